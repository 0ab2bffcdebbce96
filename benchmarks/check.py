"""One check in this process, in terms of the least that any check must do, and how it grows with the document."""

import statistics
import time
import zipfile
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from io import BytesIO

from lxml import etree

import drafts
from benchmarks.documents import form
from benchmarks.figure import Effort, Figure, figure, in_turn, timed
from gouji.checking import Plan, check_bytes, read, read_draft
from gouji.model import Document
from gouji.registry import load_kit

LIMIT_AIM, SHARE_AIM, SCALE_AIM = 3.5, 15, 11
TIMES = 10
REPEATED = 3
"""How often each size is done in a round: the difference of small works would be lost in the noise."""
KIT = load_kit()
PLAN = Plan(KIT.rules, KIT.forms)
WRITERS: dict[str, tuple[str, Callable[[list[drafts.Block]], bytes]]] = {
    "Word": ("a.docx", drafts.word),
    "text, one cell a line": ("a.txt", drafts.text),
    "text, a row a line": ("a.txt", lambda blocks: drafts.text(blocks, drafts.pushed)),
    "text with blank lines": ("a.txt", lambda blocks: drafts.text(blocks).replace(b"\n", b"\n\n")),
    "Markdown": ("a.md", drafts.markdown),
}


def check(data: bytes, name: str = "a.docx") -> None:
    """Bytes in, findings out, with every rule."""
    check_bytes(data, name, name, KIT, PLAN)


def reading(data: bytes) -> Document:
    """The first half of a check."""
    return read(data, "a.docx", KIT.readers)


def limit(data: bytes) -> None:
    """Unzip and parse document.xml, and nothing else."""
    etree.fromstring(zipfile.ZipFile(BytesIO(data)).read("word/document.xml"))


def figures(effort: Effort) -> Iterator[Figure]:
    """All of them."""
    data = form()
    check(data)
    yield from against_the_limit(data, effort.rounds)
    yield from shares(data, effort.rounds)
    yield from scaling(effort)


def against_the_limit(data: bytes, rounds: int) -> Iterator[Figure]:
    """One check, and its reading alone, in terms of the bare limit."""
    works = (timed(partial(work, data)) for work in (limit, check, reading))
    bare, whole, first = in_turn(rounds, *works)
    yield figure("one check of the form, in times unzip and parse", _ratios(whole, bare), LIMIT_AIM)
    yield figure("… its reading alone, likewise", _ratios(first, bare))


def _ratios(above: list[float], below: list[float]) -> list[float]:
    return [one / other for one, other in zip(above, below, strict=True)]


def shares(data: bytes, rounds: int) -> Iterator[Figure]:
    """The rules that take most of a check, in per cent; what several ask of the draft counts for the first."""
    document = reading(data)
    taken: dict[str, list[float]] = {}
    for _ in range(rounds):
        draft, _ = read_draft(document, PLAN)
        for rule in (one for one in KIT.rules if one.runs(form=draft.form is not None, compared=False)):
            start = time.process_time()
            list(rule.hits(draft))
            taken.setdefault(f"{rule.code} {rule.name}", []).append(time.process_time() - start)
    (times,) = in_turn(rounds, timed(partial(check, data)))
    whole = statistics.median(times) / 100
    each = [figure(f"rule {name}, % of the check", [one / whole for one in took]) for name, took in taken.items()]
    for one in sorted(each, key=lambda one: -one.median)[:3]:
        yield Figure(one.what, one.median, one.least, one.most, SHARE_AIM)


def scaling(effort: Effort) -> Iterator[Figure]:
    """What ten times the paragraphs, and ten times the rows of a table, cost beyond the report without them."""
    for what, grown in (("paragraphs", _paragraphs), ("rows", _rows)):
        sizes = [grown(times * effort.size) for times in (0, 1, TIMES)]
        for layout, (name, write) in WRITERS.items():
            grew = _growth([partial(check, write(blocks), name) for blocks in sizes], effort)
            yield figure(f"{TIMES} × the {what}, {layout}: × the time", grew, SCALE_AIM)
        grew = _growth([partial(limit, drafts.word(blocks)) for blocks in sizes], effort)
        yield figure(f"{TIMES} × the {what}, Word: × the time of unzip and parse alone", grew)


def _growth(works: Iterable[Callable[[], object]], effort: Effort) -> Iterator[float]:
    """How many times the second of three works the third is, both counted beyond the first."""
    rounds = in_turn(effort.few, *(timed(work, REPEATED) for work in works))
    return ((ten - none) / (one - none) for none, one, ten in zip(*rounds, strict=True))


def _paragraphs(number: int) -> list[drafts.Block]:
    """A report with so many more paragraphs."""
    more = [
        f"{number}月，开展政策解读{number + 3}次，办理申请{number}件，其中予以公开{number}件。"
        for number in range(1, 13)
    ]
    return [*drafts.report(drafts.consistent(1)), *(more[at % len(more)] for at in range(number))]


def _rows(number: int) -> list[drafts.Block]:
    """A report whose largest table has so many more rows, each with a label nobody knows."""
    table = drafts.table_three(drafts.consistent(1).three)
    more = [
        drafts.GridCell(27 + row, col, 1, 1, f"{row}.青禾事项" if col == 1 else str(row * col % 90))
        for row in range(1, number + 1)
        for col in range(1, 11)
    ]
    last = len(drafts.lines_of(table))
    grown = [cell._replace(row=cell.row + number) if cell.row == last else cell for cell in table]
    return [grown + more if block == table else block for block in drafts.report(drafts.consistent(1))]
