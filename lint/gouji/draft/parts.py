"""Tables that were parted on their way into a text file, put together before anything else is read.

A page, a change of layout or a label broken over lines parts a table in two. The form tells that they are one: the
first ends within a row and figures follow, or what stands between them is the beginning of a label it prints.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, islice, takewhile

import msgspec

from gouji.draft.labels import Shape, match_row, shape_of, similarity
from gouji.draft.layout import ends_within_row
from gouji.figures import read_figure
from gouji.folding import fold
from gouji.form import Form
from gouji.model import Block, Cell, Document, Layout, Paragraph, Table, table

FEWEST_LABELS = 2
"""A table is one of the form when it holds at least this many of its labels."""

_LONGEST_PIECE = 60
_MOST_PIECES = 12  # as many as a label has characters, written downwards
_ROWS_LOOKED_BACK = 3


def joined(document: Document, form: Form) -> Document:
    """The document with each table of the form that was parted as one; its blocks and tables are numbered anew."""
    if not any(map(_is_part, document.blocks)):
        return document
    found = list(_in_one(document.blocks, form))
    if len(found) == len(document.blocks):
        return document
    return msgspec.structs.replace(document, blocks=tuple(_numbered(found)))


def _in_one(blocks: Sequence[Block], form: Form) -> Iterator[Block]:
    at = 0
    while at < len(blocks):
        parts = [blocks[at], *_begun_by(blocks, at, form)]
        shape = _shape(parts, blocks, at + len(parts), form)
        while shape and (more := _going_on(parts, blocks, at + len(parts), shape)):
            parts += more
        yield _as_one(parts) if parts[1:] else blocks[at]
        at += len(parts)


def _begun_by(blocks: Sequence[Block], at: int, form: Form) -> Sequence[Block]:
    """The blocks behind a paragraph up to a table whose first label it begins; none where it begins none."""
    behind = _behind(blocks, at + 1) if _is_piece(blocks[at]) else ()
    if not behind:
        return ()
    first = next((cell.text for cell in _cells(behind[-1]) if cell.text), "")
    whole = fold("".join(cell.text for block in (blocks[at], *behind[:-1]) for cell in _cells(block)) + first)
    if not any(whole in shape_of(known).printed for known in form.tables):
        return ()
    shape = _most_like(behind[-1], form)
    return behind if shape and whole in shape.printed and fold(first) not in shape.printed else ()


def _shape(parts: Sequence[Block], blocks: Sequence[Block], at: int, form: Form) -> Shape | None:
    """The shape of the form's table some parts are; None where they are none, or nothing behind them can go on."""
    return _most_like(parts[-1], form) if _is_part(parts[-1]) and _behind(blocks, at) else None


def _most_like(block: Block, form: Form) -> Shape | None:
    """The shape of the form's table that has most of a block's labels; None where none has enough."""
    texts = [cell.text for cell in _cells(block)]
    scores = [(similarity(texts, shape_of(known)), shape_of(known)) for known in form.tables]
    score, shape = max(scores, key=lambda one: one[0], default=(0, None))
    return shape if score >= FEWEST_LABELS else None


def _is_part(block: Block) -> bool:
    return isinstance(block, Table) and block.layout != "grid" and not block.inside


def _is_piece(block: Block) -> bool:
    """Whether a block is a paragraph that can be the beginning of a label."""
    if not isinstance(block, Paragraph) or block.story != "body" or block.level:
        return False
    return len(block.text) <= _LONGEST_PIECE


def _behind(blocks: Sequence[Block], at: int) -> Sequence[Block]:
    """The next table, with the short paragraphs before it; nothing where anything else stands there."""
    pieces = list(takewhile(_is_piece, blocks[at : at + _MOST_PIECES]))
    follower = blocks[at + len(pieces) : at + len(pieces) + 1]
    return (*pieces, *follower) if follower and _is_part(follower[0]) else ()


def _going_on(parts: Sequence[Block], blocks: Sequence[Block], at: int, shape: Shape) -> Sequence[Block]:
    """The blocks that go on a table which ends before a block; none where it ends there."""
    behind = _behind(blocks, at)
    if not behind:
        return ()
    *pieces, follower = behind
    texts = [cell.text for cell in _cells(follower) if cell.text]
    if pieces:
        last = next((cell.text for part in parts[-1:] for cell in _backwards(part) if cell.text), "")
        between = "".join(cell.text for piece in pieces for cell in _cells(piece))
        return behind if _make_label(last, between, texts, shape) else ()
    return behind if texts and _goes_on(parts, texts, shape) else ()


def _make_label(last: str, between: str, behind: Sequence[str], shape: Shape) -> bool:
    """Whether a text between two tables is a label of the form: a figure is behind it, or else the rest of it is.

    It may begin in the last cell of the table before, and end in one of the first of the table behind.
    """
    words = list(takewhile(lambda text: read_figure(text).kind != "figure", behind[:_MOST_PIECES]))
    made = [*accumulate(words, initial=between)][bool(words) :]
    return any(not {fold(text), fold(last + text)}.isdisjoint(shape.printed) for text in made)


def _goes_on(parts: Sequence[Block], texts: Sequence[str], shape: Shape) -> bool:
    """Whether the texts of a table begin within the row another ends in, or are too few of its own to be known."""
    if read_figure(texts[0]).kind != "words":
        last = islice(chain.from_iterable(map(_backwards, reversed(parts))), _ROWS_LOOKED_BACK * shape.width)
        return ends_within_row([*last][::-1], shape)
    return match_row(texts[: shape.label_columns + 1], shape) is not None and similarity(texts, shape) < FEWEST_LABELS


def _backwards(part: Block) -> Iterator[Cell]:
    return reversed(_cells(part))


def _cells(part: Block) -> tuple[Cell, ...]:
    """The cells of a part; a paragraph is one."""
    return part.cells if isinstance(part, Table) else (Cell(1, 1, part.text, segments=part.segments),)


def _as_one(parts: Sequence[Block]) -> Table:
    """A table of several parts, of which no more is sure than of the least sure of them."""
    layouts = {part.layout for part in parts if isinstance(part, Table)}
    layout: Layout = "stream" if "stream" in layouts else "rows"
    cells: list[Cell] = []
    rows = 0
    for part in parts:
        cells += [msgspec.structs.replace(cell, row=cell.row + rows) for cell in _cells(part)]
        rows += part.rows if isinstance(part, Table) else 1
    return table(0, 0, cells, layout=layout, story=parts[0].story)


def _numbered(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks with their new numbers; a table inside another keeps to it."""
    index: dict[int, int] = {0: 0}
    for number, block in enumerate(blocks, 1):
        if isinstance(block, Paragraph):
            yield msgspec.structs.replace(block, number=number)
            continue
        own = len(index)
        index[block.index or -own] = own
        yield msgspec.structs.replace(block, number=number, index=own, inside=index[block.inside])
