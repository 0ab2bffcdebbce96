"""Tables among the lines of a text: which lines belong to one, and its rows."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

import msgspec

from gouji.model import Layout
from gouji.readers.text.bars import Source, is_alignment
from gouji.readers.text.stream import Cell, broken, fold

_NO_TABLE = frozenset({"blank", "prose", "field"})
_SINGLE = frozenset({"cell", "padded", "bars"})
_LEAST_CELLS = 3  # so many lines of one cell beside rows are a table of their own


class Found(msgspec.Struct, frozen=True):
    """A table of the text: its rows of cells, how sure they are, and the line after it, from 0."""

    rows: list[list[Cell]]
    stop: int
    layout: Layout = "stream"


def tables_at(sources: Sequence[Source], start: int) -> list[Found]:
    """The tables that begin at a line, each following on the one before; none where it is prose, metadata or blank."""
    if sources[start].shape in _NO_TABLE:
        return []
    rows, stop = broken(sources, start)
    if rows:
        return [Found(rows, stop)]
    return [_read(sources, part, layout) for part, layout in _parts(sources, _run(sources, start))]


def _run(sources: Sequence[Source], start: int) -> list[int]:
    """The lines that stand together from a line on; blank ones do not part cells that stand one a line."""
    taken = [start]
    while (place := _following(sources, taken[-1])) is not None:
        taken.append(place)
    return taken


def _following(sources: Sequence[Source], place: int) -> int | None:
    before = sources[place].shape
    following = place + 1
    while following < len(sources) and sources[following].shape == "blank":
        following += 1
    if following == len(sources) or sources[following].shape in _NO_TABLE or broken(sources, following)[0]:
        return None
    if following == place + 1:
        return following
    if _completes(sources, place, following):
        return following
    both = {before, sources[following].shape}
    return following if both <= _SINGLE and ("cell" in both or both == {"bars"}) else None


def _completes(sources: Sequence[Source], place: int, behind: int) -> bool:
    """Whether a line ``behind`` blank ones is the rest of a row: both have the cells of each of the two rows before."""
    before = sources[max(0, place - 2) : place]
    wanted = {len(source.closed) for source in before if source.shape == "row"}
    both = len(sources[place].closed) + len(sources[behind].closed)
    return len(before) == 2 and wanted == {both}  # noqa: PLR2004  # two rows of one length are no chance


def _parts(sources: Sequence[Source], run: Sequence[int]) -> Iterator[tuple[list[int], Layout]]:
    """The run as tables: many one-cell lines on end are a stream, all others are rows."""
    shapes = [sources[place].shape for place in run]
    if set(shapes) <= _SINGLE and shapes.count("cell") + ("bars" in shapes) > 1 and "cell" in shapes:
        yield list(run), "stream"
        return
    rows: list[int] = []
    for single, group in groupby(run, key=lambda place: sources[place].shape in _SINGLE):
        part = list(group)
        if single and sum(sources[place].shape == "cell" for place in part) >= _LEAST_CELLS:
            if rows:
                yield rows, "rows"
            yield part, "stream"
            rows = []
        else:
            rows += part
    if rows:
        yield rows, "rows"


def _read(sources: Sequence[Source], part: Sequence[int], layout: Layout) -> Found:
    stop = part[-1] + 1
    if layout == "rows":
        return Found(_rows(list(_whole(sources, part))), stop, layout)
    lines = [sources[place] for place in part]
    after = sources[stop].line if stop < len(sources) and sources[stop].shape == "prose" else None
    rows, completed = fold(lines, after)
    return Found(rows, stop + completed)


def _whole(sources: Sequence[Source], part: Sequence[int]) -> Iterator[Source]:
    """The lines of a table of rows; one that blank lines cut is put together."""
    cut: Source | None = None
    for place, behind in pairwise((*part, part[-1] + 1)):
        line = sources[place]
        if cut:
            line = msgspec.structs.replace(line, pieces=(*cut.closed, *line.pieces), shape="row")
        cut = line if behind > place + 1 and _completes(sources, place, behind) else None
        if not cut:
            yield line


def _rows(lines: Sequence[Source]) -> list[list[Cell]]:
    """One row a line. Where every line with a text begins with a bar, those bars open the rows and close no cell."""
    aligned = [line for line in lines[:2] if is_alignment(line)][:1]
    kept = [line for line in lines if line not in aligned] or list(lines)
    texts = [line for line in kept if line.shape != "bars"]
    opened = bool(texts) and (any(line.opened for line in aligned) or all(line.opened for line in texts))
    return [_row(line, opened=opened and line.opened) for line in kept]


def _row(line: Source, *, opened: bool) -> list[Cell]:
    pieces = line.closed[1:] if opened else line.closed
    return [[piece] for piece in pieces or line.closed]
