"""`--against`: drafts beside last year's reports."""

import json
from pathlib import Path

import pytest

import drafts
from command import gouji


def report(year: int, *, unit: str = "青禾县数据局", carried_in: int = 0, carried_out: int = 0) -> bytes:
    """A report of a unit on a year, in Word, with all its applications carried over."""
    figures = drafts.no_figures()
    for row, count in ((1, max(0, carried_out - carried_in)), (2, carried_in), (25, carried_out)):
        figures.three[row - 1] = [count, 0, 0, 0, 0, 0, count]
    figures.three[2] = [max(0, carried_in - carried_out), *[0] * 5, max(0, carried_in - carried_out)]
    figures.three[23] = figures.three[2]
    blocks = [
        block.replace("2024", str(year)).replace("青禾县数据局", unit) if isinstance(block, str) else block
        for block in drafts.report(figures)
    ]
    return drafts.word(blocks)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two drafts on 2024, and last year's reports of one of them and of another body."""
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "a.docx").write_bytes(report(2023, carried_out=31))
    (tmp_path / "old" / "b.docx").write_bytes(report(2023, unit="青禾县水务局", carried_out=7))
    (tmp_path / "old" / "c.docx").write_bytes(report(2022, carried_out=5))
    (tmp_path / "draft.docx").write_bytes(report(2024, carried_in=36))
    (tmp_path / "other.docx").write_bytes(report(2024, unit="青禾县民政局", carried_in=36))
    return tmp_path


def test_a_draft_is_compared_with_the_report_of_its_unit_on_the_year_before(folder: Path) -> None:
    """Both places are shown, and the file of last year's."""
    run = gouji("draft.docx", "--against", "old", "--format", "json", cwd=folder)
    [finding] = json.loads(run.out)["files"][0]["findings"]
    assert (finding["code"], finding["expected"], finding["actual"]) == ("X101", "31", "36")
    assert finding["location"]["display"] == "T2.R5C4"
    assert [one["location"]["display"] for one in finding["related"]] == ["T2.R28C4", "T2.R5C10", "T2.R28C10"]
    assert "a.docx" in finding["related"][0]["message"]


def test_a_single_report_is_compared_with_as_it_is(folder: Path) -> None:
    """Named as a file, it need not be of the same name."""
    run = gouji("other.docx", "--against", "old/a.docx", "--format", "concise", cwd=folder)
    assert "X101" in run.out


def test_figures_that_follow_raise_nothing(folder: Path) -> None:
    """31 carried over, 31 carried in."""
    (folder / "draft.docx").write_bytes(report(2024, carried_in=31))
    assert gouji("draft.docx", "--against", "old", cwd=folder).out == "可以发布\n"


@pytest.mark.parametrize("against", ["old", "old/c.docx"])
def test_what_cannot_be_compared_is_said(folder: Path, against: str) -> None:
    """Where there is no report of the unit, or it is not on the year before."""
    draft = "other.docx" if against == "old" else "draft.docx"
    run = gouji(draft, "--against", against, cwd=folder)
    assert (run.status, run.out) == (0, "可以发布\n")
    assert "没有与上年核对" in run.err


@pytest.mark.parametrize("broken", ["absent.docx", "empty", "damaged"])
def test_last_years_report_must_be_readable(folder: Path, broken: str) -> None:
    """A missing file, a folder without reports, a damaged file: exit 2 and one line."""
    (folder / "empty").mkdir()
    (folder / "damaged").mkdir()
    (folder / "damaged" / "x.docx").write_bytes(b"PK\x03\x04")
    run = gouji("draft.docx", "--against", broken, cwd=folder)
    assert (run.status, run.out) == (2, "")
    assert "--against" in run.err
    assert run.err.count("\n") == 1


def test_a_report_that_cannot_be_read_is_told_and_the_others_are_compared_with(folder: Path) -> None:
    """Exit 2, as not all was checked; the findings come all the same."""
    (folder / "old" / "broken.docx").write_bytes(b"PK\x03\x04")
    run = gouji("draft.docx", "--against", "old", "--format", "concise", cwd=folder)
    assert run.status == 2
    assert "X101" in run.out
    assert "--against：" in run.err
    assert "broken.docx" in run.err


def test_a_file_of_no_known_form_is_told(folder: Path) -> None:
    """It is no report to compare with, and no reason to fail."""
    (folder / "old" / "notes.txt").write_text("今天开会。", encoding="utf-8")
    run = gouji("draft.docx", "--against", "old", "--format", "concise", cwd=folder)
    assert run.status == 0
    assert "X101" in run.out
    assert "notes.txt" in run.err


def test_two_reports_of_one_unit_and_year_are_both_named_and_neither_is_taken(folder: Path) -> None:
    """Which of them was published is not ours to guess."""
    (folder / "old" / "a2.docx").write_bytes(report(2023, carried_out=36))
    run = gouji("draft.docx", "--against", "old", "--format", "concise", cwd=folder)
    assert (run.status, run.out) == (0, "")
    assert "a.docx" in run.err
    assert "a2.docx" in run.err
