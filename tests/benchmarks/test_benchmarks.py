"""The figures of docs/performance.md are measured by one command; here each of them once, for its being there."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def measured(*arguments: str | Path) -> str:
    """What the command prints, or what it says is wrong."""
    command = [sys.executable, ROOT / "benchmarks" / "all.py", "--quick", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    return done.stdout if done.returncode == 0 else done.stderr


@pytest.mark.parametrize("part", ["process", "check", "many"])
def test_every_part_is_measured_by_the_command(part: str) -> None:
    """Its rows are printed, each with an aim met or not, or without one."""
    printed = measured(part)
    rows = re.findall(r"^\|.*\|$", printed, re.MULTILINE)
    assert len(rows) > 4, printed
    assert all(re.search(r"\| ≤ [\d.,]+ \| (yes|\*\*no\*\*) \|$|\|  \|  \|$", row) for row in rows[2:])


def test_ways_that_are_not_installed_are_named(tmp_path: Path) -> None:
    """The others are compared; python-docx and Gouji always, and Gouji alone names what is wrong."""
    printed = measured("compare", "--tools", tmp_path)
    assert re.search(r"^\| gouji check \|.*\| 3 of 3: .*\|$", printed, re.MULTILINE), printed
    assert re.search(r"^\| python-docx, paragraphs \|.*\| text alone \|$", printed, re.MULTILINE)
    assert re.search(r"^Not installed: .*docxtpl-lint.* `python benchmarks/tools.py`", printed, re.MULTILINE)
    assert re.search(r"^\| saved as Strict \| 100 / 100 \| refused \| refused \|", printed, re.MULTILINE)


def test_the_tables_go_between_the_two_comments_of_a_page(tmp_path: Path) -> None:
    """What stands around them stays."""
    page = tmp_path / "page.md"
    page.write_text("前\n<!-- figures: begin -->old<!-- figures: end -->\n后\n", "utf-8")
    printed = measured("process", "--write", page)
    text = page.read_text("utf-8")
    assert text == f"前\n<!-- figures: begin -->\n\n{printed.strip()}\n\n<!-- figures: end -->\n后\n"
    page.write_text("前\n", "utf-8")
    assert "has no <!-- figures: begin -->" in measured("process", "--write", page)
    assert page.read_text("utf-8") == "前\n"


def test_a_part_nobody_knows_is_refused() -> None:
    """Its name is said, and nothing is measured."""
    assert "no such part: speed" in measured("speed")
