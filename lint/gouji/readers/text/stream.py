"""Tables with one cell a line: only the order of their cells is sure; the width is a guess."""

import re
from collections.abc import Sequence
from itertools import accumulate
from math import gcd

from gouji.readers.text.bars import Source
from gouji.readers.text.lines import Line

Cell = list[Line]
"""The lines of a cell's text, to be joined by line feeds."""

_WIDEST = 60
_MANY_ENDS = 3  # so many padded rows do not all fall on every second or third row by chance
_LINES_OF_A_CELL = 3  # more lines than this between two bars are prose between two tables
_LINES_AHEAD = 12


def fold(sources: Sequence[Source], after: Line | None) -> tuple[list[list[Cell]], bool]:
    """The rows of a one-cell-a-line table, and whether the line ``after`` it is its last cell, which lost its bar.

    Where no width is convincing, every cell is a row.
    """
    cells = [cell for source in sources for cell in _cells(source)]
    lead = 0 if cells[0][0].text else 1  # a lone bar may open each row
    width = _width([bool(cell[0].text) for cell in cells], _ends(sources), lead)
    if not width:
        return [[cell] for cell in cells], False
    rows = [cells[at + lead : at + width] for at in range(0, len(cells) - lead, width)]
    if after is None or not _completes(rows[-1], width - lead, after):
        return rows, False
    rows[-1].append([after])
    return rows, True


def _cells(source: Source) -> list[Cell]:
    first, *others = source.closed
    return [[*source.above, first], *([piece] for piece in others)]


def _ends(sources: Sequence[Source]) -> list[int]:
    """How many cells stand before each end of a padded row.

    A lone bar may be an empty cell within a row as well, so it counts only where there is nothing better.
    """
    counts = list(accumulate(len(source.closed) for source in sources))
    last = [*(source.shape != "bars" for source in sources[1:]), True]
    padding = [len(source.closed) if source.shape in {"bars", "padded"} else 0 for source in sources]
    runs = [(count, size) for count, size, ends in zip(counts, padding, last, strict=True) if size and ends]
    return [count for count, size in runs if size > 1] or [count for count, _ in runs]


def _width(filled: Sequence[bool], ends: Sequence[int], lead: int) -> int:
    """The width whose every row begins with a text and whose padded rows end where a row ends; 0 for none."""
    least, most = lead + 2, min(gcd(*ends), _WIDEST)
    fitting = [width for width in range(least, most + 1) if gcd(*ends) % width == 0 and _fits(filled, width, lead)]
    if not fitting:
        return 0
    return fitting[-1] if len(ends) >= _MANY_ENDS else fitting[0]


def _fits(filled: Sequence[bool], width: int, lead: int) -> bool:
    return all(filled[lead::width]) and not (lead and any(filled[::width]))


def _completes(row: Sequence[Cell], width: int, after: Line) -> bool:
    """Only a figure can be the last cell, where one cell is short or the row has nothing but its label."""
    if not row or not _is_figure(after):
        return False
    return len(row) == width - 1 or (len(row) < width and not _is_figure(row[-1][0]))


def _is_figure(line: Line) -> bool:
    return re.fullmatch(r"[-+]?\d[\d,.]*%?", line.text) is not None


def broken(sources: Sequence[Source], start: int) -> tuple[list[list[Cell]], int]:
    """A Markdown table whose cells are broken over lines, and the place after it; no rows where there is none.

    Each row is opened by ``| text``; each cell is closed by a bar that begins a later line.
    """
    if sources[start].shape != "open" or not _is_closed(sources, start + 1):
        return [], start
    rows: list[list[Cell]] = []
    waiting = False
    place = start
    while place < len(sources) and _continues(sources, place):
        waiting = _take(rows, sources[place], waiting=waiting)
        place += 1
    return rows, place


def _take(rows: list[list[Cell]], source: Source, *, waiting: bool) -> bool:
    """Lay one line into the rows; ``waiting`` and the answer tell whether the last cell still waits for its bar."""
    if source.shape == "blank":
        return waiting
    if source.shape == "open":
        rows.append([[source.pieces[1]]])
        return True
    pieces = list(source.closed or (source.line,))
    if waiting:
        first = pieces.pop(0)
        rows[-1][-1] += [first] if first.text else []
    rows[-1] += [[piece] for piece in pieces]
    return source.shape == "prose"


def _continues(sources: Sequence[Source], place: int) -> bool:
    shape = sources[place].shape
    return shape in {"open", "bars", "cell", "padded"} or (shape != "row" and _is_closed(sources, place))


def _is_closed(sources: Sequence[Source], place: int) -> bool:
    """Whether nothing but the few lines of a cell stands before the next line of bars."""
    ahead = [source for source in sources[place : place + _LINES_AHEAD] if source.shape != "blank"]
    for source in ahead[: _LINES_OF_A_CELL + 1]:
        if source.shape != "prose" or source.line.text.startswith("#"):
            return source.shape == "bars"
    return False
