"""Real reports, where they are at hand: they are not ours to publish."""

from pathlib import Path

import pytest

from gouji.model import Document, Paragraph, Table, faults
from gouji.readers.text import read

SHARED = Path(__file__).parents[2].parent / "shared"
INPUT = SHARED / "inputs" / "annual-report-2022.txt"
REPORTS = SHARED / "corpus" / "reports"

# The size and layout of each table, by report; the abridged ones end within a row.
SHAPES = {
    "013": ["12×4 stream"],
    "029": ["14×5 rows", "4×10 rows"],
    "045": ["5×4 rows"],
    "055": ["18×5 rows", "4×10 rows"],
    "079": ["2×4 stream"],
    "085": ["2×4 rows"],
    "095": ["30×1 stream", "7×9 rows"],
    "125": ["14×4 rows", "1×10 rows"],
    "157": ["4×5 stream"],
    "161": ["11×5 stream", "3×10 stream"],
    "165": ["2×4 stream"],
    "179": ["14×4 rows", "1×10 rows"],
    "193": ["4×4 stream"],
    "199": ["14×4 stream", "5×10 stream"],
}


def opened(path: Path) -> Document:
    if not path.exists():
        pytest.skip(f"the corpus is not at hand: {path} is missing")
    document = read(path.read_bytes(), path.name)
    assert faults(document) == []
    return document


def shapes(tables: list[Table]) -> list[str]:
    return [f"{table.rows}×{table.cols} {table.layout}" for table in tables]


def test_the_tables_of_the_real_input_have_their_sizes() -> None:
    document = opened(INPUT)
    assert shapes(document.tables) == ["14×4 stream", "28×10 stream", "4×15 stream"]
    assert document.tables[2].grid()[3] == ["0"] * 15
    last = document.tables[1].grid()[27]
    assert last[:2] == ["四、结转下年度继续办理", "0"]


def test_every_line_of_the_real_input_is_in_a_block() -> None:
    document = opened(INPUT)
    lines = INPUT.read_text(encoding="utf-8").splitlines()
    prose = [block for block in document.blocks if isinstance(block, Paragraph)]
    assert [block.text for block in prose if block.story == "body"] == [
        line.strip() for line in lines if "|" not in line and line.strip()
    ]
    places = {place.line for table in document.tables for cell in table.cells for place in cell.segments}
    places |= {place.line for block in prose if block.story == "metadata" for place in block.segments}
    assert places == {number for number, line in enumerate(lines, 1) if "|" in line}


def test_the_fields_above_the_real_input_are_its_metadata() -> None:
    document = opened(INPUT)
    fields = [block for block in document.blocks if isinstance(block, Paragraph) and block.story == "metadata"]
    assert [block.text for block in fields] == [
        "索 引 号 主题分类",
        "发布机构 发布日期 2023-01-09 18:37",
        "名 称",
        "文 号 〔〕号 有 效 性",
        "来 源",
    ]
    places = [(part.start, part.line, part.column) for part in fields[1].segments]
    assert places == [(0, 3, 1), (5, 3, 8), (10, 3, 15)]


@pytest.mark.parametrize("number", SHAPES)
def test_the_tables_of_a_report_have_their_sizes(number: str) -> None:
    assert shapes(opened(REPORTS / f"{number}.txt").tables) == SHAPES[number]


def test_every_report_is_read_whole() -> None:
    paths = sorted(REPORTS.glob("*.txt"))
    if not paths:
        pytest.skip(f"the corpus is not at hand: {REPORTS} is missing")
    for path in paths:
        document = opened(path)
        texts = [
            cell.text for block in document.blocks for cell in (block.cells if isinstance(block, Table) else [block])
        ]
        source = (
            path.read_text(encoding="utf-8")
            .replace("P. 9", "")
            .replace("|", "")
            .replace("\u200b", "")
            .replace("\ufeff", "")
        )
        found = "".join(texts).replace("|", "").replace("\u200b", "").replace("\ufeff", "")
        assert "".join(found.split()) == "".join(source.split()), path.name
