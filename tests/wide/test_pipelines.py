"""The programs of docs/pipelines.md run, account for every document, and agree with the command."""

import json
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from command import gouji

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "pipelines.md").read_text("utf-8")
PROGRAMS = dict(re.findall(r"^```python\n# (\w+\.py)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL))


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the programs of the page, and in it twenty drafts, faulty and hostile ones among them."""
    folder = tmp_path_factory.mktemp("pipelines")
    for name, text in PROGRAMS.items():
        (folder / name).write_text(text, encoding="utf-8")
    options = ["--count", "20", "--faulty", "10", "--hostile", "10", "--only-word"]
    command = [sys.executable, "-m", "examples.many.generate", str(folder / "drafts"), *options]
    subprocess.run(command, cwd=ROOT, check=True)
    return folder


def of_kind(folder: Path, kind: str) -> Path:
    """A draft that was made as this."""
    made: list[dict[str, str]] = [
        *map(json.loads, (folder / "drafts" / "manifest.jsonl").read_text("utf-8").splitlines())
    ]
    return folder / "drafts" / next(one["path"] for one in made if one["kind"] == kind)


@pytest.mark.parametrize("program", ["pool.py", "with_dask.py"])
def test_a_program_accounts_for_every_document(programs: Path, program: str) -> None:
    """Each draft in its order, those that cannot be read by name, and each finding of the command.

    What a cluster logs of itself on a busy machine is its own affair.
    """
    command = [sys.executable, program, "drafts"]
    done = subprocess.run(command, cwd=programs, capture_output=True, encoding="utf-8", timeout=90, check=False)
    assert done.returncode == 0, done.stderr
    said = [tuple(line.split()) for line in done.stdout.splitlines()]
    lines = map(json.loads, gouji("check", "--format", "jsonl", "drafts", cwd=programs).out.splitlines())
    assert said == [(one["path"], one.get("code") or one["status"]) for one in lines]
    words = [word for _, word in said]
    assert (words.count("checked"), words.count("failed"), words.count("T110")) == (18, 2, 2)


@pytest.mark.parametrize(
    ("kind", "status", "codes"), [("good", "checked", []), ("faulty", "checked", ["T110"]), ("cut", "failed", [])]
)
def test_the_function_that_spark_calls_gives_a_value_for_every_field(
    programs: Path, monkeypatch: pytest.MonkeyPatch, kind: str, status: str, codes: list[str]
) -> None:
    """Rows of text or null, as many as fields: first the draft with its status, then its findings."""
    monkeypatch.syspath_prepend(str(programs))
    module = import_module("with_spark")
    path = of_kind(programs, kind)
    first, *others = module.rows(str(path), bytearray(path.read_bytes()))
    assert {len(row) for row in (first, *others)} == {len(module.FIELDS)}
    assert {type(value) for row in (first, *others) for value in row} <= {str, type(None)}
    assert first[:2] == (str(path), status)
    assert [row[3] for row in others] == codes


def test_every_block_of_python_is_a_program() -> None:
    """None of the page is left untried."""
    assert PAGE.count("```python\n") == len(PROGRAMS) == 4
