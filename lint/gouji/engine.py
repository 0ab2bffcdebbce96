"""Drafts and rules in, findings out: no files, no printing."""

from collections.abc import Iterable, Iterator

import msgspec

from gouji.draft import Draft
from gouji.findings import EarlierPlace, Finding, Location, RelatedPlace, TieCount
from gouji.folding import CONTROLS, fold
from gouji.model import Place, source_of, text_at
from gouji.rule import Hit, Lang, Related, Rule

AROUND = 20
"""How many characters an excerpt shows on either side of its span."""


class RuleFailed(Exception):
    """A rule that raised instead of judging: its code and what it raised."""

    def __init__(self, code: str, error: BaseException) -> None:
        super().__init__(code)
        self.code = code
        self.error = error


class Judged(msgspec.Struct, frozen=True):
    """What some rules said of a draft: the findings in the order of their places, these places, and who failed."""

    findings: tuple[Finding, ...]
    places: tuple[Place, ...]
    failed: tuple[RuleFailed, ...]


def judge(draft: Draft, rules: Iterable[Rule], lang: Lang, known: Iterable[Rule] = ()) -> Judged:
    """Judge a draft by some rules; ``known`` are all there are, where these are not all.

    What the waivers of the draft cover is suppressed. The rules that judge these run when the others have.
    """
    rules = tuple(rules)
    chosen = [rule for rule in rules if rule.runs(form=draft.form is not None, compared=draft.earlier is not None)]
    failed: list[RuleFailed] = []
    found = _run(draft, [rule for rule in chosen if not rule.last], lang, failed)
    if draft.document.waivers:
        from gouji.suppressions.matching import waived  # noqa: PLC0415  # most drafts have no waivers

        ran = {rule.code for rule in chosen if not rule.last} - {one.code for one in failed}
        after = waived(draft, found, ran, [*known, *rules])
        draft.unused = after.unused
        found = after.found
    found += _run(draft, [rule for rule in chosen if rule.last], lang, failed)
    found.sort(key=_order)
    return Judged(tuple(one for _, one in found), tuple(place for place, _ in found), tuple(failed))


def _run(draft: Draft, rules: Iterable[Rule], lang: Lang, failed: list[RuleFailed]) -> list[tuple[Place, Finding]]:
    """What some rules find, with the places; those that raise are added to the failed."""
    found: list[tuple[Place, Finding]] = []
    for rule in rules:
        try:
            found += [(hit.place, _finding(draft, rule, hit, lang)) for hit in rule.hits(draft)]
        except (Exception, SystemExit) as error:  # noqa: BLE001  # a rule is foreign code: whatever it raises is reported
            failed.append(RuleFailed(rule.code, error))
    return found


def check(
    draft: Draft, rules: Iterable[Rule], lang: Lang, known: Iterable[Rule] = ()
) -> tuple[list[Finding], list[RuleFailed]]:
    """The findings of some rules on a draft, in the order of their places, and the rules that failed."""
    judged = judge(draft, rules, lang, known)
    return [*judged.findings], [*judged.failed]


def count_ties(draft: Draft) -> TieCount:
    """How many relations of a draft hold, are broken, and could not be checked."""
    states = [one.state for one in draft.ties]
    return TieCount(states.count("holds"), states.count("broken"), states.count("unchecked"))


def _order(found: tuple[Place, Finding]) -> tuple[int, int, int, int, str]:
    place, finding = found
    return place.block, place.row, place.col, place.start, finding.code


def _finding(draft: Draft, rule: Rule, hit: Hit, lang: Lang) -> Finding:
    location = locate(draft, hit.place, hit.source)
    excerpt = _excerpt(text_at(draft.document, hit.place), hit.place)
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=rule.severity,
        message=_plain(rule.messages[hit.message].say(lang, hit.values)),
        basis=hit.basis or rule.basis or None,
        fingerprint=_fingerprint(rule, hit, location, excerpt),
        location=location,
        excerpt=excerpt,
        expected=hit.expected,
        actual=hit.actual,
        related=tuple(_related(draft, one, lang) for one in hit.related),
    )


def _related(draft: Draft, one: Related, lang: Lang) -> RelatedPlace:
    said = _plain(one.message.say(lang, one.values))
    if one.earlier and draft.earlier:
        return EarlierPlace(locate(draft.earlier, one.place), said)
    return RelatedPlace(locate(draft, one.place), said)


def locate(draft: Draft, place: Place, source: tuple[int, int] | None = None) -> Location:
    """A place as people say it; ``source`` is the line and column to give, where they are not its own."""
    section = draft.section_at(place.block)
    source = source or source_of(draft.document, place)
    line, column = source or (None, None)
    cell = draft.cell_at(place) if place.table else None
    return Location(
        section=section.text if section else None,
        block=place.block,
        line=line,
        column=column,
        table=place.table or None,
        row=place.row or None,
        col=place.col or None,
        row_label=draft.row_name(cell.id) or None if cell else None,
        col_label=draft.column_name(cell.id) if cell else None,
        display=_display(place, source),
    )


def _display(place: Place, source: tuple[int, int] | None) -> str:
    if place.table:
        return f"T{place.table}.R{place.row}C{place.col}"
    return f"{source[0]}:{source[1]}" if source else f"p{place.block}:{place.start + 1}"


def _excerpt(text: str, place: Place) -> str:
    """The text around a span, the span in 【】; empty where there is no span."""
    if place.start == place.end:
        return ""
    before, after = max(0, place.start - AROUND), min(len(text), place.end + AROUND)
    head = ("…" if before else "") + text[before : place.start]
    tail = text[place.end : after] + ("…" if after < len(text) else "")
    return _plain(f"{head}【{text[place.start : place.end]}】{tail}")


def _plain(text: str) -> str:
    """A text of a document on one line, without the controls that a terminal would obey."""
    return text.translate(CONTROLS)


def _fingerprint(rule: Rule, hit: Hit, location: Location, excerpt: str) -> str:
    from hashlib import sha256  # noqa: PLC0415  # a clean draft needs none

    return sha256("\x1f".join(_identity(rule, hit, location, excerpt)).encode()).hexdigest()[:16]


def _identity(rule: Rule, hit: Hit, location: Location, excerpt: str) -> Iterator[str]:
    """What makes a finding the same one in the next draft: never where it stands, always its figures."""
    yield rule.code
    yield hit.message
    yield fold(location.section.partition("、")[2] or location.section) if location.section else ""
    yield location.row_label or ""
    yield location.col_label or ""
    yield fold(excerpt)
    yield hit.actual or ""
    yield hit.expected or ""
