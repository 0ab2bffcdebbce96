"""Counters as Word writes them: 1, 一, 甲, ①, iv and others."""

from collections.abc import Callable, Sequence

MAX_COUNT = 32_767
"""Word counts no further; a file that asks for more is hostile."""

_DIGITS = "零一二三四五六七八九"
_FINANCE = "零壹贰叁肆伍陆柒捌玖"
_FINANCE_OLD = "零壹貳參肆伍陸柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC")),
    *((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


def numeral(count: int, style: str) -> str:
    """A counter in the number format of a name (``w:numFmt``); decimal where the name is unknown."""
    count = min(count, MAX_COUNT)
    write = _FORMATS.get(style)
    return write(count) if write and count > 0 else "" if style == "none" else str(count)


def padded(pattern: str) -> Callable[[int], str]:
    """The writer of a custom format, given as its first numbers: ``001, 002, 003, ...``."""
    width = len(pattern.partition(",")[0].strip())
    return lambda count: str(count).zfill(min(width, 9))


def _roman(count: int) -> str:
    written = []
    for worth, letters in _ROMAN:
        times, count = divmod(count, worth)
        written.append(letters * times)
    return "".join(written)


def _letters(count: int) -> str:
    # Word doubles the letter (aa, bb) and begins again after thirty rounds.
    turn, letter = divmod((count - 1) % 780, 26)
    return chr(ord("a") + letter) * (turn + 1)


def _ordinal(count: int) -> str:
    teens = 10 < count % 100 < 20  # noqa: PLR2004 – eleventh to nineteenth
    return f"{count}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(count % 10, 'th')}"


def _spoken(count: int, digits: str, units: str, zero: str, *, one_ten: bool) -> str:
    """A number in Chinese with its units; ``one_ten`` keeps the 一 of 一十 in 10 to 19."""
    if count >= 10_000:  # noqa: PLR2004 – 万 begins a new group of four digits
        high, low = divmod(count, 10_000)
        rest = ("" if low >= 1000 or not low else zero) + (_group(low, digits, units, zero) if low else "")  # noqa: PLR2004
        return _spoken(high, digits, units, zero, one_ten=one_ten) + "万" + rest
    written = _group(count, digits, units, zero)
    return written[1:] if not one_ten and 10 <= count < 20 else written  # noqa: PLR2004


def _group(count: int, digits: str, units: str, zero: str) -> str:
    written, pending = "", False
    for place in (3, 2, 1, 0):
        digit = count // 10**place % 10
        if digit:
            written += (zero if pending else "") + digits[digit] + (units[place - 1] if place else "")
        pending = bool(written) and not digit
        if pending and count % 10**place == 0:
            return written
    return written


def _thousands(zero: str) -> Callable[[int], str]:
    return lambda count: _spoken(count, _DIGITS, "十百千", zero, one_ten=False)


def _by_digit(zero: str) -> Callable[[int], str]:
    return lambda count: "".join(zero if digit == "0" else _DIGITS[int(digit)] for digit in str(count))


def _counting(zero: str) -> Callable[[int], str]:
    # Up to 99 as spoken, from 100 on digit by digit: 九十九, 一○○.
    return lambda count: _thousands(zero)(count) if count < 100 else _by_digit(zero)(count)  # noqa: PLR2004


def _finance(digits: str, units: str) -> Callable[[int], str]:
    return lambda count: _spoken(count, digits, units, digits[0], one_ten=True)


def _japanese(count: int) -> str:
    written = _spoken(count, _DIGITS, "十百千", "", one_ten=False)
    for unit in "十百千":
        written = written.replace("一" + unit, unit)
    return written


def _picked(signs: Sequence[str]) -> Callable[[int], str]:
    """One sign a number, decimal after the last."""
    return lambda count: signs[count - 1] if count <= len(signs) else str(count)


def _row(first: str, length: int) -> Callable[[int], str]:
    return _picked("".join(chr(ord(first) + step) for step in range(length)))


def _full_width(count: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(count))


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "none": lambda _: "",
    "decimalZero": lambda count: f"{count:02}",
    "upperRoman": _roman,
    "lowerRoman": lambda count: _roman(count).lower(),
    "upperLetter": lambda count: _letters(count).upper(),
    "lowerLetter": _letters,
    "ordinal": _ordinal,
    "hex": lambda count: f"{count:X}",
    "numberInDash": lambda count: f"- {count} -",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _row("①", 20),
    "decimalEnclosedCircleChinese": _row("①", 20),
    "decimalEnclosedParen": _row("⑴", 20),
    "decimalEnclosedFullstop": _row("⒈", 20),
    "ideographEnclosedCircle": _row("㊀", 10),
    "ideographTraditional": _picked(_STEMS),
    "ideographZodiac": _picked(_BRANCHES),
    "ideographZodiacTraditional": _picked([_STEMS[turn % 10] + _BRANCHES[turn % 12] for turn in range(60)]),
    "chineseCounting": _counting("○"),
    "taiwaneseCounting": _counting("○"),
    "chineseCountingThousand": _thousands("〇"),
    "taiwaneseCountingThousand": _thousands("零"),
    "japaneseCounting": _japanese,
    "ideographDigital": _by_digit("〇"),
    "japaneseDigitalTenThousand": _by_digit("〇"),
    "taiwaneseDigital": _by_digit("○"),
    "chineseLegalSimplified": _finance(_FINANCE, "拾佰仟"),
    "ideographLegalTraditional": _finance(_FINANCE_OLD, "拾佰仟"),
}
