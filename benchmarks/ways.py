"""What one may do with a draft: check it with Gouji, or what one would do otherwise."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

from benchmarks.command import GOUJI, Cost, run

HERE = Path(__file__).parent
TOOLS = HERE.parent / ".benchmarks"
"""Where `python benchmarks/tools.py` puts the other programs, usually."""
FILE, MARKDOWN = "{file}", "{markdown}"


class Way(msgspec.Struct, frozen=True):
    """A way by its commands, done one after the other; they name the draft and a Markdown file between them.

    ``judges`` says that it names faults, and does not only turn the draft into text. ``needs`` are its programs.
    """

    name: str
    commands: tuple[tuple[str, ...], ...]
    judges: bool = False

    def go(self, file: str | Path, between: Path, out: Path) -> Cost:
        """What it costs for a file; what its last command prints goes to ``out``."""
        names = {FILE: str(file), MARKDOWN: str(between / "draft.md")}
        costs = [run([names.get(word, word) for word in command], out) for command in self.commands]
        return Cost(
            sum(cost.cpu for cost in costs),
            sum(cost.clock for cost in costs),
            max(cost.peak for cost in costs),
            costs[-1].status,
        )


def ways(tools: Path) -> Iterator[Way | str]:
    """All ways; of one whose program is not there its name."""
    naive = (sys.executable, str(HERE / "naive.py"))
    pandoc, markitdown, docxtpl_lint = (program(name, tools) for name in ("pandoc", "markitdown", "docxtpl-lint"))
    textlint = program("textlint", tools)
    yield Way("gouji check", ((GOUJI, "check", "--no-cache", "--lang", "zh", FILE),), judges=True)
    yield Way("python-docx, paragraphs", ((*naive, "paragraphs", FILE),))
    yield Way("python-docx, row.cells too", ((*naive, "rows", FILE),))
    yield Way("pandoc to text", ((pandoc, "-t", "plain", "--wrap=none", FILE),)) if pandoc else "pandoc"
    yield Way("markitdown", ((markitdown, FILE),)) if markitdown else "markitdown"
    yield Way("docxtpl-lint", ((docxtpl_lint, FILE),), judges=True) if docxtpl_lint else "docxtpl-lint"
    if pandoc and textlint:
        convert = (pandoc, "-t", "gfm", "--wrap=none", "-o", MARKDOWN, FILE)
        lint = (textlint, "--no-textlintrc", "--rulesdir", str(HERE / "textlint" / "rules"), MARKDOWN)
        yield Way("pandoc + textlint, required headings", (convert, lint), judges=True)
    else:
        yield "textlint"


def program(name: str, tools: Path) -> str | None:
    """Where a program is: in the folder of tools, beside the interpreter, or on the path."""
    packed = tools.glob(f"[Ll]ib/**/pypandoc/files/{name}")
    beside = [tools / "bin", tools / "node_modules" / ".bin", Path(sys.executable).parent]
    places = os.pathsep.join([*map(str, beside), os.environ.get("PATH", "")])
    return next(map(str, packed), None) or shutil.which(name, path=places)
