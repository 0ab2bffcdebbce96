"""D104: a sentence of last year's report left in."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

import msgspec

from gouji import Draft, Hit, Message, NamedYear, OwnWork, Place, Rule, named_years


class Words(msgspec.Struct, frozen=True):
    """The words of the form as patterns; ``own`` and ``led`` find the body before a year and behind it."""

    own: re.Pattern[str]
    led: re.Pattern[str]
    claim: re.Pattern[str]
    activity: re.Pattern[str]
    lawful: re.Pattern[str]
    plan: re.Pattern[str]
    promise: re.Pattern[str]
    told: re.Pattern[str]
    no_plan: re.Pattern[str]


def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each year that a sentence on the body's own work names in place of the year reported on."""
    asked = draft.form.own_work if draft.form else None
    if not (asked and draft.year) or _doubtful(draft):
        return
    for prose in draft.prose:
        for start, sentence in _sentences(prose.text, prose.start):
            for named in named_years(sentence):
                kind = _kind(sentence, named, draft.year, _words(asked, draft.unit))
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
        own=re.compile(rf"(?:^|[，,：:、）)\s]){subject}\s*$"),
        led=re.compile(rf"度?\s*[，,]?\s*{subject}"),
        claim=re.compile(
            rf"[\d一二三四五六七八九十百两]\s*余?\s*(?:{_any(asked.units)})|{'|'.join(asked.nothing) or '(?!)'}"
        ),
        activity=re.compile(_any(asked.activity)),
        lawful=re.compile(_any(asked.lawful)),
        plan=re.compile(rf"度?\s*[，,]?\s*{subject}?\s*将(?:会)?(?:{_any(asked.plans)})"),
        promise=re.compile(_any(asked.promises)),
        told=re.compile(_any(asked.told_before)),
        no_plan=re.compile(_any(asked.no_plan_behind)),
    )


def _any(words: Iterable[str]) -> str:
    """A pattern for any of some words, the longest first; one that is never found where there are none."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)"


def _kind(sentence: str, named: NamedYear, year: int, words: Words) -> str:
    """``plan`` or ``claim`` where the year is not the one it should be, else nothing."""
    before, behind = sentence[: named.start], sentence[named.end :]
    if named.year <= year and words.plan.match(behind):
        return "" if words.no_plan.search(behind) or words.told.search(before) else "plan"
    own = words.own.search(before)
    led = re.search(r"(?:^|[：:）)])[\s　]*$", before) and words.led.match(behind)
    claims = words.claim.search(behind) and words.activity.search(behind)
    lawful = (
        words.lawful.search(sentence) or str(year) in sentence or (named.year > year and words.promise.search(behind))
    )
    return "claim" if named.year != year and (own or led) and claims and not lawful else ""


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
