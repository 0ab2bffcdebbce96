"""D104: a sentence of last year's report left in."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

import msgspec

from gouji import Draft, Hit, Message, NamedYear, OwnWork, Place, Rule, named_years


class Words(msgspec.Struct, frozen=True):
    """The words of the form, those of patterns as their source, as most drafts need none of them.

    ``subjects`` are what the body calls itself; ``led``, ``claim`` and ``plan`` are looked for behind a year.
    """

    subjects: tuple[str, ...]
    led: str
    claim: str
    plan: str


class Told(msgspec.Struct):
    """What a sentence tells, looked for once and not again for each year it names: where words stand.

    Of words that are to stand behind a year the last place counts, -1 where there are none, and of those before it the
    first end, that of the sentence where there are none.
    """

    text: str
    other: bool
    will: int
    activity: int
    promises: int
    no_plan: int
    before: int
    claim: int = 0

    def claims(self, pattern: str, start: int) -> bool:
        """Whether it has a claim from a place on; asked with places that only grow, it is gone through once."""
        if 0 <= self.claim < start:
            found = re.compile(pattern).search(self.text, start)
            self.claim = found.start() if found else -1
        return self.claim >= 0


def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each year that a sentence on the body's own work names in place of the year reported on."""
    asked = draft.form.own_work if draft.form else None
    if not (asked and draft.year) or _doubtful(draft):
        return
    for prose in draft.prose:
        for start, sentence in _sentences(prose.text, prose.start):
            told = None
            for named in named_years(sentence):
                told = told or _told(sentence, draft.year, asked)
                kind = _kind(told, named, draft.year, _words(asked, draft.unit))
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
    number = r"[\d一二三四五六七八九十百两]\s*+(?:余\s*+)?"
    subjects = tuple(own + body for own in asked.selves for body in asked.bodies) + ((unit,) if unit else ())
    behind = r"度?\s*+(?:[，,]\s*+)?"
    return Words(
        subjects=subjects,
        led=rf"{behind}(?:{_any(subjects)})",
        claim=rf"{number}(?:{_any(asked.units)})|{'|'.join(asked.nothing) or '(?!)'}",
        plan=rf"{behind}(?:(?:{_any(subjects)})\s*+)?将(?:会)?(?:{_any(asked.plans)})",
    )


def _any(words: Iterable[str]) -> str:
    """A pattern for any of some words; one that is never found where there are none."""
    return "|".join(map(re.escape, words)) or "(?!)"


def _told(sentence: str, year: int, asked: OwnWork) -> Told:
    return Told(
        text=sentence,
        other=str(year) not in sentence and not any(word in sentence for word in asked.lawful),
        will=sentence.rfind("将"),
        activity=_last(sentence, asked.activity),
        promises=_last(sentence, asked.promises),
        no_plan=_last(sentence, asked.no_plan_behind),
        before=min(
            (at + len(word) for word in asked.told_before if (at := sentence.find(word)) >= 0), default=len(sentence)
        ),
    )


def _last(text: str, words: Iterable[str]) -> int:
    return max(map(text.rfind, words), default=-1)


def _kind(told: Told, named: NamedYear, year: int, words: Words) -> str:
    """``plan`` or ``claim`` where the year is not the one it should be, else nothing."""
    if named.year <= year and told.will >= named.end and re.compile(words.plan).match(told.text, named.end):
        return "" if told.no_plan >= named.end or told.before <= named.start else "plan"
    if named.year == year or not told.other or told.activity < named.end:
        return ""
    if named.year > year and told.promises >= named.end:
        return ""
    return "claim" if _is_own(told.text, named, words) and told.claims(words.claim, named.end) else ""


def _is_own(text: str, named: NamedYear, words: Words) -> bool:
    """Whether the year is that of the body itself: which is named right before it, or behind one that leads."""
    stop = named.start
    while stop and text[stop - 1].isspace():
        stop -= 1
    if (not stop or text[stop - 1] in "：:）)") and re.compile(words.led).match(text, named.end):
        return True
    begins = (stop - len(word) for word in words.subjects if text.endswith(word, 0, stop))
    return any(not begin or text[begin - 1] in "，,：:、）)" or text[begin - 1].isspace() for begin in begins)


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
