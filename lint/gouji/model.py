"""What a reader of the paper sees, in reading order, with nothing of a file format.

A document is a row of blocks. A block is a paragraph or a table, numbered from 1. A table is a full grid: a merged
cell stands once, with its span, and is found from every coordinate it covers. Rows and columns count from 1; offsets
into a text count from 0, as Python slices do, and are shown to people from 1.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

Layout = Literal["grid", "rows", "stream"]
"""How much of a table's shape its source fixes.

``grid``: every cell stands where it stands on the page (Word, HTML). ``rows``: the rows are sure, but the cells of a
row may have been pushed to the left, as bars in a text file do with merged cells. ``stream``: only the order of the
cells is sure, as with one cell a line. A table that is not ``grid`` is laid out by the draft, which knows the form.
"""


Story = Literal["body", "contents", "metadata", "note", "margin"]
"""Where a block stands: in the text, in its table of contents, among the fields a web site prints above it (索引号,
发布机构), in a foot- or endnote, in a header or footer."""

Revisions = Literal["accepted", "original"]
"""Which side of tracked changes is read: the draft as if all were accepted, or as it was before them."""


class Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a document may be at the most; sizes in MiB. A book of 1,000 pages has some 20,000 paragraphs."""

    file: Annotated[int, Meta(description="整个文件，MiB · MiB of the whole file")] = 100
    part: Annotated[int, Meta(description="Word 文件的一个部件，解压后，MiB · MiB of one part, unpacked")] = 48
    parts: Annotated[int, Meta(description="要读的各部件之和，MiB · MiB of all parts that are read")] = 128
    entries: Annotated[int, Meta(description="部件的个数 · the number of parts")] = 5000
    ratio: Annotated[int, Meta(description="一个部件的压缩比 · how far a part may have been compressed")] = 200
    text: Annotated[int, Meta(description="一个文本文件，MiB；一份年报约 0.05 · MiB of a text file")] = 2
    blocks: Annotated[int, Meta(description="段落与表格的个数 · paragraphs and tables")] = 50_000
    cells: Annotated[int, Meta(description="各表的单元格之和 · the cells of all tables")] = 200_000


class Reading(msgspec.Struct, frozen=True):
    """How a document is to be read.

    ``encoding`` names that of a text file, which is else found out; ``anchors`` asks for the way back from every text
    to the runs of a Word file.
    """

    revisions: Revisions = "accepted"
    limits: Limits = Limits()
    encoding: str = ""
    anchors: bool = False


DEFAULT = Reading()
"""Tracked changes as accepted, within the usual limits."""


class Segment(msgspec.Struct, frozen=True):
    """From offset ``start`` of a text on, its characters stand at ``line`` and ``column`` (from 1) of the source."""

    start: int
    line: int
    column: int


class Anchor(msgspec.Struct, frozen=True):
    """From offset ``start`` of a text on, its characters stand in a run of a Word file, from its character ``offset``.

    ``part`` is the name of the part and ``run`` counts its runs (``w:r`` and ``m:r``) in document order from 1;
    ``offset`` counts the characters the run shows from 0. A number Word computes has no run, and no anchor.
    """

    start: int
    part: str
    run: int
    offset: int


class Paragraph(msgspec.Struct, frozen=True):
    """A block of running text.

    ``label`` is the number Word computes for it (``一、``), which is not part of ``text``; ``level`` is its outline
    level as a heading, 1 to 9, or 0 where the source marks none.
    """

    number: int
    text: str
    label: str = ""
    level: int = 0
    segments: tuple[Segment, ...] = ()
    story: Story = "body"
    anchors: tuple[Anchor, ...] = ()


class Cell(msgspec.Struct, frozen=True):
    """A cell at its first coordinate; its paragraphs are joined by line feeds."""

    row: int
    col: int
    text: str
    rowspan: int = 1
    colspan: int = 1
    segments: tuple[Segment, ...] = ()
    anchors: tuple[Anchor, ...] = ()


class Table(msgspec.Struct, frozen=True):
    """A full grid; make one with :func:`table`.

    ``index`` counts the tables of the document from 1. A table inside a cell follows the table around it, whose index
    is ``inside``; its text also stands in that cell.
    """

    number: int
    index: int
    rows: int
    cols: int
    cells: tuple[Cell, ...]
    cover: tuple[tuple[int, ...], ...]
    layout: Layout = "grid"
    inside: int = 0
    story: Story = "body"

    def at(self, row: int, col: int) -> Cell | None:
        """The cell that covers a coordinate; None where the grid has a hole or ends."""
        if not (1 <= row <= self.rows and 1 <= col <= self.cols):
            return None
        found = self.cover[row - 1][col - 1]
        return self.cells[found] if found >= 0 else None

    def row(self, row: int) -> list[Cell | None]:
        """The cells that cover a row, one a column, a merged cell repeated."""
        return [self.cells[found] if found >= 0 else None for found in self.cover[row - 1]]

    def grid(self) -> list[list[str]]:
        """The texts of the full grid, a merged cell's repeated at each coordinate it covers."""
        return [[self.cells[found].text if found >= 0 else "" for found in line] for line in self.cover]


Block = Paragraph | Table


class Place(msgspec.Struct, frozen=True):
    """A span of characters in a paragraph, or in a cell where ``table``, ``row`` and ``col`` (from 1) are set."""

    block: int
    start: int = 0
    end: int = 0
    table: int = 0
    row: int = 0
    col: int = 0


class Stretch(msgspec.Struct, frozen=True):
    """All that stands from one place to another in reading order, both included."""

    first: Place
    last: Place


class Waiver(msgspec.Struct, frozen=True):
    """A remark in a document that what some rules find there is meant to be so.

    ``rules`` are their codes or names as written; ``reason`` is empty where none is given. It holds for what it
    ``covers``. A reader whose tables are laid out only by the draft gives instead the first and last of the ``lines``
    of the source it holds for. ``line`` and ``column`` (from 1) are its own place there; 0 where there are no lines.
    """

    rules: tuple[str, ...]
    reason: str = ""
    covers: tuple[Stretch, ...] = ()
    lines: tuple[int, int] = (0, 0)
    line: int = 0
    column: int = 0


class Document(msgspec.Struct, frozen=True):
    """One document as read.

    ``format`` names what was read (``docx``, ``text``, …); ``notes`` is what one should know of the reading, each in
    Chinese and English; ``waivers`` are the remarks of people that findings are meant to be as they are.
    """

    blocks: tuple[Block, ...]
    format: str
    notes: tuple[tuple[str, str], ...] = ()
    waivers: tuple[Waiver, ...] = ()

    @property
    def tables(self) -> list[Table]:
        """The tables in document order."""
        return [block for block in self.blocks if isinstance(block, Table)]

    def block(self, number: int) -> Block:
        """The block of a number, from 1."""
        return self.blocks[number - 1]


class Unreadable(Exception):
    """A document that cannot be read: the cause and what to do, in Chinese and English."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh)
        self.zh = zh
        self.en = en


def table(  # noqa: PLR0913  # a table is what it is: all but the cells have a default
    number: int,
    index: int,
    cells: Iterable[Cell],
    *,
    rows: int = 0,
    layout: Layout = "grid",
    inside: int = 0,
    story: Story = "body",
) -> Table:
    """A table from its cells, in reading order; the first of two that overlap keeps the coordinate.

    ``rows`` is the least number of rows, for those at the end that have no cell of their own.
    """
    kept = tuple(cells)
    height = max([rows, *(cell.row + cell.rowspan - 1 for cell in kept)])
    width = max([0, *(cell.col + cell.colspan - 1 for cell in kept)])
    cover = [[-1] * width for _ in range(height)]
    for position, cell in enumerate(kept):
        for row, col in _covered(cell):
            if cover[row - 1][col - 1] < 0:
                cover[row - 1][col - 1] = position
    return Table(number, index, height, width, kept, tuple(map(tuple, cover)), layout, inside, story)


def _covered(cell: Cell) -> Iterable[tuple[int, int]]:
    if cell.rowspan == cell.colspan == 1:
        return ((cell.row, cell.col),)
    return product(range(cell.row, cell.row + cell.rowspan), range(cell.col, cell.col + cell.colspan))


def text_at(document: Document, place: Place) -> str:
    """The whole text of the paragraph or cell a place stands in."""
    block = document.block(place.block)
    if isinstance(block, Paragraph):
        return block.text
    cell = block.at(place.row, place.col)
    return cell.text if cell else ""


def source_of(document: Document, place: Place) -> tuple[int, int] | None:
    """Line and column (from 1) in the source of a place's first character; None where the source has no lines.

    A table as a whole stands where its first cell does.
    """
    block = document.block(place.block)
    found = block if isinstance(block, Paragraph) else block.at(place.row or 1, place.col or 1)
    segments = found.segments if found else ()
    before = bisect_right(segments, place.start, key=lambda part: part.start)
    if not before:
        return None
    part = segments[before - 1]
    return part.line, part.column + place.start - part.start


def faults(document: Document) -> list[str]:
    """What breaks the promises of the model, in words; nothing for a sound document. Every reader must pass it."""
    found = []
    tables = 0
    for number, block in enumerate(document.blocks, 1):
        if block.number != number:
            found.append(f"block {number} is numbered {block.number}")
        if isinstance(block, Paragraph):
            found += _segment_faults(f"block {number}", block.text, block.segments)
            continue
        tables += 1
        if block.index != tables:
            found.append(f"table {tables} is numbered {block.index}")
        found += _table_faults(block)
    return found


def _table_faults(block: Table) -> Iterator[str]:
    if len(block.cover) != block.rows or any(len(line) != block.cols for line in block.cover):
        yield f"table {block.index} is not rectangular"
        return
    for cell in block.cells:
        name = f"table {block.index} cell {cell.row},{cell.col}"
        yield from _segment_faults(name, cell.text, cell.segments)
        if any(block.at(row, col) is not cell for row, col in _covered(cell)):
            yield f"{name} is not found from every coordinate it covers"


def _segment_faults(name: str, text: str, segments: tuple[Segment, ...]) -> Iterator[str]:
    starts = [part.start for part in segments]
    if starts != sorted(set(starts)) or any(not 0 <= start <= len(text) for start in starts):
        yield f"{name}: its segments do not run forward inside the text"
    if any(part.line < 1 or part.column < 1 for part in segments):
        yield f"{name}: a segment stands outside the source"
