"""Labels compared as a reader compares them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.folding import fold, numeral, ordinal, unnumbered


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1.属于国家秘密", "１、属于 国家秘密"),
        ("商业\n企业", "商业企业"),
        ("（三）不予公开", "(三)不\n予公开"),
        ("3.危及“三安全一稳定”", "3、危及‘三安全一稳定’"),
        ("申请人无正当理由逾期不补正、行政机关不再处理", "申请人无正当理由逾期不补正，行政机关不再处理"),
    ],
)
def test_labels_that_read_alike_fold_alike(one: str, other: str) -> None:
    """Breaks, blanks, width and marks do not count."""
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("一、总体情况", ("chinese", 1)),
        ("第二部分 主动公开", ("part", 2)),
        ("（十二）其他", ("bracket", 12)),
        ("3.其他", ("digit", 3)),
        ("三 收到", ("chinese", 3)),
    ],
)
def test_an_ordinal_is_known_by_its_style(text: str, found: tuple[str, int]) -> None:
    """The style and the number."""
    mark = ordinal(text)
    assert mark
    assert mark[:2] == found


@pytest.mark.parametrize("text", ["一般公共预算", "2022年工作", "12件", "3.5万元", "十分重视", ""])
def test_what_only_looks_like_an_ordinal_is_none(text: str) -> None:
    """Words and figures that begin with a numeral."""
    assert ordinal(text) is None


@given(st.integers(1, 99))
def test_numerals_to_ninety_nine_are_read(value: int) -> None:
    """As 一 … 九十九."""
    ones = "一二三四五六七八九"
    tens, units = divmod(value, 10)
    text = (
        ("" if tens == 1 else ones[tens - 1] if tens else "")
        + ("十" if tens else "")
        + (ones[units - 1] if units else "")
    )
    assert numeral(text) == value


def test_a_label_is_folded_without_its_ordinal() -> None:
    """And whole where it has none."""
    assert unnumbered("（七）总计") == unnumbered("总计") == "总计"
