"""What is taken out of a report is missed, once."""

import pytest

import drafts
from gouji import lint_bytes

FIGURES = drafts.consistent(11)


def codes(blocks: list[drafts.Block]) -> list[tuple[object, object]]:
    """Code and expected wording of each finding on a report as text."""
    return [(one["code"], one["expected"]) for one in lint_bytes("draft.txt", drafts.text(blocks))]


@pytest.mark.parametrize("title", drafts.SECTIONS)
def test_a_section_taken_out_is_named_once(title: str) -> None:
    """One S101 that names it, and nothing of its table."""
    assert codes(drafts.report(FIGURES, without=title)) == [("S101", title)]


def test_a_period_taken_out_is_missed() -> None:
    """One D101."""
    assert codes(drafts.report(FIGURES, period="")) == [("D101", None)]


def test_a_contact_taken_out_is_missed() -> None:
    """One C101."""
    assert codes(drafts.report(FIGURES, contact="")) == [("C101", None)]


@pytest.mark.parametrize("position", [2, 3, 4])
def test_a_table_taken_out_of_its_section_is_missed(position: int) -> None:
    """One T101, at the heading of its section."""
    blocks = drafts.report(FIGURES)
    tables = [at for at, block in enumerate(blocks) if not isinstance(block, str)]
    blocks[tables[position - 2]] = "本年度没有相关情况。"
    assert codes(blocks) == [("T101", drafts.SECTIONS[position - 1])]


def test_a_contents_before_the_text_is_not_the_sections() -> None:
    """The six titles listed first change nothing."""
    listed: list[drafts.Block] = [f"{'一二三四五六'[at]}、{title}" for at, title in enumerate(drafts.SECTIONS)]
    blocks = drafts.report(FIGURES)
    assert codes([blocks[0], "目  录", *listed, *blocks[1:]]) == []


def test_a_report_for_a_year_no_edition_covers_is_not_judged_by_another() -> None:
    """It is unmatched, and the rules that need a form do not run."""
    blocks = drafts.report(FIGURES, without=drafts.SECTIONS[5])
    blocks[0] = "青禾县数据局2017年政府信息公开工作年度报告"
    assert codes(blocks) == []
