"""Running text: wrapped lines, page numbers, tables of contents, the fields above a document."""

import pytest

from gouji.model import Document, Paragraph, Segment, faults
from gouji.readers.text import read

WRAPPED = """\
某某县数据局2024年政府信息公开工作年度报告
根据《中华人民共和国政府信息公开条例》，编制本年度的报
告。全年收到申请 34 件，办结 30 件，其余均在办理之
中。
（一）主动公开情况
通过门户网站公开信息，包括通知公告、政策文件、人事信息
等，共计 2024 条。
"""


def document(text: str) -> Document:
    found = read(text.encode(), "draft.txt")
    assert faults(found) == []
    return found


def paragraphs(text: str, story: str = "body") -> list[str]:
    return [block.text for block in document(text).blocks if isinstance(block, Paragraph) and block.story == story]


def test_wrapped_lines_are_one_paragraph_with_every_line_s_place() -> None:
    found = document(WRAPPED).blocks
    assert [len(block.segments) for block in found if isinstance(block, Paragraph)] == [1, 3, 1, 2]
    second = found[1]
    assert isinstance(second, Paragraph)
    assert second.text.endswith("编制本年度的报告。全年收到申请 34 件，办结 30 件，其余均在办理之中。")
    assert second.segments[1] == Segment(27, 3, 1)


@pytest.mark.parametrize(
    "text",
    [
        "联系地址：青禾县新民路十八号政务服务中心\n联系电话：0906-2233445，传真同上\n邮编：845450",
        "一是公开内容不够及时，需要加强培训力度；\n二是公开范围不够全面，需要加强统筹协调；",
        "全年没有收到申请，也没有发生行政复议\n\n全年没有收到投诉，也没有发生责任追究",
        "全年没有收到申请，也没有发生行政复议\n　　全年没有收到投诉，也没有发生责任追究",
        "短行，没有写满\n全年没有收到申请，也没有发生行政复议。\n全年没有收到投诉，也没有发生责任追究。",
    ],
)
def test_lines_that_are_paragraphs_of_their_own_stay_so(text: str) -> None:
    assert len(paragraphs(text)) == sum(map(bool, text.split("\n")))


@pytest.mark.parametrize("mark", ["- 4 -", "—4—", "－ 4 －", "P. 9", "第 4 页 共 9 页", "第4页"])
def test_a_page_number_is_left_out_and_counted(mark: str) -> None:
    lines = WRAPPED.split("\n")
    found = document("\n".join([*lines[:2], "", mark, "", *lines[2:]]))
    assert [block.text for block in found.blocks if isinstance(block, Paragraph)] == paragraphs(WRAPPED)
    assert found.notes == (("略去页码 1 处", "1 page number(s) left out"),)


@pytest.mark.parametrize("text", ["- 4", "4", "—4— 件", "第 4 页的内容", "P2P"])
def test_what_only_looks_like_a_page_number_stays(text: str) -> None:
    assert paragraphs(f"正文。\n{text}") == ["正文。", text]


@pytest.mark.parametrize("leader", ["........", "……", "\t", " . . . . "])
def test_a_table_of_contents_is_known_by_its_page_numbers(leader: str) -> None:
    lines = [f"{title}{leader}{page}" for page, title in enumerate(["一、总体情况", "二、主动公开情况"], 1)]
    text = "\n".join(["报告", "目  录", *lines, "一、总体情况", "正文。"])
    assert paragraphs(text, "contents") == ["目  录", *lines]
    assert paragraphs(text) == ["报告", "一、总体情况", "正文。"]


FIELDS = "索 引 号 | 0001 | 主题分类 | ||\n发布机构 | 某局 | 发布日期 | 2023-01-09 |\n名 称 | ||||\n"


def test_the_fields_above_a_document_are_no_table() -> None:
    assert paragraphs(FIELDS, "metadata") == ["索 引 号 0001 主题分类", "发布机构 某局 发布日期 2023-01-09", "名 称"]
    assert [table.grid() for table in document(FIELDS + "甲 | 1 |\n乙 | 2 |\n").tables] == [[["甲", "1"], ["乙", "2"]]]


def test_fields_written_with_colons_are_known_too() -> None:
    text = "发布日期：2023-01-09  来源：某局\n索引号：0001\n一、总体情况"
    assert paragraphs(text, "metadata") == text.split("\n")[:2]


@pytest.mark.parametrize(
    "text",
    [
        "名称 | 文号 | 发布日期 |\n甲办法 | 〔2022〕1号 | 2022-01-01 |\n",
        "一、总体情况\n" + FIELDS,
        "来源 | 数量 |\n网站 | 3 |\n信函 | 4 |\n",
    ],
)
def test_a_real_table_is_never_taken_for_fields(text: str) -> None:
    assert len(document(text).tables) == 1
