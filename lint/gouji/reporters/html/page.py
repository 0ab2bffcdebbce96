"""The whole run as the page shows it: the verdict, the files, and how much of each the page has room for."""

from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from gouji.findings import FileResult, Report
from gouji.model import Block, Paragraph
from gouji.reporters.html.cards import Card, Kind, cards_of, kind_of, severity_word
from gouji.reporters.html.document import Sheet, sheet_of
from gouji.reporters.html.evidence import Fact, Passed, Relations, facts_of, passed_of, relations_of, ties_in_words
from gouji.reporters.html.links import links_of
from gouji.reporters.html.marks import shown
from gouji.reporters.html.texts import Setting, Words, setting_of
from gouji.reporters.verdict import HEADS, Outcome, of_file, of_run, outcome
from gouji.rule import described

MOST_FILES = 200
"""So many documents are shown whatever they hold, …"""
MOST_CHARACTERS = 20_000_000
"""… as long as together they make no more than so many characters of the page; else those with findings, as far."""
_MARKUP = 60
"""About how many characters of the page a paragraph or cell takes beside its text."""

State = Literal["ready", "faults", "incomplete"]
"""What a verdict comes to, for its colour."""
STATES: dict[Outcome, State] = {
    "failed": "incomplete",
    "failing": "faults",
    "unmatched": "incomplete",
    "ready": "ready",
}

KINDS: tuple[Kind, ...] = ("error", "warning", "info", "waived")


class Tally(msgspec.Struct, frozen=True):
    """How many findings are of a kind, with its word."""

    kind: Kind
    word: str
    count: int


class Choice(msgspec.Struct, frozen=True):
    """A rule to filter by, with how many findings it has."""

    code: str
    name: str
    count: int


class FileView(msgspec.Struct, frozen=True):
    """A file of the run; ``sheet`` is None where the page does not show the document, and ``absent`` says why."""

    id: str
    path: str
    verdict: str
    state: State
    form: str
    remarks: tuple[str, ...]
    tallies: tuple[Tally, ...]
    cards: tuple[Card, ...]
    sheet: Sheet | None
    absent: str
    ties: str
    facts: tuple[Fact, ...]
    relations: tuple[Relations, ...]
    passed: tuple[Passed, ...]


class Page(msgspec.Struct, frozen=True):
    """A finished run, ready to be printed."""

    words: Words
    verdict: str
    state: State
    made_by: str
    fails_on: str
    remarks: tuple[str, ...]
    tallies: tuple[Tally, ...]
    choices: tuple[Choice, ...]
    files: tuple[FileView, ...]


def page_of(report: Report) -> Page:
    """A run as its page shows it."""
    about = {rule.code: shown(described(report.page(rule), report.lang)) for rule in report.rules}
    setting = setting_of(report.lang, about)
    words = setting.words
    whole = in_full(report.files)
    files = tuple(
        _file(number, file, report, setting, left_out=number not in whole)
        for number, file in enumerate(report.files, 1)
    )
    packs = words.comma.join(f"{pack.name} {pack.version}".rstrip() for pack in report.packs)
    return Page(
        words=words,
        verdict=shown(of_run(report)),
        state=_state(report),
        made_by=words.made_by.format(version=report.version, packs=packs),
        fails_on="" if report.fail_on == "never" else words.fails_on.format(word=severity_word(report.fail_on, words)),
        remarks=(*map(shown, report.notes), *_left_out(report.files, whole, words)),
        tallies=_tallies(report.files, words),
        choices=tuple(_choices(report.files)),
        files=files,
    )


def _state(report: Report) -> State:
    """What the verdict on a run begins with."""
    found = {outcome(file, report) for file in report.files}
    return "incomplete" if report.status > 1 else next((STATES[one] for one in HEADS if one in found), "ready")


def in_full(files: Iterable[FileResult]) -> frozenset[int]:
    """The files, numbered from 1, whose document is shown if it was kept: all, or those with findings, in order."""
    kept = [(number, file, _size(file)) for number, file in enumerate(files, 1) if file.evidence]
    if len(kept) > MOST_FILES or sum(size for _, _, size in kept) > MOST_CHARACTERS:
        kept = [(number, file, size) for number, file, size in kept if file.findings]
    room = MOST_CHARACTERS
    found: list[int] = []
    for number, _, size in kept:
        room -= size
        if room >= 0 or not found:
            found.append(number)
    return frozenset(found)


def _size(file: FileResult) -> int:
    blocks = file.evidence.draft.document.blocks if file.evidence else ()
    return sum(map(_length, blocks))


def _length(block: Block) -> int:
    if isinstance(block, Paragraph):
        return len(block.text) + _MARKUP
    return sum(len(cell.text) + _MARKUP for cell in block.cells)


def _left_out(files: tuple[FileResult, ...], whole: frozenset[int], words: Words) -> Iterator[str]:
    if any(file.evidence and number not in whole for number, file in enumerate(files, 1)):
        yield words.some_left_out.format(all=len(files), shown=len(whole))


def _tallies(files: Iterable[FileResult], words: Words) -> tuple[Tally, ...]:
    kinds = [kind_of(found) for file in files for found in file.findings]
    named = {"waived": words.waived}
    return tuple(Tally(kind, named.get(kind) or severity_word(kind, words), kinds.count(kind)) for kind in KINDS)


def _choices(files: Iterable[FileResult]) -> Iterator[Choice]:
    rules = [(found.code, found.name) for file in files for found in file.findings]
    for code, name in sorted(set(rules)):
        yield Choice(code, name, rules.count((code, name)))


def _file(number: int, file: FileResult, report: Report, setting: Setting, *, left_out: bool) -> FileView:
    words = setting.words
    evidence = None if left_out else file.evidence
    links = links_of(number, evidence, file.findings)
    verdict = of_file(file, report)
    reason = file.reason or ""
    named = evidence.draft.form.name if evidence and evidence.draft.form else file.form or ""
    return FileView(
        id=f"d{number}",
        path=shown(file.path),
        verdict=shown(verdict),
        state=STATES[outcome(file, report)],
        form=words.form.format(name=_edition(named, file.edition, words)) if named else "",
        remarks=tuple(map(shown, (*([reason] if reason not in verdict else []), *file.notes))),
        tallies=_tallies([file], words),
        cards=cards_of(file, links, setting),
        sheet=sheet_of(evidence, links, words) if evidence else None,
        absent=_absent(file, words, left_out=left_out and file.evidence is not None) if evidence is None else "",
        ties=ties_in_words(file.ties, words) if file.form else "",
        facts=facts_of(evidence.draft, links, words) if evidence else (),
        relations=relations_of(evidence.draft, links, words) if evidence else (),
        passed=() if file.evidence and left_out else passed_of(file, report.ran(file), setting),
    )


def _edition(name: str, edition: str | None, words: Words) -> str:
    return words.edition.format(name=name, edition=edition) if edition else name


def _absent(file: FileResult, words: Words, *, left_out: bool) -> str:
    if file.status == "failed":
        return ""
    return words.left_out if left_out else words.no_document
