"""What the rules on sections and title say of a hundred labelled real reports, abridged."""

import json
from pathlib import Path

import pytest

from gouji.checking import read
from gouji.draft import Draft
from gouji.engine import check
from gouji.registry import Kit

CODES = ("S102", "S103", "S104", "S107")


@pytest.fixture(scope="module")
def hits(shared: Path, kit: Kit) -> dict[str, set[tuple[str, str]]]:
    """The reports each rule speaks of, by code, with what it says is there."""
    form = max(kit.forms, key=lambda one: one.years.start)
    rules = [rule for rule in kit.rules if rule.code in CODES]
    found: dict[str, set[tuple[str, str]]] = {code: set() for code in CODES}
    for line in (shared / "corpus" / "index.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if (row["report_year"] or 0) >= form.years.start:
            path = shared / "corpus" / "reports" / f"{row['id']}.txt"
            for one in check(Draft(read(path.read_bytes(), path.name, kit.readers), form), rules, "zh")[0]:
                found[one.code].add((row["id"], one.actual or ""))
    return found


def test_the_parts_announced_are_reported_where_a_reader_saw_them_differ(hits: dict[str, set[tuple[str, str]]]) -> None:
    """The six reports labelled so, of some thirty that announce parts."""
    assert {name for name, _ in hits["S107"]} == {"011", "105", "121", "129", "147", "199"}


def test_titles_and_numerals_are_reported_where_they_depart(hits: dict[str, set[tuple[str, str]]]) -> None:
    """A reworded title, type left in a heading, a heading without numeral, items numbered twice; no order is wrong."""
    assert hits["S104"] == {("115", "总体情况(宋体加粗小四号字)"), ("135", "工作开展总体情况")}
    assert {name for name, _ in hits["S103"]} == {"079", "185", "197"}
    assert hits["S102"] == set()
