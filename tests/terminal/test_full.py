"""The format for people reads as one text: what, where, which words, by which basis, and the verdict last."""

import os
import re
from typing import Any

import pytest

from gouji import FileResult, Finding, Location, RelatedPlace, Report
from gouji.findings import EarlierPlace, Suppression
from gouji.registry import Kit
from gouji.reporters.full import render
from gouji.reporters.styled import Line, Piece, cells, padded, printed
from gouji.rule import Lang
from reporters.runs import SECTION, cell, finding, full_run, paragraph
from terminal.watched import watched

ELSEWHERE = Location("五、存在的主要问题", 20, None, None, None, None, None, None, None, "p20:3")
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


def shown(*files: FileResult, lang: Lang = "zh", status: int = 0) -> str:
    """What is printed of a run of some files."""
    return render(Report("0", (), files, lang, status=status), colour=False)


def one(found: Finding, lang: Lang = "zh") -> list[str]:
    """The lines of one finding, alone in its file, without the path before and the verdict behind it."""
    return shown(FileResult("年报.docx", "checked", "a-form", "2021", findings=(found,)), lang=lang).splitlines()[2:-2]


def wrong(kit: Kit, **more: Any) -> Finding:  # noqa: ANN401  # the fields of a finding
    """A finding on a figure in a cell."""
    fields: dict[str, Any] = {"excerpt": "【9】", "actual": "9", "expected": "6", "basis": "表式", **more}
    return finding(kit, "T110", "写的是 9，应为 6", cell(6, 4), **fields)


def test_a_finding_on_a_figure_has_its_place_in_words_and_the_two_figures(kit: Kit) -> None:
    """Section, row and column before the place in figures; no excerpt that is the figure again."""
    assert one(wrong(kit)) == [
        "  T110 错误  写的是 9，应为 6",
        f"    位置  {SECTION} › 行“（一）予以公开” × 列“自然人”  T2.R6C4",
        "    应为  6",
        "    现为  9",
        "    依据  表式",
    ]


def test_the_labels_stand_below_each_other_in_english(kit: Kit) -> None:
    """Each text begins at the same cell."""
    lines = one(wrong(kit), "en")
    assert [line[:14] for line in lines[1:]] == ["    place     ", "    expected  ", "    found     ", "    basis     "]
    assert lines[1].endswith("row “（一）予以公开” × column “自然人”  T2.R6C4")


@pytest.mark.parametrize("excerpt", ["件数 9，合计【9】件", "【九】"])
def test_a_cell_whose_text_tells_more_than_the_figure_shows_it(kit: Kit, excerpt: str) -> None:
    """With the span in 【】."""
    assert f"    原文  {excerpt}" in one(wrong(kit, excerpt=excerpt))


def test_a_figure_with_separators_is_the_same_figure(kit: Kit) -> None:
    """1,268 in the cell and 1268 in the message."""
    lines = one(wrong(kit, excerpt="【1,268】", actual="1268", expected="1286"))
    assert not [line for line in lines if "原文" in line]
    assert "    现为  1268" in lines


def test_running_text_shows_its_words_and_what_the_message_does_not_say(kit: Kit) -> None:
    """The excerpt tells what is, the message what should be."""
    location = Location("一、总体情况", 3, 12, 4, None, None, None, None, None, "12:4")
    said = {"excerpt": "公开【。。】全年", "expected": "。", "actual": "。。"}
    found = finding(kit, "W105", "标点“。。”重复，应为“。”", location, **said)
    assert one(found) == [
        "  W105 警告  标点“。。”重复，应为“。”",
        "    位置  一、总体情况  12:4",
        "    原文  公开【。。】全年",
    ]
    bare = finding(kit, "W105", "标点重复", location, **said)
    assert one(bare)[3:] == ["    应为  。", "    现为  。。"]


def test_a_line_of_a_text_file_is_called_so_where_there_are_no_other_words(kit: Kit) -> None:
    """In a Word file, which has none, the place stands alone."""
    assert "    位置  第12行  12:7" in one(finding(kit, "W105", "标点重复", paragraph(3, 12)))
    assert "    place     line 12  12:7" in one(finding(kit, "W105", "a mark", paragraph(3, 12)), "en")
    assert "    位置  p3:7" in one(finding(kit, "W105", "标点重复", paragraph(3)))


def test_a_heading_that_is_the_place_is_not_quoted_again(kit: Kit) -> None:
    """As where a section lacks something."""
    location = Location("六、其他", 9, None, None, None, None, None, None, None, "p9:1")
    assert one(finding(kit, "F101", "没有写明", location, excerpt="【六、其他】"))[1:] == ["    位置  六、其他  p9:1"]


def test_a_related_place_is_named_in_words_before_what_stands_there(kit: Kit) -> None:
    """Its section where it is another; last year's report by its message alone; the place itself not again."""
    related = (
        RelatedPlace(cell(27, 4), "各行之和 17"),
        RelatedPlace(ELSEWHERE, "文字写 17"),
        RelatedPlace(paragraph(1), "标题"),
        EarlierPlace(cell(1, 1), "上年报告：31"),
        RelatedPlace(cell(6, 4), "这里"),
    )
    assert one(wrong(kit, related=related, basis=None))[4:] == [
        "    对照  行“（一）予以公开” × 列“自然人”  T2.R27C4",
        "          各行之和 17",
        "    对照  五、存在的主要问题  p20:3",
        "          文字写 17",
        "    对照  p1:7  标题",
        "    对照  上年报告：31",
        "    对照  这里",
    ]


def test_what_does_not_count_is_told_in_short(kit: Kit) -> None:
    """Its reason, its message, its place; the verdict counts it apart."""
    waived = wrong(kit, suppressed=Suppression("引自原文", "comment"))
    assert one(waived)[0] == "  T110 错误（已豁免：引自原文）  写的是 9，应为 6"
    assert len(one(waived)) == 2
    assert one(wrong(kit, known=True), "en")[0].startswith("  T110 error (in the baseline)")
    assert shown(FileResult("a", "checked", findings=(waived,))).endswith("\n可以发布（已豁免 1 个）\n")


def test_a_clean_draft_is_one_line() -> None:
    """In either language, of a file and of many."""
    clean = FileResult("年报.docx", "checked", "a-form", "2021")
    assert shown(clean) == "可以发布\n"
    assert shown(clean, lang="en") == "ready to publish\n"


def test_several_files_have_a_table_in_which_the_gravest_comes_first(kit: Kit) -> None:
    """Columns in cells of the terminal, reasons before it, the sum and the verdict behind it."""
    clean = FileResult("甲.docx", "checked", "a-form", "2021")
    files = (
        clean,
        FileResult("乙.docx", "checked", findings=(wrong(kit),) * 11),
        FileResult("纪要.txt", "unmatched", reason="不是已知的表式"),
        FileResult("旧稿.doc", "failed", reason="这是旧版文件"),
    )
    lines = shown(*files, status=2).splitlines()
    assert lines[lines.index("旧稿.doc  没有查完：这是旧版文件") - 1 :] == [
        "纪要.txt  没有按表式检查：不是已知的表式",
        "旧稿.doc  没有查完：这是旧版文件",
        "",
        "结论            错误  警告  提示  文件",
        "没有查完           0     0     0  旧稿.doc",
        "不能发布          11     0     0  乙.docx",
        "没有按表式检查     0     0     0  纪要.txt",
        "可以发布           0     0     0  甲.docx",
        "共 4 个文件：1 个未能检查，1 个不是已知表式，11 个错误",
        "没有查完：4 份中 1 份未能检查，1 份有错误，1 份没有对应的表式，其余 1 份可以发布",
    ]
    assert "  不能发布：11 个错误" in lines


def test_of_many_files_the_table_has_those_with_something_to_say(kit: Kit) -> None:
    """The others are counted."""
    clean = [FileResult(f"{number}.docx", "checked", "a-form") for number in range(37)]
    bad = [FileResult(f"b{number}.docx", "checked", "a-form", findings=(wrong(kit),)) for number in range(3)]
    lines = shown(*clean, *bad, status=1).splitlines()
    assert lines[-7:] == [
        "结论      错误  警告  提示  文件",
        *(f"不能发布     1     0     0  b{number}.docx" for number in range(3)),
        "其余 37 份没有问题",
        "共 40 个文件：3 个错误",
        "不能发布：40 份中 3 份有错误，其余 37 份可以发布",
    ]
    english = shown(*clean, *bad, lang="en", status=1).splitlines()
    assert english[-7].split() == ["verdict", "errors", "warnings", "hints", "file"]
    assert english[-3:-1] == ["37 more: no problem found", "40 files: 3 errors"]
    assert shown(*clean).splitlines() == ["其余 37 份没有问题", "共 37 个文件：没有发现问题", "可以发布：共 37 份"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_colours_change_no_word_and_every_finding_is_there(kit: Kit, lang: Lang) -> None:
    """Every message, place, path and reason, with escapes and without."""
    report = full_run(kit, lang)
    plain, coloured = render(report, colour=False), render(report, colour=True)
    assert "\x1b" not in plain
    assert "".join(ESCAPE.sub("", coloured).split()) == "".join(plain.split())
    for file in report.files:
        assert file.path in plain
        assert (file.reason or "") in plain
        for found in file.findings:
            assert found.message.replace("\n", "\\x0a") in plain
            assert found.location.display in plain


def test_no_line_is_wider_than_the_terminal_nor_begins_with_a_closing_mark() -> None:
    """Broken lines go on below their text; a word that no line can hold stays whole."""
    for columns in (40, 80, 200):
        text = ESCAPE.sub("", watched("-m", "gouji", "--lang", "zh", "check", "examples", columns=columns).text)
        lines = [line for line in text.partition("结论")[0].splitlines() if not line.startswith("gouji: ")]
        assert len(lines) > 30
        assert [line for line in lines if cells(line) > columns and "old_bureau_name" not in line] == []
        assert [line for line in lines if line.strip()[:1] in {"，", "。", "”", "）", "、"}] == []


def test_a_broken_line_goes_on_below_its_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the blank it was broken at, with marks where they belong, and a long word whole."""
    monkeypatch.setattr(os, "get_terminal_size", lambda: os.terminal_size((16, 40)))
    line = Line((Piece("  依据  "), Piece("甲乙丙，丁 “戊己” https://example.org/a-long-path x")), 8)
    assert printed([line], colour=True).splitlines() == [
        "  依据  甲乙丙，",
        "        丁 “戊",
        "        己”",
        "        https://example.org/a-long-path",
        "        x",
    ]
    monkeypatch.setattr(os, "get_terminal_size", lambda: os.terminal_size((0, 0)))
    assert len(printed([line], colour=True).splitlines()) == 1


def test_cells_are_those_of_a_terminal() -> None:
    """A Chinese character takes two, a combining mark none."""
    assert [cells(text) for text in ("ab", "年报", "（）", "e\u0301", "\u200bx", "")] == [2, 4, 4, 1, 1, 0]
    assert padded("错误", 6) + "|" == "错误  |"
    assert padded("12", 4, right=True) == "  12"


def test_a_plain_line_is_neither_broken_nor_ends_in_blanks() -> None:
    """As files and pipes get it."""
    assert printed([Line((Piece("字" * 300), Piece("  ")))], colour=False) == "字" * 300 + "\n"


def test_a_terminal_without_colours_is_respected() -> None:
    """NO_COLOR and a dumb terminal see no escape, others do."""
    command = ("-m", "gouji", "--lang", "zh", "check", "examples/annual-report/bad.docx")
    assert "\x1b[1;31m不能发布" in watched(*command).text
    for variable in ("NO_COLOR=1", "TERM=dumb"):
        seen = watched(*command, variables=(variable,)).text
        assert "\x1b" not in seen
        assert "\n不能发布：2 个错误，1 个警告\n" in seen
