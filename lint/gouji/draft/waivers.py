"""The places that waivers hold for, where they stand in a source of lines."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import Literal

import msgspec

from gouji.model import Document, Paragraph, Place, Segment, Stretch, Waiver


class Unused(msgspec.Struct, frozen=True):
    """A rule that a waiver names in vain, as it is called; ``rule`` is empty where the waiver names none.

    ``why`` says that it names none, that there is no such rule (``nearest`` is what was perhaps meant), that the rule
    found nothing there, or that what it finds can never be waived so.
    """

    waiver: Waiver
    rule: str = ""
    why: Literal["unnamed", "unknown", "nothing", "never"] = "unnamed"
    nearest: str = ""


def placed(document: Document) -> tuple[Waiver, ...]:
    """The waivers of a document; those for lines of its source with the places that stand there."""
    if not any(any(waiver.lines) for waiver in document.waivers):
        return document.waivers
    pieces = sorted(_pieces(document), key=lambda piece: piece[0])
    lines = [line for line, _ in pieces]
    known: dict[tuple[int, int], tuple[Stretch, ...]] = {}
    for first, last in {waiver.lines for waiver in document.waivers}:
        within = [place for _, place in pieces[bisect_left(lines, first) : bisect_right(lines, last)]]
        known[first, last] = (Stretch(min(within, key=_order), max(within, key=_order)),) if within else ()
    return tuple(
        msgspec.structs.replace(waiver, covers=known[waiver.lines]) if any(waiver.lines) else waiver
        for waiver in document.waivers
    )


def _order(place: Place) -> tuple[int, int, int, int]:
    return place.block, place.row, place.col, place.start


def _pieces(document: Document) -> Iterator[tuple[int, Place]]:
    """Each line of the source with what stands on it: a part of a paragraph, or a cell."""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            ends = Segment(len(block.text), 0, 0)
            for part, following in pairwise((*block.segments, ends)):
                yield part.line, Place(block.number, part.start, following.start)
            continue
        for cell in block.cells:
            for line in {part.line for part in cell.segments}:
                yield line, Place(block.number, 0, 0, block.index, cell.row, cell.col)
