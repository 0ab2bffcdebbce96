"""One check in this process, as a table of what | figure | aim: `python benchmarks/check.py [ROUNDS]`.

The form is the official one, filled, where the folder of real inputs stands beside the repository; else the draft of
the examples, of which the limit is a smaller part. All figures are ratios of medians, taken in turn in one run, so that
a busy machine matters little.
"""

import statistics
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from pathlib import Path

from lxml import etree

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

import drafts  # noqa: E402  # stands in the folder of the tests
from gouji.checking import Plan, check_bytes, read, read_draft  # noqa: E402
from gouji.registry import load_kit  # noqa: E402
from official import fill  # noqa: E402

FORM = ROOT.parent / "shared" / "inputs" / "official-form-2021.docx"
EXAMPLE = ROOT / "examples" / "annual-report" / "good.docx"
LIMIT_AIM, SHARE_AIM, SCALE_AIM = 3.5, 15, 11
TIMES = 10
PARAGRAPHS, ROWS = 100, 100
KIT = load_kit()
PLAN = Plan(KIT.rules, KIT.forms)
WRITERS: dict[str, tuple[str, Callable[[list[drafts.Block]], bytes]]] = {
    "Word": ("a.docx", drafts.word),
    "one cell a line": ("a.txt", drafts.text),
    "a row a line": ("a.txt", lambda blocks: drafts.text(blocks, drafts.pushed)),
    "blank lines": ("a.txt", lambda blocks: drafts.text(blocks).replace(b"\n", b"\n\n")),
    "Markdown": ("a.md", drafts.markdown),
}


def check(data: bytes, name: str) -> None:
    """Bytes in, findings out, with every rule."""
    check_bytes(data, name, name, KIT, PLAN)


def medians(rounds: int, *works: Callable[[], object]) -> list[float]:
    """The median seconds of some works, done in turn so many times."""
    taken: list[list[float]] = [[] for _ in works]
    for _ in range(rounds):
        for work, times in zip(works, taken, strict=True):
            start = time.perf_counter()
            work()
            times.append(time.perf_counter() - start)
    return [statistics.median(times) for times in taken]


def limit(data: bytes) -> None:
    """Unzip and parse document.xml, and nothing else."""
    etree.fromstring(zipfile.ZipFile(BytesIO(data)).read("word/document.xml"))


def against_the_limit(data: bytes, rounds: int) -> Iterator[tuple[str, str, str]]:
    """One check, and its reading alone, in terms of the bare limit."""
    bare, whole, reading = medians(
        rounds, lambda: limit(data), lambda: check(data, "a.docx"), lambda: read(data, "a.docx", KIT.readers)
    )
    yield "one check / bare limit", f"{whole / bare:.2f}", f"<= {LIMIT_AIM}"
    yield "its reading / bare limit", f"{reading / bare:.2f}", ""


def shares(data: bytes, rounds: int) -> Iterator[tuple[str, str, str]]:
    """The rules that take most of a check, in per cent; what several ask of the draft counts for the first."""
    document = read(data, "a.docx", KIT.readers)
    taken: dict[str, list[float]] = {}
    for _ in range(rounds):
        draft, _ = read_draft(document, PLAN)
        for rule in (one for one in KIT.rules if one.runs(form=draft.form is not None, compared=False)):
            start = time.perf_counter()
            list(rule.hits(draft))
            taken.setdefault(f"{rule.code} {rule.name}", []).append(time.perf_counter() - start)
    (whole,) = medians(rounds, lambda: check(data, "a.docx"))
    each = {name: 100 * statistics.median(times) / whole for name, times in taken.items()}
    for name, share in sorted(each.items(), key=lambda one: -one[1])[:5]:
        yield f"rule {name}, % of the check", f"{share:.1f}", f"<= {SHARE_AIM}"


def scaling(rounds: int) -> Iterator[tuple[str, str, str]]:
    """What ten times the paragraphs, and ten times the rows of a table, cost beyond the report without them."""
    for what, grown in (("paragraphs", _paragraphs), ("rows", _rows)):
        for layout, (name, write) in WRITERS.items():
            none, one, ten = (partial(check, write(grown(times)), name) for times in (0, 1, TIMES))
            base, small, large = medians(rounds, none, one, ten)
            yield f"{TIMES} x the {what}, {layout}", f"{(large - base) / (small - base):.1f}", f"<= {SCALE_AIM}"


def _paragraphs(times: int) -> list[drafts.Block]:
    """A report with so many times its running text."""
    more = [
        f"{number}月，开展政策解读{number + 3}次，办理申请{number}件，其中予以公开{number}件。"
        for number in range(1, 13)
    ]
    return [*drafts.report(drafts.consistent(1)), *(more[at % len(more)] for at in range(PARAGRAPHS * times))]


def _rows(times: int) -> list[drafts.Block]:
    """A report whose largest table has so many more rows, each with a label nobody knows."""
    table = drafts.table_three(drafts.consistent(1).three)
    last = ROWS * times
    more = [
        drafts.GridCell(27 + row, col, 1, 1, f"{row}.青禾事项" if col == 1 else str(row * col % 90))
        for row in range(1, last + 1)
        for col in range(1, 11)
    ]
    grown = [cell._replace(row=cell.row + last) if cell.row == len(drafts.lines_of(table)) else cell for cell in table]
    return [grown + more if block == table else block for block in drafts.report(drafts.consistent(1))]


def main() -> None:
    """Print the table."""
    rounds = int(sys.argv[1]) if sys.argv[1:] else 30
    data = fill(FORM.read_bytes(), drafts.city()) if FORM.is_file() else EXAMPLE.read_bytes()
    check(data, "a.docx")
    for what, figure, aim in (*against_the_limit(data, rounds), *shares(data, rounds), *scaling(max(3, rounds // 6))):
        print(f"{what:44} | {figure:>6} | {aim}", flush=True)  # noqa: T201  # its output


if __name__ == "__main__":
    main()
