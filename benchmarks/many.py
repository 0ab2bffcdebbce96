"""Many drafts at once: the same results however many processes, their memory, the cache, and the rate."""

import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import zip_longest
from pathlib import Path

import msgspec
from examples.many import rate
from examples.many.generate import A_FOLDER, Made, Wanted, generate

from benchmarks.command import CHECKED, GOUJI, NOT_ALL, Cost, run
from benchmarks.figure import Effort, Figure, figure

JOBS = (1, 2, 4)
HOSTILE = 1
"""Of a hundred drafts, how many are hostile or damaged."""
MEMORY_AIM, CACHED_AIM = 150, 10


def figures(effort: Effort) -> Iterator[Figure]:
    """All of them, over drafts made for it; those of the cache and the rate over a thousand that can be read."""
    with tempfile.TemporaryDirectory() as place:
        yield from by_jobs(Path(place) / "all", effort.drafts)
        sound, count = Path(place) / "sound", min(effort.drafts, A_FOLDER)
        generate(Wanted(sound, count))
        yield from cached(sound, Path(place) / "cache", count, min(3, effort.few))
        for way in (one for one in effort.rated if one != "dask" or find_spec("dask")):
            measured = float(str(rate.rate(way, sound, 2)["files_per_second"]))
            yield figure(f"files a second, by {way}, 2 processes, {count:,} drafts", [measured])


def by_jobs(folder: Path, count: int) -> Iterator[Figure]:
    """How many drafts are not told as what they are, whether all ways to share the work agree, the largest process."""
    made = generate(Wanted(folder, count, hostile=HOSTILE))
    spoilt = sum(is_spoilt(one) for one in made)
    out = folder.parent / "found.json"
    options = ["check", str(folder), "--no-cache", "--format", "json"]
    peaks, found = [], []
    for jobs in JOBS:
        command = [GOUJI, *options, "--jobs", str(jobs)]
        peaks.append(run(command, out, ends=NOT_ALL if spoilt else CHECKED).peak)
        found.append(hashlib.sha256(out.read_bytes()).digest())
    others = sum(one != found[0] for one in found)
    among = ", ".join(map(str, JOBS))
    yield figure(f"of {count:,} drafts, {spoilt} hostile or damaged: not told as they are", [mistaken(made, out)], 0)
    yield figure(f"runs of {count:,} drafts that differ, among --jobs {among}", [others], 0)
    yield figure(f"MiB of the largest process, {count:,} drafts", [max(peaks)], MEMORY_AIM)


def is_spoilt(one: Made) -> bool:
    """Whether a draft cannot be read."""
    return one.kind not in ("good", "faulty")


def mistaken(made: list[Made], out: Path) -> int:
    """How many drafts are not what was printed of them, or not printed: good, with the one fault, or unreadable."""
    due = [("failed", []) if is_spoilt(one) else ("checked", ["T110"] * (one.kind == "faulty")) for one in made]
    files = msgspec.json.decode(out.read_bytes())["files"]
    told = [(file["status"], [finding["code"] for finding in file["findings"]]) for file in files]
    return sum(one != other for one, other in zip_longest(due, told))


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
