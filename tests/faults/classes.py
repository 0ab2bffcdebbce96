"""All classes of fault, and one of them put into one report, the same for the same class and seed."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from drafts import Block
from faults import lead, sections, statements, tables, wording, years
from faults.edits import Fault, Spoiled, Words
from faults.layouts import LAYOUTS
from faults.reports import NUMBERS, Report, chance_of, report

FAMILIES: dict[str, dict[str, Fault]] = {
    "sections": sections.FAULTS,
    "lead": lead.FAULTS,
    "tables": tables.FAULTS,
    "statements": statements.FAULTS,
    "wording": wording.FAULTS,
}
ALONE = {name: fault for family in FAMILIES.values() for name, fault in family.items()}
"""The classes that show in a report by itself."""
BESIDE = years.FAULTS
"""Those that show beside the report on the year before."""
TRIES = 500
"""No more reports are tried for one that has a place for a fault, or for two that do not touch."""


class Case(NamedTuple):
    """A clean report, the same with a fault in it, and the layout that both are written in."""

    clean: Report
    spoiled: Spoiled
    layout: str


def case(name: str, seed: int) -> Case:
    """The fault of a class and a seed in a report that has a place for it."""
    chance = chance_of(name, seed)
    fault = (ALONE | BESIDE)[name]
    layout = chance.choice(_layouts(name))
    for _ in range(TRIES):
        clean = report(chance.choice(NUMBERS))
        if spoiled := fault(clean, chance):
            return Case(clean, spoiled, layout)
    raise LookupError(name)


def pair(seed: int) -> Case:
    """Two faults of different families in one report, which do not touch."""
    chance = chance_of("pair", seed)
    for _ in range(TRIES):
        clean = report(chance.choice(NUMBERS))
        names = [chance.choice([*FAMILIES[family]]) for family in chance.sample([*FAMILIES], 2)]
        first, second = (ALONE[name](clean, chance) for name in names)
        both = _merged(clean.blocks, first, second) if first and second else None
        layout = chance.choice([one for one in LAYOUTS if all(one in _layouts(name) for name in names)])
        if both:
            return Case(clean, both, layout)
    raise LookupError(seed)


def _layouts(name: str) -> list[str]:
    return [layout for layout, how in LAYOUTS.items() if how.spans or name not in tables.WITH_SPANS]


def _merged(clean: Sequence[Block], first: Spoiled, second: Spoiled) -> Spoiled | None:
    """A report with both faults; None where one changes what is beside the other, or what the other rests on."""
    changes = [*_changes(clean, first.blocks), *_changes(clean, second.blocks)]
    changes.sort(key=lambda change: change[:2])
    if any(stop >= start for (_, stop, _), (start, _, _) in pairwise(changes)):
        return None
    blocks = [*clean]
    for start, stop, new in reversed(changes):
        blocks[start:stop] = new
    whole = all(block in blocks for one in (first, second) for block in _needed(one))
    return Spoiled(blocks, (*first.dues, *second.dues)) if whole else None


def _changes(old: Sequence[Block], new: Sequence[Block]) -> Iterator[tuple[int, int, Sequence[Block]]]:
    """Which blocks are replaced, from where to where, and by which."""
    before, after = ([block if isinstance(block, str) else id(block) for block in blocks] for blocks in (old, new))
    for kind, start, stop, begin, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            yield start, stop, new[begin:end]


def _needed(spoiled: Spoiled) -> Iterator[Block]:
    """The blocks that what must be reported stands in or rests on."""
    yield from (block for block in spoiled.rests if block in spoiled.blocks)
    for due in spoiled.dues:
        yield due.place.paragraph if isinstance(due.place, Words) else due.place.grid
