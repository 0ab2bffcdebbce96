"""Figures as people write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.figures import read_figure, show

FULL_WIDTH = str.maketrans("0123456789.,", "０１２３４５６７８９．，")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", "0"),
        ("1,234", "1234"),
        ("１２", "12"),
        ("22（其中修订16件）", "22"),
        ("12件", "12"),
        ("976.81万元", "976.81"),
        ("\u3000 7 ", "7"),
        ("-71", "-71"),
        ("+1036", "1036"),
        ("增加5", "5"),
        ("减71", "-71"),
        ("减少 1,200 件", "-1200"),
    ],
)
def test_a_figure_is_read_through_its_writing(text: str, value: str) -> None:
    """Separators, width, units and remarks do not hide it."""
    found = read_figure(text)
    assert (found.kind, found.value) == ("figure", Decimal(value))


@pytest.mark.parametrize("text", ["", " ", "\u3000", "/", "-", "—", "——", "无", "不适用", "\u200b"])
def test_no_figure_is_never_nought(text: str) -> None:
    """Blank and dashes give no figure."""
    assert read_figure(text).kind == "blank"


@pytest.mark.parametrize("text", ["本单位未制作规章", "abc", "12,34", "1.2.3", "3至5", "约", "1/2", "2024年12月"])
def test_words_are_no_figure(text: str) -> None:
    """What only holds digits is not taken for one."""
    assert read_figure(text).kind == "words"


@given(st.decimals(-(10**9), 10**9, places=2, allow_nan=False), st.booleans(), st.booleans())
def test_a_printed_decimal_is_read_back(value: Decimal, grouped: bool, wide: bool) -> None:  # noqa: FBT001  # drawn by name
    """With separators or without, in either width, the span is the digits."""
    text = f"{value:,.2f}" if grouped else f"{value:.2f}"
    text = text.translate(FULL_WIDTH) if wide else text
    found = read_figure(f" {text}万元")
    assert (found.kind, found.value, found.places) == ("figure", value, 2)
    assert f" {text}万元"[found.start : found.end] == text


@given(st.text())
def test_any_text_is_read_as_something(text: str) -> None:
    """No text makes the reader fail."""
    found = read_figure(text)
    assert 0 <= found.start <= found.end <= len(text)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**6), max_value=10**6))
def test_a_value_shown_is_the_value(value: Decimal) -> None:
    """With its decimals, and without an exponent."""
    assert Decimal(show(value)) == value
    assert "E" not in show(value)
    assert show(Decimal("8.00")) == "8.00"
