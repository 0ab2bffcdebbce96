"""What a configuration says of some files alone, which files it leaves out, and the severities it sets."""

import json
from pathlib import Path
from typing import Any

import pytest

import drafts
from command import gouji
from gouji.settings.patterns import matcher

FAULTY = drafts.text([*drafts.report(drafts.consistent(3), period=""), "到此为止。。"])
CLEAN = drafts.text(drafts.report(drafts.consistent(3)))


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A repository of drafts of two years, all faulty but one."""
    for name in ("2023/a.txt", "2024/a.txt", "2024/附件/b.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(FAULTY)
    (tmp_path / "2024" / "clean.txt").write_bytes(CLEAN)
    (tmp_path / ".git").mkdir()
    return tmp_path


def configured(folder: Path, text: str) -> None:
    """Write the configuration."""
    (folder / "gouji.toml").write_text(text, encoding="utf-8")


def found(folder: Path, *options: str) -> tuple[int, dict[str, list[dict[str, Any]]]]:
    """The exit status, and the findings by path."""
    run = gouji(*options, "--format", "json", cwd=folder)
    return run.status, {file["path"]: file["findings"] for file in json.loads(run.out)["files"]}


def test_only_the_files_included_and_not_excluded_are_checked(office: Path) -> None:
    """Of a folder; the number left out is said, and a file that is named is always checked."""
    configured(office, 'include = ["2024/"]\nexclude = ["附件/"]\n')
    run = gouji("--format", "concise", ".", cwd=office)
    assert {line.partition(":")[0] for line in run.out.splitlines()} == {"./2024/a.txt"}
    assert "有 2 个文件没有检查" in run.err
    assert set(found(office, "2024/附件/b.txt")[1]) == {"2024/附件/b.txt"}


def test_a_folder_of_excluded_files_alone_holds_nothing_to_check(office: Path) -> None:
    """So it is exit 2: a pattern too wide must not pass for a clean run."""
    configured(office, 'exclude = ["*.txt"]\n')
    run = gouji("2023", cwd=office)
    assert run.status == 2
    assert "2023: 没有可检查的文件" in run.err


def test_a_rule_is_waived_for_some_files_with_a_reason(office: Path) -> None:
    """The findings stay, marked, and do not count; in other files they do."""
    configured(office, '[[files]]\nmatch = ["2023/"]\nignore = ["D101", "W"]\nreason = "已公布"\n')
    status, files = found(office, "2023")
    assert status == 0
    assert [(one["code"], one["suppressed"]) for one in files["2023/a.txt"]] == [
        ("D101", {"reason": "已公布", "by": "config"}),
        ("W105", {"reason": "已公布", "by": "config"}),
    ]
    status, files = found(office, "2024/a.txt")
    assert (status, [one["suppressed"] for one in files["2024/a.txt"]]) == (1, [None, None])


def test_a_waiver_of_the_configuration_needs_its_reason(office: Path) -> None:
    """Else it is refused."""
    configured(office, '[[files]]\nmatch = ["2023/"]\nignore = ["D101"]\n')
    run = gouji("2023", cwd=office)
    assert (run.status, run.out) == (2, "")
    assert "reason" in run.err


def test_the_form_is_chosen_by_path(office: Path) -> None:
    """The first that names one counts, and the command line has the last word."""
    (office / "note.toml").write_text('id = "note"\nname = "便笺"\n[title]\nnames = ["报告"]\n', encoding="utf-8")
    configured(
        office,
        '[[files]]\nmatch = ["2023/"]\nform = "note.toml"\n'
        '[[files]]\nmatch = ["*.txt"]\nform = "gov-disclosure-annual-report"\n',
    )
    forms = [
        file["form"]
        for options in ((), ("--form", "auto"))
        for file in json.loads(gouji("2023", "2024/a.txt", *options, "--format", "json", cwd=office).out)["files"]
    ]
    assert forms == ["note", *["gov-disclosure-annual-report"] * 3]


def test_a_file_not_of_the_form_named_for_its_path_is_not_fully_checked(office: Path) -> None:
    """As with `--form`; one of another path is not touched by that."""
    (office / "2024" / "letter.txt").write_text("致各单位的一封信", encoding="utf-8")
    assert gouji("2024/letter.txt", cwd=office).status == 0
    configured(office, '[[files]]\nmatch = ["2024/"]\nform = "gov-disclosure-annual-report"\n')
    assert gouji("2024/letter.txt", cwd=office).status == 2


def test_last_years_reports_are_found_by_path(tmp_path: Path) -> None:
    """The drafts of one folder are compared with those of another; others are not."""
    (tmp_path / "old").mkdir()
    (tmp_path / "new").mkdir()
    before = drafts.report(drafts.consistent(3))
    earlier = [block.replace("2024", "2023") if isinstance(block, str) else block for block in before]
    (tmp_path / "old" / "r.txt").write_bytes(drafts.text(earlier))
    (tmp_path / "new" / "r.txt").write_bytes(drafts.text(before))
    configured(tmp_path, '[[files]]\nmatch = ["new/"]\nagainst = "old"\n')
    _, files = found(tmp_path, "new", "old")
    assert "X101" in {one["code"] for one in files["new/r.txt"]}
    assert not {one["code"] for one in files["old/r.txt"]} & {"X101", "X102", "X103"}
    (tmp_path / "gouji.toml").unlink()
    assert "X101" not in {one["code"] for one in found(tmp_path, "new")[1]["new/r.txt"]}


def test_severities_are_set_by_name_code_and_beginning(office: Path) -> None:
    """The closest wins: a name before a code, a code before its beginning."""
    configured(office, '[severity]\nW = "info"\nW105 = "error"\nD = "warning"\nperiod-missing = "info"\n')
    _, files = found(office, "2024/a.txt")
    assert {one["code"]: one["severity"] for one in files["2024/a.txt"]} == {"D101": "info", "W105": "error"}


def test_standing_reports_are_written_beside_the_configuration(office: Path) -> None:
    """Each time, from whatever folder below it."""
    configured(office, 'reports = ["json:all.json", "concise:all.txt"]\n')
    gouji("a.txt", cwd=office / "2023")
    assert json.loads((office / "all.json").read_text("utf-8"))["summary"]["files"] == 1
    assert (office / "all.txt").read_text("utf-8").startswith("a.txt:")
    configured(office, 'reports = ["json"]\n')
    run = gouji("2023", cwd=office)
    assert (run.status, "reports" in run.err) == (2, True)


@pytest.mark.parametrize(
    ("pattern", "path", "named"),
    [
        ("*.txt", "a.txt", True),
        ("*.txt", "x/y/a.txt", True),
        ("*.txt", "a.txt.docx", False),
        ("2024", "2024/x/a.txt", True),
        ("2024/", "2024/x/a.txt", True),
        ("2024/", "2024", False),
        ("2024/", "archive/2024/a.txt", True),
        ("/2024/", "archive/2024/a.txt", False),
        ("2024/*.txt", "2024/a.txt", True),
        ("2024/*.txt", "2024/x/a.txt", False),
        ("2024/**/*.txt", "2024/a.txt", True),
        ("2024/**/*.txt", "2024/x/y/a.txt", True),
        ("**/附件", "2024/x/附件/a.txt", True),
        ("./2024/a.txt", "2024/a.txt", True),
        ("2024/**", "2024/a.txt", True),
        ("2024/**", "2024", False),
        ("年报?.docx", "x/年报1.docx", True),
        ("年报?.docx", "年报.docx", False),
        ("报告(终稿).docx", "报告(终稿).docx", True),
        ("报告[1].docx", "报告[1].docx", True),
        ("a.txt", "a-txt", False),
        ("*", "x/y", True),
    ],
)
def test_a_pattern_names_paths_as_in_gitignore(pattern: str, path: str, *, named: bool) -> None:
    """Anywhere or from the top, files and folders; brackets are as typed, as names of drafts have them."""
    assert matcher([pattern])(path) is named


def test_no_pattern_names_nothing() -> None:
    """And one of several is enough."""
    assert not matcher([])("a.txt")
    assert matcher(["b", "a.*"])("a.txt")
