"""The house is in order: style, types and floors."""

import subprocess
import sys
from pathlib import Path

import pytest

import gouji

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(["-m", "ruff", "check", "."], id="lint"),
        pytest.param(["-m", "ruff", "format", "--check", "."], id="format"),
        pytest.param(["-m", "mypy"], id="types"),
        pytest.param(["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"], id="floors"),
    ],
)
def test_the_tools_have_nothing_to_say(command: list[str]) -> None:
    """Lint, format, strict types and import floors all pass on the whole tree."""
    done = subprocess.run(
        [sys.executable, *command], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.strip(), "a check that ran says so"


def test_the_public_names_are_all_there_and_sorted() -> None:
    """What a pack may use is what `__all__` lists."""
    assert gouji.__all__ == sorted(gouji.__all__)
    assert all(hasattr(gouji, name) for name in gouji.__all__)


@pytest.mark.parametrize("suffix", ["txt", "docx"])
def test_a_check_loads_only_what_it_needs(suffix: str) -> None:
    """A clean text file is checked without lxml, and neither it nor a Word file loads what only others need."""
    code = (
        "import sys; from gouji.cli import run; status = run(sys.argv[1:]);"
        "print(status, *sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    draft = ROOT / "examples" / "annual-report" / f"good.{suffix}"
    done = subprocess.run(
        [sys.executable, "-c", code, str(draft)], capture_output=True, text=True, encoding="utf-8", check=False
    )
    status, *loaded = done.stderr.splitlines()[-1].split()
    late = {"rich", "docx", "regex", "asyncio", "phonenumbers", "jinja2", "markupsafe", "difflib", "sqlite3"}
    late |= {"hashlib", "multiprocessing", "tempfile", "tomllib"} | ({"lxml", "zipfile"} if suffix == "txt" else set())
    assert status == "0", done.stderr
    assert not late & set(loaded)
