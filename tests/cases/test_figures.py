"""Consistent figures, rows A, B and C and the prose beside them: nothing is raised, and a slip in them is."""

from typing import NamedTuple

import pytest

import drafts
from cases.rebuilt import NO_FEE, Layout, cells, found, in_both, put, rows, saying
from drafts import Figures

APPLICATIONS = "全年受理政府信息公开申请3119件，答复3050件（含上年度结转的34件，另有103件顺延到下年度答复）。"
DISPUTES = (
    "因政府信息公开工作被申请行政复议351件，其中结果维持72件，结果纠正64件，其他结果178件，尚未审结37件；"
    "被提起行政诉讼46件，其中结果维持25件，结果纠正5件，其他结果9件，尚未审结7件。"
)
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


@in_both
def test_case_a_the_figures_and_the_prose_of_a_whole_city_raise_nothing(layout: Layout) -> None:
    """Received, answered, carried over and the outcomes of both kinds of dispute: all as the tables have them."""
    assert found(saying(APPLICATIONS, DISPUTES), layout) == []


@in_both
@pytest.mark.parametrize(
    ("words", "right", "wrong"),
    [
        ("申请", "3119", "3191"), ("答复", "3050", "3005"), ("结转的", "34", "43"), ("另有", "103", "130"),
        ("行政复议", "351", "315"), ("结果维持", "72", "27"), ("结果纠正", "64", "46"), ("其他结果", "178", "187"),
        ("尚未审结", "37", "73"), ("行政诉讼", "46", "64"), ("结果维持", "25", "52"), ("结果纠正", "5", "6"),
        ("其他结果", "9", "8"), ("尚未审结", "7", "6"),
    ],
)  # fmt: skip
def test_case_a_each_number_of_its_prose_is_held_against_the_tables(
    layout: Layout, words: str, right: str, wrong: str
) -> None:
    """One that is written wrong is found alone, with the figure of the tables."""
    blocks = put(saying(APPLICATIONS, DISPUTES), f"{words}{right}件", f"{words}{wrong}件")
    assert found(blocks, layout) == [("P102", wrong, right)]


@in_both
def test_case_b_a_report_of_zeros_raises_nothing(layout: Layout) -> None:
    """Every cell is 0."""
    assert found(drafts.report(drafts.no_figures()), layout) == []


@in_both
def test_case_c_figures_written_in_other_ways_are_the_same_figures(layout: Layout) -> None:
    """Thousands separators, full-width digits, a remark in brackets, a fee with decimals; a slip in one is found."""
    written = cells(
        drafts.report(drafts.city()),
        1,
        {
            (4, 2): "22（其中修订16件）",
            (7, 2): "447,228",
            (10, 2): "3985758".translate(FULL_WIDTH),
            (14, 2): "96,171.6",
        },
    )
    written = cells(written, 2, {(4, 4): "3，001", (4, 10): "3,119", (27, 10): "3050".translate(FULL_WIDTH),
                                 (5, 4): "34（其中网上12件）"})  # fmt: skip
    assert found(written, layout) == []
    assert found(cells(written, 2, {(4, 10): "3,191"}), layout) == [("T110", "T2.R4C10", "3119")]


class Prose(NamedTuple):
    """A sentence that agrees with the figures of its report, and one that does not with what is found in it."""

    figures: Figures
    right: str
    wrong: str
    finding: tuple[str, str, str | None]


def disputed(number: int) -> Figures:
    """A report of zeros but for some disputes before a review body, all upheld."""
    figures = drafts.no_figures()
    figures.four[0] = figures.four[4] = number
    return figures


PROSE = {
    "received, carried in and answered": Prose(
        rows({1: 10, 2: 1, 3: 11, 24: 11}),
        "政府信息公开申请新收10件、上年结转1件，答复11件。",
        "政府信息公开申请新收10件、上年结转1件，答复12件。",
        ("P102", "12", "11"),
    ),
    "received with those carried in": Prose(
        rows({1: 150, 2: 8, 3: 157, 24: 157, 25: 1}),
        "全年受理政府信息公开申请158件。",
        "全年受理政府信息公开申请185件。",
        ("P102", "185", "150"),
    ),
    "none carried in": Prose(
        rows({1: 12, 3: 12, 24: 12}),
        "无上年结转申请，共收到申请12件。",
        "无上年结转申请，共收到申请21件。",
        ("P102", "21", "12"),
    ),
    "policy documents": Prose(
        drafts.city(), "全年制发政策性文件11件。", "全年制发行政规范性文件11件。", ("P102", "11", "8")
    ),
    "more than last year": Prose(
        drafts.city(),
        "收到政府信息公开申请比上年增加17件。",
        "收到政府信息公开申请17件，比上年增加17件。",
        ("P102", "17", "3119"),
    ),
    "the number first": Prose(
        disputed(1),
        "有1件涉及政府信息公开工作的行政复议。",
        "有2件涉及政府信息公开工作的行政复议。",
        ("P102", "2", "1"),
    ),
    "parts that add up": Prose(
        drafts.city(),
        "公开信息210条，其中通知公告95条、政策文件40条、工作动态75条。",
        "公开信息210条，其中通知公告95条、政策文件40条、工作动态175条。",
        ("P101", "210", "310"),
    ),
    "titles without a number": Prose(
        drafts.city(),
        "公示5条，其中甲表1条，乙表1条，丙表1条、《办事指南》和《便民手册》。",
        "公示5条，其中甲表1条，乙表1条，丙表1条，丁表1条。",
        ("P101", "5", "4"),
    ),
}


@in_both
@pytest.mark.parametrize("prose", PROSE.values(), ids=PROSE)
def test_case_prose_that_agrees_with_its_figures_raises_nothing(layout: Layout, prose: Prose) -> None:
    """A sentence as near to it as can be that does not agree is told."""
    assert found(saying(prose.right, figures=prose.figures), layout) == []
    assert found(saying(prose.wrong, figures=prose.figures), layout) == [prose.finding]


@in_both
def test_case_prose_a_fee_for_processing_is_not_that_of_administration(layout: Layout) -> None:
    """380 yuan in part six beside 512.306 ten thousand yuan in table two; without a word on it, it is missed."""
    blocks = cells(drafts.report(drafts.city()), 1, {(14, 2): "512.306"})
    assert found(put(blocks, NO_FEE, "全年收取信息处理费380元。"), layout) == []
    assert [code for code, *_ in found(put(blocks, NO_FEE, "没有其他事项。"), layout)] == ["F101"]
