"""Which element of the body a block or cell stands in: what its anchors cannot say where it has no text."""

from collections.abc import Iterable, Iterator

from gouji.readers.word.body import Item, Line, Walk
from gouji.readers.word.grid import Grid
from gouji.readers.word.inline import Inline
from gouji.readers.word.names import Element
from gouji.readers.word.numbering import Numbering
from gouji.readers.word.shown import Shown
from gouji.readers.word.sides import Side
from gouji.readers.word.styles import Styles


def elements(body: Element, styles: Styles, side: Side) -> list[Element | list[Element]]:
    """For each block of a body, in their order, its paragraph, or of a table the cells in reading order."""
    return _Elements(body, styles, side).found


class _Elements(Walk):
    def __init__(self, body: Element, styles: Styles, side: Side) -> None:
        # Numbers change no block of a body, so none are counted.
        super().__init__(Inline(body, styles, side), Numbering(lambda: None, styles))
        self._lines: dict[int, Element] = {}
        self._cells: dict[Grid, list[Element]] = {}
        items = self.items(body)
        self.found = [
            self._cells.get(item, []) if isinstance(item, Grid) else self._lines[id(item)] for item in _flat(items)
        ]

    def _line(self, paragraph: Element, before: Line | None) -> tuple[Line, bool]:
        line, goes_on = super()._line(paragraph, before)
        self._lines[id(line)] = paragraph
        return line, goes_on

    def _cell(self, cell: Element, grid: Grid) -> Shown:
        self._cells.setdefault(grid, []).append(cell)
        return super()._cell(cell, grid)


def _flat(items: Iterable[Item]) -> Iterator[Item]:
    for item in items:
        yield item
        if isinstance(item, Grid):
            yield from _flat(item.inner)
