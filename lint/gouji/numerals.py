"""Whole numbers in Chinese and in digits: 一千二百三十四, 二〇二二, 1,234 and back."""

import re

from gouji.folding import WIDTH

_DIGITS = "零一二三四五六七八九"
_VARIANTS = str.maketrans("〇○两兩俩壹贰叁肆伍陆柒捌玖拾佰仟萬億", "零零二二二一二三四五六七八九十百千万亿") | {
    ord("廿"): "二十",
    ord("卅"): "三十",
}
_FIGURE = r"(\d{1,3}(?:,\d{3}){1,4}|\d{1,16})\s*([万亿])?"
_GROUP = rf"(?:([{_DIGITS}])千)?(?:零?([{_DIGITS}])百)?(?:(零?)([{_DIGITS}])?(十))?(?:(零?)([{_DIGITS}]))?"
_APPROXIMATE = r"^\s*(?:约|近|逾|超|将近|大约|上|数|几|不到|不足|至少)|[余多几]|(?:左右|上下|以上|以下|以内)\s*$"
_THOUSAND, _MYRIAD, _MYRIADS = 1000, 10_000, 100_000_000


def to_int(text: str) -> int | None:
    """The number a text is, white space around it aside; None where it is none, or may be read in two ways.

    Digits may be full-width, have thousands separators, and 万 or 亿 behind them. Numerals are spoken (两百零五), or
    given digit by digit (二〇二二). 三四 (three or four), 一百二 (a hundred and twenty, or and two) and 十几 are None.
    """
    plain = text.translate(WIDTH).translate(_VARIANTS).strip()
    found = re.fullmatch(_FIGURE, plain, re.ASCII)
    if found:
        worth = {"万": _MYRIAD, "亿": _MYRIADS}.get(found[2], 1)
        return int(found[1].replace(",", "")) * worth
    if re.fullmatch(rf"[{_DIGITS}]{{3,16}}|[{_DIGITS}]零", plain):
        return int("".join(str(_DIGITS.index(sign)) for sign in plain))
    return _spoken(plain)


def in_chinese(number: int) -> str:
    """A number, 0 or more and below a million million, as it is spoken: 一千零二十, 十二, 三亿零五."""
    if not number:
        return _DIGITS[0]
    written, gap = "", False
    for place, unit in ((_MYRIADS, "亿"), (_MYRIAD, "万"), (1, "")):
        group = number // place % _MYRIAD
        if group:
            written += ("零" if written and (gap or group < _THOUSAND) else "") + _group(group) + unit
        gap = not group
    return written[1:] if written.startswith("一十") else written


def is_approximate(text: str) -> bool:
    """Whether a number with the words around it is but near the truth: 约120, 百余, 近三千, 十几, 120以上."""
    return re.search(_APPROXIMATE, text) is not None


def _group(number: int) -> str:
    """A number from 1 to 9999."""
    written = ""
    for place, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            written += _DIGITS[digit] + unit
        elif written and not written.endswith("零") and number % place:
            written += "零"
    return written


def _spoken(text: str) -> int | None:
    """The number spoken in groups of four digits; None where it is none."""
    worth, total = _MYRIADS, 0
    groups = re.fullmatch(r"(?:([^万亿]+)亿)?(?:([^万亿]+)万)?([^万亿]*)", text)
    if not groups or not text:
        return None
    for group in groups.groups():
        if group:
            value = _value(group, first=not total)
            if value is None:
                return None
            total += value * worth
        worth //= _MYRIAD
    return total


def _value(group: str, *, first: bool) -> int | None:
    """The number of one group of four digits; behind another a 零 may lead it, and must where it is a lone digit."""
    found = re.fullmatch(_GROUP, group if first else group.removeprefix("零"))
    if not found or (not first and len(group) == 1):
        return None
    thousands, hundreds, _, tens, ten, zero, ones = found.groups()
    if ones and (thousands or hundreds) and not ten and not zero:
        return None
    if zero and not (thousands or hundreds or ten):
        return None
    digits = (thousands or "零", hundreds or "零", tens or ("一" if ten else "零"), ones or "零")
    return int("".join(str(_DIGITS.index(digit)) for digit in digits))
