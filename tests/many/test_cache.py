"""What was found is kept for the next run, and never taken where something else could be found."""

import os
import shutil
import sqlite3
import stat
from pathlib import Path

import msgspec
import pytest

import drafts
from command import Run, gouji
from gouji import FileResult
from gouji.checking import Plan
from gouji.model import Reading
from gouji.registry import Kit
from gouji.running.cache import KEPT, NAME, Cache, basis, key


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Ten drafts with a warning each."""
    (tmp_path / "drafts").mkdir()
    for number in range(10):
        report = [*drafts.report(drafts.consistent(number)), "到此为止。。"]
        (tmp_path / "drafts" / f"{number}.txt").write_bytes(drafts.text(report))
    return tmp_path


def check(folder: Path, *options: str) -> Run:
    """A run with a cache of its own."""
    return gouji("drafts", "--format", "json", *options, cwd=folder, GOUJI_CACHE_DIR=str(folder / "cache"))


def rows(folder: Path) -> dict[bytes, bytes]:
    """What the cache holds."""
    with sqlite3.connect(folder / "cache" / NAME) as connection:
        return dict(connection.execute("SELECT key, result FROM results").fetchall())


def spoil(folder: Path, message: str) -> None:
    """Give every result kept another message, by which one sees that it was taken."""
    with sqlite3.connect(folder / "cache" / NAME) as connection:
        for known, result in connection.execute("SELECT key, result FROM results").fetchall():
            file = msgspec.msgpack.decode(result, type=FileResult)
            found = tuple(msgspec.structs.replace(one, message=message) for one in file.findings)
            changed = msgspec.msgpack.encode(msgspec.structs.replace(file, findings=found))
            connection.execute("UPDATE results SET result = ? WHERE key = ?", (changed, known))


def test_a_second_run_takes_what_the_first_found(folder: Path) -> None:
    """It says the same, and looks into no draft anew."""
    first = check(folder)
    assert len(rows(folder)) == 10
    assert check(folder) == first
    spoil(folder, "取自缓存")
    assert check(folder).out.count("取自缓存") == 10


def test_a_draft_that_changed_is_judged_anew_and_no_other(folder: Path) -> None:
    """Its content counts, not its time."""
    check(folder)
    spoil(folder, "取自缓存")
    path = folder / "drafts" / "3.txt"
    path.write_bytes(path.read_bytes() + "\n完。。".encode())
    os.utime(folder / "drafts" / "4.txt", (1, 1))
    run = check(folder)
    assert run.out.count("取自缓存") == 9
    assert run.out.count("重复") == 2
    assert len(rows(folder)) == 11


def test_what_failed_is_not_kept(folder: Path) -> None:
    """It may be for a cause outside the file."""
    (folder / "drafts" / "5.txt").write_bytes(b"\x00\x01")
    assert check(folder).status == 2
    assert len(rows(folder)) == 9
    assert check(folder).status == 2


@pytest.mark.parametrize(
    "options",
    [
        ("--select", "W105"),
        ("--ignore", "W103"),
        ("--lang", "en"),
        ("--form", "gov-disclosure-annual-report"),
        ("--encoding", "utf-8"),
        ("--revisions", "original"),
        ("--config", "other.toml"),
        ("--no-cache",),
        ("--against", "drafts/0.txt"),
    ],
)
def test_another_question_is_answered_anew(folder: Path, options: tuple[str, ...]) -> None:
    """Rules, severities, language, form, reading and comparison decide what is found."""
    (folder / "other.toml").write_text('severity = {W105 = "error"}\n', encoding="utf-8")
    check(folder)
    spoil(folder, "取自缓存")
    assert "取自缓存" not in check(folder, *options).out


def test_what_is_asked_of_the_results_is_no_other_question(folder: Path) -> None:
    """From which severity on a run fails, and what is waived or known, is decided anew over the same results."""
    check(folder)
    spoil(folder, "取自缓存")
    assert check(folder).status == 0
    run = check(folder, "--fail-on", "warning")
    assert (run.status, run.out.count("取自缓存")) == (1, 10)
    (folder / "gouji.toml").write_text(
        '[[files]]\nmatch = ["*.txt"]\nignore = ["W105"]\nreason = "引文"\n', encoding="utf-8"
    )
    run = check(folder, "--fail-on", "warning")
    assert (run.status, run.out.count("引文"), run.out.count("取自缓存")) == (0, 10, 10)


def test_few_files_and_pages_leave_no_cache(folder: Path) -> None:
    """A hook on one draft writes nothing; a page needs what no cache holds."""
    cache = str(folder / "cache")
    gouji("drafts/1.txt", cwd=folder, GOUJI_CACHE_DIR=cache)
    gouji("drafts", "--format", "html", "-o", "page.html", cwd=folder, GOUJI_CACHE_DIR=cache)
    check(folder, "--no-cache")
    assert not (folder / "cache").exists()


@pytest.mark.skipif(os.name != "posix", reason="permissions of files are those of POSIX")
def test_nobody_else_can_read_it(folder: Path) -> None:
    """It quotes drafts that are not yet published."""
    check(folder)
    assert stat.S_IMODE((folder / "cache" / NAME).stat().st_mode) == 0o600
    assert stat.S_IMODE((folder / "cache").stat().st_mode) == 0o700


@pytest.mark.parametrize("content", [b"", b"no database at all" * 100, b"SQLite format 3\x00" + bytes(200)])
def test_a_damaged_cache_is_begun_anew(folder: Path, content: bytes) -> None:
    """The run is as it would be without."""
    first = check(folder)
    (folder / "cache" / NAME).write_bytes(content)
    assert check(folder) == first
    assert len(rows(folder)) == 10


def test_a_result_that_is_none_is_judged_anew(folder: Path) -> None:
    """Whatever stands in its place."""
    first = check(folder)
    with sqlite3.connect(folder / "cache" / NAME) as connection:
        connection.execute("UPDATE results SET result = ?", (b"\xc1",))
    assert check(folder) == first


def test_a_cache_that_cannot_be_used_is_told_and_all_is_checked(folder: Path) -> None:
    """A folder stands where it should be."""
    first = check(folder, "--no-cache")
    (folder / "cache" / NAME).mkdir(parents=True)
    run = check(folder)
    assert (run.status, run.out) == (first.status, first.out)
    assert "缓存" in run.err


def test_clean_removes_it(folder: Path) -> None:
    """And is content where there is none."""
    check(folder)
    cache = str(folder / "cache")
    assert gouji("clean", cwd=folder, GOUJI_CACHE_DIR=cache).status == 0
    assert [*(folder / "cache").iterdir()] == []
    run = gouji("clean", cwd=folder, GOUJI_CACHE_DIR=cache)
    assert (run.status, run.out) == (0, "")


def test_what_nobody_asks_for_is_dropped_in_time(tmp_path: Path) -> None:
    """After a month; what is asked for stays."""
    path = str(tmp_path / NAME)
    with Cache(path) as cache:
        cache.put(b"old", FileResult("a", "checked"))
        cache.put(b"used", FileResult("b", "checked"))
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE results SET used = used - ?", (KEPT + 1,))
    with Cache(path) as cache:
        assert cache.get(b"used") == FileResult("b", "checked")
    with Cache(path) as cache:
        assert cache.get(b"old") is None
        assert cache.get(b"used") == FileResult("b", "checked")


def test_two_runs_may_use_it_at_once(tmp_path: Path) -> None:
    """Each finds what the other has kept."""
    path = str(tmp_path / NAME)
    with Cache(path) as one, Cache(path) as other:
        for number in range(2000):
            (one if number % 2 else other).put(bytes([number % 256, number // 256]), FileResult(str(number), "checked"))
    with Cache(path) as after:
        assert after.trouble == ""
        assert all(after.get(bytes([number % 256, number // 256])) for number in range(2000))


def test_code_that_changed_makes_every_result_another(
    kit: Kit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pack in the making has one version for long."""
    package = tmp_path / "made_up_pack"
    package.mkdir()
    (package / "__init__.py").write_text("def check(draft): return ()\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    import made_up_pack  # type: ignore[import-not-found]  # noqa: PLC0415  # written just now

    rule = msgspec.structs.replace(kit.rules[0], check=made_up_pack.check)
    plan = Plan((rule,), kit.forms, editions=kit.forms)
    before = basis(plan, kit)
    assert basis(plan, kit) == before
    (package / "__init__.py").write_text("def check(draft): return () or ()\n")
    assert basis(plan, kit) != before
    shutil.rmtree(package)


def test_all_that_decides_a_result_is_in_its_key(kit: Kit) -> None:
    """Each alone makes another."""
    plan = Plan(kit.rules, kit.forms, editions=kit.forms)
    form = msgspec.structs.replace(kit.forms[0], id="own")
    plans = [
        plan,
        msgspec.structs.replace(plan, rules=plan.rules[1:]),
        msgspec.structs.replace(plan, forms=plan.forms[1:]),
        msgspec.structs.replace(plan, forms=(form,)),
        msgspec.structs.replace(plan, forms=(msgspec.structs.replace(form, name="x"),)),
        msgspec.structs.replace(plan, form_named=True),
        msgspec.structs.replace(plan, lang="en"),
        msgspec.structs.replace(plan, reading=Reading(revisions="original")),
        msgspec.structs.replace(plan, reading=Reading(encoding="big5")),
    ]
    keys = [key(basis(one, kit), "a.txt", b"text") for one in plans]
    keys += [key(basis(plan, kit), "b.txt", b"text"), key(basis(plan, kit), "a.txt", b"texts")]
    assert len(set(keys)) == len(keys)
