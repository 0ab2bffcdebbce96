"""A report printed as PDF, laid into the files it may have been: Word with merged cells, and text in many layouts."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

import pdfplumber
from pdfplumber.page import Page
from pdfplumber.table import Table

import clothes
import drafts
from drafts import Block, Grid, GridCell

_INDENT = 16
"""How far, in points, a line stands in at least where a paragraph begins: one character."""
_SAME_EDGE = 5
"""How far apart, in points, the edge of a column may be on two pages; the narrowest column is five times as wide."""
_BLANK, _GAP = 0.45, 0.15
"""How wide, in characters, a blank is at least, and the gap that the typesetter leaves beside figures."""
_PAGE = 9000
"""How wide, in twentieths of a point, a table is drawn in Word."""
_NUMERAL = re.compile(r"[（一二三四五六\d]")


class Line(NamedTuple):
    """A printed line of running text and how far in it begins."""

    text: str
    left: float


class Box(NamedTuple):
    """A printed cell with its edges."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


def paper(path: Path) -> list[Block]:
    """Paragraphs and tables in reading order, put together again over the ends of lines and pages.

    The cells keep their line ends, which may be the author's.
    """
    items = list(_items(path, _BLANK))
    margin = min(item.left for item in items if isinstance(item, Line))
    blocks: list[Block] = []
    for item in items:
        if not isinstance(item, Line):
            blocks.append(item)
        elif item.left - margin < _INDENT and isinstance(blocks[-1], str):
            blocks[-1] += item.text
        else:
            blocks.append(item.text)
    return blocks


def printed(path: Path) -> list[Block]:
    """Each printed line by itself, the gaps beside figures as blanks: what copying the pages gives."""
    return [item.text if isinstance(item, Line) else item for item in _items(path, _GAP)]


def unwrapped(blocks: Iterable[Block]) -> list[Block]:
    """The blocks with every cell on one line."""
    return [
        block if isinstance(block, str) else [cell._replace(text=_on_one_line(cell.text)) for cell in block]
        for block in blocks
    ]


def _on_one_line(text: str) -> str:
    """The text of a cell; the gaps in a line that is wrapped only stretch it to the width of the cell."""
    *wrapped, last = text.split("\n")
    return "".join(line.replace(" ", "") for line in wrapped) + last


def word(blocks: Iterable[Block]) -> bytes:
    """A Word file with lines between its cells, which are broken into lines where they have line ends."""
    return clothes.dressed(drafts.word(blocks), [_break_lines, _draw])


def _break_lines(word: clothes.Word) -> None:
    for text in list(word.body.iter(clothes.TEXT)):
        first, *others = (text.text or "").split("\n")
        text.text = first
        for line in reversed(others):
            text.addnext(clothes.xml(f"<w:t xml:space='preserve'>{escape(line)}</w:t>"))
            text.addnext(clothes.xml("<w:br/>"))


def _draw(word: clothes.Word) -> None:
    """Give the tables lines and their columns a width, without which merged cells look like others."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f"<w:{side} w:val='single' w:sz='4'/>" for side in sides)
    for table in word.body.iter(clothes.W + "tbl"):
        properties, grid = list(table)[:2]
        properties.append(clothes.xml(f"<w:tblBorders>{borders}</w:tblBorders>"))
        width = _PAGE // len(grid)
        for column in grid:
            column.set(clothes.W + "w", str(width))
        for cell in table.iter(clothes.CELL):
            span = int(cell[0][0].attrib[clothes.W + "val"])
            cell[0].insert(0, clothes.xml(f"<w:tcW w:w='{width * span}' w:type='dxa'/>"))


def tabs(grid: Grid) -> str:
    """A row a line, its cells parted by tabs, those that merged cells cover blank."""
    texts = [[""] * drafts.width_of(grid) for _ in drafts.lines_of(grid)]
    for cell in grid:
        texts[cell.row - 1][cell.col - 1] = cell.text
    return "\n".join(map("\t".join, texts))


LAYOUTS: dict[str, Callable[[list[Block]], bytes]] = {
    "report.docx": lambda blocks: word(unwrapped(blocks)),
    "broken.docx": word,
    "cells.txt": lambda blocks: drafts.text(unwrapped(blocks)),
    "bars.txt": lambda blocks: drafts.text(unwrapped(blocks), drafts.pushed),
    "tabs.txt": lambda blocks: drafts.text(unwrapped(blocks), tabs),
    "report.md": lambda blocks: drafts.markdown(unwrapped(blocks)),
}
"""The files that the report is laid into, by name."""


def _items(path: Path, blank: float) -> Iterator[Line | Grid]:
    """Lines and tables in reading order; a table that the end of a page parted is one."""
    parts: list[list[Box]] = []
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            for at, item in enumerate(_items_of(page, blank)):
                if parts and (at or isinstance(item, Line)):
                    yield _grid(parts)
                    parts = []
                if isinstance(item, Line):
                    yield item
                else:
                    parts.append(item)
    if parts:
        yield _grid(parts)


def _items_of(page: Page, blank: float) -> list[Line | list[Box]]:
    """What a page holds but its number, from top to bottom; a table of one column is the shade of a paragraph."""
    tables = [table for table in page.find_tables() if len(table.columns) > 1]
    prose = page
    for table in tables:
        prose = prose.outside_bbox(table.bbox)
    found: list[tuple[float, Line | list[Box]]] = [
        (line["top"], Line(line["text"], line["x0"]))
        for line in prose.extract_text_lines(x_tolerance_ratio=blank)
        if line["text"].strip("- ") != str(page.page_number)
    ]
    found += [(table.bbox[1], _boxes(table, blank)) for table in tables]
    return [item for _, item in sorted(found, key=lambda one: one[0])]


def _boxes(table: Table, blank: float) -> list[Box]:
    rows = zip(table.rows, table.extract(x_tolerance_ratio=blank), strict=True)
    cells = (cell for row, texts in rows for cell in zip(row.cells, texts, strict=True))
    return [Box(*edges, text or "") for edges, text in cells if edges]


def _grid(parts: list[list[Box]]) -> Grid:
    """The parts of a table on the grid of all their columns."""
    edges = sorted(edge for part in parts for box in part for edge in (box.left, box.right))
    columns = [edges[0], *(edge for before, edge in pairwise(edges) if edge - before > _SAME_EDGE)]
    grid: Grid = []
    above = 0
    for part in parts:
        rows = sorted({box.top for box in part})
        for box in part:
            row, col = bisect_right(rows, box.top), bisect_right(columns, box.left)
            rowspan = bisect_right(rows, box.bottom - 1) - row + 1
            colspan = bisect_right(columns, box.right) - col
            _put(grid, GridCell(row + above, col, rowspan, colspan, box.text), above)
        above += len(rows)
    return sorted(grid)


def _put(grid: Grid, cell: GridCell, above: int) -> None:
    """Add a cell, or the rest of one that the end of a page cut: a label's beginning has a numeral."""
    if above and cell.row == above + 1 and cell.rowspan > 1 and not _NUMERAL.match(cell.text):
        cut = next(one for one in grid if (one.row + one.rowspan, one.col) == (cell.row, cell.col))
        text = "\n".join(filter(None, (cut.text, cell.text)))
        grid[grid.index(cut)] = cut._replace(rowspan=cut.rowspan + cell.rowspan, text=text)
    else:
        grid.append(cell)
