"""W103: half-width marks in Chinese text."""

import re
from collections.abc import Iterator

import msgspec

from gouji import Draft, Hit, Message, Place, Rule
from gouji_wording.texts import Text, paragraphs

_ELSEWHERE = r"(?a)`[^`]*`|\]\([^()\s]*\)|[A-Za-z]{2,10}://[!-~]+|[\w.-]{1,64}@[!-~]+"
"""Code, the targets of links, addresses: no Chinese text."""
_MARKS = frozenset(",;:?!()")
_CLOSING, _OPENING = "”’》〉】〕）%％", "“‘《〈【〔（"
_FULL_WIDTH = str.maketrans(",;:?!()", "，；：？！（）")


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``paragraphs``: in more than so many, half-width marks are reported once for the whole document."""

    paragraphs: int = 3


class Found(msgspec.Struct, frozen=True):
    """The half-width marks of a paragraph, and the place of the first."""

    place: Place
    marks: tuple[str, ...]


def check(draft: Draft, options: Options) -> Iterator[Hit]:
    """A hit for each paragraph with half-width marks, or one where there are many: so the whole draft was typed."""
    found = [one for text in paragraphs(draft) if (one := _marks(text))]
    if len(found) > options.paragraphs:
        marks = tuple(mark for one in found for mark in one.marks)
        yield _hit(Found(found[0].place, marks), "document", paragraphs=len(found))
    else:
        for one in found:
            yield _hit(one, "")


def _marks(one: Text) -> Found | None:
    if _MARKS.isdisjoint(one.text):
        return None
    text = re.sub(_ELSEWHERE, lambda found: " " * len(found[0]), one.text)
    found = [at for at, sign in enumerate(text) if sign in _MARKS and _is_in_chinese(text, at)]
    return Found(one.span(found[0], found[0] + 1), tuple(text[at] for at in found)) if found else None


def _is_in_chinese(text: str, at: int) -> bool:
    """Whether a mark stands in Chinese text; a bracket does where what it holds is Chinese."""
    before, behind = text[max(0, at - 1) : at], text[at + 1 : at + 2]
    if text[at] in "()":
        return _is_chinese(behind, "“《") if text[at] == "(" else _is_chinese(before, "”》")
    goes_on = _is_chinese(behind, _OPENING)
    if before.isdecimal():
        return goes_on
    return _is_chinese(before, _CLOSING) and (goes_on or behind.isdecimal() or not behind.strip())


def _is_chinese(character: str, marks: str) -> bool:
    """Whether a character is an ideograph or one of some marks."""
    return "\u3400" <= character <= "\u9fff" or (bool(character) and character in marks)


def _hit(found: Found, message: str, **more: object) -> Hit:
    kinds = "".join(dict.fromkeys(found.marks))
    expected = kinds.translate(_FULL_WIDTH)
    values = {"marks": " ".join(kinds), "expected": expected, "count": len(found.marks), **more}
    return Hit(found.place, values, message, expected=expected, actual=kinds)


RULE = Rule(
    code="W103",
    name="mark-width",
    severity="info",
    messages={
        "": Message(
            "这一段用了 {count} 个半角标点（{marks}），应为全角（{expected}）",
            "{count} half-width mark(s) in this paragraph ({marks}); in Chinese text: {expected}",
        ),
        "document": Message(
            "全文有 {paragraphs} 段用了半角标点，共 {count} 个（{marks}），应为全角（{expected}）",
            "{count} half-width mark(s) in {paragraphs} paragraphs ({marks}); in Chinese text: {expected}",
        ),
    },
    check=check,
    for_any=True,
    options=Options(),
)
