"""Numbers with a unit in running text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.counts import counts


def exact(text: str) -> list[str]:
    """The exact counts of a text, each with its unit."""
    return [f"{one.value}{one.unit}" for one in counts(text) if one.exact]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("共204条", ["204条"]),
        ("1,038件", ["1038件"]),
        ("34 件", ["34件"]),
        ("976.81万元", ["976.81万元"]),
        ("十二条、二百零三件、两场", ["12条", "203件", "2场"]),
        ("占35.5%", ["35.5%"]),
        ("访问5人次", ["5人次"]),
        ("总数12件、件数3件", ["12件", "3件"]),
    ],
)
def test_a_number_is_read_with_its_unit(text: str, found: list[str]) -> None:
    """Separators, blanks, decimals, numerals."""
    assert exact(text) == found


@pytest.mark.parametrize(
    "text",
    ["30余条", "近百件", "约12件", "3-5件", "1.2万件", "12件以上", "十余件", "超过30件", "数十件", "三四件", "百件"],
)
def test_a_round_number_is_not_exact(text: str) -> None:
    """It says no figure that could be compared, and yet is a count."""
    assert [one.exact for one in counts(text)][-1:] == [False]


@pytest.mark.parametrize(
    "text", ["第二十条", "第3条", "15个工作日", "6个月", "办好一件事", "2024年", "条例", "同一件", "每一条", "1.2.3"]
)
def test_not_every_numeral_counts(text: str) -> None:
    """Articles, spans of time and set phrases count nothing."""
    assert exact(text) == []


@given(st.text(alphabet="0123456789,.一十百万余约件条%个 -第"))
def test_any_text_is_read(text: str) -> None:
    """Counts run forward and stand where they say."""
    found = list(counts(text))
    assert all(one.start < one.end < one.stop <= len(text) for one in found)
    assert [one.start for one in found] == sorted(one.start for one in found)
