"""Which table of a document is which of its form, and which cell is row x, column y."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Literal

import msgspec

from gouji.draft.labels import BandShape, RowMatch, Shape, match_column, match_row, shape_of, similarity
from gouji.draft.layout import LaidOut, lay_out
from gouji.draft.parts import FEWEST_LABELS
from gouji.figures import Figure, read_figure
from gouji.folding import fold
from gouji.form import CellId, Form, FormTable, Leaf
from gouji.model import Block, Cell, Place, Table

FaultKind = Literal[
    "missing-rows", "missing-columns", "doubled-rows", "doubled-columns", "unknown-rows", "unknown-columns", "unplaced"
]


class BoundCell(msgspec.Struct, frozen=True):
    """A cell of figures of the form, found in the document."""

    id: CellId
    block: int
    table: int
    cell: Cell
    figure: Figure

    @property
    def place(self) -> Place:
        """The figure, or the whole text of the cell where it holds none."""
        start, end = (self.figure.start, self.figure.end) if self.figure.kind == "figure" else (0, len(self.cell.text))
        return Place(self.block, start, end, self.table, self.cell.row, self.cell.col)


class ShapeFault(msgspec.Struct, frozen=True):
    """Where a table departs from the form's grid: rows or columns that are missing, doubled or unknown."""

    kind: FaultKind
    labels: tuple[str, ...]
    place: Place


class BoundTable(msgspec.Struct, frozen=True):
    """A table of the form with the tables of the document that are it, whole or in parts."""

    form: FormTable
    tables: tuple[Table, ...]
    cells: dict[CellId, BoundCell]
    faults: tuple[ShapeFault, ...]


class Piece(msgspec.Struct, frozen=True):
    """What one table of the document gives of a form's table."""

    table: Table
    cells: dict[CellId, BoundCell]
    rows: tuple[tuple[int, RowMatch], ...]
    columns: dict[int, dict[int, Leaf]]
    """For each band the grid columns and the form's columns they are."""
    unknown_rows: tuple[tuple[str, int], ...]
    unknown_columns: tuple[tuple[str, int, int], ...]
    unplaced: dict[int, RowMatch]
    """Rows of the form whose figures cannot be told apart by column."""


def bind_tables(
    blocks: tuple[Block, ...], form: Form, section_of: dict[int, str]
) -> tuple[tuple[Block, ...], dict[str, BoundTable]]:
    """The blocks with every table of the form on its full grid, and the form's tables found, by id.

    ``section_of`` gives the id of the section a block stands in.
    """
    new = list(blocks)
    pieces: dict[str, list[Piece]] = {}
    for block in blocks:
        if not isinstance(block, Table) or block.inside:
            continue
        found = _form_table(block, form, section_of.get(block.number, ""), pieces)
        if found:
            shape = shape_of(found)
            laid = LaidOut(block, {}) if block.layout == "grid" else lay_out(block, shape)
            new[block.number - 1] = laid.table
            before = pieces.setdefault(found.id, [])
            piece = read_piece(laid, shape, before[-1] if before else None)
            if not any(piece.cells.keys() & other.cells.keys() for other in before):
                before.append(piece)
    return tuple(new), {name: _joined(form.table(name), found) for name, found in pieces.items() if found}


def _form_table(block: Table, form: Form, section: str, taken: dict[str, list[Piece]]) -> FormTable | None:
    """The form's table a table is: the one most of whose labels it holds, or the bare figures of its section's."""
    texts = [cell.text for cell in block.cells]
    scores = [(similarity(texts, shape_of(known)), known.section == section, known) for known in form.tables]
    best = max(scores, key=lambda score: score[:2], default=None)
    if best and best[0] >= FEWEST_LABELS:
        return best[2]
    for known in form.tables:
        if known.section == section and known.id not in taken and _is_bare(block, shape_of(known)):
            return known
    return None


def _is_bare(block: Table, shape: Shape) -> bool:
    """Whether a table is nothing but the one row of figures of a form's table without row labels."""
    figures = [cell for cell in block.cells if read_figure(cell.text).kind == "figure"]
    return not shape.label_columns and len(figures) == len(block.cells) == shape.figure_columns


def read_piece(laid: LaidOut, shape: Shape, before: Piece | None) -> Piece:
    """What a table on its full grid gives of a form's table; ``before`` is the part whose header it goes on under."""
    grid = laid.table
    lines = [_distinct(grid, row) for row in range(1, grid.rows + 1)]
    rows = [(row, match) for row, match in _rows(lines, shape) if row not in laid.unplaced]
    cells: dict[CellId, BoundCell] = {}
    columns: dict[int, dict[int, Leaf]] = {}
    unknown: list[tuple[str, int, int]] = []
    last = 0
    for number, band in enumerate(shape.bands):
        own = [(row, match) for row, match in rows if match.band == number]
        if not own or grid.layout != "grid":
            continue
        first = _first_figure_column(own, lines)
        header = [row for row in range(last + 1, own[0][0]) if row not in laid.unplaced]
        inherited = _inherited(band, columns.get(number - 1) or (before.columns.get(number) if before else None))
        columns[number], strange = _columns(grid, header, first, band, inherited)
        unknown += strange
        for row, match in own:
            cells |= _row_cells(grid, row, match, columns[number], shape)
        last = own[-1][0]
    known = {row for row, _ in rows} | set(laid.unplaced)
    return Piece(grid, cells, tuple(rows), columns, tuple(_unknown_rows(lines, known)), tuple(unknown), laid.unplaced)


def _inherited(band: BandShape, above: dict[int, Leaf] | None) -> dict[int, Leaf]:
    """The columns of a band that stands under another's header, or goes on from an earlier part of its table."""
    own = {leaf.label: leaf for leaf in band.columns}
    return {col: own[leaf.label] for col, leaf in (above or {}).items() if leaf.label in own}


def _distinct(grid: Table, row: int) -> list[Cell]:
    """The cells of a row, a merged cell once."""
    found: list[Cell] = []
    for cell in grid.row(row):
        if cell is not None and (not found or cell is not found[-1]):
            found.append(cell)
    return found


def _rows(lines: list[list[Cell]], shape: Shape) -> list[tuple[int, RowMatch]]:
    if not shape.label_columns:
        return _unlabelled_row(lines, shape)
    found: list[tuple[int, RowMatch]] = []
    for number, line in enumerate(lines, 1):
        match = match_row([cell.text for cell in line], shape, found[-1][1] if found else None)
        if match:
            found.append((number, match))
    return found


def _unlabelled_row(lines: list[list[Cell]], shape: Shape) -> list[tuple[int, RowMatch]]:
    """The first row below the header, or the first of all, in which no cell is a label of the form."""
    band = shape.bands[0]
    for number, line in enumerate(lines, 1):
        if not any(band.column_index.find(cell.text) for cell in line):
            return [(number, RowMatch(0, band.rows[0], 0))]
    return []


def _first_figure_column(rows: list[tuple[int, RowMatch]], lines: list[list[Cell]]) -> int:
    """The column behind the labels of a band's rows, from 1."""
    ends = []
    for row, match in rows:
        labels = lines[row - 1][: match.cells]
        ends += [labels[-1].col + labels[-1].colspan] if labels else [1]
    return max(ends)


def _columns(
    grid: Table, header: Sequence[int], first: int, band: BandShape, inherited: dict[int, Leaf]
) -> tuple[dict[int, Leaf], list[tuple[str, int, int]]]:
    """The form's columns by grid column, and the header texts that are none, each with its row and column."""
    found: dict[int, Leaf] = {}
    unknown: list[tuple[str, int, int]] = []
    heads: dict[int, Leaf] = {}
    for col in range(first, grid.cols + 1):
        stack = _stack(grid, header, col, band)
        head = stack[-1] if stack else None
        if head and id(head) in heads:
            continue
        leaf = match_column([cell.text for cell in stack], band, {leaf.id for leaf in found.values()})
        if leaf and head:
            heads[id(head)] = found[col] = leaf
        elif head:
            unknown.append((head.text, head.row, head.col))
    if found or unknown:
        return found, unknown
    return inherited or _by_order(grid, first, band), []


def _stack(grid: Table, header: Sequence[int], col: int, band: BandShape) -> list[Cell]:
    """The header cells over a column, from the top, without the band's heading."""
    found: list[Cell] = []
    for row in header:
        cell = grid.at(row, col)
        if cell and cell.text.strip() and cell not in found and fold(cell.text) != fold(band.band.heading):
            found.append(cell)
    return found


def _by_order(grid: Table, first: int, band: BandShape) -> dict[int, Leaf]:
    """Columns without a header, known by their order where there are just as many as the form has."""
    width = grid.cols - first + 1
    return {first + leaf.order: leaf for leaf in band.columns} if width == len(band.columns) else {}


def _row_cells(
    grid: Table, row: int, match: RowMatch, columns: dict[int, Leaf], shape: Shape
) -> dict[CellId, BoundCell]:
    found: dict[CellId, BoundCell] = {}
    for col, leaf in columns.items():
        name = CellId(shape.table.id, match.leaf.id, leaf.id)
        cell = grid.at(row, col)
        if cell and name not in found:
            found[name] = BoundCell(name, grid.number, grid.index, cell, read_figure(cell.text))
    return found


def _unknown_rows(lines: list[list[Cell]], known: Collection[int]) -> Iterator[tuple[str, int]]:
    """Rows below the first of the form's that begin with words and hold figures."""
    start = min(known, default=len(lines))
    for number, line in enumerate(lines[start:], start + 1):
        figures = sum(read_figure(cell.text).kind == "figure" for cell in line)
        words = [cell.text for cell in line if read_figure(cell.text).kind == "words"]
        if number not in known and figures and words:
            yield words[-1], number


def _joined(form_table: FormTable, pieces: list[Piece]) -> BoundTable:
    cells: dict[CellId, BoundCell] = {}
    for piece in pieces:
        cells = {**piece.cells, **cells}
    return BoundTable(
        form_table, tuple(piece.table for piece in pieces), cells, tuple(_merged(_faults(shape_of(form_table), pieces)))
    )


def _merged(faults: Iterable[ShapeFault]) -> Iterator[ShapeFault]:
    """The faults of a table, those of one kind as one, at the first of their places."""
    by_kind: dict[str, list[ShapeFault]] = {}
    for fault in faults:
        by_kind.setdefault(fault.kind, []).append(fault)
    for found in by_kind.values():
        labels = dict.fromkeys(label for fault in found for label in fault.labels)
        yield msgspec.structs.replace(found[0], labels=tuple(labels))


def _faults(shape: Shape, pieces: list[Piece]) -> Iterator[ShapeFault]:
    first = pieces[0].table
    place = Place(first.number, 0, 0, first.index, 1, 1)
    matches = [match for piece in pieces for _, match in piece.rows]
    unplaced = [(piece.table, row, match) for piece in pieces for row, match in piece.unplaced.items()]
    present = {(match.band, match.leaf.id) for match in [*matches, *(match for _, _, match in unplaced)]}
    missing = [
        leaf for number, band in enumerate(shape.bands) for leaf in band.rows if (number, leaf.id) not in present
    ]
    if missing:
        yield ShapeFault("missing-rows", tuple(leaf.label for leaf in missing), place)
    if any(piece.table.layout != "grid" for piece in pieces):
        yield ShapeFault("unplaced", (), place)
        return
    for own, row, match in unplaced:
        yield ShapeFault("unplaced", (match.leaf.label,), Place(own.number, 0, 0, own.index, row, 1))
    yield from _column_faults(shape, pieces, place)
    yield from _doubled_rows(pieces)
    for piece in pieces:
        for label, row in piece.unknown_rows:
            yield ShapeFault("unknown-rows", (label,), Place(piece.table.number, 0, 0, piece.table.index, row, 1))
        for label, row, col in piece.unknown_columns:
            yield ShapeFault("unknown-columns", (label,), Place(piece.table.number, 0, 0, piece.table.index, row, col))


def _column_faults(shape: Shape, pieces: list[Piece], place: Place) -> Iterator[ShapeFault]:
    for number, band in enumerate(shape.bands):
        found = [columns[number] for columns in (piece.columns for piece in pieces) if number in columns]
        present = [leaf.id for columns in found[:1] for leaf in columns.values()]
        missing = [leaf for leaf in band.columns if leaf.id not in present]
        if found and missing:
            yield ShapeFault("missing-columns", tuple(leaf.label for leaf in missing), place)
        for name in dict.fromkeys(name for name in present if present.count(name) > 1):
            leaf = next(leaf for leaf in band.columns if leaf.id == name)
            yield ShapeFault("doubled-columns", (leaf.label,), place)


def _doubled_rows(pieces: Iterable[Piece]) -> Iterator[ShapeFault]:
    for piece in pieces:
        seen: set[tuple[int, str]] = set()
        for row, match in piece.rows:
            if (match.band, match.leaf.id) in seen:
                place = Place(piece.table.number, 0, 0, piece.table.index, row, 1)
                yield ShapeFault("doubled-rows", (match.leaf.label,), place)
            seen.add((match.band, match.leaf.id))
