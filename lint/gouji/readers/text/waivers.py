"""Waivers in a text: ``<!-- gouji: ignore[T106] 理由 -->``, taken out before anything else is read."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from gouji.model import Block, Paragraph, Segment, Waiver
from gouji.readers.text.lines import BLANK
from gouji.waiving import read_waiver

OPENS, CLOSES = "<!--", "-->"
_UNCLOSED = re.compile(r"<!--\s*gouji\s*[:：]", re.IGNORECASE)

Note = tuple[str, str]


class Written(msgspec.Struct, frozen=True):
    """A waiver with the lines it is written on, and whether it stands there ``alone``; else on which line of text."""

    waiver: Waiver
    lines: tuple[int, int]
    on: int = 0


class Cuts(msgspec.Struct):
    """What was taken out of a line: the columns, as they are without it, and how much in all up to each."""

    columns: list[int] = []
    lengths: list[int] = []


class Without(msgspec.Struct, frozen=True):
    """A text without its waivers: these, the lines that held nothing else, and what is gone from the others."""

    text: str
    written: tuple[Written, ...]
    emptied: frozenset[int]
    cuts: dict[int, Cuts]
    notes: tuple[Note, ...]


def without_waivers(text: str) -> Without:
    """A text without the comments that are waivers; what they leave of a line moves together."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    kept: list[str] = []
    found: list[tuple[Waiver, int, int]] = []
    cuts: dict[int, Cuts] = {}
    line, begins, done, gone = 1, 0, 0, 0
    for start, end, waiver in _comments(text):
        if "\n" in text[done:start]:
            line, begins, gone = line + text.count("\n", done, start), text.rindex("\n", done, start) + 1, 0
        first, column, removed = line, start - begins + 1, end - start
        inner = text.count("\n", start, end)
        if inner:
            line, begins, gone = line + inner, text.rindex("\n", start, end) + 1, 0
            removed = end - begins
        cut = cuts.setdefault(line, Cuts())
        cut.columns.append(1 if inner else column - gone)
        gone += removed
        cut.lengths.append(gone)
        kept += [text[done:start], "\n" * inner]
        found.append((msgspec.structs.replace(waiver, line=first, column=column), first, line))
        done = end
    rest = "".join([*kept, text[done:]])
    emptied = _emptied(rest, {number for _, first, last in found for number in range(first, last + 1)})
    written = (
        Written(waiver, (first, last), 0 if emptied >= {first, last} else last if first in emptied else first)
        for waiver, first, last in found
    )
    return Without(rest, tuple(written), emptied, cuts, tuple(_unclosed(rest)))


def _comments(text: str) -> Iterator[tuple[int, int, Waiver]]:
    """Where each waiver begins and ends, one of two blanks around it included; another comment may not begin in it."""
    start = text.find(OPENS)
    while start >= 0:
        following = text.find(OPENS, start + len(OPENS))
        end = text.find(CLOSES, start + len(OPENS), following if following >= 0 else len(text))
        waiver = read_waiver(text[start + len(OPENS) : end]) if end >= 0 else None
        if waiver:
            end += len(CLOSES)
            yield start, end + (text[start - 1 : start] == text[end : end + 1] == " "), waiver
        start = following


def _emptied(text: str, touched: set[int]) -> frozenset[int]:
    lines = text.split("\n")
    return frozenset(number for number in touched if not lines[number - 1].strip(BLANK))


def _unclosed(text: str) -> Iterator[Note]:
    count = sum(1 for _ in _UNCLOSED.finditer(text))
    if count:
        yield (
            f"有 {count} 处“<!-- gouji:”没有以“-->”结束，没有当作豁免",
            f"{count} “<!-- gouji:” without an end (“-->”) taken for no suppression",
        )


def placed(written: Sequence[Written], blocks: Sequence[Block]) -> tuple[Waiver, ...]:
    """The waivers with the lines each is for.

    One that stands alone is for the block behind it, or within a block for its next line; any other for its own line.
    """
    extents: dict[int, tuple[int, int]] = {}
    for block in blocks:
        lines = sorted({part.line for part in _segments(block)})
        for line in lines:
            extents.setdefault(line, (lines[0], lines[-1]))
    filled = sorted(extents)
    return tuple(msgspec.structs.replace(one.waiver, lines=_lines(one, filled, extents)) for one in written)


def _lines(one: Written, filled: Sequence[int], extents: dict[int, tuple[int, int]]) -> tuple[int, int]:
    if one.on:
        return one.on, one.on
    at = bisect_right(filled, one.lines[1])
    if at == len(filled):
        return 0, 0
    first, last = extents[filled[at]]
    return (first, last) if first > one.lines[1] else (filled[at], filled[at])


def _segments(block: Block) -> Iterator[Segment]:
    for holder in (block,) if isinstance(block, Paragraph) else block.cells:
        yield from holder.segments


def restored(blocks: Sequence[Block], cuts: dict[int, Cuts]) -> Iterator[Block]:
    """The blocks with the columns that their texts have in the source, where waivers were taken out of lines."""
    for block in blocks:
        if not any(part.line in cuts for part in _segments(block)):
            yield block
        elif isinstance(block, Paragraph):
            segments = tuple(_restored(block.segments, len(block.text), cuts))
            yield msgspec.structs.replace(block, segments=segments)
        else:
            cells = (
                msgspec.structs.replace(cell, segments=tuple(_restored(cell.segments, len(cell.text), cuts)))
                for cell in block.cells
            )
            yield msgspec.structs.replace(block, cells=tuple(cells))


def _restored(segments: Sequence[Segment], length: int, cuts: dict[int, Cuts]) -> Iterator[Segment]:
    nothing = Cuts()
    for part, following in pairwise((*segments, Segment(length, 0, 0))):
        cut = cuts.get(part.line, nothing)
        before = bisect_right(cut.columns, part.column)
        gone = cut.lengths[before - 1] if before else 0
        yield Segment(part.start, part.line, part.column + gone)
        for at in range(before, len(cut.columns)):
            start = part.start + cut.columns[at] - part.column
            if start >= following.start:
                break
            if at + 1 == len(cut.columns) or cut.columns[at + 1] > cut.columns[at]:
                yield Segment(start, part.line, cut.columns[at] + cut.lengths[at])
