"""The document as it was read, block by block, with the findings marked on it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Literal

import msgspec

from gouji.draft import Draft
from gouji.findings import Evidence
from gouji.model import Block, Cell, Document, Paragraph, Place, Table
from gouji.reporters.html.links import Links, Spot
from gouji.reporters.html.marks import Piece, Span, pieces, shown
from gouji.reporters.html.texts import Words

TOP = 4
"""The level of the first heading of a document, below that of the page, of the file and of this part of it."""
LOWEST = 6
LONGEST_ENTRY = 80
"""The outline shows no more of a heading."""
NARROW = 12
"""A table of more columns is printed in smaller type."""


class Passage(msgspec.Struct, frozen=True):
    """A paragraph, or a heading of some level of the page; ``rank`` is 0 for the title, 1 for a section."""

    id: str
    pieces: tuple[Piece, ...]
    level: int = 0
    rank: int = 0
    label: str = ""


class CellView(msgspec.Struct, frozen=True):
    """A cell where it begins; ``kind`` is a figure of the form, a head of a column or row, or else empty."""

    id: str
    pieces: tuple[Piece, ...]
    rowspan: int = 1
    colspan: int = 1
    kind: Literal["", "figure", "col", "row"] = ""


class Grid(msgspec.Struct, frozen=True):
    """A table, row by row the cells that begin in it; ``marks`` is an empty piece with the findings on it as a whole.

    Where the grid has a hole stands a cell without text.
    """

    id: str
    name: str
    rows: tuple[tuple[CellView, ...], ...]
    marks: tuple[Piece, ...]
    wide: bool


class Part(msgspec.Struct, frozen=True):
    """Blocks of one story; ``name`` is empty for the body."""

    name: str
    blocks: tuple[Passage | Grid, ...]


class Entry(msgspec.Struct, frozen=True):
    """A line of the outline: a heading or a table, with where it stands."""

    text: str
    id: str
    rank: int


class Sheet(msgspec.Struct, frozen=True):
    """A whole document and its outline."""

    parts: tuple[Part, ...]
    outline: tuple[Entry, ...]


def sheet_of(evidence: Evidence, links: Links, words: Words) -> Sheet:
    """A document with its findings marked; their numbers count from 1."""
    spans = spans_of(evidence.draft.document, evidence.places)
    parts: list[Part] = []
    views = _views(evidence.draft, spans, links, words)
    for story, group in groupby(views, key=lambda pair: pair[0].story):
        parts.append(Part(_story(story, words), tuple(view for _, view in group)))
    return Sheet(tuple(parts), tuple(_entry(view) for part in parts for view in part.blocks if _listed(part, view)))


def spans_of(document: Document, places: Sequence[Place]) -> dict[Spot, list[Span]]:
    """What is marked at each spot, in the order of the findings."""
    found: dict[Spot, list[Span]] = defaultdict(list)
    for number, place in enumerate(places, 1):
        found[_spot(document.block(place.block), place)].append(Span(number, place.start, place.end))
    return found


def _spot(block: Block, place: Place) -> Spot:
    cell = block.at(place.row, place.col) if isinstance(block, Table) else None
    return (block.number, cell.row, cell.col) if cell else (block.number, 0, 0)


def _views(
    draft: Draft, spans: Mapping[Spot, Sequence[Span]], links: Links, words: Words
) -> Iterator[tuple[Block, Passage | Grid]]:
    ranks = _ranks(draft)
    names = {one.number: bound.form.title for bound in draft.tables.values() for one in bound.tables}
    last = TOP - 1
    for block in draft.document.blocks:
        if isinstance(block, Table):
            yield block, _grid(block, draft, spans, links, _named(block, names, words))
            continue
        rank = ranks.get(block.number, -1)
        level = 0 if rank < 0 else min(TOP + rank, last + 1, LOWEST)
        last = level or last
        cut = pieces(block.text, spans.get((block.number, 0, 0), ()))
        yield block, Passage(links.block(block.number), cut, level, max(rank, 0), shown(_label(block)))


def _ranks(draft: Draft) -> dict[int, int]:
    """Which paragraphs are headings: the title 0, sections 1, others that the source marks 2."""
    ranks = {
        block.number: 2
        for block in draft.document.blocks
        if isinstance(block, Paragraph) and block.level and block.story == "body" and block.text.strip()
    }
    ranks |= {found.place.block: 1 for found in draft.headings if not _runs_on(draft, found.place.block, found.body)}
    return ranks | ({draft.title.place.block: 0} if draft.title else {})


def _runs_on(draft: Draft, number: int, body: int) -> bool:
    """Whether a heading's paragraph runs on with its body, and so is none to look at."""
    block = draft.document.block(number)
    return isinstance(block, Paragraph) and bool(block.text[body:].strip(" \t。：:"))


def _label(block: Paragraph) -> str:
    """The number Word computes, kept apart where it would run into the text: ``1 2024年``."""
    return block.label + (" " if block.label[-1:].isalnum() else "")


def _named(block: Table, names: Mapping[int, str], words: Words) -> str:
    inside = words.inside.format(inside=block.inside) if block.inside else ""
    title = names.get(block.number, "")
    return f"{words.table.format(index=block.index)}{inside}{'　' if title else ''}{title}"


def _grid(block: Table, draft: Draft, spans: Mapping[Spot, Sequence[Span]], links: Links, name: str) -> Grid:
    figures = {
        (found.cell.row, found.cell.col)
        for table in draft.tables.values()
        for found in table.cells.values()
        if found.block == block.number
    }
    rows = {row for row, _ in figures}

    def kind(cell: Cell) -> Literal["", "figure", "col", "row"]:
        if not figures:
            return ""
        return "figure" if (cell.row, cell.col) in figures else "row" if cell.row in rows else "col"

    def view(cell: Cell | None) -> CellView:
        if cell is None:
            return CellView("", ())
        spot = block.number, cell.row, cell.col
        cut = pieces(cell.text, spans.get(spot, ()))
        return CellView(links.cell(spot), cut, cell.rowspan, cell.colspan, kind(cell))

    lines = tuple(tuple(map(view, _beginning(block, row))) for row in range(1, block.rows + 1))
    whole = pieces("", spans.get((block.number, 0, 0), ()))
    return Grid(links.block(block.number), shown(name), lines, whole, block.cols > NARROW)


def _beginning(block: Table, row: int) -> Iterator[Cell | None]:
    """The cells that begin in a row, None for a hole."""
    for col, cell in enumerate(block.row(row), 1):
        if cell is None or (cell.row, cell.col) == (row, col):
            yield cell


def _story(story: str, words: Words) -> str:
    names = {"contents": words.contents, "metadata": words.metadata, "note": words.note, "margin": words.margin}
    return names.get(story, "")


def _listed(part: Part, view: Passage | Grid) -> bool:
    return not part.name and (isinstance(view, Grid) or view.level > 0)


def _entry(view: Passage | Grid) -> Entry:
    if isinstance(view, Grid):
        return Entry(view.name, view.id, TOP - 1)
    text = view.label + "".join(piece.text for piece in view.pieces)
    return Entry(text if len(text) <= LONGEST_ENTRY else f"{text[:LONGEST_ENTRY]}…", view.id, view.rank)
