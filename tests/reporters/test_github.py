"""GitHub: commands that its runner reads as they were meant, within what it shows."""

import re
from collections import Counter
from pathlib import Path

from command import gouji
from gouji import FileResult
from gouji.registry import Kit
from reporters.runs import HOSTILE, Command, commands, finding, full_run, paragraph, render, run_of, table

ROOT = Path(__file__).parents[2]


def shown(found: list[Command]) -> list[Command]:
    """What GitHub shows of some commands: the first ten of a kind."""
    counts: Counter[str] = Counter()
    kept = []
    for one in found:
        counts[one.kind] += 1
        if counts[one.kind] <= 10:
            kept.append(one)
    return kept


def many(kit: Kit, path: str, errors: int, warnings: int, hints: int) -> FileResult:
    """A file with so many findings of each severity, the least grave first."""
    numbers = {"W103": hints, "W105": warnings, "T103": errors}
    return FileResult(
        path,
        "checked",
        findings=tuple(
            finding(kit, code, f"{code} {number}", paragraph(number, number))
            for code, count in numbers.items()
            for number in range(1, count + 1)
        ),
    )


def test_properties_and_text_are_escaped(kit: Kit) -> None:
    """A path with a comma, a colon and a percent sign, and a text with a line break, come through."""
    found = commands(render(kit, "github", full_run(kit)))
    error = next(one for one in found if one.properties["title"].startswith("T110"))
    assert error.text.startswith(f"{HOSTILE}\nT110 文稿/bad 1.docx:T2.R6C4  三、")
    assert error.text.endswith("\n依据")
    assert error.properties == {"file": "文稿/bad 1.docx", "title": "T110 wrong-cell"}
    warning = next(one for one in found if one.kind == "warning")
    assert warning.properties == {
        "file": "drafts/50%,a:b#1.md", "line": "12", "col": "7", "title": "W105 repeated-mark",
    }  # fmt: skip


def test_a_name_or_a_message_cannot_give_a_command(kit: Kit) -> None:
    """Each line is one of ours, though a path and a text hold line breaks and commands."""
    path = "a\n::error::x,line=9\r.md"
    file = FileResult(path, "failed", reason="x\n::warning::y", findings=(finding(kit, "W105", "z", paragraph(1, 1)),))
    found = commands(render(kit, "github", run_of(kit, file)))
    assert [one.properties["file"] for one in found] == [path, path]
    assert [one.kind for one in found] == ["error", "warning"]


def test_the_gravest_come_first_and_what_does_not_count_last(kit: Kit) -> None:
    """A file that failed, errors, warnings, hints, then notices of suppressed and known ones."""
    found = commands(render(kit, "github", full_run(kit)))
    assert [(one.kind, one.properties["title"]) for one in found] == [
        ("error", "未能检查"),
        ("error", "T110 wrong-cell"),
        ("error", "S101 section-missing"),
        ("warning", "W105 repeated-mark"),
        ("warning", "W105 repeated-mark"),
        ("warning", "W105 repeated-mark"),
        ("notice", "W103 mark-width"),
        ("notice", "T103 row-total [known]"),
        ("notice", "W105 repeated-mark [suppressed]"),
        ("notice", "D105 published-late [suppressed]"),
    ]


def test_what_github_does_not_show_is_counted_in_the_last_notice_that_it_shows(kit: Kit) -> None:
    """Two errors, a warning and three hints too many, in two files; none is lost from the log."""
    report = run_of(kit, many(kit, "a.md", 12, 1, 2), many(kit, "b.md", 0, 10, 10))
    found = commands(render(kit, "github", report))
    assert len(found) == 35 + 1
    last = shown(found)[-1]
    assert last.kind == "notice"
    assert re.findall(r"\d+", last.text) == ["10", "6", "2", "4"]
    assert "a.md × 2" in last.text
    assert "b.md × 4" in last.text
    assert len(found) - len(shown(found)) == 6


def test_nothing_is_said_to_be_hidden_where_nothing_is(kit: Kit) -> None:
    """Ten of each kind are shown."""
    found = commands(render(kit, "github", run_of(kit, many(kit, "a.md", 10, 10, 10))))
    assert len(found) == len(shown(found)) == 30


def test_the_notice_takes_the_place_of_a_hint_where_there_are_ten(kit: Kit) -> None:
    """The hint it pushes out is counted."""
    found = commands(render(kit, "github", run_of(kit, many(kit, "a.md", 11, 0, 10))))
    assert "a.md × 2" in shown(found)[-1].text


def test_the_summary_has_a_verdict_and_a_row_for_every_file(kit: Kit) -> None:
    """Counts leave out what does not count; a reason stands beside the status."""
    page = render(kit, "github-summary", full_run(kit))
    assert page.startswith("### gouji: 没有查完\n")
    assert table(page, 5)[:4] == [
        ["文稿/bad 1.docx", "已检查", "2", "0", "0"],
        ["./drafts/50%,a:b#1.md", "已检查", "0", "2", "1"],
        ["old.doc", "未能检查: 不能读 <.doc> 文件", "0", "0", "0"],
        ["minutes.txt", "不是已知表式: 不是已知表式", "0", "1", "0"],
    ]


def test_no_text_of_a_draft_is_markup_in_the_summary(kit: Kit) -> None:
    """Whatever Markdown would read has a backslash before it, and a row stays a row."""
    page = render(kit, "github-summary", full_run(kit))
    (row,) = (line for line in page.splitlines() if "T110" in line)
    assert not re.search(r"(?<!\\)[<>*_`\[\]$~]", row)
    assert len(re.findall(r"(?<!\\)\|", row)) == 6


def test_a_long_summary_is_cut_and_says_so(kit: Kit) -> None:
    """GitHub would refuse one of more than a MiB whole."""
    page = render(kit, "github-summary", run_of(kit, many(kit, "a.md", 600, 40, 0)))
    assert len(re.findall(r"^\| 错误 \| T103", page, re.MULTILINE)) == 500
    assert page.endswith("\n\n另有 140 条没有列出。\n")


def test_the_summary_is_written_where_github_wants_it(tmp_path: Path) -> None:
    """``--report github-summary:$GITHUB_STEP_SUMMARY`` beside the commands on standard output."""
    path = tmp_path / "step_summary_0a1b"
    path.write_bytes(b"")
    run = gouji(
        "check", "examples/annual-report", "--format", "github", "--report", f"github-summary:{path}",
        "--lang", "en", cwd=ROOT,
    )  # fmt: skip
    assert run.status == 1
    assert len(commands(run.out)) == 6
    assert path.read_text("utf-8").startswith("### gouji: failed\n\n| file | status |")
