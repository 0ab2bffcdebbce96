"""The real inputs the project began with: a published report and the official form, in the folder beside this one."""

import datetime as dt
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import drafts
from gouji import Draft, lint_bytes
from gouji.checking import Plan, read, read_draft
from gouji.registry import Kit
from official import fill

FOUR_DUTIES = {"S101", "D101", "C101", "T101", "T102", "T103", "T104", "T105", "T110"}


@pytest.fixture(scope="module")
def published(shared: Path) -> str:
    """The published report, as scraped."""
    return (shared / "inputs" / "annual-report-2022.txt").read_text("utf-8")


@pytest.fixture(scope="module")
def form_file(shared: Path) -> bytes:
    """The official form of 2021, empty."""
    return (shared / "inputs" / "official-form-2021.docx").read_bytes()


def draft_of(kit: Kit, name: str, data: bytes) -> Draft:
    """A file read against its form."""
    return read_draft(read(data, name, kit.readers), Plan(kit.rules, kit.forms))[0]


def behind(text: str, label: str) -> str:
    """What stands behind a label up to the next mark."""
    return re.split(r"[;)]", text.partition(label)[2])[0]


def codes(name: str, data: bytes) -> list[object]:
    """The codes of the findings of the four duties."""
    return [one["code"] for one in lint_bytes(name, data) if one["code"] in FOUR_DUTIES]


def test_the_published_report_is_read_whole(kit: Kit, published: str) -> None:
    """Six sections, the period, phone and address, three tables with all their cells, 42 relations that hold."""
    draft = draft_of(kit, "report.txt", published.encode())
    assert draft.form
    assert (draft.form.edition, draft.year) == ("2021", 2022)
    assert draft.unit == published.partition("2022年")[0]
    assert list(draft.sections) == [section.id for section in draft.form.sections]
    assert draft.period
    assert (draft.period.dates.first, draft.period.dates.last) == (dt.date(2022, 1, 1), dt.date(2022, 12, 31))
    assert {found.detail.kind: found.detail.text for found in draft.contacts} == {
        "phone": behind(published, "联系电话:"),
        "address": behind(published, "联系地址:"),
    }
    shapes = {
        name: (found.tables[0].rows, found.tables[0].cols, len(found.cells)) for name, found in draft.tables.items()
    }
    assert shapes == {"disclosed": (14, 4, 10), "applications": (28, 10, 175), "disputes": (4, 15, 15)}
    assert Counter((one.tie.kind, one.tie.left[0].table, one.state) for one in draft.ties) == {
        ("balance", "applications", "holds"): 7,
        ("column-total", "applications", "holds"): 7,
        ("row-total", "applications", "holds"): 25,
        ("row-total", "disputes", "holds"): 3,
    }


def test_the_published_report_has_no_fault_of_the_four_duties(published: str) -> None:
    """Nothing a reviewer would not agree with."""
    assert codes("report.txt", published.encode()) == []


@pytest.mark.parametrize("number", range(6))
def test_a_section_taken_out_of_the_published_report_is_named(published: str, number: int) -> None:
    """One S101 for its heading and body, naming it."""
    lines = published.splitlines()
    starts = [at for at, line in enumerate(lines) if line[:2] in {f"{mark}、" for mark in "一二三四五六"}]
    heads = [at for at in starts if lines[at][2:].rstrip() in drafts.SECTIONS]
    ends = [*heads[1:], len(lines)]
    left = lines[: heads[number]] + lines[ends[number] :]
    found = lint_bytes("report.txt", "\n".join(left).encode())
    judged = [(one["code"], one["expected"]) for one in found if one["code"] in FOUR_DUTIES]
    assert judged == [("S101", drafts.SECTIONS[number])]


def test_the_period_and_the_contact_taken_out_are_missed(published: str) -> None:
    """D101 although part one speaks of the same dates, and C101."""
    [period] = re.findall(r"(?<=\n)[^。\n]*统计期限[^。\n]*。", published)
    [contact] = re.findall(r"\(联系电话:[^()]*\)", published)
    assert codes("report.txt", published.replace(period, "").encode()) == ["D101"]
    assert codes("report.txt", published.replace(contact, "").encode()) == ["C101"]


def test_every_figure_of_the_published_report_changed_is_found(published: str) -> None:
    """Each of the 175 + 15 zeros made 7: a T110 with the right figure in table three, a T103 in table four."""
    lines = published.splitlines()
    start = lines.index("三、收到和处理政府信息公开申请情况")
    zeros = [at for at, line in enumerate(lines) if at > start and line in {"0 |", "0"}]
    assert len(zeros) == 190
    for number, at in enumerate(zeros):
        changed = [*lines[:at], lines[at].replace("0", "7"), *lines[at + 1 :]]
        found = lint_bytes("report.txt", "\n".join(changed).encode())
        judged: list[Any] = [one for one in found if one["code"] in FOUR_DUTIES]
        if number < 175:
            assert [(one["code"], one["expected"]) for one in judged] == [("T110", "0")]
            location = judged[0]["location"]
            assert (location["row"], location["col"], location["line"]) == (number // 7 + 4, number % 7 + 4, at + 1)
        else:
            assert [one["code"] for one in judged] == ["T103"]


def test_the_official_form_has_the_grids_it_prints(kit: Kit, form_file: bytes) -> None:
    """14 x 4, 28 x 10 and 4 x 15, each merged cell found from every coordinate it covers."""
    document = read(form_file, "form.docx", kit.readers)
    assert [(table.rows, table.cols) for table in document.tables] == [(14, 4), (28, 10), (4, 15)]
    results = document.tables[1].at(6, 1)
    assert results
    assert results.text == "三、本年度办理结果"
    assert all(document.tables[1].at(row, 1) is results for row in range(6, 28))


def test_the_official_form_filled_raises_nothing(kit: Kit, form_file: bytes) -> None:
    """Filled with the figures of a whole city, a period and a contact."""
    filled = fill(form_file, drafts.city())
    assert codes("filled.docx", filled) == []
    draft = draft_of(kit, "filled.docx", filled)
    assert Counter(one.state for one in draft.ties) == {"holds": 42}


def test_the_official_form_left_blank_is_told_what_it_lacks_without_a_storm(form_file: bytes) -> None:
    """The period and the contact; blank cells are no wrong sums."""
    assert codes("form.docx", form_file) == ["C101", "D101"]


def test_the_published_report_has_the_faults_a_reviewer_sees_and_no_others(published: str) -> None:
    """Of error or warning severity; a web page's half-width marks and a long part one are hints."""
    found = lint_bytes("report.txt", published.encode())
    assert [one["code"] for one in found if one["severity"] != "info"] == ["L101", "W104", "W101", "F101"]
    assert {one["code"] for one in found if one["severity"] == "info"} == {"W103", "S109"}


def test_a_consistent_report_gives_nothing_by_any_rule() -> None:
    """A whole report with the figures of a city, in Word and in text."""
    blocks = drafts.report(drafts.city())
    assert lint_bytes("report.docx", drafts.word(blocks)) == []
    assert lint_bytes("report.txt", drafts.text(blocks)) == []


def test_the_official_form_with_figures_alone_is_still_a_template(form_file: bytes) -> None:
    """Its title, its prompts and the words to be replaced are what is left to write."""
    found = lint_bytes("filled.docx", fill(form_file, drafts.city()))
    assert [one["code"] for one in found] == ["S106", "L101", "C102", "S108", "L101", "L101", "L101"]
