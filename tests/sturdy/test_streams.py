"""Standard streams that are closed, full, or left by whoever reads them."""

import sys
from pathlib import Path

import pytest

from sturdy.packs import shell

if sys.platform == "win32":
    pytest.skip("these faults are made with a shell and devices of Unix", allow_module_level=True)

NEEDS_FULL = pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="there is no device that is always full")
COMMANDS = (
    "check bad.txt",
    "check bad.txt --format json",
    "check bad.txt --format html",
    "review bad.docx",
    "inspect bad.txt",
    "inspect bad.txt --format json",
    "explain T103",
    "rules",
    "forms",
    "init --schema",
    "completion bash",
    "--version",
    "--help",
    "check --help",
)


@NEEDS_FULL
@pytest.mark.parametrize("command", COMMANDS)
def test_a_full_standard_output_is_told(folder: Path, command: str) -> None:
    """Status 2 and one line of its own; not a traceback, nor silence."""
    run = shell(f"gouji {command} > /dev/full", folder)
    assert run.status == 2
    assert run.err.splitlines()[-1] == ("gouji: standard output cannot be written: there is no space left on the disk")
    assert "Traceback" not in run.err


@pytest.mark.parametrize("command", COMMANDS)
def test_a_closed_standard_output_is_told(folder: Path, command: str) -> None:
    """What was asked for went nowhere: status 2, and one line."""
    run = shell(f"gouji {command} >&-", folder)
    assert run.status == 2
    assert run.err.splitlines()[-1] == "gouji: standard output cannot be written: it is closed"
    assert "Traceback" not in run.err


def test_what_needs_no_standard_output_does_without(folder: Path) -> None:
    """The findings are in the file, and the status is theirs."""
    assert shell("gouji check bad.txt --format concise -o found.txt >&-", folder).status == 1
    assert "T110" in (folder / "found.txt").read_text("utf-8")


@pytest.mark.parametrize("stream", ["2>&-", pytest.param("2> /dev/full", marks=NEEDS_FULL)])
def test_messages_that_cannot_be_said_take_nothing_with_them(folder: Path, stream: str) -> None:
    """The findings are on standard output and the status is theirs, also where a file could not be read."""
    run = shell(f"gouji check bad.txt --format concise {stream}", folder)
    assert (run.status, run.err) == (1, "")
    assert "T110" in run.out
    run = shell(f"gouji check bad.txt absent.txt --format concise {stream}", folder)
    assert run.status == 2
    assert "T110" in run.out


def test_all_streams_may_be_closed_and_no_file_takes_their_place(folder: Path) -> None:
    """The draft is as it was, the report is whole."""
    before = (folder / "bad.txt").read_bytes()
    assert shell("gouji check bad.txt --format json -o out.json <&- >&- 2>&-", folder).status == 1
    assert (folder / "bad.txt").read_bytes() == before
    assert (folder / "out.json").read_text("utf-8").endswith("}\n")


def test_a_closed_standard_input_is_a_file_that_cannot_be_read(folder: Path) -> None:
    """It is named, and the status is 2."""
    run = shell("gouji check - --stdin-filename a.txt <&-", folder)
    assert run.status == 2
    assert run.err.splitlines() == ["gouji: a.txt: reading failed: it is closed"]


@pytest.mark.parametrize("command", ["rules", "check bad.txt --format html", "--version", "completion bash"])
def test_whoever_reads_may_leave(folder: Path, command: str) -> None:
    """No message, no traceback; the status says that not all was said."""
    run = shell(f"set -o pipefail; gouji {command} | true", folder)
    assert run.status in {0, 2}  # 0 where the pipe held all before it was left
    assert "Traceback" not in run.err
    assert "Broken" not in run.err
