"""Tables drawn with bars, in each layout the readers meet."""

import pytest

from gouji.model import Document, Paragraph, Table, Unreadable, faults
from gouji.readers.text import read

STREAM = """\
第一项 |
|||
内容 |
制发 |
废止 |
有效 |
规章 |
1 |
2 |
3 |
许可 |
7 |
||
"""


def document(text: str, name: str = "draft.txt") -> Document:
    found = read(text.encode(), name)
    assert faults(found) == []
    return found


def grid(text: str, name: str = "draft.txt") -> list[list[str]]:
    (table,) = document(text, name).tables
    return table.grid()


def outline(text: str, name: str = "draft.txt") -> list[str]:
    """One word a block: a paragraph's text, a table's size and layout."""
    return [
        block.text if isinstance(block, Paragraph) else f"{block.rows}×{block.cols} {block.layout}"
        for block in document(text, name).blocks
    ]


def test_one_cell_a_line_is_folded_by_its_padded_rows() -> None:
    assert grid(STREAM) == [
        ["第一项", "", "", ""],
        ["内容", "制发", "废止", "有效"],
        ["规章", "1", "2", "3"],
        ["许可", "7", "", ""],
    ]
    assert outline(STREAM) == ["4×4 stream"]


def test_padding_may_stand_behind_the_last_text_of_its_row() -> None:
    text = "第一项 | |||\n内容 |\n制发 |\n废止 |\n有效 |\n许可 |\n7 | ||\n"
    assert grid(text) == [["第一项", "", "", ""], ["内容", "制发", "废止", "有效"], ["许可", "7", "", ""]]


def test_a_heading_between_two_streams_parts_them() -> None:
    assert outline(f"{STREAM}四、情况\n{STREAM}") == ["4×4 stream", "四、情况", "4×4 stream"]


def test_a_blank_line_does_not_part_a_stream() -> None:
    assert outline(STREAM.replace("\n", "\n\n")) == ["4×4 stream"]


def test_the_last_row_of_a_stream_may_lack_its_padding() -> None:
    (table,) = document(STREAM.removesuffix("||\n")).tables
    assert (table.rows, table.cols) == (4, 4)
    assert table.at(4, 2) is not None
    assert table.at(4, 3) is None


@pytest.mark.parametrize("text", ["第一项 |\n|||\n规章 |\n1 |\n2 |\n3\n五、问题", "第一项 |\n|||\n许可 |\n3\n五、问题"])
def test_a_figure_that_is_evidently_the_last_cell_belongs_to_the_stream(text: str) -> None:
    found = document(text)
    assert found.tables[0].grid()[-1][-1 if "规章" in text else 1] == "3"
    assert len(found.blocks) == 2


@pytest.mark.parametrize(
    "text", ["第一项 |\n|||\n规章 |\n1 |\n2 |\n3 |\n4", "第一项 |\n|||\n规章 |\n1 |\n2 |\n另有说明"]
)
def test_other_prose_after_a_stream_is_a_paragraph(text: str) -> None:
    assert outline(text) == ["2×4 stream", text.splitlines()[-1]]


def test_a_lone_bar_within_a_row_is_an_empty_cell() -> None:
    assert grid("第一项 |\n|||\n规章 |\n|\n|\n3 |\n许可 |\n7 |\n||\n")[1] == ["规章", "", "", "3"]


def test_a_lone_bar_may_open_each_row() -> None:
    text = "|\n第一项 | |||\n|\n规章 |\n1 |\n2 | |\n|\n许可 |\n7 | ||\n三、情况"
    assert outline(text) == ["3×4 stream", "三、情况"]
    assert grid(text) == [["第一项", "", "", ""], ["规章", "1", "2", ""], ["许可", "7", "", ""]]


def test_without_a_convincing_width_each_cell_is_a_row() -> None:
    assert grid("内容 |\n制发 |\n规章 |\n1 |\n") == [["内容"], ["制发"], ["规章"], ["1"]]


def test_many_padded_rows_outweigh_a_smaller_width_that_fits_too() -> None:
    row = "甲 |\n1 |\n2 |\n3 |\n||\n"
    assert outline(row * 3) == ["3×6 stream"]


def test_markdown_cells_may_be_broken_over_lines() -> None:
    text = "| 第一项\n|\n|||\n| 内容\n|\n\n制发\n件数\n|\n废止\n|\n有效\n|\n| 规章\n|\n0\n|\n三、情况\n说明\n"
    assert outline(text) == ["3×4 stream", "三、情况", "说明"]
    assert grid(text) == [
        ["第一项", "", "", ""],
        ["内容", "制发\n件数", "废止", "有效"],
        ["规章", "0", "", ""],
    ]


def test_rows_end_in_bars_and_keep_their_empty_cells() -> None:
    text = "索引号 | 主题 | ||\n机构 | 日期 | 2023-01-09 18:37 | |\n名称 | |||\n来源 |\n一、总体情况"
    assert outline(text) == ["4×4 rows", "一、总体情况"]
    assert grid(text)[1] == ["机构", "日期", "2023-01-09 18:37", ""]
    (table,) = document(text).tables
    assert [table.at(4, col) is None for col in (1, 2, 3, 4)] == [False, True, True, True]


def test_the_last_of_the_rows_may_lack_its_bar() -> None:
    assert grid("甲 | 1 | 2 |\n乙 | 3 | 4 |\n丙 | 5 | 6\n") == [["甲", "1", "2"], ["乙", "3", "4"], ["丙", "5", "6"]]


def test_a_row_may_begin_with_an_empty_cell() -> None:
    assert grid("甲 | 乙 |\n | 1 |\n") == [["甲", "乙"], ["", "1"]]


def test_rows_and_a_stream_that_touch_are_two_tables() -> None:
    assert outline("甲 | 乙 | 丙 |\n1 | 2 | 3 |\n" + STREAM) == ["2×3 rows", "4×4 stream"]
    assert outline(STREAM + "甲 | 乙 | 丙 |\n1 | 2 | 3 |\n") == ["4×4 stream", "2×3 rows"]


@pytest.mark.parametrize("rule", ["", "|---|:--:|\n", "| :- | -: |\n"])
def test_markdown_rows_are_read_without_their_alignment(rule: str) -> None:
    assert grid(f"| 甲 | 乙 |\n{rule}| 1 | |\n| | 2 |") == [["甲", "乙"], ["1", ""], ["", "2"]]


def test_markdown_rows_need_no_outer_bars() -> None:
    assert grid("甲 | 乙\n--- | ---\n1 | 2\n") == [["甲", "乙"], ["1", "2"]]


def test_a_dash_for_no_figure_is_not_an_alignment() -> None:
    assert grid("| 甲 | 乙 |\n| - | - |\n") == [["甲", "乙"], ["-", "-"]]


def test_a_blank_line_parts_two_tables_of_rows() -> None:
    assert outline("| 甲 | 乙 |\n\n| 丙 | 丁 |\n") == ["1×2 rows", "1×2 rows"]


def test_an_escaped_bar_is_text() -> None:
    (table,) = document(r"| 甲\|乙 | \|丙 |").tables
    assert table.grid() == [["甲|乙", "|丙"]]
    first = table.at(1, 1)
    assert first is not None
    assert [(part.start, part.column) for part in first.segments] == [(0, 3), (1, 5)]


@pytest.mark.parametrize("mark", ["<br>", "<br/>", "<BR />"])
def test_a_break_in_a_cell_is_a_line_feed(mark: str) -> None:
    (table,) = document(f"| 甲 {mark}乙 | 丙 |").tables
    assert table.grid() == [["甲\n乙", "丙"]]
    cell = table.at(1, 1)
    assert cell is not None
    assert [(part.start, part.column) for part in cell.segments] == [(0, 3), (2, 5 + len(mark))]


@pytest.mark.parametrize("text", ["首页 | 新闻", "无障碍|微信 |手机版", "首页 | 新闻\n登录 | 注册", r"甲\|乙"])
def test_a_line_that_merely_contains_a_bar_is_prose(text: str) -> None:
    assert outline(text) == text.splitlines()


def test_three_lines_with_the_same_inner_bars_are_a_table() -> None:
    assert grid("甲 | 乙\n1 | 2\n3 | 4") == [["甲", "乙"], ["1", "2"], ["3", "4"]]


def test_blocks_and_tables_are_numbered_in_reading_order() -> None:
    found = document(f"标题\n\n{STREAM}中间\n| 甲 | 乙 |\n\n末尾")
    assert [block.number for block in found.blocks] == [1, 2, 3, 4, 5]
    assert [(table.number, table.index) for table in found.tables] == [(2, 1), (4, 2)]


def test_a_cell_stands_at_the_first_character_of_its_text() -> None:
    text = f"前言\n{STREAM}  甲 |  乙   ||\n| 丙 | 丁 |"
    lines = text.splitlines()
    for table in document(text).tables:
        for cell in table.cells:
            (place,) = cell.segments
            assert lines[place.line - 1][place.column - 1 :].startswith(cell.text)


def test_an_empty_cell_stands_behind_the_bar_before_it() -> None:
    (table,) = document("甲 |\n|||\n乙 |\n丙 |\n丁 |\n戊 |\n").tables
    assert isinstance(table, Table)
    assert [cell.segments[0].column for cell in table.cells[:4]] == [1, 1, 2, 3]
    assert [cell.segments[0].line for cell in table.cells[:4]] == [1, 2, 2, 2]


def test_a_table_of_millions_of_holes_is_refused_with_its_line() -> None:
    with pytest.raises(Unreadable, match="第 1 行"):
        read(("甲 | 乙 |\n" * 3000 + "|" * 3000).encode(), "draft.txt")


def test_lines_between_two_cells_that_are_no_cell_are_kept() -> None:
    assert outline("甲 |\n1 |\n2.乙丙\n丁。\n3 |\n4 |\n") == ["2×1 stream", "2.乙丙", "丁。", "2×1 stream"]


@pytest.mark.parametrize("line", ["甲 0 0 0\n", "甲\t0\t0\t0\n", "0 ", "0\t"])
def test_more_cells_than_anybody_writes_are_refused_before_they_are_read(line: str) -> None:
    with pytest.raises(Unreadable, match=r"limits\.cells"):
        read((line * (210_000 // len(line.split()))).encode(), "draft.txt")
