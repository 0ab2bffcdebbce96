"""Counts as running text states them: a number with its measure word, 34件 or 十二条, and percentages."""

import re
from collections.abc import Iterator
from decimal import Decimal

import msgspec

from gouji.numerals import to_int

_UNITS = (
    "百分点|万元|亿元|人次|件次|条次|篇次|%|元|件|条|篇|宗|份|起|例|个|次|项|人|期|场|户|则|部|家|册|批|封|张|幅"
    "|类|名|笔|套"
)
_CHINESE = "零〇一二两三四五六七八九十百千"
_COUNT = re.compile(
    r"(?P<number>(?<![\d.])(?:\d{1,3}(?:,\d{3}){1,4}(?!\d)|\d{1,15}+)(?:\.\d{1,8})?(?![\d.])"
    rf"|(?<![{_CHINESE}第每同某统唯任何这那之])[{_CHINESE}]++)\s?"
    rf"(?P<loose>(?!万元|亿元)[余多来几万亿]{{1,3}}\s?)?(?P<unit>{_UNITS})"
    r"(?P<around>[余多]|左右|上下|以上|以下|以内)?"
)
_NOT_COUNTED = ("个月", "个工作日", "个自然日", "个小时", "件事", "条例")
_ABOUT = ("约", "近", "超", "逾", "超过", "不足", "将近", "接近", "至少", "平均", "每")
_SOME = "数"
"""So many tens, before a numeral; behind it digits are exact, as in 总数12件."""
_RANGES = "-~—–/至.第"


class Count(msgspec.Struct, frozen=True):
    """A number with its unit: digits at ``start`` to ``end``, the unit up to ``stop``.

    ``exact`` is False for 34余件, 近百件, 3-5件, 三四件 and 1.2万件, which say no figure that could be compared.
    ``places`` is the number of decimals printed.
    """

    start: int
    end: int
    stop: int
    value: Decimal
    unit: str
    exact: bool = True
    places: int = 0


def counts(text: str) -> Iterator[Count]:
    """The counts of a text whose digits are of normal width, in order."""
    for found in _COUNT.finditer(text):
        if text.startswith(_NOT_COUNTED, found.start("unit")):
            continue
        start, end = found.span("number")
        written = found["number"].replace(",", "")
        spoken = not written[0].isdecimal()
        value = to_int(written) if spoken else Decimal(written)
        loose = (
            value is None
            or found["loose"]
            or found["around"]
            or text[max(0, start - 3) : start].endswith((*_ABOUT, _SOME) if spoken else _ABOUT)
            or _in_range(text, start)
        )
        places = len(written.partition(".")[2])
        yield Count(start, end, found.end(), Decimal(value or 0), found["unit"], not loose, places)


def _in_range(text: str, start: int) -> bool:
    return start > 0 and text[start - 1] in _RANGES
