"""Dates and ranges of dates as official Chinese prose writes them."""

import datetime as dt
import re
from collections.abc import Iterator

import msgspec

from gouji.folding import DIGITS, NUMERALS, WIDTH, numeral

_N = rf"(?:\d{{1,6}}|[{DIGITS}{NUMERALS}]+)"
_DATE = rf"(?:({_N})\s*+[年./-]\s*+)?({_N})\s*+[月./-]\s*+({_N})\s*+日?"
_JOINERS = frozenset(
    opened + joiner
    for opened in ("", "起", "开始", "起,", "起、", ",")
    for joiner in ("至", "到", "—", "——", "-", "--", "~", "–", "―", "――")
)
_LOOSE = rf"[\d\s年月日./{DIGITS}{NUMERALS}-]{{2,24}}"
_BROKEN = rf"({_LOOSE}(?<=[日\d]))\s*+起?\s*+[,、]?\s*+(?:至|到|—+|-+|~|–|―+)\s*+{_LOOSE}(?<=日)"
_LONGEST_YEAR = 12
_YEAR = rf"(?<![\d{DIGITS}])((?:19|20)\d\d|[二一][{DIGITS}]{{3}})\s*+年"


class DateRange(msgspec.Struct, frozen=True):
    """A range of dates at ``start`` to ``end`` of a text.

    ``first`` or ``last`` is None where no such day exists (2月30日, 20211月1日). A year left out of the last date is
    that of the first.
    """

    start: int
    end: int
    first: dt.date | None
    last: dt.date | None


def date_ranges(text: str) -> Iterator[DateRange]:
    """The ranges of dates written out to the day, in order; where there is none, those of broken dates."""
    plain = text.translate(WIDTH)
    if "日" not in plain:
        return
    whole = list(_whole_ranges(plain))
    yield from whole or _broken_ranges(plain)


def _whole_ranges(plain: str) -> Iterator[DateRange]:
    """Each two dates with nothing but a joiner between them."""
    last: re.Match[str] | None = None
    for found in re.finditer(_DATE, plain):
        if last and "".join(plain[last.end() : found.start()].split()) in _JOINERS:
            first_year, last_year = _number(last[1]), _number(found[1])
            first = _date(first_year or last_year, _number(last[2]), _number(last[3]))
            end = _date(last_year or first_year, _number(found[2]), _number(found[3]))
            yield DateRange(last.start(), found.end(), first, end)
        last = found


def _broken_ranges(plain: str) -> Iterator[DateRange]:
    for found in re.finditer(_BROKEN, plain):
        if "月" in found[0] or re.match(r"\s*(?:19|20)\d\d", found[1]):
            yield DateRange(found.start(), found.end(), None, None)


def years(text: str) -> list[int]:
    """The years a text names as ``2022年`` or ``二〇二二年``, in order."""
    return [_number(found[1]) for found in re.finditer(_YEAR, text.translate(WIDTH))]


def year_before(text: str, end: int) -> int:
    """The year that ends at an offset of a text, as ``2022年度`` before the name of a report; 0 where none does."""
    found = re.search(rf"{_YEAR}\s*度?\s*$", text[max(0, end - _LONGEST_YEAR) : end].translate(WIDTH))
    return _number(found[1]) if found else 0


def without_years(text: str) -> str:
    """A text without the years it names, and without the 度 of 年度 behind them."""
    return re.sub(rf"{_YEAR}(?:\s*度)?", "", text.translate(WIDTH))


def _number(text: str | None) -> int:
    """A number in digits, in numerals (十二) or digit by digit (二〇二二); 0 where there is none."""
    if not text:
        return 0
    if text.isascii():
        return int(text)
    if "十" in text:
        return numeral(text)
    digits = "".join(str(max(0, DIGITS.find(sign) - 2)) if not sign.isascii() else sign for sign in text)
    return int(digits) if digits.isdecimal() else 0


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except (ValueError, OverflowError):
        return None
