"""Figures as people write them in a cell: 1,234, full-width digits, 增加5, with a unit or a remark behind."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Literal

import msgspec

from gouji.folding import WIDTH

_NUMBER = r"(?:[+-]|(增加?\s*)|(减少?\s*))?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_TAIL = r"\s*+[^\W\d_]{0,4}+\s*+(?:\([^()]*+\))?+\s*+"
_ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff"
_SPACES = rf"[\s{_ZERO_WIDTH}]*"
_NOTHING = "/\\-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2500_.、。*"
"""A text of nothing but these is a blank, and so is one of these words."""
_NOTHING_IN_WORDS = frozenset({"无", "不适用", "没有"})


class Figure(msgspec.Struct, frozen=True):
    """What a cell says.

    ``figure``: a number, ``value``, printed with ``places`` decimals, standing at ``start`` to ``end`` of the text.
    ``blank``: no figure is given (empty, ``/``, ``—``, 无), which is never 0. ``words``: something else.
    """

    kind: Literal["figure", "blank", "words"]
    value: Decimal = Decimal(0)
    places: int = 0
    start: int = 0
    end: int = 0


@lru_cache(maxsize=1024)
def read_figure(text: str) -> Figure:
    """The figure a cell's text gives."""
    if text.isdecimal() and text.isascii():
        return Figure("figure", Decimal(text), 0, 0, len(text))
    plain = text.translate(WIDTH).replace("\u2212", "-")
    if _is_blank(plain.strip().strip(_ZERO_WIDTH)):
        return Figure("blank", end=len(text))
    leading = re.match(_SPACES, plain)
    found = re.compile(_NUMBER).match(plain, leading.end() if leading else 0)
    if found and re.compile(_TAIL).fullmatch(plain, found.end()):
        written = _signed(found).replace(",", "")
        return Figure("figure", Decimal(written), len(written.partition(".")[2]), found.start(), found.end())
    return Figure("words", end=len(text))


def _is_blank(text: str) -> bool:
    return text in _NOTHING_IN_WORDS or not "".join(text.split()).strip(_NOTHING)


def _signed(number: re.Match[str]) -> str:
    """A number with the sign it has in words (增加5, 减少5) as one in writing."""
    more, less = number.groups()
    return f"{'-' if less else ''}{number[0].removeprefix(more or less or '')}"


def show(value: Decimal) -> str:
    """A value as it is printed, with all its decimals and no exponent."""
    return f"{value:f}"
