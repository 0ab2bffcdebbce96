"""Whole numbers in Chinese and in digits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.numerals import in_chinese, is_approximate, to_int

NUMBERS = st.one_of(st.integers(0, 10**12 - 1), st.integers(0, 9999), st.integers(0, 999).map(lambda one: one * 10**6))


@given(NUMBERS)
def test_a_number_spoken_is_read_back(number: int) -> None:
    """Up to a million million."""
    assert to_int(in_chinese(number)) == number


@given(NUMBERS)
def test_a_number_in_digits_is_read_back(number: int) -> None:
    """Plain, with thousands separators, full-width, and in thousands of millions."""
    full_width = str.maketrans("0123456789,", "０１２３４５６７８９，")
    assert to_int(str(number)) == to_int(f"{number:,}") == to_int(f"{number:,}".translate(full_width)) == number
    assert to_int(f"{number} 亿") == number * 10**8


@given(st.integers(1000, 9999))
def test_a_year_given_digit_by_digit_is_read(year: int) -> None:
    """As on the title page, with either zero."""
    for zero in "〇零○":
        assert to_int("".join((zero + "一二三四五六七八九")[int(digit)] for digit in str(year))) == year


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("十二", 12),
        ("二十", 20),
        ("两百", 200),
        ("廿三", 23),
        ("一千二百三十四", 1234),
        ("一百十二", 112),
        ("12万", 120_000),
        ("一亿二千万", 120_000_000),
        ("三亿零五", 300_000_005),
        ("一千零一十", 1010),
        (" 七 ", 7),
        ("〇", 0),
        ("两万零三十", 20_030),
    ],
)
def test_a_number_is_read_however_it_is_written(text: str, number: int) -> None:
    """两 for 二, 廿, a 一 left out, a unit behind digits."""
    assert to_int(text) == number


@pytest.mark.parametrize(
    "number", [(10, "十"), (12, "十二"), (110, "一百一十"), (1005, "一千零五"), (300_010_000, "三亿零一万")]
)
def test_a_number_is_spoken_as_people_do(number: tuple[int, str]) -> None:
    """十 without 一 at the beginning, one 零 for a gap."""
    assert in_chinese(number[0]) == number[1]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "三四",
        "一百二",
        "一万五",
        "十几",
        "百",
        "千百",
        "零五",
        "1,23",
        "12.5",
        "2022年",
        "百余",
        "近三千",
        "第三",
        "二O二二",
    ],
)
def test_what_is_no_one_number_is_none(text: str) -> None:
    """Two readings, a remnant, a figure with something more."""
    assert to_int(text) is None


@given(st.text(alphabet="零〇一二两十百千万亿廿0123456789,. 余", max_size=40))
def test_no_text_breaks_it(text: str) -> None:
    """Numerals in any order."""
    assert (to_int(text) or 0) >= 0


@pytest.mark.parametrize("text", ["约120", "近三千", "百余", "300多", "十几", "120以上", "五十左右", "超100", "数十"])
def test_a_number_near_the_truth_is_told(text: str) -> None:
    """By a word before it or behind."""
    assert is_approximate(text)


@pytest.mark.parametrize("text", ["120", "一百二十", "１２０", "12万"])
def test_an_exact_number_is_told(text: str) -> None:
    """No word of doubt."""
    assert not is_approximate(text)
