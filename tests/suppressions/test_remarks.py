"""What a remark says: which rules, and why, as people type it."""

import pytest

from gouji import Waiver, read_waiver


@pytest.mark.parametrize(
    ("text", "rules", "reason"),
    [
        ("gouji: ignore[T106] 本年没有此项", ("T106",), "本年没有此项"),
        (" gouji:ignore[T106,T107]本年没有此项 ", ("T106", "T107"), "本年没有此项"),
        ("Gouji：ignore［T106，T107］本年没有此项", ("T106", "T107"), "本年没有此项"),
        ("GOUJI: IGNORE 【T106、blank-cell】：本年没有此项", ("T106", "blank-cell"), "本年没有此项"),
        ("ｇｏｕｊｉ：ｉｇｎｏｒｅ［Ｔ１０６］ 100％", ("T106",), "100％"),
        ("gouji ignore(T106; T107 ,T106) —— 两行\n  的理由", ("T106", "T107"), "两行 的理由"),
        ("gouji: ignore[T106]", ("T106",), ""),
        ("gouji: ignore[T106] ……。 —", ("T106",), ""),
        ("gouji: ignore[T106]\u3000\u200b", ("T106",), ""),
        ("gouji: ignore[] 本年没有此项", (), "本年没有此项"),
        ("gouji: ignore 本年没有此项", (), "本年没有此项"),
        ("gouji: ignore[T106 本年没有此项", (), "[T106 本年没有此项"),
        ("gouji: ingore[T106] 本年没有此项", (), "ingore[T106] 本年没有此项"),
        ("gouji: ignore[T106] \x1b[2J危险", ("T106",), "\ufffd[2J危险"),
    ],
)
def test_a_remark_names_rules_and_says_why(text: str, rules: tuple[str, ...], reason: str) -> None:
    """Full-width signs, any case and blanks do no harm; marks alone are no reason."""
    assert read_waiver(text) == Waiver(rules, reason)


@pytest.mark.parametrize(
    "text", ["", "待核", "请用 gouji: ignore[T106] 豁免", "goujia: x", "gouji", "gouji 说有误", "ignore[T106]"]
)
def test_another_remark_is_none(text: str) -> None:
    """It must begin with the name and a colon."""
    assert read_waiver(text) is None


def test_what_nobody_writes_is_cut() -> None:
    """A reason of a thousand characters is repeated for every finding it covers, and so is a name in a message."""
    waiver = read_waiver(f"gouji: ignore[{'T' * 1000}] {'长' * 1000}")
    assert waiver == Waiver(("T" * 60,), "长" * 200 + "…")
