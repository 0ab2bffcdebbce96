"""How many files a second are checked: `python -m examples.many.rate FOLDER --by command|pool|dask --jobs 4`.

Prints one line of JSON.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import cast

import gouji

SUFFIXES = (".docx", ".txt")

Lines = Iterable[dict[str, object]]
"""A line for each file, with its status, and one for each finding, with its code: those of ``--format jsonl``."""


def judged(path: str) -> list[dict[str, object]]:
    """The lines for one file."""
    try:
        file = gouji.check_bytes(path, Path(path).read_bytes())
    except OSError as error:
        return [{"path": path, "status": "failed", "reason": str(error)}]
    findings = cast("list[dict[str, object]]", file.pop("findings"))
    return [file, *({"path": path, **one} for one in findings)]


def by_command(folder: Path, jobs: int) -> Lines:
    """By `gouji check` in processes of its own."""
    with tempfile.TemporaryDirectory() as place:
        written = Path(place) / "found.jsonl"
        options = ["--jobs", str(jobs), "--no-cache", "--format", "jsonl", "-o", str(written)]
        command = [sys.executable, "-m", "gouji", "check", *options, str(folder)]
        subprocess.run(command, stderr=subprocess.DEVNULL, check=False)  # noqa: S603  # our own command
        with written.open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def by_pool(folder: Path, jobs: int) -> Lines:
    """By `gouji.check_bytes` in a pool of processes."""
    with ProcessPoolExecutor(jobs) as pool:
        for lines in pool.map(judged, _paths(folder), chunksize=50):
            yield from lines


def by_dask(folder: Path, jobs: int) -> Lines:
    """By `gouji.check_bytes` in a Dask bag, on a cluster on this machine."""
    import dask.bag  # noqa: PLC0415  # an extra
    from distributed import Client, LocalCluster  # noqa: PLC0415  # as above

    with (
        LocalCluster(n_workers=jobs, threads_per_worker=1, host="127.0.0.1", dashboard_address=None) as cluster,
        Client(cluster),
    ):
        bag = dask.bag.from_sequence(_paths(folder), partition_size=50)
        found: list[dict[str, object]] = bag.map(judged).flatten().compute()
        yield from found


WAYS: dict[str, Callable[[Path, int], Lines]] = {"command": by_command, "pool": by_pool, "dask": by_dask}


def _paths(folder: Path) -> list[str]:
    return sorted(str(path) for path in folder.rglob("*") if path.suffix in SUFFIXES)


def rate(way: str, folder: Path, jobs: int) -> dict[str, object]:
    """What was found in a folder and how long it took, starting the processes included."""
    before = time.perf_counter()
    statuses, codes = Counter[str](), Counter[str]()
    for line in WAYS[way](folder, jobs):
        if "code" in line:
            codes[str(line["code"])] += 1
        else:
            statuses[str(line["status"])] += 1
    seconds = time.perf_counter() - before
    files = statuses.total()
    return {
        "by": way,
        "jobs": jobs,
        "files": files,
        "failed": statuses["failed"],
        "findings": dict(sorted(codes.items())),
        "seconds": round(seconds, 2),
        "files_per_second": round(files / seconds, 1),
    }


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m examples.many.rate", description="check many drafts")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--by", choices=WAYS, default="command", help="how they are checked (command)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many processes (one a core)")
    asked = parser.parse_args()
    print(json.dumps(rate(asked.by, asked.folder, asked.jobs)))  # noqa: T201  # its output


if __name__ == "__main__":
    main()
