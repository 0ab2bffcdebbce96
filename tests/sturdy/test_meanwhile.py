"""What changes while a run goes on: its files and folders, its cache, the disk under it, and that somebody stops it."""

import os
import signal
import sqlite3
import sys
import time
import zipfile
from pathlib import Path

import pytest

import drafts
import gouji
from gouji.running.files import find, load
from gouji.system import disk
from sturdy.packs import RULE, pack, powerless, shell
from sturdy.test_stopped import SLOW, begun, ended, is_gone

if sys.platform == "win32":
    pytest.skip("these faults are made with the means of Unix", allow_module_level=True)

CHANGES = """
if draft.name.endswith('00.txt'):
    os.unlink('drafts/01.txt')
    os.truncate('drafts/02.txt', 0)
    open('drafts/03.txt', 'ab').write('到此为止。。'.encode())
    os.replace('drafts/04.txt', 'drafts/05.txt')
    os.rename('drafts/later', 'gone')
    os.unlink('drafts/06.txt')
    os.mkdir('drafts/06.txt')
"""
DYING = """
import os, signal, sys
from gouji.cli import run
from gouji.running.cache import Cache
opened = Cache._opened
def watched(cache):
    connection, left = opened(cache), [{count}]
    def told(statement):
        left[0] -= statement.startswith('{word}')
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)
    connection.set_trace_callback(told)
    return connection
Cache._opened = watched
sys.exit(run(['check', 'drafts']))
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Twelve drafts as text and Word, two of them in a folder of their own."""
    (tmp_path / "drafts" / "later").mkdir(parents=True)
    for number in range(12):
        report = drafts.report(drafts.consistent(number))
        path = tmp_path / "drafts" / ("later" if number > 9 else "") / f"{number:02}.txt"
        path.write_bytes(drafts.text(report))
        if number > 5:
            path.with_suffix(".docx").write_bytes(drafts.word(report))
    return tmp_path


def inputs(folder: Path) -> dict[str, bytes]:
    """The drafts, by their names."""
    return {str(path): path.read_bytes() for path in sorted((folder / "drafts").rglob("*")) if path.is_file()}


def test_files_that_change_between_listing_and_reading_are_taken_as_they_are_read(folder: Path) -> None:
    """Each that is gone or empty by then is named with the cause; the others are checked, grown ones as a whole."""
    variables = pack(folder, RULE, CHANGES)
    run = shell("gouji check drafts --no-cache --jobs 1 --format jsonl", folder, **variables)
    assert run.status == 2
    said = {line.split(": ")[1]: line.split(": ")[2] for line in run.err.splitlines() if "drafts/" in line}
    gone = ["01.txt", "04.txt", "later/10.docx", "later/10.txt", "later/11.docx", "later/11.txt"]
    assert sorted(said) == [f"drafts/{name}" for name in sorted([*gone, "02.txt", "06.txt"])]
    assert all(said[f"drafts/{name}"].startswith("there is no such file") for name in gone)
    assert said["drafts/02.txt"].startswith("the file is empty")
    assert said["drafts/06.txt"] == "it is a folder"
    assert run.out.count('"status":"checked"') == 18 - 8
    assert '"path":"drafts/03.txt","code":"W105"' in run.out


def test_a_folder_that_vanishes_while_it_is_listed_is_told(folder: Path) -> None:
    """It is a file that cannot be read, and so makes the run fail."""

    def wanted(path: str) -> bool:
        if path.endswith("00.txt"):
            os.rename(folder / "drafts" / "later", folder / "gone")
        return True

    found = find([str(folder / "drafts")], frozenset({".txt"}), "", wanted)
    late = [source for source in found.sources if "later" in source.shown]
    assert len(found.sources) == 11
    with pytest.raises(gouji.Unreadable, match="没有这个文件"):
        load(late[0])


@pytest.mark.parametrize("claimed", [0, 10, 999_999])
def test_a_file_that_grows_or_shrinks_while_it_is_read_is_read_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, claimed: int
) -> None:
    """Whatever size it had when it was opened; and never more than may be read."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"1" * 5000)
    plain = os.fstat

    def before(number: int) -> os.stat_result:
        return os.stat_result((*plain(number)[:6], claimed, *plain(number)[7:]))

    monkeypatch.setattr(os, "fstat", before)
    assert disk.contents(str(path), 1_000_000) == b"1" * 5000
    with pytest.raises(disk.TooLarge):
        disk.contents(str(path), 4999)


@pytest.mark.parametrize(("word", "count"), [("INSERT", 7), ("COMMIT", 1)])
def test_a_run_killed_while_it_writes_the_cache_costs_the_next_only_time(folder: Path, word: str, count: int) -> None:
    """The next says what it would say without a cache, and keeps it for the one after."""
    (folder / "dying.py").write_text(DYING.format(word=word, count=count))
    variables = {"GOUJI_CACHE_DIR": str(folder / "cache")}
    assert shell(f"'{sys.executable}' dying.py", folder, **variables).status in {-signal.SIGKILL, 128 + signal.SIGKILL}
    run = shell("gouji check drafts --format json", folder, **variables)
    assert (run.status, run.out.count('"checked"')) == (0, 19)
    assert "cannot be used" not in run.err
    with sqlite3.connect(folder / "cache" / "results.sqlite3") as connection:
        assert connection.execute("SELECT count(*) FROM results").fetchone() == (18,)


@pytest.mark.parametrize("blocks", [1, 8])
def test_a_full_disk_under_the_cache_costs_only_time(folder: Path, blocks: int) -> None:
    """A limit on the size of files stands for it, reached as the cache is made, or as it is written at the end."""
    run = shell(f"ulimit -f {blocks}; gouji check drafts --jobs 1", folder, GOUJI_CACHE_DIR=str(folder / "cache"))
    assert run.status == 0
    assert "cannot be used" in run.err
    assert "Traceback" not in run.err


def test_a_cache_that_may_only_be_read_costs_only_time(folder: Path) -> None:
    """All is checked, and it is said."""
    cache = folder / "cache"
    shell("gouji check drafts", folder, GOUJI_CACHE_DIR=str(cache))
    for path in (*cache.iterdir(), cache):
        path.chmod(0o500 if path.is_dir() else 0o400)
    run = shell("gouji check drafts", folder, *powerless(), GOUJI_CACHE_DIR=str(cache))
    cache.chmod(0o700)
    assert run.status == 0
    assert "cannot be used" in run.err


@pytest.mark.parametrize("before", ["ulimit -f 1;", "export TMPDIR=$PWD/nowhere TEMP= TMP=; cd drafts;"])
def test_a_conversion_without_room_for_it_is_told(folder: Path, before: str) -> None:
    """By its cause: the draft is not to blame, nor the program that would convert it."""
    (folder / "soffice").write_text("#!/bin/sh\n")
    (folder / "soffice").chmod(0o700)
    (folder / "drafts" / "a.rtf").write_bytes(b"{\\rtf1 " + b"x" * 5000)
    run = shell(f"PATH=$PWD:$PATH; {before} gouji check $OLDPWD/drafts/a.rtf --convert", folder, OLDPWD=str(folder))
    assert run.status == 2
    told = "temporary files cannot be written" if "ulimit" in before else "LibreOffice could not convert"
    assert told in run.err.splitlines()[0]


STOPPED = (
    ("check drafts --jobs 2 --report json:old.json", 0.2),
    ("check drafts --format html -o old.json", 0.2),
    ("review drafts -o out/", 0.05),
    ("review drafts -o out/", 0.3),
    ("baseline drafts -o new.json", 0.05),
    ("baseline drafts -o new.json", 0.4),
)


@pytest.mark.parametrize(("order", "moment"), STOPPED)
def test_every_long_command_can_be_interrupted_at_any_moment(folder: Path, order: str, moment: float) -> None:
    """130 and one line; no draft is touched, nothing half written is left, what is there is whole, and no process."""
    (folder / "old.json").write_text("before")
    (folder / "out").mkdir()
    before = inputs(folder)
    process = begun(folder, pack(folder, RULE, SLOW.format(0.1)), *order.split())
    time.sleep(moment)
    os.killpg(process.pid, signal.SIGINT)
    run = ended(process)
    assert run.status == 130
    (said,) = run.err.splitlines()
    assert said.startswith("gouji: ")
    assert said.endswith("interrupted: not fully checked")
    assert inputs(folder) == before
    assert sorted(path.name for path in folder.iterdir()) == ["begun", "drafts", "old.json", "out", "packs"]
    assert not [path for path in folder.rglob("*") if path.name.startswith(".gouji-")]
    assert (folder / "old.json").read_text() == "before"
    assert all(zipfile.ZipFile(path).testzip() is None for path in (folder / "out").iterdir())
    assert is_gone(process.pid)
