"""A hundred labelled real reports, abridged: what the rules see in them is what a reader saw."""

import json
from pathlib import Path
from typing import Any

import pytest

from gouji import Draft
from gouji.checking import read
from gouji.engine import check
from gouji.registry import Kit


@pytest.fixture(scope="module")
def labelled(shared: Path, kit: Kit) -> list[tuple[dict[str, Any], Draft]]:
    """Each report's labels and its draft, read against the edition of 2021 whatever its year."""
    form = kit.forms[-1]
    rows = [json.loads(line) for line in (shared / "corpus" / "index.jsonl").read_text("utf-8").splitlines()]
    paths = [shared / "corpus" / "reports" / f"{row['id']}.txt" for row in rows]
    return [
        (row, Draft(read(path.read_bytes(), path.name, kit.readers), form))
        for row, path in zip(rows, paths, strict=True)
    ]


def test_a_period_is_found_where_one_is_stated_and_nowhere_else(labelled: list[tuple[dict[str, Any], Draft]]) -> None:
    """All 98 reports whose label tells."""
    told = [(row, draft) for row, draft in labelled if row["period"] is not None]
    assert [row["id"] for row, draft in told if row["period"] != (draft.period is not None)] == []
    assert len(told) == 98


def test_a_contact_is_found_where_one_is_given_and_nowhere_else(labelled: list[tuple[dict[str, Any], Draft]]) -> None:
    """All 98 reports whose label tells."""
    told = [(row, draft) for row, draft in labelled if row["contact"] is not None]
    assert [row["id"] for row, draft in told if row["contact"] != bool(draft.contacts)] == []
    assert len(told) == 98


FAULTS = {
    "D102": {"083", "129", "141"},
    "D103": set(),
    "D104": {"141", "197"},
    "D105": set(),
    "C103": {"117", "121", "141", "169", "175", "189"},
}
"""The reports whose labels tell of a date that is broken, another year's text, and a telephone without area code."""


@pytest.mark.parametrize("code", FAULTS)
def test_the_faults_a_reader_saw_are_reported_and_no_others(
    labelled: list[tuple[dict[str, Any], Draft]], kit: Kit, code: str
) -> None:
    """Each in the reports that have it."""
    rules = [rule for rule in kit.rules if rule.code == code]
    assert {row["id"] for row, draft in labelled if check(draft, rules, "zh")[0]} == FAULTS[code]


def test_a_contact_without_telephone_or_address_is_told(labelled: list[tuple[dict[str, Any], Draft]], kit: Kit) -> None:
    """As the labels have it, but for a report that breaks off in the middle of its contact."""
    rules = [rule for rule in kit.rules if rule.code == "C102"]
    told = [(row, draft) for row, draft in labelled if row["contact"]]
    lacking = {row["id"] for row, _ in told if not {"phone", "address"} <= set(row["contact_kinds"])}
    assert {row["id"] for row, draft in told if check(draft, rules, "zh")[0]} == lacking - {"171"}


def test_the_headings_a_reader_saw_are_found(labelled: list[tuple[dict[str, Any], Draft]]) -> None:
    """All but two: one without words, and a foreword."""
    missed = {
        (row["id"], heading)
        for row, draft in labelled
        if (row["report_year"] or 0) >= 2019
        for heading in row["headings"]
        if not any(_same(heading, found.text) for found in draft.headings)
    }
    assert missed == {("125", "三、"), ("189", "引 言")}


def _same(seen: str, found: str) -> bool:
    one, other = seen.replace(" ", ""), found.replace(" ", "")
    return one in other or other in one
