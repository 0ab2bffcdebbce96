"""W104: members of a list in a sentence (一是 … 二是 …) skipped, doubled, or joined otherwise than the rest."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

import msgspec

from gouji import Draft, Hit, Message, Place, Prose, Rule

_NUMERALS = "一二三四五六七八九"
_KINDS = ("是", "要")
_MEMBER = (
    r"(?:(?P<mark>^|[。；;，,：:！!）)、]|\d[.、])\s*+)?(?<![第其十百零之唯统同单逐])"
    rf"(?P<numeral>[{_NUMERALS}])(?P<kind>{'|'.join(_KINDS)})(?!否)"
)
_HEADING = r"\s*(?:[（(][一二三四五六七八九十]+[)）]|[一二三四五六七八九十]+、)"
_FIRST = tuple(_NUMERALS[0] + kind for kind in _KINDS)
_STOPS = frozenset("。；;")
_COMMAS = frozenset("，,")
_SEMICOLONS = frozenset("；;")
_DEEPEST = 4
"""Lists stand inside each other no deeper."""
_AGREE = 2
"""So many members must be joined in one way for another to stand out."""


class Member(msgspec.Struct, frozen=True):
    """A member of a list, with its number and the mark before it, None where none stands between it and the text."""

    block: int
    start: int
    number: int
    kind: str
    mark: str | None
    paragraph: int

    @property
    def place(self) -> Place:
        """Where it begins."""
        return Place(self.block, self.start, self.start + len(self.text))

    @property
    def text(self) -> str:
        """As it is printed."""
        return _NUMERALS[self.number - 1] + self.kind


def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each member out of order, and for one joined by a comma where the others have a stop."""
    for members in _lists(draft.prose):
        yield from _out_of_order(members)
        yield from _joined_otherwise(members)


def _lists(prose: Iterable[Prose]) -> list[list[Member]]:
    """The lists of a text, those inside others too; none goes on behind a heading or in another section."""
    prose = tuple(prose)
    if not any(first in one.text for one in prose for first in _FIRST):
        return []
    lists: list[list[Member]] = []
    going: dict[str, list[list[Member]]] = {}
    section = ""
    for paragraph, one in enumerate(prose):
        if one.section != section or re.match(_HEADING, one.text):
            going, section = {}, one.section
        taken = [_take(member, going.setdefault(member.kind, [])) for member in _members(one, paragraph)]
        lists += [started for started in taken if started]
    return lists


def _members(one: Prose, paragraph: int) -> Iterator[Member]:
    for found in re.compile(_MEMBER).finditer(one.text, one.start):
        number = _NUMERALS.index(found["numeral"]) + 1
        yield Member(one.block, found.start("numeral"), number, found["kind"], found["mark"], paragraph)


def _take(member: Member, going: list[list[Member]]) -> list[Member] | None:
    """Put a member into the list it goes on, the innermost first; the list it starts where it is a first one.

    One that goes on none is out of order in the innermost, if it stands behind a mark; else it is no member. Nor does
    a list begin behind the semicolon of another's first member: there it stands twice.
    """
    if member.number == 1 and not (going and len(going[-1]) == 1 and member.mark in _SEMICOLONS):
        going[:] = [*going[1 - _DEEPEST :], [member]]
        return going[-1]
    while any(members[-1].number + 1 == member.number for members in going[:-1]) and not _goes_on(going[-1], member):
        going.pop()
    if going and (_goes_on(going[-1], member) or (member.mark is not None and member.number >= going[-1][-1].number)):
        going[-1].append(member)
    return None


def _goes_on(members: list[Member], member: Member) -> bool:
    return members[-1].number + 1 == member.number


def _out_of_order(members: list[Member]) -> Iterator[Hit]:
    """A hit for each member that does not follow the one before, one that stands twice being taken for the next."""
    number = members[0].number
    for before, member in pairwise(members):
        number += 1
        doubled, skipped = member.number == before.number, member.number > number
        if (doubled or skipped) and member.paragraph - before.paragraph <= 1:
            expected = _NUMERALS[number - 1] + member.kind if number <= len(_NUMERALS) else None
            message = "skipped" if skipped else "doubled" if expected else "last-doubled"
            values: dict[str, object] = {"member": member.text, "before": before.text, "expected": expected}
            yield Hit(member.place, values, message, expected=expected, actual=member.text)
        if member.number != before.number:
            number = member.number


def _joined_otherwise(members: list[Member]) -> Iterator[Hit]:
    inside = [member for before, member in pairwise(members) if member.block == before.block]
    commas = [member for member in inside if member.mark in _COMMAS]
    if len(commas) == 1 and sum(member.mark in _STOPS for member in inside) >= _AGREE:
        member = commas[0]
        values: dict[str, object] = {"member": member.text, "mark": member.mark}
        yield Hit(member.place, values, "joined", expected=f"；{member.text}", actual=f"{member.mark}{member.text}")


RULE = Rule(
    code="W104",
    name="list-order",
    severity="warning",
    messages={
        "skipped": Message(
            "“{before}”之后是“{member}”，缺少“{expected}”",
            "“{before}” is followed by “{member}”; “{expected}” is missing",
        ),
        "doubled": Message(
            "“{member}”重复，应为“{expected}”", "“{member}” stands twice; this one should be “{expected}”"
        ),
        "last-doubled": Message("“{member}”重复", "“{member}” stands twice"),
        "joined": Message(
            "“{member}”前面是“{mark}”，其他各项前面是分号或句号",
            "“{mark}” stands before “{member}”, a semicolon or stop before the others",
        ),
    },
    check=check,
    for_any=True,
)
