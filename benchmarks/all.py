"""Every figure of docs/performance.md, measured in one run: `python benchmarks/all.py [PART...]`.

Prints Markdown; `--write docs/performance.md` puts it into that page too. All parts take about five minutes, with
`--drafts 10000` a few more. The programs Gouji is compared with are installed by `python benchmarks/tools.py`.
"""

import argparse
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec

ROOT = Path(__file__).resolve().parents[1]
sys.path[:1] = [str(ROOT), str(ROOT / "tests")]  # drafts and their clothes stand in the folder of the tests

from benchmarks import check, compare, lost, many, page, process  # noqa: E402  # found from here on
from benchmarks.documents import BAD, FORM_NAME, GOOD  # noqa: E402  # as above
from benchmarks.figure import QUICK, Effort, Figure  # noqa: E402  # as above
from benchmarks.ways import TOOLS, Way, ways  # noqa: E402  # as above
from gouji.__main__ import collect_seldom  # noqa: E402  # as above

AIMED: dict[str, tuple[str, Callable[[Effort], Iterator[Figure]]]] = {
    "process": ("The whole process, one draft", process.figures),
    "check": ("One check, in process", check.figures),
    "many": ("Many drafts", many.figures),
}
PARTS = (*AIMED, "compare")


def sections(parts: list[str], effort: Effort, tools: Path) -> Iterator[str]:
    """The Markdown, a table after the other."""
    for name, (title, figures) in AIMED.items():
        if name in parts:
            yield f"### {title}\n\n{page.of_figures(figures(effort), aims=True)}"
    if "compare" in parts:
        yield from compared(effort, [*ways(tools)])


def compared(effort: Effort, found: list[Way | str]) -> Iterator[str]:
    """The tables of what one would do otherwise."""
    there = [way for way in found if isinstance(way, Way)]
    head = ["whole process, ms of processor / clock", FORM_NAME, GOOD.name, BAD.name, f"names of what {BAD.name} has"]
    rows = page.table(head, compare.processes(there, effort))
    missing = ", ".join(name for name in found if isinstance(name, str))
    hint = f"\n\nNot installed: {missing}; install with `python benchmarks/tools.py`." if missing else ""
    yield f"### What one would do otherwise\n\n{rows}{hint}"
    yield f"In process, {FORM_NAME}, ms:\n\n{page.of_figures(compare.in_process(effort), aims=False)}"
    first, *kept = lost.rows(there)
    yield f"% of the figures / of the Chinese characters that each keeps of one report:\n\n{page.table(first, kept)}"


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="measure Gouji, and what one would do otherwise")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(PARTS)} (all)")
    parser.add_argument("--drafts", type=int, help=f"how many make many ({Effort().drafts})")
    parser.add_argument("--quick", action="store_true", help="the least of everything, to see that it runs")
    parser.add_argument("--tools", type=Path, default=TOOLS, help="where the other programs are (.benchmarks)")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the tables into a page too")
    asked = parser.parse_args()
    if unknown := set(asked.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    try:
        _ = asked.write and page.around(asked.write)
    except (OSError, ValueError) as error:
        parser.error(str(error))
    effort = QUICK if asked.quick else Effort()
    effort = msgspec.structs.replace(effort, drafts=asked.drafts or effort.drafts)
    command = " ".join(["python benchmarks/all.py", *sys.argv[1:]])
    collect_seldom()  # as the command does
    written = [f"{datetime.now(UTC):%Y-%m-%d}, {page.machine()}:\n\n```sh\n{command}\n```"]
    print(written[0], flush=True)  # noqa: T201  # its output
    for section in sections(asked.parts or [*PARTS], effort, asked.tools):
        written.append(section)
        print(f"\n{section}", flush=True)  # noqa: T201  # its output
    if asked.write:
        page.write(asked.write, "\n\n".join(written))


if __name__ == "__main__":
    main()
