"""W102: a bracket or quotation mark without its other half."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

import msgspec

from gouji import Draft, Hit, Message, Rule
from gouji_wording.texts import Text, paragraphs

_FAMILIES = ("（()）", "《》", "〈<>〉", "【〔［[]］〕】", "“”", "‘’", "「」", "『』")
_FAMILY = {sign: family for family in _FAMILIES for sign in family}
_MIRROR = {sign: family[-1 - at] for family in _FAMILIES for at, sign in enumerate(family)}
_SIGNS = f"[{re.escape(''.join(_FAMILIES))}]"
_LIST_MARK = r"(?:^|[\s。；，、：;,:])[0-9A-Za-z①-⑳一二三四五六七八九十]{1,3}$"
_SILENT = "<>[]’"
"""Signs with other uses, never reported themselves: comparison, links, the apostrophe."""
_QUOTES = "“”‘’「」『』"
_NEAR = 4
_REACH = 6
"""A pair of brackets may reach over so many paragraphs; a quotation has no end to its length."""


class Mark(msgspec.Struct, frozen=True):
    """A mark in a paragraph; ``number`` counts the paragraphs."""

    one: Text
    number: int
    at: int

    @property
    def sign(self) -> str:
        """What is printed."""
        return self.one.text[self.at]

    @property
    def family(self) -> str:
        """The signs it may be paired with."""
        return _FAMILY[self.sign]

    @property
    def opens(self) -> bool:
        """Whether it is the first of a pair."""
        return self.family.index(self.sign) < len(self.family) // 2

    @property
    def goes_on(self) -> bool:
        """Whether it opens a quotation of several paragraphs, each of which begins with such a mark."""
        return self.sign in _QUOTES and self.opens and self.before.rstrip()[-1:] in ("", "：", ":")

    @property
    def before(self) -> str:
        """The few characters before it: as many as a list mark has, and one."""
        return self.one.text[max(0, self.at - _NEAR) : self.at]


def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each mark that stands alone; for two of a kind in one paragraph, one turned; for more, one hit."""
    alone = [mark for family in _by_family(draft) for mark in _unpaired(family)]
    alone = [mark for mark in alone if mark.sign not in _SILENT and not mark.goes_on]
    for _, marks in groupby(alone, key=lambda mark: (mark.number, mark.family, mark.opens)):
        first, *others = marks
        if not others:
            yield _hit(first, "open" if first.opens else "close")
        elif len(others) == 1:
            yield _hit(others[0] if first.opens else first, "turned")
        else:
            yield _hit(first, "many", count=len(others) + 1)


def _by_family(draft: Draft) -> Iterable[list[Mark]]:
    found: dict[str, list[Mark]] = {}
    for number, one in enumerate(paragraphs(draft)):
        for sign in re.finditer(_SIGNS, one.text):
            found.setdefault(_FAMILY[sign[0]], []).append(Mark(one, number, sign.start()))
    return found.values()


def _unpaired(marks: Iterable[Mark]) -> list[Mark]:
    """The marks of a family without their other half, in the same paragraph or one of the next."""
    alone: list[Mark] = []
    going: list[Mark] = []
    for mark in marks:
        if mark.opens:
            going.append(mark)
        elif going and (mark.sign in _QUOTES or mark.number - going[-1].number <= _REACH):
            going.pop()
        elif not re.search(_LIST_MARK, mark.before):
            alone.append(mark)
    return sorted(alone + going, key=lambda mark: (mark.number, mark.at))


def _hit(mark: Mark, message: str, **more: object) -> Hit:
    values = {"mark": mark.sign, "other": _MIRROR[mark.sign], **more}
    return Hit(mark.one.span(mark.at, mark.at + 1), values, message, actual=mark.sign)


RULE = Rule(
    code="W102",
    name="unpaired-mark",
    severity="warning",
    messages={
        "open": Message("“{mark}”没有配对的“{other}”", "“{mark}” is not closed by “{other}”"),
        "close": Message("“{mark}”前面没有配对的“{other}”", "“{mark}” closes nothing: there is no “{other}” before it"),
        "turned": Message(
            "“{mark}”方向反了，应为“{other}”", "“{mark}” is turned the wrong way; it should be “{other}”"
        ),
        "many": Message(
            "这一段有 {count} 个“{mark}”没有配对的“{other}”，这是第一个",
            "{count} marks “{mark}” of this paragraph have no “{other}”; this is the first",
        ),
    },
    check=check,
    for_any=True,
)
