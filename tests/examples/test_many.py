"""Thousands of made-up drafts can be written, and their rate measured."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


def run(*arguments: str | Path) -> str:
    """What a script of the example prints."""
    command = [sys.executable, "-m", *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("by", ["command", "pool", "dask"])
def test_the_rate_is_that_of_all_drafts(tmp_path: Path, by: str) -> None:
    """Every draft is accounted for, however they are checked: those with a wrong figure, and those nobody can read."""
    run("examples.many.generate", tmp_path / "drafts", "--count", "40", "--hostile", "10", "--faulty", "15")
    measured: dict[str, Any] = json.loads(run("examples.many.rate", tmp_path / "drafts", "--by", by, "--jobs", "2"))
    made = [json.loads(line) for line in (tmp_path / "drafts" / "manifest.jsonl").read_text("utf-8").splitlines()]
    assert measured["files"] == len(made) == 40
    assert measured["failed"] == 4
    assert measured["findings"]["T110"] == sum(one["kind"] == "faulty" for one in made) > 0
    assert measured["files_per_second"] > 0


def test_the_same_options_write_the_same_drafts(tmp_path: Path) -> None:
    """Byte for byte, so that a rate can be compared with yesterday's."""
    for name in ("a", "b"):
        run("examples.many.generate", tmp_path / name, "--count", "12", "--hostile", "10")
    files = [path.relative_to(tmp_path / "a") for path in sorted((tmp_path / "a").rglob("*")) if path.is_file()]
    assert len(files) == 13
    assert all((tmp_path / "a" / one).read_bytes() == (tmp_path / "b" / one).read_bytes() for one in files)
