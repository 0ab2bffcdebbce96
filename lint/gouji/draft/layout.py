"""Putting the cells of a text table where they stand on the page.

Bars in a text file push the cells of a row to the left of those it shares with merged cells, and one cell a line keeps
nothing but the order. The form knows its labels and how many figures a row has: each row of the text is taken for the
form's row it names, and its cells are put where the form prints them. What cannot be placed keeps its row, is bound to
nothing, and so is said to be missing: it is never guessed.
"""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import takewhile

import msgspec

from gouji.draft.labels import BandShape, RowMatch, Shape, match_row, reads_as
from gouji.figures import read_figure
from gouji.folding import fold
from gouji.form import Label
from gouji.model import Cell, Segment, Table, table

Row = list[Cell]
_WORDS_AMONG = 5
"""One cell in so many of a row of figures may hold words, which are no figure and another rule's matter."""
_CLOSERS = ")）”》"
"""What is no cell of its own: the end of a label that was broken off."""


class Placed(msgspec.Struct):
    """A row of the new grid: its cells by column, and the form's row it is, if it is one.

    ``unplaced`` is the form's row whose figures cannot be told apart by column.
    """

    cells: list[Cell]
    match: RowMatch | None = None
    unplaced: RowMatch | None = None


class LaidOut(msgspec.Struct, frozen=True):
    """A table on the full grid, and those of its rows, by number, whose figures could not be placed."""

    table: Table
    unplaced: dict[int, RowMatch]


def _unplaced(row: Row, match: RowMatch | None = None) -> Placed:
    return Placed([msgspec.structs.replace(cell, col=col) for col, cell in enumerate(row, 1)], unplaced=match)


def lay_out(source: Table, shape: Shape) -> LaidOut:
    """The same table as a full grid; of layout ``rows`` still where its header does not say which column is which."""
    rows = _rows(source, shape)
    matches = _matches(rows, shape)
    placed: list[Placed] = []
    start = 0
    for number, band in enumerate(shape.bands):
        own = [at for at, match in enumerate(matches) if match and match.band == number and at >= start]
        if not own:
            continue
        first, stop = own[0], own[-1] + 1
        header = _place_header(rows[start:first], band, shape)
        if header is None and rows[start:first]:
            return LaidOut(_as_read(source, rows, flat=_is_flat(rows[first - 1], rows[first], band)), {})
        placed += header or []
        placed += _place_rows(rows[first:stop], matches[first:stop], shape, padded=source.layout != "stream")
        start = stop
    if not placed:
        return LaidOut(_as_read(source, rows, flat=False), {})
    placed += [_unplaced(row) for row in rows[start:]]
    unplaced = {number: line.unplaced for number, line in enumerate(placed, 1) if line.unplaced}
    return LaidOut(table(source.number, source.index, _numbered(placed), rows=len(placed)), unplaced)


def _is_flat(header: Row, row: Row, band: BandShape) -> bool:
    """Whether a header stands right above its figures: as many cells, and its first is over the row labels."""
    filled = len(header) == len(row) == _last(row) + 1
    return filled and not band.column_index.find(header[0].text)


def _as_read(source: Table, rows: list[Row], *, flat: bool) -> Table:
    cells = [
        msgspec.structs.replace(cell, row=number, col=col)
        for number, row in enumerate(rows, 1)
        for col, cell in enumerate(row, 1)
    ]
    return table(source.number, source.index, cells, rows=len(rows), layout="grid" if flat else "rows")


def _rows(source: Table, shape: Shape) -> list[Row]:
    """The rows of a table as its text has them, a stream cut where the form's rows begin."""
    rows: list[Row] = [[] for _ in range(source.rows)]
    for cell in source.cells:
        rows[cell.row - 1].append(cell)
    rows = [row for row in rows if row]
    if source.layout != "stream":
        return list(_with_whole_labels(rows, shape))
    if shape.label_columns:
        return list(_cut([cell for row in rows for cell in row], shape))
    return rows if any(_all_figures(row, shape) for row in rows) else _cut_off(rows, shape)


def ends_within_row(cells: Sequence[Cell], shape: Shape) -> bool:
    """Whether the last of some cells is a label or a figure of a row that lacks figures behind it.

    Rows without labels are not told apart so: of their table it is never said.
    """
    last = [*_cut(cells, shape)][-1:] if shape.label_columns else []
    match = match_row([cell.text for cell in last[0]], shape) if last else None
    return match is not None and len(last[0]) - match.cells < len(shape.bands[match.band].columns)


def _with_whole_labels(rows: Sequence[Row], shape: Shape) -> Iterator[Row]:
    """The rows, those that end in pieces of a label as one with the row that begins with the last of them."""
    at = 0
    while at < len(rows):
        count = _rows_of_label(rows, at, shape)
        yield _row_of(rows[at : at + count]) if count > 1 else rows[at]
        at += count


def _rows_of_label(rows: Sequence[Row], start: int, shape: Shape) -> int:
    """How many rows from one on hold a label of the form between them; 1 where they hold none."""
    text = fold(rows[start][_last(rows[start])].text)
    found = 1
    for stop in range(start + 1, len(rows)):
        first = rows[stop][_first(rows[stop])]
        if text not in shape.beginnings or not first.text:
            break
        more = fold(first.text)
        text += more
        if more and text in shape.printed:
            found = stop - start + 1
        if rows[stop][-1] is not first:
            break
    return found


def _row_of(rows: Sequence[Row]) -> Row:
    """Several rows as one: what stands before their label, the label, and the figures behind it."""
    begun = _last(rows[0])
    pieces = [rows[0][begun], *(row[_first(row)] for row in rows[1:])]
    return [*rows[0][:begun], _in_one(pieces), *rows[-1][_first(rows[-1]) + 1 :]]


def _first(row: Row) -> int:
    """Where the first text of a row stands; its first cell where it has none."""
    return next((at for at, cell in enumerate(row) if cell.text), 0)


def _last(row: Row) -> int:
    """Where the last text of a row stands; its last cell where it has none."""
    return next((at for at in range(len(row) - 1, -1, -1) if row[at].text), len(row) - 1)


def _parted(cell: Cell, shape: Shape) -> list[Cell]:
    """A cell that holds several labels with blanks between them, the last perhaps broken off, as a cell each."""
    parts = list(re.finditer(r"\S+", cell.text))
    if len(parts) < 2 or fold(cell.text) in shape.beginnings or fold(parts[-1][0]) not in shape.beginnings:  # noqa: PLR2004
        return [cell]
    if any(fold(part[0]) not in shape.printed for part in parts[:-1]):
        return [cell]
    return [_piece(cell, part.start(), part.end()) for part in parts]


def _piece(cell: Cell, start: int, end: int) -> Cell:
    """A part of a cell's text as a cell of its own."""
    before = [part for part in cell.segments if part.start <= start][-1:]
    within = [part for part in cell.segments if start < part.start < end]
    segments = [Segment(0, part.line, part.column + start - part.start) for part in before]
    segments += [Segment(part.start - start, part.line, part.column) for part in within]
    return msgspec.structs.replace(cell, text=cell.text[start:end], segments=tuple(segments))


def _mended(stream: Row, shape: Shape) -> Iterator[Cell]:
    """A stream in which the pieces of a label that stand in several cells are one cell."""
    position = 0
    while position < len(stream):
        pieces = _pieces_of_label(stream, position, shape)
        yield _in_one(stream[position : position + pieces]) if pieces > 1 else stream[position]
        position += pieces


def _pieces_of_label(stream: Row, start: int, shape: Shape) -> int:
    """How many cells from one on make a label of the form between them, the longest; 1 where they make none."""
    text = fold(stream[start].text)
    found = 1
    for stop in range(start + 1, len(stream)):
        if text not in shape.beginnings or not stream[stop].text:
            break
        more = fold(stream[stop].text)
        text += more
        if text in shape.printed and (more or stream[stop].text[0] in _CLOSERS):
            found = stop - start + 1
    return found


def _in_one(cells: Sequence[Cell]) -> Cell:
    """One cell with the texts of several, each on a line of its own."""
    segments: list[Segment] = []
    length = 0
    for cell in cells:
        segments += [msgspec.structs.replace(part, start=part.start + length) for part in cell.segments]
        length += len(cell.text) + 1
    return msgspec.structs.replace(cells[0], text="\n".join(cell.text for cell in cells), segments=tuple(segments))


def _cut_off(rows: list[Row], shape: Shape) -> list[Row]:
    """Rows with the figures at their end as one row, where there are just as many as the form has."""
    stream = [cell for row in rows for cell in row]
    first = next((at for at, cell in enumerate(stream) if cell.text and read_figure(cell.text).kind != "words"), 0)
    figures = [cell for cell in stream[first:] if cell.text]
    whole = len(figures) == shape.figure_columns and _all_figures(figures, shape)
    return [row for row in (stream[:first], figures) if row] if whole else rows


def _cut(cells: Sequence[Cell], shape: Shape) -> Iterator[Row]:
    """Rows of a stream of cells: each row of figures, and all that stands between two of them as one."""
    stream = list(_mended([part for cell in cells for part in _parted(cell, shape)], shape))
    position = waiting = 0
    last: RowMatch | None = None
    while position < len(stream):
        ahead = [cell.text for cell in stream[position : position + 2 * shape.label_columns]]
        match = match_row(ahead, shape, last) if ahead[0] else None
        if match is None:
            position += 1
            continue
        if position > waiting:
            yield stream[waiting:position]
        waiting = _row_end(stream, position + match.cells, match, shape)
        yield stream[position:waiting]
        position, last = waiting, match
    if waiting < len(stream):
        yield stream[waiting:]


def _row_end(stream: Row, start: int, match: RowMatch, shape: Shape) -> int:
    """Where a row ends: after its figures, or earlier at a label, and after the blanks and figures beyond them."""
    end = start
    full = start + len(shape.bands[match.band].columns)
    while end < min(full, len(stream)) and not _is_label(stream[end], shape, match):
        end += 1
    while end < len(stream) and (not stream[end].text or read_figure(stream[end].text).kind == "figure"):
        end += 1
    return end


def _is_label(cell: Cell, shape: Shape, after: RowMatch) -> bool:
    """Whether a cell is a text the form prints, and so none of a row's figures."""
    return fold(cell.text) in shape.printed or match_row([cell.text], shape, after) is not None


def _matches(rows: list[Row], shape: Shape) -> list[RowMatch | None]:
    """The form's row each row is; where the form's row has no label, the first row of figures."""
    if not shape.label_columns:
        first = next((at for at, row in enumerate(rows) if _all_figures(row, shape)), None)
        leaf = shape.bands[0].rows[0]
        return [RowMatch(0, leaf, 0) if at == first else None for at in range(len(rows))]
    found: list[RowMatch | None] = []
    last: RowMatch | None = None
    for row in rows:
        match = match_row([cell.text for cell in row], shape, last)
        last = match or last
        found.append(match)
    return found


def _all_figures(row: Row, shape: Shape) -> bool:
    texts = [cell.text for cell in row[: shape.figure_columns]]
    words = [text for text in texts if read_figure(text).kind == "words"]
    few = len(words) * _WORDS_AMONG <= shape.figure_columns and not any(fold(text) in shape.printed for text in words)
    return few and len(row) >= shape.figure_columns


def _place_header(rows: list[Row], band: BandShape, shape: Shape) -> list[Placed] | None:
    """The header of a band on the full grid; None where its texts are not those of the form in their order.

    A source may write a merged header once or again in each cell it covers: both are tried.
    """
    once = _fit_header([cell for row in rows for cell in row if fold(cell.text)], band, shape)
    return once or _fit_header(_without_repeats(rows), band, shape) or _fit_header(_of_pieces(rows, band), band, shape)


class Slot(msgspec.Struct):
    """A label of a header to be put together: what is still wanted of each of its wordings, and the pieces found."""

    wanted: list[str]
    pieces: list[Cell] = []

    def takes(self, text: str) -> bool:
        """Whether the label goes on with a piece."""
        return any(wording.startswith(text) for wording in self.wanted)

    def take(self, cell: Cell) -> None:
        """Add a piece."""
        text = fold(cell.text)
        self.pieces.append(cell)
        self.wanted = [wording.removeprefix(text) for wording in self.wanted if wording.startswith(text)]


def _of_pieces(rows: list[Row], band: BandShape) -> list[Cell]:
    """The header put together from labels broken over lines, even into characters; empty where that leaves a doubt.

    Each piece goes to the first label that goes on with it; on one line the labels must follow one another, so that
    columns out of order are not taken for the form's.
    """
    slots = [Slot([fold(band.band.heading)]), Slot([fold(band.band.corner)])]
    slots += [Slot([fold(wording) for wording in (label.label, *label.also)]) for label in _by_level(band)]
    for row in rows:
        last: dict[int, int] = {}
        for cell in row:
            if not (text := fold(cell.text)):
                continue
            above = last.get(cell.row, -1)
            found = next((at for at, slot in enumerate(slots) if at > above and slot.takes(text)), None)
            if found is None:
                return []
            slots[found].take(cell)
            last[cell.row] = found
    if any("" not in slot.wanted for slot in slots[2:]) or any(slot.pieces and "" not in slot.wanted for slot in slots):
        return []
    return [_in_one(slot.pieces) for slot in slots if slot.pieces]


def _by_level(band: BandShape) -> Iterator[Label]:
    """The labels of a header in reading order."""
    labels = band.band.columns
    while labels:
        yield from labels
        labels = tuple(below for label in labels for below in label.of)


def _without_repeats(rows: list[Row]) -> list[Cell]:
    """The header cells whose text stands neither in the cell before nor in the one above."""
    above: Row = []
    found: list[Cell] = []
    for row in rows:
        for at, cell in enumerate(row):
            beside = (row[at - 1 : at] if at else []) + above[at : at + 1]
            if fold(cell.text) and all(fold(cell.text) != fold(other.text) for other in beside):
                found.append(cell)
        above = row
    return found


def _fit_header(texts: list[Cell], band: BandShape, shape: Shape) -> list[Placed] | None:
    """Header cells, in reading order, on the full grid; None where they are not those of the form."""
    start = next((at for at, cell in enumerate(texts) if _begins(cell, band)), None)
    if start is None:
        return None
    placed = [_unplaced([cell]) for cell in texts[:start]]
    rest = texts[start:]
    if band.band.heading and fold(rest[0].text) == fold(band.band.heading):
        placed.append(Placed([msgspec.structs.replace(rest.pop(0), col=1, colspan=shape.width)]))
    expected = list(_header_cells(band, shape, bool(rest) and fold(rest[0].text) == fold(band.band.corner)))
    if len(expected) != len(rest) or not all(map(_same, rest, expected)):
        return None
    lines = [Placed([]) for _ in range(max(head.level for head in expected) + 1)]
    for cell, head in zip(rest, expected, strict=True):
        rowspan = len(lines) - head.level if head.label is None or not head.label.of else 1
        lines[head.level].cells.append(
            msgspec.structs.replace(cell, col=head.col, colspan=head.colspan, rowspan=rowspan)
        )
    return placed + lines


class HeaderCell(msgspec.Struct, frozen=True):
    """A cell of a header as the form prints it: its level from 0, its label (None for the corner), column and span."""

    level: int
    label: Label | None
    col: int
    colspan: int


def _begins(cell: Cell, band: BandShape) -> bool:
    first = band.band.columns[0]
    return fold(cell.text) in {fold(band.band.heading), fold(band.band.corner), fold(first.label)} - {""}


def _same(cell: Cell, head: HeaderCell) -> bool:
    label = head.label
    return label is None or fold(cell.text) in {fold(wording) for wording in (label.label, *label.also)}


def _header_cells(band: BandShape, shape: Shape, corner: bool) -> Iterator[HeaderCell]:  # noqa: FBT001  # one private caller
    """Each cell of a header in reading order; the last column reaches to the edge of the grid."""
    if corner:
        yield HeaderCell(0, None, 1, shape.label_columns)
    level = 0
    labels = list(_starts(band.band.columns, shape.label_columns + 1))
    while labels:
        for label, col in labels:
            width = len(_leaves_below(label))
            last = col + width - 1 == shape.label_columns + len(band.columns)
            yield HeaderCell(level, label, col, shape.width - col + 1 if last else width)
        labels = [below for label, col in labels for below in _starts(label.of, col)]
        level += 1


def _starts(labels: Sequence[Label], start: int) -> Iterator[tuple[Label, int]]:
    for label in labels:
        yield label, start
        start += len(_leaves_below(label))


def _leaves_below(label: Label) -> list[Label]:
    return [leaf for below in label.of for leaf in _leaves_below(below)] if label.of else [label]


def _place_rows(rows: list[Row], matches: list[RowMatch | None], shape: Shape, *, padded: bool) -> Iterator[Placed]:
    """Rows of figures on the full grid.

    One that holds more than the form's row has room for is left as it is, and so is one that holds less, unless rows
    are ``padded``: where blanks are not written, nobody knows which figure is left out.
    """
    in_place = _written_in_place(rows, matches, shape)
    for row, match in zip(rows, matches, strict=True):
        if match is None:
            yield _unplaced(row)
            continue
        first = shape.label_columns if in_place else match.cells
        columns = len(shape.bands[match.band].columns)
        figures = row[first : first + columns]
        beyond = [cell for cell in row[first + columns :] if cell.text]
        if any(fold(cell.text) != fold(figures[-1].text) for cell in beyond) or (len(figures) < columns and not padded):
            yield _unplaced(row, match)
            continue
        labels = _place_labels(row[: match.cells], match, shape) if match.cells else ()
        yield Placed([*labels, *_place_figures(figures, columns, shape)], match)


def _written_in_place(rows: list[Row], matches: list[RowMatch | None], shape: Shape) -> bool:
    """Whether rows keep the cells their merged labels cover; rows whose figures fit but one way decide."""
    votes = 0
    for row, match in zip(rows, matches, strict=True):
        if match and match.cells < shape.label_columns:
            columns = len(shape.bands[match.band].columns)
            pushed, kept = (_fits(row, start, match.cells, columns) for start in (match.cells, shape.label_columns))
            votes += int(kept) - int(pushed)
    return votes > 0


def _fits(row: Row, start: int, labels: int, columns: int) -> bool:
    """Whether the figures of a row can begin at a cell: nothing but blanks before them and behind them."""
    outside = row[labels:start] + row[start + columns :]
    return len(row) >= start + columns and not any(cell.text for cell in outside)


def _place_labels(cells: Row, match: RowMatch, shape: Shape) -> Iterator[Cell]:
    """The labels of a row in the columns of their depth; the last is its own, and one written again is left out."""
    own = fold(cells[-1].text)
    first = next(at for at, cell in enumerate(cells) if fold(cell.text) == own)
    waiting = list(enumerate(match.leaf.path[:-1], 1))
    for cell in cells[:first]:
        found = next(((col, label) for col, label in waiting if reads_as(cell.text, label)), None)
        if found:
            waiting.remove(found)
            yield msgspec.structs.replace(cell, col=found[0])
    depth = len(match.leaf.path)
    yield msgspec.structs.replace(cells[first], col=depth, colspan=shape.label_columns - depth + 1)


def _place_figures(figures: Row, columns: int, shape: Shape) -> Iterator[Cell]:
    for offset, cell in enumerate(figures):
        last = offset + 1 == columns
        span = shape.figure_columns - offset if last else 1
        yield msgspec.structs.replace(cell, col=shape.label_columns + 1 + offset, colspan=span)


def _numbered(placed: list[Placed]) -> Iterator[Cell]:
    """The cells with their rows, each label of a group reaching down over the rows of its group."""
    for number, line in enumerate(placed, 1):
        for cell in line.cells:
            if not (line.match and cell.col < len(line.match.leaf.path)):
                yield msgspec.structs.replace(cell, row=number)
            elif number == 1 or not _goes_on(cell, line.match, placed[number - 2]):
                span = sum(1 for _ in takewhile(partial(_is_below, cell, line.match), placed[number:])) + 1
                yield msgspec.structs.replace(cell, row=number, rowspan=span)


def _is_below(cell: Cell, match: RowMatch, line: Placed) -> bool:
    """Whether a row stands under the label of a group: it is of the group, and has no other label in that column."""
    depth = cell.col
    own = [fold(other.text) for other in line.cells if other.col == depth and fold(other.text)]
    return bool(line.match and line.match.leaf.path[:depth] == match.leaf.path[:depth]) and own in (
        [],
        [fold(cell.text)],
    )


def _goes_on(cell: Cell, match: RowMatch, before: Placed) -> bool:
    """Whether the label of a group is written again in a row that the label above reaches down to."""
    own = [fold(other.text) for other in before.cells if other.col == cell.col]
    same = before.match is not None and before.match.leaf.path[: cell.col] == match.leaf.path[: cell.col]
    return same and own == [fold(cell.text)]
