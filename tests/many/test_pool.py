"""Many files are judged in several processes, and what is said of them does not depend on how many."""

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import drafts
from command import gouji
from gouji.running.files import Source
from gouji.running.pool import Crashed, Crew, Pool, processes


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forty drafts, every fifth faulty, one that cannot be read."""
    folder = tmp_path_factory.mktemp("many")
    for number in range(40):
        figures = drafts.consistent(number)
        figures.four[4] += number % 5 == 0
        path = folder / f"{number:02}.{'docx' if number % 2 else 'txt'}"
        path.write_bytes((drafts.word if number % 2 else drafts.text)(drafts.report(figures)))
    (folder / "13.docx").write_bytes(b"PK\x03\x04 broken off")
    return folder


@pytest.mark.parametrize("form", ["json", "concise", "full", "junit"])
def test_the_output_does_not_depend_on_the_number_of_processes(folder: Path, form: str) -> None:
    """Byte for byte, findings and files in one order; the status too."""
    runs = [gouji(".", "--format", form, "--no-cache", "--jobs", jobs, cwd=folder) for jobs in ("1", "2", "5")]
    assert len(set(runs)) == 1
    assert runs[0].status == 2
    assert "13.docx" in runs[0].err + runs[0].out


def test_last_years_reports_and_the_configuration_hold_in_every_process(tmp_path: Path) -> None:
    """Each process looks the same things up for itself."""
    (tmp_path / "new").mkdir()
    (tmp_path / "old").mkdir()
    for number in range(20):
        report = drafts.report(drafts.consistent(number), period="")
        report = [block.replace("青禾县", f"青禾{number}县") if isinstance(block, str) else block for block in report]
        (tmp_path / "new" / f"{number:02}.txt").write_bytes(drafts.text(report))
        earlier = [block.replace("2024", "2023") if isinstance(block, str) else block for block in report]
        (tmp_path / "old" / f"{number:02}.txt").write_bytes(drafts.text(earlier))
    (tmp_path / "gouji.toml").write_text(
        'against = "old"\nselect = ["D101", "X101"]\n[[files]]\nmatch = ["03.txt"]\nignore = ["D"]\nreason = "旧稿"\n',
        encoding="utf-8",
    )
    runs = [gouji("new", "--format", "json", "--jobs", jobs, cwd=tmp_path) for jobs in ("1", "3")]
    assert runs[0] == runs[1]
    files = json.loads(runs[0].out)["files"]
    assert {one["code"] for file in files for one in file["findings"]} == {"D101", "X101"}
    waived = [file["path"] for file in files for one in file["findings"] if one["suppressed"]]
    assert waived == ["new/03.txt"]


@pytest.mark.parametrize(
    ("asked", "files", "expected"),
    [(1, 100, 1), (4, 100, 4), (4, 2, 2), (4, 0, 1), (0, 1, 1), (0, 15, 1)],
)
def test_no_more_processes_than_pay(asked: int, files: int, expected: int) -> None:
    """As many as asked for, but none without a file; unasked, one for a few files."""
    assert processes(asked, files) == expected


def test_unasked_the_cores_share_many_files() -> None:
    """Not more of them than there are."""
    assert processes(0, 10_000) == (os.cpu_count() or 1)


@pytest.mark.parametrize("jobs", ["-1", "two", "1.5", "２"])
def test_a_number_of_processes_that_is_none_is_refused(folder: Path, jobs: str) -> None:
    """Exit 2, before anything is checked."""
    run = gouji("check", ".", "--jobs", jobs, cwd=folder)
    assert (run.status, run.out) == (2, "")


def lengths(order: bytes) -> Callable[[Source], object]:
    """A judge that tells the length of a path, and dies of some."""

    def judge(source: Source) -> object:
        if source.shown == "dies":
            os._exit(3)
        if source.shown == "dies once" and not os.path.exists(order.decode()):
            Path(order.decode()).touch()
            os._exit(3)
        return len(source.shown)

    return judge


def test_a_process_that_dies_takes_no_other_file_with_it(tmp_path: Path) -> None:
    """The file that kills it twice is told; one that did so by chance is judged after all; the order stays."""
    names = ["a", "bb", "dies", "ccc", "dies once", "dddd", *(["e" * 5] * 20)]

    def sources() -> Iterator[Source | None]:
        for name in names:
            yield Source(name, name)
            yield None

    with Pool(Crew(lengths, str(tmp_path / "died").encode()), 2) as pool:
        found = list(pool.results(sources()))
    judged, passed = found[::2], found[1::2]
    assert passed == [None] * len(names)
    assert isinstance(judged[2], Crashed)
    assert judged[:2] + judged[3:] == [len(name) for name in names if name != "dies"]


def test_few_files_are_under_way_at_a_time() -> None:
    """So that a hundred thousand wait in the folder and not in memory."""
    taken: list[int] = []

    def sources() -> Iterator[Source]:
        for number in range(200):
            taken.append(number)
            yield Source("x", "x")

    with Pool(Crew(lengths, b""), 2) as pool:
        for done, _ in enumerate(pool.results(sources()), 1):
            assert len(taken) - done <= 8
