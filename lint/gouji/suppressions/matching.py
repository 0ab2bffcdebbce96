"""Which findings the waivers of a draft cover, and which rules they name in vain."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Generic, TypeVar

import msgspec

from gouji.draft import Draft, Unused
from gouji.findings import Finding, Suppression
from gouji.model import Document, Place, Stretch, Table, Waiver
from gouji.nearest import nearest
from gouji.rule import Rule

T = TypeVar("T")

Position = tuple[int, int, int, int]
"""A point in reading order: block, row, column, character."""

_BEFORE, _BEHIND = -1, 1 << 62
_MOST_GUESSES = 20


class Reach(Generic[T]):
    """Stretches of the reading order, asked whether one of them meets another stretch."""

    def __init__(self, stretches: Iterable[tuple[Position, Position, T]]) -> None:
        """Each stretch with what it stands for."""
        found = sorted(stretches, key=lambda one: one[0])
        self._begins = [begin for begin, _, _ in found]
        self._furthest: list[tuple[Position, Position, T]] = [*accumulate(found, _further)]

    def meets(self, begin: Position, end: Position) -> T | None:
        """What one of those that meet a stretch stands for; None where none does."""
        before = bisect_left(self._begins, end)
        if not before or self._furthest[before - 1][1] <= begin:
            return None
        return self._furthest[before - 1][2]


def _further(one: tuple[Position, Position, T], other: tuple[Position, Position, T]) -> tuple[Position, Position, T]:
    return other if other[1] > one[1] else one


class Waived(msgspec.Struct, frozen=True):
    """What waivers made of some findings: the findings with their places, and the rules waived in vain."""

    found: list[tuple[Place, Finding]]
    unused: tuple[Unused, ...]


def waived(draft: Draft, found: Sequence[tuple[Place, Finding]], ran: Collection[str], known: Iterable[Rule]) -> Waived:
    """Findings with those suppressed that the waivers of a draft cover.

    ``ran`` are the codes of the rules that gave them, ``known`` all rules there are.
    """
    rules = {name.lower(): rule for rule in known for name in (rule.code, rule.name)}
    covering = _by_code(_waived(draft, rules))
    finding = _by_code((one.code, *_extent(draft.document, Stretch(place, place)), one) for place, one in found)
    marked = [(place, _marked(draft.document, place, one, covering.get(one.code))) for place, one in found]
    return Waived(marked, tuple(_unused(draft, rules, ran, finding)))


def _waived(draft: Draft, rules: dict[str, Rule]) -> Iterator[tuple[str, Position, Position, Waiver]]:
    for waiver in draft.waivers:
        for rule in filter(None, (rules.get(name.lower()) for name in waiver.rules)):
            for stretch in waiver.covers:
                yield (rule.code, *_extent(draft.document, stretch), waiver)


def _by_code(stretches: Iterable[tuple[str, Position, Position, T]]) -> dict[str, Reach[T]]:
    found: dict[str, list[tuple[Position, Position, T]]] = {}
    for code, begin, end, one in stretches:
        found.setdefault(code, []).append((begin, end, one))
    return {code: Reach(stretches) for code, stretches in found.items()}


def _marked(document: Document, place: Place, one: Finding, waivers: Reach[Waiver] | None) -> Finding:
    waiver = waivers.meets(*_extent(document, Stretch(place, place))) if waivers else None
    return msgspec.structs.replace(one, suppressed=Suppression(waiver.reason, "comment")) if waiver else one


def _unused(
    draft: Draft, rules: dict[str, Rule], ran: Collection[str], found: dict[str, Reach[Finding]]
) -> Iterator[Unused]:
    guesses = _MOST_GUESSES
    names = [name for rule in rules.values() for name in (rule.code, rule.name)]
    for waiver in draft.waivers:
        if not waiver.rules:
            yield Unused(waiver)
        for name in waiver.rules:
            rule = rules.get(name.lower())
            if rule is None:
                yield Unused(waiver, name, "unknown", nearest(name, names) if guesses > 0 else "")
                guesses -= 1
            elif rule.last:
                yield Unused(waiver, rule.code, "never")
            elif rule.code in ran and not _meets(draft.document, waiver, found.get(rule.code)):
                yield Unused(waiver, rule.code, "nothing")


def _meets(document: Document, waiver: Waiver, found: Reach[Finding] | None) -> bool:
    return found is not None and any(found.meets(*_extent(document, stretch)) for stretch in waiver.covers)


def _extent(document: Document, stretch: Stretch) -> tuple[Position, Position]:
    """Where a stretch begins and ends; what is of a paragraph, cell or table as a whole meets anything in it."""
    return _point(document, stretch.first, _BEFORE), _point(document, stretch.last, _BEHIND)


def _point(document: Document, place: Place, side: int) -> Position:
    block = document.block(place.block)
    if isinstance(block, Table) and not place.row:
        return place.block, side, side, side
    cell = block.at(place.row, place.col) if isinstance(block, Table) else None
    row, col = (cell.row, cell.col) if cell else (place.row, place.col)
    within = place.start if side == _BEFORE else place.end
    return place.block, row, col, within if place.end > place.start else side
