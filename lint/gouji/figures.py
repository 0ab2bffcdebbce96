"""Figures as people write them in a cell: 1,234, full-width digits, 增加5, with a unit or a remark behind."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Literal

import msgspec

from gouji.folding import WIDTH

_NUMBER = re.compile(r"(?:[+-]|(增加?\s*)|(减少?\s*))?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_TAIL = re.compile(r"\s*+[^\W\d_]{0,4}+\s*+(?:\([^()]*+\))?+\s*+")
_ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff"
_BLANK = re.compile(r"[\s/\\\-\u2010-\u2015\u2212\u2500_.、。*]*|无|不适用|没有")
_SPACES = re.compile(rf"[\s{_ZERO_WIDTH}]*")


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
    start = _leading(plain)
    found = _NUMBER.match(plain, start)
    if found and _TAIL.fullmatch(plain, found.end()):
        written = _signed(found).replace(",", "")
        return Figure("figure", Decimal(written), len(written.partition(".")[2]), found.start(), found.end())
    stripped = plain.strip().strip(_ZERO_WIDTH)
    return Figure("blank" if _BLANK.fullmatch(stripped) else "words", end=len(text))


def _signed(number: re.Match[str]) -> str:
    """A number with the sign it has in words (增加5, 减少5) as one in writing."""
    more, less = number.groups()
    return f"{'-' if less else ''}{number[0].removeprefix(more or less or '')}"


def _leading(text: str) -> int:
    found = _SPACES.match(text)
    return found.end() if found else 0


def show(value: Decimal) -> str:
    """A value as it is printed, with all its decimals and no exponent."""
    return f"{value:f}"
