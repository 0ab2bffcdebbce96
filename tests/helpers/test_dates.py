"""Ranges of dates in prose."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.dates import date_ranges, years

FIRST, LAST = dt.date(2022, 1, 1), dt.date(2022, 12, 31)


@pytest.mark.parametrize(
    "text",
    [
        "自2022年1月1日起至2022年12月31日止",
        "从2022年1月1日至12月31日",
        "2022 年 1 月 1 日到 2022 年 12 月 31 日",
        "为：２０２２年１月１日至１２月３１日",
        "2022年01月01日—2022年12月31日",
        "2022年1月1日起，至2022年12月31日",
        "二〇二二年一月一日至十二月三十一日",
        "2022.1.1-2022.12.31",
    ],
)
def test_a_range_is_read_however_it_is_written(text: str) -> None:
    """Openers, joiners, blanks, width and numerals as real reports have them."""
    found = list(date_ranges(text + "日" if "日" not in text else text))
    assert [(one.first, one.last) for one in found] == [(FIRST, LAST)]


@pytest.mark.parametrize(
    "text",
    ["20211月1日至202112月31日", "起至202020年12月31日止 2020年2月30日至2020年13月31日", "202111日起至20211231日止"],
)
def test_a_broken_range_is_there_without_its_dates(text: str) -> None:
    """A slip in a date is no missing period."""
    found = list(date_ranges(text))
    assert found
    assert all(one.first is None or one.last is None for one in found)


@pytest.mark.parametrize(
    "text", ["截至2025年12月底", "2024年1-12月", "数据核定时间点为2022年12月31日", "2022年3月5日", "电话0908-4623359"]
)
def test_what_is_no_range_is_none(text: str) -> None:
    """A month, a day, a telephone number."""
    assert list(date_ranges(text)) == []


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)), st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)))
def test_a_range_written_is_read_back(first: dt.date, last: dt.date) -> None:
    """Any two days, with the place of the range."""
    written = f"{first.year}年{first.month}月{first.day}日起至{last.year}年{last.month}月{last.day}日"
    (found,) = date_ranges(f"统计期限自{written}止。")
    assert (found.first, found.last) == (first, last)
    assert f"统计期限自{written}止。"[found.start : found.end] == written


@given(st.text(alphabet="0123456789年月日至—-起 一二十〇.", max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    """Digits and marks in any order."""
    assert all(one.start < one.end <= len(text) for one in date_ranges(text))


def test_years_are_found_in_both_writings() -> None:
    """In digits and in numerals; a figure of four digits is none."""
    assert years("二〇二二年和2023年的2024件") == [2022, 2023]
