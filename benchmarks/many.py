"""Many drafts at once: the same results however many processes, their memory, the cache, and the rate."""

import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from examples.many import rate
from examples.many.generate import A_FOLDER, Wanted, generate

from benchmarks.command import GOUJI, Cost, run
from benchmarks.figure import Effort, Figure, figure

JOBS = (1, 2, 4)
MEMORY_AIM, CACHED_AIM = 150, 10


def figures(effort: Effort) -> Iterator[Figure]:
    """All of them, over drafts made for it; those of the cache and the rate over the first thousand."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "drafts"
        generate(Wanted(folder, effort.drafts))
        yield from by_jobs(folder, effort.drafts)
        first = folder / "000"
        count = min(effort.drafts, A_FOLDER)
        yield from cached(first, Path(place) / "cache", count, min(3, effort.few))
        for way in (one for one in effort.rated if one != "dask" or find_spec("dask")):
            measured = float(str(rate.rate(way, first, 2)["files_per_second"]))
            yield figure(f"files a second, by {way}, 2 processes, {count:,} drafts", [measured])


def by_jobs(folder: Path, count: int) -> Iterator[Figure]:
    """How many of the ways to share the work find something else than the first, and the largest process of any."""
    out = folder.parent / "found.json"
    options = ["check", str(folder), "--no-cache", "--format", "json"]
    peaks, found = [], []
    for jobs in JOBS:
        peaks.append(run([GOUJI, *options, "--jobs", str(jobs)], out).peak)
        found.append(hashlib.sha256(out.read_bytes()).digest())
    others = sum(one != found[0] for one in found)
    among = ", ".join(map(str, JOBS))
    yield figure(f"runs of {count:,} drafts that differ, among --jobs {among}", [others], 0)
    yield figure(f"MiB of the largest process, {count:,} drafts", [max(peaks)], MEMORY_AIM)


def cached(folder: Path, cache: Path, count: int, rounds: int) -> Iterator[Figure]:
    """The second run over drafts, in per cent of the first."""

    def check() -> Cost:
        return run([GOUJI, "check", str(folder)], GOUJI_CACHE_DIR=str(cache))

    firsts, seconds = [], []
    for _ in range(rounds):
        shutil.rmtree(cache, ignore_errors=True)
        firsts.append(check().clock)
        seconds.append(check().clock)
    yield figure(f"seconds of the first run of {count:,} drafts", [one / 1000 for one in firsts])
    shares = [100 * second / first for first, second in zip(firsts, seconds, strict=True)]
    yield figure("the second, from the cache, % of the first", shares, CACHED_AIM)
