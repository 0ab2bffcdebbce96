"""D104: a sentence of last year's report left in."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

import msgspec

from gouji import Draft, Hit, Message, NamedYear, OwnWork, Place, Rule, named_years


class Words(msgspec.Struct, frozen=True):
    """The words of the form, those of patterns as their source, as most drafts need none of them.

    ``own`` and ``led`` find the body before a year and behind it.
    """

    own: str
    led: str
    claim: str
    plan: str


def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each year that a sentence on the body's own work names in place of the year reported on."""
    asked = draft.form.own_work if draft.form else None
    if not (asked and draft.year) or _doubtful(draft):
        return
    for prose in draft.prose:
        for start, sentence in _sentences(prose.text, prose.start):
            for named in named_years(sentence):
                kind = _kind(sentence, named, draft.year, asked, draft.unit)
                if kind:
                    place = Place(prose.block, start + named.start, start + named.end)
                    values: dict[str, object] = {"named": named.year, "year": draft.year}
                    expected = str(draft.year + (kind == "plan"))
                    yield Hit(place, values, kind, expected=expected, actual=str(named.year))


def _doubtful(draft: Draft) -> bool:
    """Whether the period is another year's than the title's; which is right is not known, and it is told already."""
    return draft.period is not None and draft.period.dates.whole_year not in (0, draft.year)


def _sentences(text: str, start: int) -> Iterator[tuple[int, str]]:
    for found in re.finditer(r"[^。；;！？\n]+", text[start:]) if "年" in text else ():
        yield start + found.start(), found[0]


@lru_cache(maxsize=8)
def _words(asked: OwnWork, unit: str) -> Words:
    body = rf"(?:{_any(asked.selves)})(?:{_any(asked.bodies)})"
    subject = f"(?:{body}|{re.escape(unit)})" if unit else body
    return Words(
        own=rf"(?:^|[，,：:、）)\s]){subject}\s*$",
        led=rf"度?\s*[，,]?\s*{subject}",
        claim=rf"[\d一二三四五六七八九十百两]\s*余?\s*(?:{_any(asked.units)})|{'|'.join(asked.nothing) or '(?!)'}",
        plan=rf"度?\s*[，,]?\s*{subject}?\s*将(?:会)?(?:{_any(asked.plans)})",
    )


def _any(words: Iterable[str]) -> str:
    """A pattern for any of some words, the longest first; one that is never found where there are none."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)"


def _kind(sentence: str, named: NamedYear, year: int, asked: OwnWork, unit: str) -> str:
    """``plan`` or ``claim`` where the year is not the one it should be, else nothing."""
    before, behind = sentence[: named.start], sentence[named.end :]
    if named.year <= year and "将" in behind and re.match(_words(asked, unit).plan, behind):
        return "" if _holds(behind, asked.no_plan_behind) or _holds(before, asked.told_before) else "plan"
    if named.year == year or str(year) in sentence or not _holds(behind, asked.activity):
        return ""
    if _holds(sentence, asked.lawful) or (named.year > year and _holds(behind, asked.promises)):
        return ""
    words = _words(asked, unit)
    led = re.search(r"(?:^|[：:）)])\s*$", before) and re.match(words.led, behind)
    return "claim" if (led or re.search(words.own, before)) and re.search(words.claim, behind) else ""


def _holds(text: str, words: Iterable[str]) -> bool:
    return any(word in text for word in words)


RULE = Rule(
    code="D104",
    name="stale-year",
    severity="warning",
    messages={
        "claim": Message(
            "{year}年的报告里，这一句说的是{named}年本机关的工作，可能是旧稿未改",
            "in the report on {year} this sentence tells of the body's work in {named}: left from an old text?",
        ),
        "plan": Message(
            "{year}年的报告里，这一句把{named}年当作今后，可能是旧稿未改",
            "in the report on {year} this sentence speaks of {named} as the future: left from an old text?",
        ),
    },
    check=check,
    basis="通常做法",
)
