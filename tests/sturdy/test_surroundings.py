"""Every way the configuration, a form, a baseline, the cache or the system around a run can be wrong."""

import os
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import drafts
from sturdy.packs import here, powerless, shell

if sys.platform == "win32":
    pytest.skip("these faults are made with the means of Unix", allow_module_level=True)

ENTRY = '{"code": "T103", "fingerprint": "0", "count": 1, "message": ""}'
WRONG: dict[str, bytes | None] = {
    "missing": None,
    "not text": b"\xff\xfe\x00",
    "no sense": b"[[[",
    "deep": b"a = " + b"[" * 3000 + b"]" * 3000,
    "wrong types": b"select = 3\nid = 4\n",
    "an unknown key": b'nonsense = "x"\n',
    "a folder of a zero": b'against = "a\\u0000b"\nlike = "a\\u0000b"\n',
}
BASELINES: dict[str, bytes] = {
    "empty": b"",
    "a list": b"[]",
    "of a newer schema": b'{"schema": 2, "tool": "gouji 9", "files": {}}',
    "with an unknown key": b'{"schema": 1, "tool": "", "files": {}, "x": 1}',
    "with a count that is none": f'{{"schema": 1, "tool": "", "files": {{"a": [{ENTRY}]}}}}'.replace(
        '1, "m', '"1", "m'
    ).encode(),
    "cut off": b'{"schema": 1, "tool": "", "fil',
    "deep": b"[" * 100_000,
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Nine drafts, enough for a cache."""
    (tmp_path / "drafts").mkdir()
    for number in range(9):
        (tmp_path / "drafts" / f"{number}.txt").write_bytes(drafts.text(drafts.report(drafts.consistent(number))))
    return tmp_path


def refused(line: str, folder: Path, *words: str) -> None:
    """A command ends with status 2 and one line with these words, and prints nothing else."""
    run = here(line, folder)
    assert (run.status, run.out) == (2, ""), run
    (said,) = run.err.splitlines()
    assert said.startswith("gouji: ")
    assert all(word in said for word in words), said


@pytest.mark.parametrize("wrong", WRONG)
@pytest.mark.parametrize(
    "command",
    ["check drafts --config {}", "review drafts --config {}", "baseline drafts --config {}",
     "inspect drafts/0.txt --config {}", "check drafts --form {}", "inspect drafts/0.txt --form {}"],
)  # fmt: skip
def test_a_configuration_or_form_that_is_wrong_ends_the_run(folder: Path, command: str, wrong: str) -> None:
    """Nothing is checked by half of what was meant."""
    data = WRONG[wrong]
    if data is not None:
        (folder / "own.toml").write_bytes(data)
    refused(f"gouji {command.format('own.toml')}", folder)


@pytest.mark.parametrize("kind", ["config", "form", "baseline"])
def test_what_is_no_file_is_refused_at_once(folder: Path, kind: str) -> None:
    """A folder, a pipe nobody writes to, a device, and a file of eight gigabytes."""
    (folder / "folder.toml").mkdir()
    os.mkfifo(folder / "pipe.toml")
    (folder / "device.toml").symlink_to("/dev/zero")
    (folder / "huge.toml").touch()
    os.truncate(folder / "huge.toml", 1 << 33)
    for name in ("folder", "pipe", "device", "huge"):
        refused(f"gouji check drafts --{kind} {name}.toml", folder, f"{name}.toml")


def test_a_configuration_found_that_is_a_pipe_or_not_readable_is_told(folder: Path) -> None:
    """A pipe is none, as it is no file; one that may not be read is not passed over."""
    os.mkfifo(folder / "gouji.toml")
    assert here("gouji check drafts", folder).status == 0
    (folder / "gouji.toml").unlink()
    (folder / "gouji.toml").touch(mode=0)
    run = shell("gouji check drafts", folder, *powerless())
    assert run.status == 2
    assert "no permission to read it" in run.err


@pytest.mark.parametrize("others", [("own.toml",), ("b.toml", "own.toml"), ("absent.toml",)])
def test_forms_that_are_like_one_another_in_a_ring_are_refused(folder: Path, others: tuple[str, ...]) -> None:
    """Not gone around for ever."""
    for name, like in zip(("own.toml", *others), others, strict=False):
        (folder / name).write_text(f'like = "{like}"\n')
    refused("gouji check drafts --form own.toml", folder)


@pytest.mark.parametrize("wrong", BASELINES)
@pytest.mark.parametrize("command", ["check drafts --baseline known.json", "baseline drafts -o known.json"])
def test_a_baseline_that_is_none_is_refused_and_stays(folder: Path, command: str, wrong: str) -> None:
    """It may be somebody's other file: it is not written over."""
    (folder / "known.json").write_bytes(BASELINES[wrong])
    refused(f"gouji {command}", folder, "known.json")
    assert (folder / "known.json").read_bytes() == BASELINES[wrong]


def _inside(cache: Path) -> Path:
    """Where the file of a cache stands, in its folder."""
    cache.mkdir()
    return cache / "results.sqlite3"


CACHES: dict[str, Callable[[Path], object]] = {
    "no folder yet": lambda _: None,
    "a file for its folder": lambda cache: cache.write_text("x"),
    "a folder for its file": lambda cache: (cache / "results.sqlite3").mkdir(parents=True),
    "damaged": lambda cache: _inside(cache).write_bytes(b"SQLite format 3\0" + b"x" * 5000),
    "empty": lambda cache: _inside(cache).write_bytes(b""),
    "of another table": lambda cache: sqlite3.connect(_inside(cache)).execute("CREATE TABLE other (a)"),
    "of the same table with other columns": lambda cache: sqlite3.connect(_inside(cache)).execute(
        "CREATE TABLE results (a)"
    ),
    "a pipe": lambda cache: os.mkfifo(_inside(cache)),
    "a link to itself": lambda cache: cache.symlink_to("cache"),
}


@pytest.mark.parametrize("wrong", CACHES)
def test_a_cache_that_cannot_be_used_costs_only_time(folder: Path, wrong: str) -> None:
    """All is checked, twice the same."""
    sound = shell("gouji check drafts --no-cache --format json", folder)
    CACHES[wrong](folder / "cache")
    for _ in range(2):
        run = shell("gouji check drafts --format json", folder, GOUJI_CACHE_DIR=str(folder / "cache"))
        assert (run.status, run.out) == (sound.status, sound.out)
        assert "Traceback" not in run.err


def test_a_cache_cut_off_anywhere_costs_only_time(folder: Path) -> None:
    """As a run that was killed, or a disk that was full, might leave it."""
    shell("gouji check drafts", folder, GOUJI_CACHE_DIR="cache")
    path = folder / "cache" / "results.sqlite3"
    whole = path.read_bytes()
    for length in (1, 100, 4096, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:length])
        run = shell("gouji check drafts --format concise", folder, GOUJI_CACHE_DIR="cache")
        assert (run.status, run.out) == (0, ""), length
        assert "Traceback" not in run.err


def test_a_cache_that_another_run_holds_is_waited_for_and_then_left(folder: Path) -> None:
    """All is checked, and it is said why the cache was not used."""
    shell("gouji check drafts", folder, GOUJI_CACHE_DIR="cache")
    (folder / "drafts" / "0.txt").write_bytes(drafts.text(drafts.report(drafts.consistent(77))))
    with sqlite3.connect(folder / "cache" / "results.sqlite3", isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")
        run = shell("gouji check drafts", folder, GOUJI_CACHE_DIR="cache")
    assert run.status == 0
    assert "cannot be used" in run.err


def test_two_runs_at_once_share_a_cache(folder: Path) -> None:
    """Both give what one alone gives."""
    run = shell("gouji check drafts --format json > a & gouji check drafts --format json > b; wait; cmp a b", folder,
                GOUJI_CACHE_DIR="cache")  # fmt: skip
    assert run.status == 0, run.err
    assert '"checked": 9' in (folder / "a").read_text("utf-8")


@pytest.mark.parametrize(
    "around",
    [
        "unset HOME XDG_CACHE_HOME GOUJI_CACHE_DIR;",
        "export HOME=/nonexistent; unset XDG_CACHE_HOME GOUJI_CACHE_DIR;",
        "export TMPDIR=/nonexistent;",
        "export LANG=xx_YY.nonsense LC_ALL=; unset PYTHONUTF8;",
        "export LC_ALL=C; unset LANG PYTHONUTF8;",
        "export PYTHONIOENCODING=ascii;",
        "export COLUMNS=0 TERM=nonsense;",
        "export COLUMNS=x;",
        "umask 777;",
        "ulimit -n 20;",
        "ulimit -u 1;",
    ],
)
@pytest.mark.parametrize("command", ["check drafts --format json -o out.json", "check drafts --no-cache --jobs 2"])
def test_a_run_needs_little_around_it(folder: Path, around: str, command: str) -> None:
    """Home, a folder for temporary files, a language the system knows: without them all is checked."""
    run = shell(f"{around} gouji {command}", folder)
    assert run.status == 0, run
    assert "Traceback" not in run.err


def test_a_home_that_cannot_be_written_costs_only_time(folder: Path) -> None:
    """The cache is left, and all is checked."""
    (folder / "home").mkdir(mode=0o500)
    run = shell("unset GOUJI_CACHE_DIR XDG_CACHE_HOME; HOME=$PWD/home gouji check drafts", folder, *powerless())
    assert run.status == 0, run
    assert "cannot be used" in run.err
