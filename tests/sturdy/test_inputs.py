"""Every way a file or folder can be wrong × every command that reads one: the status, one line, nothing changed."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

import drafts
from sturdy.packs import here, powerless, shell

if sys.platform == "win32":
    pytest.skip("these faults are made with the means of Unix", allow_module_level=True)

REPORT = drafts.report(drafts.consistent(5))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
GOOD = drafts.text(REPORT)
WORD = drafts.word(REPORT)


class Fault(NamedTuple):
    """What is wrong: what makes it, the name it is asked for by, and words of the line that tells it."""

    make: Callable[[Path], object]
    name: str
    word: str


def holding(name: str, data: bytes, word: str) -> Fault:
    """A file with some content."""
    return Fault(lambda folder: (folder / name).write_bytes(data), name, word)


def _sparse(path: Path) -> None:
    path.touch()
    os.truncate(path, 1 << 33)


def _barred(path: Path) -> None:
    path.write_bytes(WORD)
    path.chmod(0)


FAULTS = {
    "missing": Fault(lambda _: None, "absent.docx", "no such file"),
    "a folder that is a file": Fault(lambda folder: (folder / "a.docx").write_bytes(WORD), "a.docx/b.docx", "no such"),
    "a name too long": Fault(lambda _: None, "a" * 300 + ".docx", "name is too long"),
    "a link to itself": Fault(lambda folder: (folder / "a.docx").symlink_to("a.docx"), "a.docx", "back to itself"),
    "a link to nothing": Fault(lambda folder: (folder / "a.docx").symlink_to("b.docx"), "a.docx", "no such file"),
    "a pipe nobody writes to": Fault(lambda folder: os.mkfifo(folder / "a.docx"), "a.docx", "not a file"),
    "a device without end": Fault(lambda folder: (folder / "a.docx").symlink_to("/dev/zero"), "a.docx", "not a file"),
    "eight gigabytes of nothing": Fault(lambda folder: _sparse(folder / "a.docx"), "a.docx", "larger than"),
    "no permission": Fault(lambda folder: _barred(folder / "a.docx"), "a.docx", "no permission"),
    "empty": holding("a.docx", b"", "empty"),
    "a picture renamed": holding("a.docx", b"\x89PNG\r\n\x1a\n" + bytes(64), "picture"),
    "encrypted": holding("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    "an old format": holding("a.doc", OLE + "WordDocument".encode("utf-16-le"), "save"),
    "a name that begins with a dash": Fault(lambda _: None, "./-x.docx", "no such file"),
    "a kind nobody reads": holding("a.xyz", b"x", ".xyz"),
    "a name that is no text": Fault(lambda _: None, "$(printf 'a\\377.docx')", "no such file"),
} | {f"cut off at {at}": holding("a.docx", WORD[:at], "") for at in (1, 3, 4, 30, 200, len(WORD) // 2, len(WORD) - 1)}
COMMANDS = (
    "check {}",
    "check {} --format json",
    "check {} --form gov-disclosure-annual-report",
    "check good.txt --against {}",
    "check good.txt good.txt {} --jobs 2",
    "review {}",
    "review {} -o copy.docx",
    "review {} --format html",
    "baseline {} -o new.json",
    "inspect {}",
    "inspect {} --format json",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A sound draft, for what is checked beside the faulty one."""
    (tmp_path / "good.txt").write_bytes(GOOD)
    return tmp_path


def contents(folder: Path) -> dict[str, bytes]:
    """The small files of a folder."""
    return {
        path.name: path.read_bytes()
        for path in sorted(folder.iterdir())
        if path.is_file() and os.access(path, os.R_OK) and path.stat().st_size < 1 << 20
    }


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_a_file_that_cannot_be_read_is_told(folder: Path, fault: Fault, command: str) -> None:
    """Status 2, a line that says why, no traceback, no file changed, and none but a baseline made."""
    fault.make(folder)
    before = contents(folder)
    quoted = fault.name if fault.name.startswith("$") else f"'{fault.name}'"
    line = f"gouji {command.format(quoted)}"
    if fault.word == "no permission":
        run = shell(line, folder, *powerless())
    else:
        run = (shell if "$" in quoted or "--jobs" in command else here)(line, folder)
    assert run.status == 2, run
    said = [line for line in run.err.splitlines() if line.startswith("gouji: ")]
    assert any(fault.word in line for line in said), run.err
    assert "Traceback" not in run.err
    after = contents(folder)
    after.pop("new.json", None)
    assert after == before


@pytest.mark.parametrize("name", ["-x.txt", "a\udcff.txt", "a\nb.txt", "a\x1b[31m.txt", "（稿）.txt", " .txt", "'.txt"])
@pytest.mark.parametrize("command", ["check .", "check . --format json", "check . --jobs 2", "baseline . -o new.json"])
def test_a_file_may_have_any_name(folder: Path, name: str, command: str) -> None:
    """It is found in its folder and checked."""
    (folder / os.fsdecode(name.encode("utf-8", "surrogateescape"))).write_bytes(GOOD)
    run = (shell if "--jobs" in command else here)(f"gouji {command}", folder)
    assert run.status == 0, run
    assert "\x1b" not in run.err + run.out
    assert "Traceback" not in run.err


@pytest.mark.parametrize("command", ["check", "review", "inspect", "inspect --format json"])
def test_a_name_may_begin_with_a_dash(folder: Path, command: str) -> None:
    """Behind two dashes it is a name and no option."""
    (folder / "-x.docx").write_bytes(WORD)
    run = shell(f"gouji {command} -- -x.docx", folder)
    assert run.status == 0, run


def test_a_folder_is_checked_around_what_is_wrong_in_it(folder: Path) -> None:
    """A pipe, a link to itself and a link to nothing are told each; a link back to the folder is not followed."""
    os.mkfifo(folder / "pipe.txt")
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "gone.txt").symlink_to("nowhere.txt")
    (folder / "again").symlink_to(".")
    run = shell("gouji check . --format jsonl", folder)
    assert run.status == 2
    assert run.out.count('"status":"checked"') == 1
    assert run.out.count('"status":"failed"') == 3


def test_a_folder_that_is_gone_is_told(folder: Path) -> None:
    """Also where it is the one the command runs in."""
    for command in ("check .", "check a.txt", "baseline .", "init", "inspect a.txt"):
        run = shell(f"mkdir -p gone; cd gone; rmdir ../gone; gouji {command}", folder)
        assert run.status == 2, run
        assert run.err.startswith("gouji: ")
        assert "Traceback" not in run.err


def test_a_long_standard_input_is_not_cut_off_in_silence(folder: Path) -> None:
    """More than is read of a file is refused."""
    run = shell("head -c 300000000 /dev/zero | gouji check - --stdin-filename a.txt", folder)
    assert run.status == 2
    assert run.err.splitlines()[0] == "gouji: a.txt: the file is larger than 256 MB"
