"""Ranges of dates in prose."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.dates import date_ranges, named_years, read_date, years

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
    "text", ["截至2025年12月底", "2024年1-12月", "数据核定时间点为2022年12月31日", "2022年3月5日", "电话0906-4623350"]
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


@given(st.integers(1900, 2099))
def test_a_whole_year_is_told(year: int) -> None:
    """From its first day to its last; a day less, or a year more, is none."""
    begin = f"{year}年1月1日"
    texts = (
        f"{begin}至12月31日",
        f"{begin}至12月30日",
        f"{begin}至{year + 1}年12月31日",
        f"{begin}至{year - 1}年12月31日",
    )
    assert [one.whole_year for text in texts for one in date_ranges(text)] == [year, 0, 0, 0]


@pytest.mark.parametrize("text", ["2023年2月29日至12月31日", "2023年1月1日至4月31日", "2023年1月1日至13月1日"])
def test_a_day_that_does_not_exist_makes_no_whole_year(text: str) -> None:
    """The thirtieth of February, a thirteenth month."""
    (found,) = date_ranges(text)
    assert found.whole_year == 0
    assert found.first is None or found.last is None


@given(
    st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)),
    st.sampled_from(["{}年{}月{}日", "{}-{}-{}", " {} 年 {} 月 {} 日", "{}.{:02}.{:02}"]),
)
def test_a_date_with_its_year_is_read_back(date: dt.date, written: str) -> None:
    """With its place, whatever stands behind."""
    text = "日期：" + written.format(date.year, date.month, date.day)
    found = read_date(text + " 16:37", 3)
    assert found
    assert (found.date, text[found.start : found.end]) == (date, text[3:].strip())


@pytest.mark.parametrize("text", ["1月1日", "12月31日止", "2024年2月30日", "2024年1月", "共2024-1-1条", "", "20241231"])
def test_what_begins_with_no_date_gives_none(text: str) -> None:
    """No year, no such day, no day at all, something before it."""
    assert read_date(text) is None


@given(st.integers(1900, 2099), st.text(alphabet="公开信息，。 ", max_size=9))
def test_a_named_year_has_its_place(year: int, before: str) -> None:
    """From its first digit to its 年, behind any words."""
    (found,) = named_years(f"{before}{year}年度共公开9999条")
    assert (found.year, found.start, found.end) == (year, len(before), len(before) + 5)
