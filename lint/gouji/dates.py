"""Dates and ranges of dates as official Chinese prose writes them."""

import datetime as dt
import re
from collections.abc import Iterator

import msgspec

from gouji.folding import DIGITS, NUMERALS, WIDTH
from gouji.numerals import to_int

_N = rf"(?:\d{{1,6}}|(?<![{DIGITS}{NUMERALS}])[{DIGITS}{NUMERALS}]++)"
_DATE = rf"(?:({_N})\s*+[年./-]\s*+)?({_N})\s*+[月./-]\s*+({_N})\s*+日?"
_JOINERS = frozenset(
    opened + joiner
    for opened in ("", "起", "开始", "起,", "起、", ",")
    for joiner in ("至", "到", "—", "——", "-", "--", "~", "–", "―", "――")
)
_REPEATED = r"([,、])\1+"
"""A mark typed twice, which is another rule's matter."""
_TO = frozenset("至到—–―~-")
"""One of these stands between the two dates of every range."""
_LOOSE = rf"[\d\s年月日./{DIGITS}{NUMERALS}-]{{2,24}}"
_BROKEN = rf"({_LOOSE}(?<=[日\d]))\s*+起?\s*+[,、]?\s*+(?:至|到|—+|-+|~|–|―+)\s*+{_LOOSE}(?<=日)"
_FULL_DATE = rf"\s*+((?:19|20)\d\d|[二一][{DIGITS}]{{3}})\s*+[年./-]\s*+({_N})\s*+[月./-]\s*+({_N})\s*+日?"
_LONGEST_DATE = 32
_YEAR = rf"([12二一](?<![\d{DIGITS}].)(?:(?:(?<=1)9|(?<=2)0)\d\d|(?<=[二一])[{DIGITS}]{{3}}))\s*+年"


class DateRange(msgspec.Struct, frozen=True):
    """A range of dates at ``start`` to ``end`` of a text.

    ``first`` or ``last`` is None where no such day exists (2月30日, 20211月1日). A year left out of the last date is
    that of the first.
    """

    start: int
    end: int
    first: dt.date | None
    last: dt.date | None

    @property
    def whole_year(self) -> int:
        """The year that it runs through from 1 January to 31 December; 0 where it does not."""
        year = self.first.year if self.first else 0
        return year if year and (self.first, self.last) == (dt.date(year, 1, 1), dt.date(year, 12, 31)) else 0


class NamedYear(msgspec.Struct, frozen=True):
    """A year named at ``start`` to ``end`` of a text, its 年 with it."""

    start: int
    end: int
    year: int


def date_ranges(text: str) -> Iterator[DateRange]:
    """The ranges of dates written out to the day, in order; where there is none, those of broken dates."""
    plain = text.translate(WIDTH)
    if "日" not in plain or _TO.isdisjoint(plain):
        return
    whole = list(_whole_ranges(plain))
    yield from whole or _broken_ranges(plain)


def _whole_ranges(plain: str) -> Iterator[DateRange]:
    """Each two dates with nothing but a joiner between them."""
    last: re.Match[str] | None = None
    for found in re.finditer(_DATE, plain):
        if last and re.sub(_REPEATED, r"\1", "".join(plain[last.end() : found.start()].split())) in _JOINERS:
            first_year, last_year = _number(last[1]), _number(found[1])
            first = _date(first_year or last_year, _number(last[2]), _number(last[3]))
            end = _date(last_year or first_year, _number(found[2]), _number(found[3]))
            yield DateRange(last.start(), found.end(), first, end)
        last = found


def _broken_ranges(plain: str) -> Iterator[DateRange]:
    for found in re.finditer(_BROKEN, plain):
        if "月" in found[0] or re.match(r"\s*(?:19|20)\d\d", found[1]):
            yield DateRange(found.start(), found.end(), None, None)


class FullDate(msgspec.Struct, frozen=True):
    """A date with its year at ``start`` to ``end`` of a text."""

    start: int
    end: int
    date: dt.date


def read_date(text: str, start: int = 0) -> FullDate | None:
    """The date that stands at ``start`` of a text, white space before it aside; None where none does."""
    found = re.compile(_FULL_DATE).match(text[: start + _LONGEST_DATE].translate(WIDTH), start)
    date = _date(*map(_number, found.groups())) if found else None
    return FullDate(found.start(1), found.end(), date) if found and date else None


def named_years(text: str) -> Iterator[NamedYear]:
    """The years a text names as ``2022年`` or ``二〇二二年``, in order."""
    for found in re.finditer(_YEAR, text.translate(WIDTH)) if "年" in text else ():
        yield NamedYear(found.start(), found.end(), _number(found[1]))


def years(text: str) -> list[int]:
    """The years alone that a text names."""
    return [named.year for named in named_years(text)]


def without_years(text: str) -> str:
    """A text without the years it names, and without the 度 of 年度 behind them."""
    kept, at = [], 0
    plain = text.translate(WIDTH)
    for named in named_years(plain):
        kept.append(plain[at : named.start])
        behind = plain[named.end :].lstrip()
        at = len(plain) - len(behind) + 1 if behind.startswith("度") else named.end
    return "".join((*kept, plain[at:]))


def _number(text: str | None) -> int:
    """A number in digits, in numerals (十二) or digit by digit (二〇二二); 0 where there is none."""
    if not text:
        return 0
    return int(text) if text.isascii() else to_int(text) or 0


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except (ValueError, OverflowError):
        return None
