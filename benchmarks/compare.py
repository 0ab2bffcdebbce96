"""Gouji beside what one would do otherwise: what it costs, and which faults it names."""

import statistics
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks import check, naive
from benchmarks.documents import BAD, GOOD, form
from benchmarks.figure import Effort, Figure, figure, in_turn, timed
from benchmarks.ways import Way

FAULTS = {
    "a section is missing": "其他需要报告的事项",
    "a figure breaks two sums": "（一）予以公开",
    "a mark is doubled": "。。",
}
"""What is wrong in bad.docx and right in good.docx, each with what a line must say to name it."""


def processes(ways: list[Way], effort: Effort) -> Iterator[list[str]]:
    """Rows of the ways as whole processes: milliseconds of processor / clock for each document, and what they name."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "form.docx").write_bytes(form())
        files = (folder / "form.docx", GOOD, BAD)
        works = [partial(way.go, file, folder, folder / "out") for way in ways for file in files]
        in_turn(1, *works[:: len(files)])  # compiles what is not yet compiled
        costs = iter(in_turn(effort.few, *works))
        for way in ways:
            cells = []
            for _ in files:
                done = next(costs)
                cpu, clock = (statistics.median(one) for one in ([c.cpu for c in done], [c.clock for c in done]))
                cells.append(f"{cpu:.0f} / {clock:.0f}")
            yield [way.name, *cells, named(way, folder) if way.judges else "text alone"]


def named(way: Way, folder: Path) -> str:
    """How many faults of bad.docx a way names: those in lines that it does not print for good.docx."""
    said = []
    for file in (BAD, GOOD):
        way.go(file, folder, folder / "out")
        said.append((folder / "out").read_text("utf-8").splitlines())
    new = "\n".join(line for line in said[0] if line not in said[1])
    found = [fault for fault, words in FAULTS.items() if words in new]
    return f"{len(found)} of {len(FAULTS)}" + (f": {'; '.join(found)}" if found else "")


def in_process(effort: Effort) -> Iterator[Figure]:
    """Milliseconds for the form without the start of a process: reading it naively, and reading and checking it."""
    data = form()
    works = {
        "unzip and parse document.xml": check.limit,
        "Gouji, reading": check.reading,
        "Gouji, reading and every rule": check.check,
        **{f"python-docx, {name}": work for name, work in naive.WAYS.items()},
    }
    times = in_turn(effort.few, *(timed(partial(work, data)) for work in works.values()))
    for name, taken in zip(works, times, strict=True):
        yield figure(name, [1000 * one for one in taken])
