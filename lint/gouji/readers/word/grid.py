"""From rows of cells as Word stores them to the full grid a reader sees."""

from collections.abc import Iterator

import msgspec

from gouji.model import Cell
from gouji.readers.word.shown import Shown, joined

MAX_COLUMNS = 63
"""Word's own limit; a span that claims more is cut to it."""
MAX_AREA = 4_000_000
"""Coordinates of all tables together: some 60,000 rows of the widest table Word can hold."""


class Slot(msgspec.Struct):
    """A cell as its row stores it, at its first column, with what it says of merging: "restart", "continue" or ""."""

    col: int
    span: int
    down: str
    along: str


class Merged(msgspec.Struct):
    """A cell as it is seen, growing with the cells that continue it."""

    row: int
    col: int
    colspan: int
    shown: Shown
    rowspan: int = 1


class Grid:
    """A table as it is read, row by row. ``inner`` are the tables inside its cells."""

    def __init__(self) -> None:
        """Begin an empty table."""
        self.rows = 0
        self.inner: list[Grid] = []
        self._cells: list[Merged] = []
        self._above: dict[int, Merged] = {}
        self._here: dict[int, Merged] = {}

    def begin_row(self) -> None:
        """Go on to the next row."""
        self.rows += 1
        self._above, self._here = self._here, {}

    def continues(self, slot: Slot) -> bool:
        """Whether a slot only continues the cell above it; the cell then grows."""
        above = self._above.get(slot.col) if slot.down == "continue" else None
        if above is None or above.colspan != slot.span:
            return False
        above.rowspan += 1
        self._here[slot.col] = above
        return True

    def add(self, slot: Slot, shown: Shown) -> None:
        """Put a cell of its own into the row."""
        cell = Merged(self.rows, slot.col, slot.span, shown)
        self._cells.append(cell)
        self._here[slot.col] = cell

    def shown(self) -> Shown:
        """The texts of the cells, one a line, as they stand in the cell around this table."""
        return joined([cell.shown for cell in self._cells], "\n")

    def tables_inside(self) -> int:
        """The number of tables in its cells, and in theirs."""
        return sum(1 + table.tables_inside() for table in self.inner)

    def area(self) -> int:
        """The number of coordinates the finished grid has."""
        return self.rows * max((cell.col + cell.colspan - 1 for cell in self._cells), default=0)

    def cells(self) -> list[Cell]:
        """The finished cells, in reading order."""
        return [
            Cell(cell.row, cell.col, cell.shown.text, cell.rowspan, cell.colspan, anchors=cell.shown.anchors)
            for cell in self._cells
        ]


def merged_along(slots: list[Slot]) -> Iterator[tuple[int, Slot]]:
    """The slots of a row that stand for themselves, with their positions in it.

    A slot that continues the one to its left (the old way to merge) widens it. Columns are set here, from 1.
    """
    last: tuple[int, Slot] | None = None
    for position, slot in enumerate(slots):
        if last and slot.along == "continue" and last[1].along:
            last[1].span += slot.span
            continue
        if last:
            yield last
        last = position, slot
    if last:
        yield last
