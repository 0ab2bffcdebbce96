"""L103: a law is cited by a number it has no longer, or never had."""

import re
from collections.abc import Iterator
from functools import lru_cache

from gouji import Draft, Hit, Law, Message, Place, Rule

_SIGN = re.compile(r"\d+|[^\W_]")
_MARKS = r"[\s《》〈〉<>“”〔〕\[\]【】]{0,3}"
"""What may stand between the signs of a name or number: people write 〔2021〕 and [2021], 《…〈…〉…》 and 《…<…>…》."""


def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each number of a law that is not its own; one beside the number of today tells its history."""
    for law in draft.form.laws if draft.form else ():
        if draft.year and draft.year < law.since:
            continue
        for one in draft.prose:
            if not _number(law.number).search(one.text, one.start):
                yield from _wrong(law, one.block, one.text, one.start)


def _wrong(law: Law, block: int, text: str, start: int) -> Iterator[Hit]:
    """The earlier numbers in a text from an offset on, and other numbers in brackets behind a name of the law."""
    earlier = (found.span() for number in law.earlier for found in _number(number).finditer(text, start))
    found = dict.fromkeys(earlier, "earlier")
    for cited in _citation(law).finditer(text, start):
        found.setdefault(cited.span("number"), "wrong")
    for place, message in sorted(found.items()):
        cited_as = text[slice(*place)]
        values = {"law": law.names[0], "cited": cited_as, "number": law.number, "since": law.since}
        yield Hit(Place(block, *place), values, message, expected=law.number, actual=cited_as, basis=law.basis)


@lru_cache(maxsize=64)
def _number(number: str) -> re.Pattern[str]:
    return re.compile(_spelt(number))


@lru_cache(maxsize=16)
def _citation(law: Law) -> re.Pattern[str]:
    """A number of the kind the law has, in brackets right behind a name of it."""
    names = "|".join(map(_spelt, law.names))
    kind = _spelt(law.number, digits=r"\d{1,5}")
    return re.compile(rf"(?:{names}){_MARKS}[（(][^（）()]{{0,12}}?(?P<number>{kind})")


def _spelt(text: str, *, digits: str = "") -> str:
    """A pattern for a name or number as people write it; ``digits`` stands for any number in it, where given."""
    signs = ("第?" if sign == "第" else digits if digits and sign.isdecimal() else sign for sign in _SIGN.findall(text))
    return _MARKS.join(signs)


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
