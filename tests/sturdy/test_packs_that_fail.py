"""Packs that break their promises in every way: what is told, and that the rest goes on."""

import sys
from pathlib import Path

import pytest

from sturdy.packs import READER, REPORTER, RULE, pack, shell

if sys.platform == "win32":
    pytest.skip("the command is run by a shell of Unix", allow_module_level=True)


@pytest.fixture
def folder(folder: Path) -> Path:
    """The drafts, and beside them a file for the readers of packs."""
    (folder / "a.acme").write_bytes(b"x")
    return folder


RAISED = {
    "1 // 0": "ZeroDivisionError",
    "raise SystemExit(0)": "SystemExit",
    "raise MemoryError": "MemoryError",
    "raise UnicodeError('\\udc80\\n\\x1b[31m')": "UnicodeError",
    "raise ExceptionGroup('', [ValueError(), KeyError()])": "ExceptionGroup",
    "def deeper(): deeper()\ndeeper()": "RecursionError",
    "return None": "TypeError",
    "return ['x']": "AttributeError",
    "return [Hit(Place(999), {})]": "IndexError",
    "class Own(Exception):\n    def __str__(self): 1 // 0\nraise Own": "ZeroDivisionError",
}


@pytest.mark.parametrize(("body", "word"), RAISED.items(), ids=RAISED)
@pytest.mark.parametrize("command", ["check {} --format concise", "review bad.docx"])
def test_a_rule_that_raises_is_told_with_its_file(folder: Path, command: str, body: str, word: str) -> None:
    """Status 2, one line, no traceback; what the other rules found is there, the draft as it was."""
    before = (folder / "bad.txt").read_bytes()
    run = shell(f"gouji {command.format('bad.txt')}", folder, **pack(folder, RULE, body))
    assert run.status == 2, run
    (line,) = (line for line in run.err.splitlines() if word in line)
    assert line.startswith(f"gouji: bad.{'docx' if 'review' in command else 'txt'}: ")
    assert "Traceback" not in run.err
    assert "\x1b" not in run.err
    assert (folder / "bad.txt").read_bytes() == before


def test_what_a_rule_prints_stays_out_of_the_findings(folder: Path) -> None:
    """It goes to standard error."""
    variables = pack(folder, RULE, "print('noise')")
    for jobs in ("1", "2"):
        run = shell(f"gouji check bad.txt bad.docx --format jsonl --jobs {jobs}", folder, **variables)
        assert run.status == 1
        assert "noise" not in run.out
        assert "noise" in run.err


def test_what_a_pack_prints_as_it_is_loaded_stays_out_of_the_findings(folder: Path) -> None:
    """It goes to standard error too."""
    run = shell("gouji check bad.txt --format json", folder, **pack(folder, "print('noise')\n" + RULE))
    assert run.out.startswith("{")
    assert "noise" in run.err


@pytest.mark.parametrize(
    "body", ["1 // 0", "raise SystemExit(0)", "return 'x'", "return None", "print('noise'); 1 // 0"]
)
@pytest.mark.parametrize(
    "command",
    ["check a.acme bad.txt --format concise", "check a.acme bad.txt --jobs 2 --format concise", "inspect a.acme"],
)
def test_a_reader_that_raises_is_told_with_its_file(folder: Path, command: str, body: str) -> None:
    """Status 2, one line, no traceback; the other file is checked."""
    run = shell(f"gouji {command}", folder, **pack(folder, READER, body))
    assert run.status == 2, run
    assert any(line.startswith("gouji: a.acme: checking it failed: ") for line in run.err.splitlines()), run.err
    assert "Traceback" not in run.err
    assert ("T110" in run.out) is (not command.startswith("inspect"))
    assert "noise" not in run.out


@pytest.mark.parametrize("body", ["1 // 0", "raise SystemExit(0)", "return 3", "return None", "return b''"])
def test_a_reporter_that_fails_takes_no_other_report_with_it(folder: Path, body: str) -> None:
    """Status 2 and one line with its name; its own file is not touched, the others are written."""
    (folder / "acme.txt").write_text("before")
    variables = pack(folder, REPORTER, body)
    line = "gouji check bad.txt --format concise --report acme:acme.txt --report json:out.json"
    run = shell(line, folder, **variables)
    assert run.status == 2
    assert "T110" in run.out
    assert any(line.startswith("gouji: the output format 'acme' failed: ") for line in run.err.splitlines())
    assert "Traceback" not in run.err
    assert (folder / "acme.txt").read_text() == "before"
    assert (folder / "out.json").read_text("utf-8").endswith("}\n")
    assert shell("gouji check bad.txt --format acme", folder, **variables).status == 2


def test_a_rule_that_says_it_was_interrupted_ends_the_run(folder: Path) -> None:
    """It cannot be told from the person who did."""
    run = shell("gouji check bad.txt", folder, **pack(folder, RULE, "raise KeyboardInterrupt"))
    assert (run.status, run.out) == (130, "")
