"""Counters are written as Word writes them."""

import pytest

from gouji.readers.word.numerals import numeral, padded


@pytest.mark.parametrize(
    ("count", "style", "written"),
    [
        (10, "chineseCounting", "十"),
        (21, "chineseCounting", "二十一"),
        (100, "chineseCounting", "一○○"),
        (101, "chineseCountingThousand", "一百〇一"),
        (110, "chineseCountingThousand", "一百一十"),
        (1010, "chineseCountingThousand", "一千〇一十"),
        (20_005, "chineseCountingThousand", "二万〇五"),
        (12, "japaneseCounting", "十二"),
        (111, "japaneseCounting", "百十一"),
        (10, "ideographTraditional", "癸"),
        (11, "ideographTraditional", "11"),
        (10, "chineseLegalSimplified", "壹拾"),
        (12, "decimalFullWidth", "１２"),
        (20, "decimalEnclosedCircle", "⑳"),
        (21, "decimalEnclosedCircle", "21"),
        (4, "lowerRoman", "iv"),
        (28, "lowerLetter", "bb"),
        (781, "lowerLetter", "a"),
        (7, "decimalZero", "07"),
        (13, "ordinal", "13th"),
        (5, "none", ""),
        (5, "noSuchFormat", "5"),
    ],
)
def test_a_counter_is_written_in_its_format(count: int, style: str, written: str) -> None:
    assert numeral(count, style) == written


def test_a_hostile_counter_is_cut() -> None:
    assert len(numeral(2_000_000_000, "upperRoman")) < 50


def test_a_custom_format_pads_with_zeros() -> None:
    assert padded("001, 002, 003, ...")(7) == "007"
