"""L103: a law is cited by a number it has no longer, or never had."""

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from gouji import Draft, Hit, Law, Message, Place, Prose, Rule

_MARKS = frozenset("《》〈〉<>“”〔〕[]【】")
"""No signs, and no more is white space: people write 〔2021〕 and [2021], 《…〈…〉…》 and 《…<…>…》."""


class Signs(msgspec.Struct, frozen=True):
    """A paragraph without its marks and white space, and the offset in the document of each sign left."""

    prose: Prose
    text: str
    origins: list[int]

    def place(self, start: int, end: int) -> Place:
        """Where some of the signs stand in the document."""
        return Place(self.prose.block, self.origins[start], self.origins[end - 1] + 1)


def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each number of a law that is not its own; one beside the number of today tells its history."""
    laws = [law for law in (draft.form.laws if draft.form else ()) if not draft.year or draft.year >= law.since]
    ends = {_end(number) for law in laws for number in (law.number, *law.earlier)}
    for prose in draft.prose:
        if any(end in prose.text for end in ends):
            signs = _signs(prose)
            for law in laws:
                if not any(spelling in signs.text for spelling in _spellings(law.number)):
                    yield from _wrong(law, signs)


def _signs(prose: Prose) -> Signs:
    text = prose.text
    origins = [at for at in range(prose.start, len(text)) if text[at] not in _MARKS and not text[at].isspace()]
    return Signs(prose, "".join([text[at] for at in origins]), origins)


def _wrong(law: Law, signs: Signs) -> Iterator[Hit]:
    """The earlier numbers in a paragraph, and other numbers in brackets behind a name of the law."""
    found = dict.fromkeys(_bracketed(law, signs.text), "wrong")
    found |= dict.fromkeys(_earlier(law, signs.text), "earlier")
    for span, message in found.items():
        place = signs.place(*span)
        cited = signs.prose.text[place.start : place.end]
        values = {"law": law.names[0], "cited": cited, "number": law.number, "since": law.since}
        yield Hit(place, values, message, expected=law.number, actual=cited, basis=law.basis)


def _earlier(law: Law, text: str) -> Iterator[tuple[int, int]]:
    for number in law.earlier:
        for spelling in _spellings(number):
            yield from ((start, start + len(spelling)) for start in _all(spelling, text))


def _bracketed(law: Law, text: str) -> Iterator[tuple[int, int]]:
    """The numbers of the kind the law has, in brackets right behind a name of it."""
    for name in map(_bare, law.names):
        for start in _all(name, text):
            end = start + len(name)
            if text.startswith(("（", "("), end) and (found := _in_bracket(law.number).match(text, end)):
                yield found.span("number")


@lru_cache(maxsize=16)
def _in_bracket(number: str) -> re.Pattern[str]:
    kind = r"\d{1,5}".join(re.escape(_bare(part)) for part in re.split(r"\d+", number)).replace("第", "第?")
    return re.compile(rf"[（(][^（）()]{{0,12}}?(?P<number>{kind})")


def _all(part: str, text: str) -> Iterator[int]:
    """Each offset at which a part of a text begins."""
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


@lru_cache(maxsize=64)
def _spellings(number: str) -> tuple[str, str]:
    """A number as people write it: with 第, and without."""
    return _bare(number), _bare(number).replace("第", "")


@lru_cache(maxsize=64)
def _end(number: str) -> str:
    """The last sign that a number has in each spelling, whatever its figures; empty where it has none."""
    return re.sub(r"[\d第]", "", _bare(number))[-1:]


def _bare(text: str) -> str:
    """A name or number without marks and white space."""
    return "".join([sign for sign in text if sign not in _MARKS and not sign.isspace()])


RULE = Rule(
    code="L103",
    name="outdated-law",
    severity="warning",
    messages={
        "earlier": Message(
            "“{cited}”是《{law}》修改前的文号，{since}年起应引用“{number}”",
            "“{cited}” is the number 《{law}》 had before it was revised; since {since} it is “{number}”",
        ),
        "wrong": Message(
            "《{law}》的文号写作“{cited}”，应为“{number}”",
            "《{law}》 is cited as “{cited}”; its number is “{number}”",
        ),
    },
    check=check,
)
