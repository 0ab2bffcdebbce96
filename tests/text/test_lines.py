"""Paragraphs, headings and the places they stand at."""

import pytest

from gouji.model import Document, Paragraph, faults
from gouji.readers.text import read


def document(text: str, name: str = "draft.txt") -> Document:
    found = read(text.encode(), name)
    assert faults(found) == []
    return found


def paragraphs(text: str, name: str = "draft.txt") -> list[tuple[str, int, int, int]]:
    """Text, level, line and column of every paragraph."""
    return [
        (block.text, block.level, block.segments[0].line, block.segments[0].column)
        for block in document(text, name).blocks
        if isinstance(block, Paragraph)
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_each_line_is_a_paragraph_whatever_ends_it(end: str) -> None:
    assert paragraphs(end.join(["标题", "", "  正文", ""])) == [("标题", 0, 1, 1), ("正文", 0, 3, 3)]


@pytest.mark.parametrize("mark", ["\f", "\v", "\u2028", "\u2029"])
def test_a_page_break_parts_paragraphs_but_counts_no_line(mark: str) -> None:
    assert paragraphs(f"标题{mark} 正文\n末尾") == [("标题", 0, 1, 1), ("正文", 0, 1, 5), ("末尾", 0, 2, 1)]


@pytest.mark.parametrize("blank", ["\u3000\u3000", "\u200b", "\ufeff ", "\xa0\u2060"])
def test_blanks_that_are_not_seen_are_no_part_of_a_text(blank: str) -> None:
    assert paragraphs(f"甲\n{blank}正\u200b文{blank}")[1] == ("正\u200b文", 0, 2, 1 + len(blank))


def test_columns_count_characters_beyond_the_basic_plane_once() -> None:
    (table,) = document("𠮷𠮷 | 乙 |").tables
    assert table.cells[1].segments[0].column == 6


def test_number_signs_alone_are_no_closing_ones() -> None:
    assert paragraphs("# #\n# C#\n#") == [("#", 1, 1, 3), ("C#", 1, 2, 3), ("#", 0, 3, 1)]


@pytest.mark.parametrize("name", ["draft.txt", "draft.md"])
def test_number_signs_give_the_level_of_a_heading(name: str) -> None:
    assert paragraphs("# 标题\n##  一、总体情况 ##\n####### 七\n#号", name) == [
        ("标题", 1, 1, 3),
        ("一、总体情况", 2, 2, 5),
        ("####### 七", 0, 3, 1),
        ("#号", 0, 4, 1),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("**一、总体情况**", ("一、总体情况", 0, 1, 3)),
        ("## __一、总体情况__", ("一、总体情况", 2, 1, 6)),
        ("*备注*", ("备注", 0, 1, 2)),
        ("***备注***", ("备注", 0, 1, 4)),
        ("**甲**和**乙**", ("**甲**和**乙**", 0, 1, 1)),
        ("* 备注 *", ("* 备注 *", 0, 1, 1)),
        ("______", ("______", 0, 1, 1)),
        ("****", ("****", 0, 1, 1)),
    ],
)
def test_emphasis_around_a_whole_line_is_dropped_in_markdown(text: str, found: tuple[str, int, int, int]) -> None:
    assert paragraphs(text, "draft.MD") == [found]


def test_emphasis_around_a_cell_is_dropped_in_markdown() -> None:
    (table,) = document("| **合计** | **5** |", "draft.markdown").tables
    assert table.grid() == [["合计", "5"]]
    assert [cell.segments[0].column for cell in table.cells] == [5, 14]


def test_asterisks_stay_in_a_text_file() -> None:
    assert paragraphs("**一、总体情况**")[0][0] == "**一、总体情况**"


@pytest.mark.parametrize(
    ("name", "format_"), [("甲.txt", "text"), ("甲.md", "markdown"), ("甲.MARKDOWN", "markdown"), ("-", "text")]
)
def test_the_suffix_tells_markdown_from_text(name: str, format_: str) -> None:
    assert document("正文", name).format == format_
