"""The scraped report of the real inputs: what it holds is read, and all that is found in it is what a reviewer sees."""

import datetime as dt
import re
from pathlib import Path

import pytest

import drafts
from cases.rebuilt import marked, records
from gouji import Draft
from gouji.checking import Plan, read, read_draft
from gouji.registry import Kit


@pytest.fixture(scope="module")
def report(shared: Path) -> str:
    """The report as scraped."""
    return (shared / "inputs" / "annual-report-2022.txt").read_text("utf-8")


@pytest.fixture(scope="module")
def verdict(shared: Path) -> str:
    """What the situations say of it."""
    return (shared / "cases.md").read_text("utf-8").partition("## The scraped report")[2].partition("\n## ")[0]


@pytest.fixture
def draft(kit: Kit, report: str) -> Draft:
    """The report read against its form."""
    return read_draft(read(report.encode(), "report.txt", kit.readers), Plan(kit.rules, kit.forms))[0]


def test_case_scraped_the_report_is_read_whole(draft: Draft, verdict: str) -> None:
    """Six sections, the period, telephone and address, the tables from one-cell-a-line text; all relations hold."""
    assert [found.section.title for found in draft.headings] == [*drafts.SECTIONS]
    assert draft.period
    assert (draft.period.dates.first, draft.period.dates.last) == (dt.date(2022, 1, 1), dt.date(2022, 12, 31))
    kinds = {found.detail.kind: found.detail.text for found in draft.contacts}
    assert kinds.keys() == {"phone", "address"}
    assert f"phone {kinds['phone']} and the address found" in verdict
    shapes = {name: [(one.rows, one.cols) for one in bound.tables] for name, bound in draft.tables.items()}
    assert shapes == {"disclosed": [(14, 4)], "applications": [(28, 10)], "disputes": [(4, 15)]}
    assert [one.state for one in draft.ties] == ["holds"] * (7 + 7 + 25 + 3)


def test_case_scraped_every_finding_is_one_a_reviewer_agrees_with(report: str) -> None:
    """The four to be found and two hints – half-width marks, a part one above its length – and no others."""
    lines = report.split("\n")
    found = records("report.txt", report.encode())
    assert [(one["code"], one["severity"], marked(one)) for one in found] == [
        ("L101", "error", "〔〕号"),
        ("W103", "info", ","),
        ("S109", "info", "一、总体情况"),
        ("W104", "warning", "四是"),
        ("W101", "warning", "工工"),
        ("F101", "warning", "六、其他需要报告的事项"),
    ]
    for one in found:
        place = one["location"]
        assert lines[place["line"] - 1][place["column"] - 1 :].startswith(marked(one))
    sections = {one["code"]: one["location"]["section"] for one in found}
    assert sections["W104"] == f"一、{drafts.SECTIONS[0]}"
    assert sections["W101"] == f"五、{drafts.SECTIONS[4]}"
    assert lines[lines.index("六、其他需要报告的事项") + 1] == "无。"


def test_case_scraped_the_listings_in_its_prose_are_checked_and_hold(report: str, verdict: str) -> None:
    """The sums that the situations name raise nothing; where the total of one is one more, the sum is told."""
    sums = re.findall(r"(\d+) = [\d+]+\d", verdict)
    assert len(sums) == 2
    before = {one["fingerprint"] for one in records("report.txt", report.encode())}
    for total in sums:
        wrong = re.sub(rf"(?<!\d){total}条", f"{int(total) + 1}条", report)
        more = [one for one in records("report.txt", wrong.encode()) if one["fingerprint"] not in before]
        assert [(one["code"], one["expected"]) for one in more] == [("P101", total)]
