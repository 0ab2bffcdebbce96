"""A long run that is stopped: the promised status, nothing half written, no process left."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import drafts
from command import Run
from sturdy.packs import RULE, environment, pack, shell

if sys.platform == "win32":
    pytest.skip("Windows has no such signals", allow_module_level=True)

SLOW = "open('begun', 'w').close(); time.sleep({})"
ORDER = ("check", "drafts", "--no-cache", "--jobs", "2", "--report", "json:old.json", "-o", "new.txt")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Thirty drafts, and a report of a former run."""
    (tmp_path / "drafts").mkdir()
    for number in range(30):
        (tmp_path / "drafts" / f"{number:02}.txt").write_bytes(drafts.text(drafts.report(drafts.consistent(number))))
    (tmp_path / "old.json").write_text("before")
    return tmp_path


def begun(folder: Path, variables: dict[str, str], *order: str) -> subprocess.Popen[bytes]:
    """A run in a group of processes of its own, as soon as its first draft is being judged."""
    command = [sys.executable, "-m", "gouji", *(order or ORDER)]
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=environment(**variables),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    deadline = time.monotonic() + 20
    while not (folder / "begun").exists():
        assert time.monotonic() < deadline, "no draft was judged"
        time.sleep(0.01)
    return process


def ended(process: subprocess.Popen[bytes]) -> Run:
    """How it ends, which it must within ten seconds."""
    out, err = process.communicate(timeout=10)
    return Run(process.returncode, out.decode(), err.decode())


def is_gone(group: int) -> bool:
    """Whether no process of a group is at work two seconds later."""
    deadline = time.monotonic() + 2
    while _living(group) and time.monotonic() < deadline:
        time.sleep(0.02)
    return not _living(group)


def _living(group: int) -> list[str]:
    """The processes of a group, without those that have ended and only wait to be counted."""
    listed = subprocess.run(["ps", "-e", "-o", "pgid=,stat="], capture_output=True, text=True, check=True)
    found = (line.split() for line in listed.stdout.splitlines())
    return [state for number, state in found if number == str(group) and not state.startswith("Z")]


@pytest.mark.parametrize("moment", [0, 0.1, 0.4])
@pytest.mark.parametrize(
    ("number", "status", "send"),
    [
        (signal.SIGINT, 130, os.killpg),  # as a terminal sends it, to all processes
        (signal.SIGINT, 130, os.kill),
        (signal.SIGTERM, 143, os.killpg),
        (signal.SIGTERM, 143, os.kill),
        (signal.SIGHUP, 129, os.killpg),
    ],
)
def test_a_run_that_is_told_to_end_clears_up(
    folder: Path, number: signal.Signals, status: int, send: Callable[[int, int], None], moment: float
) -> None:
    """The status of the signal, one line, the former report as it was, nothing half written, no process left."""
    process = begun(folder, pack(folder, RULE, SLOW.format(0.05)))
    time.sleep(moment)
    send(process.pid, number)
    run = ended(process)
    assert (run.status, run.out) == (status, "")
    assert run.err.splitlines() == ["gouji: interrupted: not fully checked"]
    assert sorted(path.name for path in folder.iterdir()) == ["begun", "drafts", "old.json", "packs"]
    assert (folder / "old.json").read_text() == "before"
    assert is_gone(process.pid)


@pytest.mark.parametrize("moment", [0, 0.2])
def test_a_run_that_is_killed_leaves_no_process(folder: Path, moment: float) -> None:
    """Those that judge notice that nobody waits for them; the former report is as it was."""
    process = begun(folder, pack(folder, RULE, SLOW.format(0.05)))
    time.sleep(moment)
    process.kill()
    assert ended(process).status == -signal.SIGKILL
    assert is_gone(process.pid)
    assert (folder / "old.json").read_text() == "before"


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_rule_that_hangs_can_be_interrupted(folder: Path, jobs: str) -> None:
    """At once, not when the rule comes to its end."""
    variables = pack(folder, RULE, SLOW.format(60))
    process = begun(folder, variables, "check", "drafts", "--no-cache", "--jobs", jobs)
    os.kill(process.pid, signal.SIGINT)
    assert ended(process).status == 130
    assert is_gone(process.pid)


def test_a_process_that_is_killed_again_and_again_is_told_with_its_file(folder: Path) -> None:
    """That file failed, the others are checked, and the status is 2."""
    variables = pack(folder, RULE, "if draft.name.endswith('07.txt'): os.kill(os.getpid(), signal.SIGKILL)")
    run = shell("gouji check drafts --no-cache --jobs 2 --format jsonl", folder, **variables)
    assert run.status == 2
    assert run.out.count('"status":"checked"') == 29
    assert next(line for line in run.err.splitlines() if "died" in line).startswith("gouji: drafts/07.txt: ")
    assert "Traceback" not in run.err
