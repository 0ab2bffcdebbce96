"""Old drafts are adopted by a baseline: what is in it is known, what is new fails."""

import json
from pathlib import Path
from typing import Any

import pytest

import drafts
from command import gouji

OLD = drafts.report(drafts.consistent(3), period="")
CLEAN = drafts.report(drafts.consistent(4))


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A folder with a clean and a faulty draft."""
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "clean.txt").write_bytes(drafts.text(CLEAN))
    (tmp_path / "drafts" / "old.txt").write_bytes(drafts.text([*OLD, "到此为止。。"]))
    return tmp_path


def known(folder: Path, *options: str) -> dict[tuple[str, str], bool]:
    """Whether each finding is known, by file and code."""
    report = json.loads(gouji("drafts", "--format", "json", *options, cwd=folder).out)
    return {(file["path"], one["code"]): one["known"] for file in report["files"] for one in file["findings"]}


def stored(folder: Path) -> dict[str, Any]:
    """The baseline as written."""
    loaded: dict[str, Any] = json.loads((folder / "gouji-baseline.json").read_text("utf-8"))
    return loaded


def test_two_commands_adopt_a_repository_of_fifty_drafts(tmp_path: Path) -> None:
    """Ten of them old and faulty: all pass with the baseline, a new fault fails, an old one does not."""
    for number in range(50):
        figures = drafts.consistent(number)
        blocks = drafts.report(figures, period="" if number < 10 else drafts.PERIOD)
        path = tmp_path / f"{number:02}.{'docx' if number % 2 else 'txt'}"
        path.write_bytes((drafts.word if number % 2 else drafts.text)(blocks))
    assert gouji(".", cwd=tmp_path).status == 1
    assert gouji("baseline", ".", cwd=tmp_path).status == 0
    assert gouji("check", "--baseline", "gouji-baseline.json", ".", cwd=tmp_path).status == 0
    (tmp_path / "20.txt").write_bytes(drafts.text(drafts.report(drafts.consistent(20), contact="")))
    run = gouji("check", "--baseline", "gouji-baseline.json", ".", "--format", "json", cwd=tmp_path)
    report = json.loads(run.out)
    assert run.status == 1
    assert report["summary"] | {"warning": 0, "info": 0} == {
        "files": 50, "checked": 50, "unmatched": 0, "failed": 0, "error": 1, "warning": 0, "info": 0,
    }  # fmt: skip
    counting = [
        (file["path"], one["code"])
        for file in report["files"]
        for one in file["findings"]
        if not one["known"] and one["severity"] == "error"
    ]
    assert counting == [("./20.txt", "C101")]
    assert sum(one["known"] for file in report["files"] for one in file["findings"] if one["code"] == "D101") == 10


def test_what_is_accepted_stays_in_sight(office: Path) -> None:
    """Marked as known in every format; it does not fail, and the file of it can be read by people."""
    assert gouji("baseline", "drafts", cwd=office).status == 0
    assert known(office, "--baseline", "gouji-baseline.json") == {
        ("drafts/old.txt", "D101"): True,
        ("drafts/old.txt", "W105"): True,
    }
    kept = stored(office)
    assert [*kept["files"]] == ["drafts/old.txt"]
    assert [(one["code"], one["count"]) for one in kept["files"]["drafts/old.txt"]] == [("D101", 1), ("W105", 1)]
    run = gouji("drafts", "--baseline", "gouji-baseline.json", "--format", "concise", cwd=office)
    assert run.status == 0
    assert run.out.count("[known]") == 2


def test_one_more_of_the_same_fault_is_new(office: Path) -> None:
    """A baseline says how often, not only what."""
    path = office / "drafts" / "old.txt"
    gouji("baseline", "drafts", cwd=office)
    path.write_bytes(path.read_bytes() + "\n到此为止。。".encode())
    options = ("--baseline", "gouji-baseline.json", "--select", "W105", "--fail-on", "warning")
    assert gouji("drafts", *options, cwd=office).status == 1
    path.write_bytes(drafts.text([*OLD, "到此为止。。"]))
    assert gouji("drafts", *options, cwd=office).status == 0


def test_a_known_finding_whose_figures_change_is_new(tmp_path: Path) -> None:
    """The acceptance was of these figures, not of whatever comes to stand there."""
    figures = drafts.consistent(5)
    figures.four[4] += 1
    path = tmp_path / "r.txt"
    path.write_bytes(drafts.text(drafts.report(figures)))
    gouji("baseline", "r.txt", cwd=tmp_path)
    assert gouji("r.txt", "--baseline", "gouji-baseline.json", cwd=tmp_path).status == 0
    figures.four[4] += 1
    path.write_bytes(drafts.text(drafts.report(figures)))
    assert gouji("r.txt", "--baseline", "gouji-baseline.json", cwd=tmp_path).status == 1


def test_a_fault_moved_to_another_file_is_new(office: Path) -> None:
    """A draft that copies an old one copies no acceptance."""
    gouji("baseline", "drafts", cwd=office)
    (office / "drafts" / "copy.txt").write_bytes((office / "drafts" / "old.txt").read_bytes())
    assert gouji("drafts", "--baseline", "gouji-baseline.json", cwd=office).status == 1


def test_new_findings_go_into_a_baseline_only_when_that_is_said(office: Path) -> None:
    """Else they are listed, the file stays as it was, and the status is 1."""
    gouji("baseline", "drafts", cwd=office)
    before = stored(office)
    (office / "drafts" / "clean.txt").write_bytes(drafts.text(drafts.report(drafts.consistent(4), contact="")))
    run = gouji("baseline", "drafts", cwd=office)
    assert run.status == 1
    assert run.out.splitlines()[0].startswith("drafts/clean.txt:")
    assert "--accept" in run.err
    assert stored(office) == before
    assert gouji("baseline", "--accept", "drafts", cwd=office).status == 0
    assert set(stored(office)["files"]) == {"drafts/clean.txt", "drafts/old.txt"}


def test_a_baseline_of_nothing_accepts_nothing_later(tmp_path: Path) -> None:
    """One written when all was clean is a baseline too."""
    path = tmp_path / "r.txt"
    path.write_bytes(drafts.text(CLEAN))
    assert gouji("baseline", "r.txt", cwd=tmp_path).status == 0
    path.write_bytes(drafts.text(OLD))
    assert gouji("baseline", "r.txt", cwd=tmp_path).status == 1
    assert stored(tmp_path)["files"] == {}


def test_what_is_mended_is_said_and_dropped(office: Path) -> None:
    """A baseline that matches nothing any more is told, also of a file that is gone; the next one is without it."""
    gouji("baseline", "drafts", cwd=office)
    (office / "drafts" / "old.txt").write_bytes(drafts.text(OLD))
    run = gouji("drafts", "--baseline", "gouji-baseline.json", cwd=office)
    assert (run.status, "有 1 条已不再出现" in run.err, "drafts/old.txt W105" in run.err) == (0, True, True)
    (office / "drafts" / "old.txt").unlink()
    run = gouji("drafts", "--baseline", "gouji-baseline.json", cwd=office)
    assert "有 2 条已不再出现" in run.err
    assert gouji("baseline", "drafts", cwd=office).status == 0
    assert stored(office)["files"] == {}


def test_what_was_not_looked_for_is_not_called_mended(office: Path) -> None:
    """Of rules not chosen, and of files not named; a baseline of some keeps what it has of the others."""
    gouji("baseline", "drafts", cwd=office)
    before = stored(office)
    for options in (("drafts", "--select", "S"), ("drafts/clean.txt",)):
        run = gouji("check", *options, "--baseline", "gouji-baseline.json", cwd=office)
        assert "不再出现" not in run.err
        assert gouji("baseline", *options, cwd=office).status == 0
        assert stored(office)["files"] == before["files"]


def test_a_standing_baseline_is_used_and_written_beside_the_configuration(office: Path) -> None:
    """Whatever the working folder."""
    (office / "gouji.toml").write_text('baseline = "debt.json"\n', encoding="utf-8")
    below = office / "drafts"
    run = gouji("old.txt", cwd=below)
    assert (run.status, "gouji baseline" in run.err) == (2, True)
    assert gouji("baseline", "old.txt", cwd=below).status == 0
    assert [*json.loads((office / "debt.json").read_text("utf-8"))["files"]] == ["drafts/old.txt"]
    assert gouji("old.txt", cwd=below).status == 0
    assert gouji("drafts", cwd=office).status == 0


@pytest.mark.parametrize("text", ["", "[]", '{"schema": 2, "tool": "", "files": {}}', '{"files": 3}'])
def test_what_is_no_baseline_is_refused(office: Path, text: str) -> None:
    """With its name, and never written over."""
    (office / "gouji-baseline.json").write_text(text, encoding="utf-8")
    for command in (("check", "drafts", "--baseline", "gouji-baseline.json"), ("baseline", "drafts")):
        run = gouji(*command, cwd=office)
        assert run.status == 2
        assert "gouji-baseline.json" in run.err
    assert (office / "gouji-baseline.json").read_text("utf-8") == text


def test_a_file_that_cannot_be_read_is_told_and_keeps_what_was_accepted(office: Path) -> None:
    """The status is 2; the rest is written."""
    gouji("baseline", "drafts", cwd=office)
    (office / "drafts" / "old.txt").write_bytes(b"\x00\x01\x02")
    run = gouji("baseline", "drafts", cwd=office)
    assert run.status == 2
    assert "drafts/old.txt" in run.err
    assert set(stored(office)["files"]) == {"drafts/old.txt"}


def test_a_suppressed_finding_needs_no_place_in_a_baseline(office: Path) -> None:
    """It is waived with a reason already."""
    (office / "gouji.toml").write_text(
        '[[files]]\nmatch = ["old.txt"]\nignore = ["D101"]\nreason = "已公布"\n', encoding="utf-8"
    )
    gouji("baseline", "drafts", cwd=office)
    assert [one["code"] for one in stored(office)["files"]["drafts/old.txt"]] == ["W105"]


def test_a_baseline_does_not_depend_on_the_language(office: Path) -> None:
    """Written in one, it is known in the other."""
    gouji("baseline", "drafts", "--lang", "en", cwd=office)
    assert all(known(office, "--baseline", "gouji-baseline.json", "--lang", "zh").values())
