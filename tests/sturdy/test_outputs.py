"""Every way the place of an output can be wrong × every option that names one: told, nothing half written or lost."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sturdy.packs import here, powerless, shell

if sys.platform == "win32":
    pytest.skip("these faults are made with the means of Unix", allow_module_level=True)

OPTIONS = {
    "-o": "check bad.txt --format json -o {}",
    "--report": "check bad.txt --report json:{}",
    "review": "review bad.docx -o {}",
    "review --report": "review bad.docx --report json:{}",
    "baseline": "baseline bad.txt -o {}",
}


def _closed(folder: Path) -> None:
    (folder / "closed").mkdir()
    (folder / "closed").chmod(0o500)


def _read_only(folder: Path) -> None:
    (folder / "old.docx").write_text("before")
    (folder / "old.docx").chmod(0o400)


WRONG: dict[str, tuple[Callable[[Path], object], str, str]] = {
    "a folder that is not there": (lambda _: None, "nowhere/out.docx", "no such folder"),
    "a file for a folder": (lambda _: None, "bad.txt/out.docx", "no such folder"),
    "a folder for a file": (lambda folder: (folder / "out.docx").mkdir(), "out.docx", "folder"),
    "a name too long": (lambda _: None, "a" * 300 + ".docx", "name is too long"),
    "a link to itself": (lambda folder: (folder / "a.docx").symlink_to("a.docx"), "a.docx", "back to itself"),
    "a full disk": (lambda folder: (folder / "a.docx").symlink_to("/dev/full"), "a.docx", "no space left"),
}
BARRED: dict[str, tuple[Callable[[Path], object], str]] = {
    "a folder not to be written in": (_closed, "closed/out.docx"),
    "a file not to be written": (_read_only, "old.docx"),
}


def tree(folder: Path) -> dict[str, bytes]:
    """All files of a folder and those in it, but the copy that a review is for."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != "bad.批注.docx")
    return {str(path): path.read_bytes() for path in files}


@pytest.mark.parametrize("option", OPTIONS.values(), ids=OPTIONS)
@pytest.mark.parametrize("wrong", WRONG)
def test_a_place_that_cannot_be_written_is_told(folder: Path, wrong: str, option: str) -> None:
    """Status 2, a line with the cause, nothing left of it, no file changed."""
    make, name, word = WRONG[wrong]
    make(folder)
    if wrong == "a folder for a file" and option.startswith("review bad.docx -o"):
        pytest.skip("review takes a folder there")
    if wrong == "a full disk" and option.startswith("baseline"):
        pytest.skip("what stands there already is read first")
    before = tree(folder)
    run = here(f"gouji {option.format(name)}", folder)
    assert run.status == 2, run
    assert any(word in line for line in run.err.splitlines() if line.startswith("gouji: ")), run.err
    assert "Traceback" not in run.err
    assert tree(folder) == before


@pytest.mark.parametrize("option", OPTIONS.values(), ids=OPTIONS)
@pytest.mark.parametrize("barred", BARRED)
def test_a_place_that_may_not_be_written_is_told(folder: Path, barred: str, option: str) -> None:
    """The same for permissions."""
    if barred == "a file not to be written" and option.startswith("baseline"):
        pytest.skip("what stands there already is read first")
    make, name = BARRED[barred]
    make(folder)
    before = tree(folder)
    run = shell(f"gouji {option.format(name)}", folder, *powerless())
    assert run.status == 2, run
    assert "no permission to write there" in run.err
    assert tree(folder) == before


@pytest.mark.parametrize("option", [name for name in OPTIONS if name != "baseline"])
def test_a_disk_that_fills_up_leaves_what_stood_there(folder: Path, option: str) -> None:
    """A limit on the size of files stands for it: the former report is whole, and nothing else is there."""
    (folder / "old.docx").write_text("before")
    before = tree(folder)
    run = shell(f"ulimit -f 1; gouji {OPTIONS[option].format('old.docx')}", folder)
    assert run.status == 2, run
    assert "too large" in run.err
    assert tree(folder) == before


OVER = {
    "-o": ("check bad.txt -o {}", "bad.txt"),
    "-o in a folder": ("check . -o {}", "bad.txt"),
    "--report": ("check bad.docx bad.txt --report concise:{}", "bad.docx"),
    "another way of writing it": ("check bad.txt -o {}", "../{folder}/./bad.txt"),
    "a link": ("check bad.txt -o {}", "link.txt"),
    "a hard link": ("check bad.txt -o {}", "hard.txt"),
    "last year's": ("check bad.txt --against bad.docx -o {}", "bad.docx"),
    "the configuration": ("check bad.txt -o {}", "gouji.toml"),
    "the baseline": ("check bad.txt --baseline known.json --report json:{}", "known.json"),
    "the form": ("check bad.txt --form form.toml --report json:{}", "form.toml"),
    "review onto the draft": ("review bad.docx -o {}", "bad.docx"),
    "review onto another draft": ("review bad.docx --report json:{}", "bad.docx"),
    "baseline onto a draft": ("baseline bad.txt -o {}", "bad.txt"),
}


@pytest.mark.parametrize("over", OVER)
def test_nothing_that_is_read_is_written_over(folder: Path, over: str) -> None:
    """Status 2 and one line; every file is as it was, and no report in its place."""
    (folder / "link.txt").symlink_to("bad.txt")
    os.link(folder / "bad.txt", folder / "hard.txt")
    (folder / "gouji.toml").write_text('select = ["T"]\n')
    (folder / "form.toml").write_text('id = "q"\nname = "甲"\ntitle = { names = ["甲"] }\n')
    here("gouji baseline bad.txt -o known.json", folder)
    before = tree(folder)
    command, name = OVER[over]
    run = here(f"gouji {command.format(name.format(folder=folder.name))}", folder)
    assert run.status == 2, run
    assert "Traceback" not in run.err
    assert tree(folder) == before


def test_a_page_of_a_former_run_is_no_draft(folder: Path) -> None:
    """A standing report in the folder that is checked is written anew each time, and not checked itself."""
    (folder / "gouji.toml").write_text('reports = ["html:gouji.html"]\n')
    first = here("gouji check . --format json", folder)
    second = here("gouji check . --format json", folder)
    assert (first.status, second.status) == (1, 1)
    assert second.out == first.out
    assert (folder / "gouji.html").is_file()


@pytest.mark.parametrize("command", ["check {} --format html -o page.html", "review {} --format html -o page.html"])
def test_a_page_by_another_name_is_no_draft(folder: Path, command: str) -> None:
    """In a folder it is passed over and counted; a page of the web that is none of ours is checked, as is one named."""
    here(f"gouji {command.format('bad.txt')}", folder)
    (folder / "page.html").rename(folder / "上报.HTM")
    (folder / "draft.html").write_bytes((folder / "bad.txt").read_bytes())
    run = here("gouji check . --format jsonl", folder)
    assert [line.split('"')[3] for line in run.out.splitlines() if '"status"' in line] == [
        "./bad.docx",
        "./bad.txt",
        "./draft.html",
    ]
    assert "not checked: Gouji .htm × 1" in run.err
    assert '"path":"上报.HTM","status"' in here("gouji check 上报.HTM --format jsonl", folder).out


def test_reports_are_written_before_somebody_stops_reading(folder: Path) -> None:
    """A pipe that is left early takes no file with it."""
    shell("gouji check bad.txt --format html --report json:out.json | true", folder)
    assert (folder / "out.json").read_text("utf-8").endswith("}\n")
