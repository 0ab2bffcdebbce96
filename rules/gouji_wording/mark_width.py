"""W103: half-width marks in Chinese text."""

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from gouji import Draft, Hit, Message, Place, Rule
from gouji_wording.texts import Text, paragraphs

_FULL_WIDTH = str.maketrans(",;:?!()", "，；：？！（）")


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``paragraphs``: in more than so many, half-width marks are reported once for the whole document."""

    paragraphs: int = 3


class Found(msgspec.Struct, frozen=True):
    """The half-width marks of a paragraph, and the place of the first."""

    place: Place
    marks: tuple[str, ...]


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What is no Chinese text, and the marks in what is."""
    han = r"\u3400-\u9fff"
    elsewhere = r"`[^`]*`|\]\([^()\s]*\)|[A-Za-z]+://[!-~]+|[!-~]+@[!-~]+"
    between = rf"(?<=[{han}\d”’》〉】〕）%％])[,;:?!](?=[{han}“‘《〈【〔（])"
    behind = rf"(?<=[{han}”’》〉】〕）%％])[,;:?!](?=\d|\s*$)"
    brackets = rf"\((?=[{han}“《])|(?<=[{han}”》])\)"
    return re.compile(elsewhere), re.compile(f"{between}|{behind}|{brackets}")


def check(draft: Draft, options: Options) -> Iterator[Hit]:
    """A hit for each paragraph with half-width marks, or one where there are many: so the whole draft was typed."""
    found = [one for text in paragraphs(draft) if (one := _marks(text))]
    if len(found) > options.paragraphs:
        marks = tuple(mark for one in found for mark in one.marks)
        yield _hit(Found(found[0].place, marks), "document", len(found))
    else:
        for one in found:
            yield _hit(one, "", 1)


def _marks(one: Text) -> Found | None:
    elsewhere, marks = _patterns()
    text = elsewhere.sub(lambda found: " " * len(found[0]), one.text)
    found = list(marks.finditer(text))
    return Found(one.span(*found[0].span()), tuple(mark[0] for mark in found)) if found else None


def _hit(found: Found, message: str, count: int) -> Hit:
    kinds = "".join(dict.fromkeys(found.marks))
    expected = kinds.translate(_FULL_WIDTH)
    values = {"marks": " ".join(kinds), "expected": expected, "count": len(found.marks), "paragraphs": count}
    return Hit(found.place, values, message, expected=expected, actual=kinds)


RULE = Rule(
    code="W103",
    name="mark-width",
    severity="info",
    messages={
        "": Message(
            "这一段用了 {count} 个半角标点（{marks}），应为全角（{expected}）",
            "{count} half-width marks in this paragraph ({marks}); in Chinese text they are {expected}",
        ),
        "document": Message(
            "全文有 {paragraphs} 段用了半角标点，共 {count} 个（{marks}），应为全角（{expected}）",
            "{count} half-width marks in {paragraphs} paragraphs ({marks}); in Chinese text they are {expected}",
        ),
    },
    check=check,
    for_any=True,
    options=Options(),
)
