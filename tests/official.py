"""The official form, filled as a clerk fills it."""

from io import BytesIO
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

import drafts


def fill(form: bytes, figures: drafts.Figures) -> bytes:
    """The official form with figures in its tables, and period and contact before its first section."""
    document = docx.Document(BytesIO(form))
    two, three, four = (table._tbl for table in document.tables)  # noqa: SLF001  # cells by XML: table.cell is quadratic
    values = iter(figures.two)
    for row, count in ((3, 3), (4, 3), (7, 1), (10, 1), (11, 1), (14, 1)):
        for cell in cells_of(two, row)[1 : 1 + count]:
            write(cell, next(values))
    for number, line in enumerate(figures.three, 4):
        for cell, value in zip(cells_of(three, number)[-7:], line, strict=True):
            write(cell, str(value))
    for cell, count in zip(cells_of(four, 4), figures.four, strict=True):
        write(cell, str(count))
    first = next(paragraph for paragraph in document.paragraphs if paragraph.text.startswith("一、"))
    first.insert_paragraph_before("本报告所列数据的统计期限自2024年1月1日起至2024年12月31日止。")
    first.insert_paragraph_before("如有疑问，请与市政府办公室联系（电话：010-63202651）。")
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def cells_of(table: BaseOxmlElement, row: int) -> list[Any]:
    """The cells stored in a row, from 1."""
    return list(table.findall(qn("w:tr"))[row - 1].findall(qn("w:tc")))


def write(cell: Any, text: str) -> None:  # noqa: ANN401  # an element of python-docx, which has no types
    """Put a text into the first paragraph of a cell, after what white space it holds."""
    run = cell.find(qn("w:p")).makeelement(qn("w:r"), {})
    content = run.makeelement(qn("w:t"), {})
    content.text = text
    run.append(content)
    cell.find(qn("w:p")).append(run)
