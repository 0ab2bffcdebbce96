"""A table of a text file is put on the same full grid as that of the Word file."""

from collections.abc import Callable

import pytest

import drafts
from drafts import Grid
from gouji import BoundCell, CellId, Draft
from gouji.checking import Plan, read, read_draft
from gouji.model import Cell, faults
from gouji.registry import Kit

LAYOUTS: dict[str, Callable[[Grid], str]] = {
    "stream": drafts.stream,
    "pushed": drafts.pushed,
    "pushed-between-bars": lambda grid: drafts.pushed(grid, "| "),
    "in-place": drafts.in_place,
    "in-place-repeated": lambda grid: drafts.in_place(grid, repeat=True),
}


def draft_of(kit: Kit, name: str, data: bytes) -> Draft:
    """A file read against its form."""
    return read_draft(read(data, name, kit.readers), Plan(kit.rules, kit.forms))[0]


def spans(cells: tuple[Cell, ...]) -> set[tuple[int, int, int, int, str]]:
    """Each cell with its coordinate, its span and its text."""
    return {(cell.row, cell.col, cell.rowspan, cell.colspan, cell.text) for cell in cells}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize("seed", range(3))
def test_every_merged_cell_stands_where_it_stands_in_word(kit: Kit, layout: Callable[[Grid], str], seed: int) -> None:
    """Cell for cell, span for span; and the model keeps its promises."""
    blocks = drafts.report(drafts.consistent(seed))
    word = draft_of(kit, "draft.docx", drafts.word(blocks)).document
    text = draft_of(kit, "draft.md", drafts.text(blocks, layout)).document
    assert [spans(table.cells) for table in text.tables] == [spans(table.cells) for table in word.tables]
    assert faults(text) == faults(word) == []


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_a_figure_is_found_in_the_source_by_line_and_column(kit: Kit, layout: Callable[[Grid], str]) -> None:
    """The characters at every figure's line and column are the figure."""
    data = drafts.text(drafts.report(drafts.consistent(8)), layout)
    lines = data.decode().split("\n")
    draft = draft_of(kit, "draft.md", data)
    cells = [cell for table in draft.tables.values() for cell in table.cells.values()]
    assert len(cells) == 200
    for cell in cells:
        (segment,) = cell.cell.segments
        assert lines[segment.line - 1][segment.column - 1 :].startswith(cell.cell.text)


def test_blank_figures_stay_in_their_columns(kit: Kit) -> None:
    """Rows with every other figure blank, in each layout, give the figures of the Word file."""
    grid = [
        cell._replace(text="") if cell.row > 3 and cell.col > 3 and (cell.row + cell.col) % 2 else cell
        for cell in drafts.table_three(drafts.consistent(4).three)
    ]
    blocks: list[drafts.Block] = ["青禾县数据局2024年政府信息公开工作年度报告", f"三、{drafts.SECTIONS[2]}", grid]
    want = {name: cell.figure for name, cell in _cells(kit, "draft.docx", drafts.word(blocks)).items()}
    for layout in LAYOUTS.values():
        got = {name: cell.figure for name, cell in _cells(kit, "draft.md", drafts.text(blocks, layout)).items()}
        assert got == want


def _cells(kit: Kit, name: str, data: bytes) -> dict[CellId, BoundCell]:
    return dict(draft_of(kit, name, data).tables["applications"].cells)
