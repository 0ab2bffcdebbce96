"""Each class of fault, put into a clean report, is found at its place, and nothing else is reported."""

from collections.abc import Sequence

import pytest

from drafts import Block
from faults.classes import ALONE, BESIDE, Case, case, pair
from faults.edits import Words
from faults.layouts import LAYOUTS, written
from faults.reports import NUMBERS, report
from gouji import Draft
from gouji.checking import Plan, read, read_draft
from gouji.engine import check
from gouji.registry import Kit

SEEDS = range(4)
PAIRS = range(100)
Told = tuple[str, str, str | None]


def told(kit: Kit, blocks: Sequence[Block], layout: str, earlier: Sequence[Block] = ()) -> list[Told]:
    """Code, place and expected figure of each finding on a report, beside an earlier one where there is one."""
    draft = draft_of(kit, blocks, layout)
    draft.earlier = draft_of(kit, earlier, layout) if earlier else None
    found, failed = check(draft, kit.rules, "zh")
    assert not failed
    return [(one.code, one.location.display, one.expected) for one in found]


def draft_of(kit: Kit, blocks: Sequence[Block], layout: str) -> Draft:
    """A report read against its form."""
    name, data = written(blocks, layout)
    return read_draft(read(data, name, kit.readers), Plan(kit.rules, kit.forms))[0]


def assert_found(found: list[Told], of: Case) -> None:
    """Every fault is found where it is, and nothing else."""
    layout, blocks = LAYOUTS[of.layout], of.spoiled.blocks
    assert sorted(code for code, *_ in found) == sorted(due.code for due in of.spoiled.dues)
    for due in of.spoiled.dues:
        place = layout.display(blocks, due.place)
        anywhere = isinstance(due.place, Words) and due.place.start is None
        at = [
            one for one in found if one[0] == due.code and (one[1] == place or (anywhere and one[1].startswith(place)))
        ]
        assert at, f"{due.code} at {place}, not in {found}"
        assert due.expected is None or due.expected in {expected for *_, expected in at}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("number", NUMBERS)
def test_a_clean_report_gives_nothing(kit: Kit, number: int, layout: str) -> None:
    """Whatever the body, the year, the figures, the wording and the layout."""
    assert told(kit, report(number).blocks, layout) == []


@pytest.mark.parametrize("number", NUMBERS)
def test_a_clean_report_beside_the_year_before_gives_nothing(kit: Kit, number: int) -> None:
    """As it goes on from it."""
    assert told(kit, report(number).blocks, "Word", report(number).earlier) == []


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", ALONE)
def test_a_fault_is_found_and_nothing_else(kit: Kit, name: str, seed: int) -> None:
    """At its place, with the figure or words that it should be."""
    one = case(name, seed)
    assert_found(told(kit, one.spoiled.blocks, one.layout), one)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", BESIDE)
def test_a_fault_beside_the_year_before_is_found_and_nothing_else(kit: Kit, name: str, seed: int) -> None:
    """It shows only where last year's report is given."""
    one = case(name, seed)
    assert_found(told(kit, one.spoiled.blocks, one.layout, one.clean.earlier), one)
    assert told(kit, one.spoiled.blocks, one.layout) == []


@pytest.mark.parametrize("seed", PAIRS)
def test_two_faults_that_do_not_touch_are_both_found(kit: Kit, seed: int) -> None:
    """Neither hides the other, and together they raise nothing else."""
    one = pair(seed)
    assert_found(told(kit, one.spoiled.blocks, one.layout), one)


def test_every_rule_has_a_class_of_fault(kit: Kit) -> None:
    """No code is left out but those on suppressions, and there are a hundred classes and more."""
    held = {due.code for name in ALONE | BESIDE for due in case(name, 0).spoiled.dues}
    assert held >= {rule.code for rule in kit.rules if not rule.last}
    assert len(ALONE | BESIDE) >= 100


def test_a_case_is_the_same_every_time() -> None:
    """For a class and a seed; the reports differ from seed to seed."""
    assert case("a stop twice", 1) == case("a stop twice", 1)
    assert len({str(case("a stop twice", seed).spoiled.blocks) for seed in range(5)}) == 5
    assert pair(1) == pair(1)
