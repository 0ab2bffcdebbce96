"""A report gives the same findings in whatever layout and encoding its tables are written, with the place of each."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from itertools import cycle
from typing import Any
from unicodedata import east_asian_width

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import drafts
from drafts import Block, Figures, Grid
from gouji import CellId, Draft, Paragraph, lint_bytes
from gouji.checking import read
from gouji.model import faults
from gouji.registry import Kit

Layout = Callable[[Grid], str]


def unpadded(grid: Grid) -> str:
    """One cell a line, a bar behind each, rows not padded."""
    return "\n".join(f"{cell.text} |" for row in drafts.lines_of(grid) for cell in row)


def blank_lines(grid: Grid) -> str:
    """One cell a line with a blank line between, and no bar."""
    return "\n" + "\n\n".join(cell.text for row in drafts.lines_of(grid) for cell in row) + "\n"


def bare(grid: Grid) -> str:
    """One cell a line and nothing else."""
    return "\n".join(cell.text for row in drafts.lines_of(grid) for cell in row)


def lone_bars(grid: Grid) -> str:
    """One cell a line, each row opened by a lone bar and padded behind its last text."""
    width = drafts.width_of(grid)
    rows = ([f"{cell.text} |" for cell in row] for row in drafts.lines_of(grid))
    return "\n".join("\n".join(["|", *row]) + " " * (len(row) < width) + "|" * (width - len(row)) for row in rows)


def places(grid: Grid) -> list[list[str]]:
    """Every coordinate's text, those a merged cell covers blank."""
    texts = [[""] * drafts.width_of(grid) for _ in drafts.lines_of(grid)]
    for cell in grid:
        texts[cell.row - 1][cell.col - 1] = cell.text
    return texts


def tabs(grid: Grid) -> str:
    """A row a line, cells parted by tabs, those a merged cell covers blank."""
    return "\n".join("\t".join(row) for row in places(grid))


def tabs_pushed(grid: Grid) -> str:
    """A row a line, cells parted by tabs, those a merged cell covers left out."""
    return "\n".join("\t".join(cell.text for cell in row) for row in drafts.lines_of(grid))


def aligned(grid: Grid) -> str:
    """A row a line, columns brought into line with blanks."""
    wide = [max(3, *(columns(cell.text) for cell in grid if cell.col == col and cell.colspan == 1), 0) + 2
            for col in range(1, drafts.width_of(grid) + 1)]  # fmt: skip
    rows = ("".join(map(filled, row, wide)) for row in places(grid))
    return "\n".join(row.rstrip() for row in rows)


def filled(text: str, width: int) -> str:
    """A text with the blanks behind it that fill a column."""
    return text + " " * max(2 * bool(text), width - columns(text))


def columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def one_blank(grid: Grid) -> str:
    """A row a line, a single blank between its cells, as a PDF is copied."""
    return "\n".join(" ".join(cell.text for cell in row) for row in drafts.lines_of(grid))


def markdown_plain(grid: Grid) -> str:
    """Markdown without its row of dashes."""
    first, _, rest = drafts.in_place(grid).split("\n", 2)
    return f"{first}\n{rest}"


def markdown_broken(grid: Grid) -> str:
    """Markdown with every cell broken off from its bar, as a page is copied; rows padded with bars."""
    width = drafts.width_of(grid)
    rows = (["| " + row[0].text, *("|\n" + cell.text for cell in row[1:])] for row in drafts.lines_of(grid))
    return "\n".join("\n".join([*row, "|" * max(1, width - len(row) + 1)]) for row in rows)


def one_character_a_line(grid: Grid) -> str:
    """A row a line, single blanks between, and the header words of the table of part four one character a line."""
    if drafts.width_of(grid) != 15:
        return one_blank(grid)
    names = drafts.OUTCOMES * 3
    deep = (" ".join(name[at] for name in names if name[at:]) for at in range(4))
    return "\n".join(["行政复议 行政诉讼", "未经复议直接起诉 复议后起诉", *deep, one_blank(grid).split("\n")[3]])


def mixed(first: Layout, *others: Layout) -> Layout:
    """Each table of a report in another layout."""
    layouts = cycle((first, *others))

    def write(grid: Grid) -> str:
        return next(layouts)(grid)

    return write


LAYOUTS: dict[str, Layout] = {
    "stream": drafts.stream,
    "stream-unpadded": unpadded,
    "stream-blank-lines": blank_lines,
    "stream-bare": bare,
    "stream-lone-bars": lone_bars,
    "bars-pushed": drafts.pushed,
    "bars-both-sides": partial(drafts.pushed, edge="| "),
    "markdown": drafts.in_place,
    "markdown-repeated": partial(drafts.in_place, repeat=True),
    "markdown-plain": markdown_plain,
    "markdown-cells": markdown_broken,
    "tabs": tabs,
    "tabs-pushed": tabs_pushed,
    "blanks-aligned": aligned,
    "blanks-single": one_blank,
    "blanks-characters": one_character_a_line,
    "mixed-stream-and-rows": mixed(unpadded, drafts.pushed, tabs),
    "mixed-bare-and-bars": mixed(drafts.pushed, blank_lines, drafts.in_place),
    "mixed-blanks-and-stream": mixed(aligned, lone_bars, bare),
}
ENCODINGS = ("utf-8", "gb18030", "utf-16")
layouts = pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
encodings = pytest.mark.parametrize("encoding", ENCODINGS)


def written(figures: Figures, layout: Layout) -> str:
    """A report as a text file."""
    blocks: list[Block] = drafts.report(figures)
    return drafts.text(blocks, layout).decode()


def lint(text: str, encoding: str = "utf-8") -> list[dict[str, Any]]:
    """The findings on a text."""
    return lint_bytes("draft.txt", text.encode(encoding))


@layouts
@encodings
@pytest.mark.parametrize("figures", [drafts.no_figures(), drafts.city()], ids=["nil", "city"])
def test_a_consistent_report_raises_nothing(figures: Figures, layout: Layout, encoding: str) -> None:
    """Neither a report of zeros nor that of a whole city, in any layout and encoding."""
    assert lint(written(figures, layout), encoding) == []


@layouts
@encodings
@pytest.mark.parametrize("row", range(0, 25, 3))
def test_one_figure_changed_is_named_at_its_place(layout: Layout, encoding: str, row: int) -> None:
    """One T110, at that cell of the full grid, with line and column of the figure in the source."""
    col = row % 7
    figures = drafts.city() if row % 2 else drafts.consistent(row)
    right = figures.three[row][col]
    figures.three[row][col] += 7777
    text = written(figures, layout)
    found = lint(text, encoding)
    assert [(one["code"], one["expected"]) for one in found] == [("T110", str(right))]
    location = found[0]["location"]
    assert (location["table"], location["row"], location["col"]) == (2, row + 4, col + 4)
    source = text.split("\n")[location["line"] - 1][location["column"] - 1 :]
    assert source.startswith(str(right + 7777))


@layouts
@settings(max_examples=10, deadline=None)
@given(seed=st.integers(0, 10**6), row=st.integers(0, 24), col=st.integers(0, 6), change=st.integers(1, 999))
def test_a_random_table_ties_up_until_one_figure_is_changed(
    layout: Layout, seed: int, row: int, col: int, change: int
) -> None:
    """Nothing while it is consistent; the one wrong cell after."""
    figures = drafts.consistent(seed, largest=1 + seed % 500)
    assert lint(written(figures, layout)) == []
    right = figures.three[row][col]
    figures.three[row][col] = right + change
    assert [(one["code"], one["expected"]) for one in lint(written(figures, layout))] == [("T110", str(right))]


SUMMARY = (
    "2024年，本局按照《中华人民共和国政府信息公开条例》的要求推进政府信息公开工作，"
    "全年新收政府信息公开申请 3119 件，办结 3050 件，通过门户网站主动公开各类信息 2024 条，"
    "其中通知公告 92 条、政策文件 38 条，组织培训 3 次，加强信息管理，没有发生责任追究的情况。"
)


def wrap(text: str, width: int) -> str:
    """Every line of prose broken after so many characters, its blanks kept."""
    lines = [line if "|" in line else "\n".join(line[at : at + width] for at in range(0, len(line), width))
             for line in text.split("\n")]  # fmt: skip
    return "\n".join(lines)


def wrap_by_width(text: str, width: int) -> str:
    """Every line of prose broken where so many columns are full, as a printed page has it."""
    lines: list[str] = []
    for line in text.split("\n"):
        start = 0
        for at in range(len(line)) if "|" not in line else ():
            if columns(line[start : at + 1]) > width:
                lines.append(line[start:at])
                start = at
        lines.append(line[start:])
    return "\n".join(lines)


def told(text: str) -> list[tuple[object, object, str, object]]:
    """What is found, without the places, which differ from source to source."""
    return [(one["code"], one["expected"], one["message"], one["location"]["section"]) for one in lint(text)]


@pytest.mark.parametrize("width", [28, 36, 44])
@pytest.mark.parametrize(
    "changes",
    [{}, {"period": ""}, {"contact": ""}, {"without": drafts.SECTIONS[5]}],
    ids=["nothing", "D101", "C101", "S101"],
)
def test_wrapped_prose_gives_the_same_findings(width: int, changes: dict[str, str]) -> None:
    """Case 31: the period, the contact and every section are found across the ends of lines, and so is what lacks."""
    figures = drafts.city()
    for change in (0, 7):
        figures.three[0][0] += change
        blocks = [SUMMARY if block == drafts.OVERVIEW else block
                  for block in drafts.report(figures, **changes)]  # fmt: skip
        text = drafts.text(blocks).decode()
        assert told(wrap(text, width)) == told(text)
        assert told(wrap_by_width(text, 2 * width)) == told(text)
        assert bool(told(text)) == bool(changes or change)


def test_one_wrapped_paragraph_among_others_that_are_not_is_joined() -> None:
    """Its lines are as long as each other, whatever is around them."""
    claims = (
        "2024年，本局共受理政府信息公开申请3119件，答复3050件（含上年度结转申请34件，另有103件顺延到下年度答复），均按时答复。"
        "政府信息公开行政复议351件，其中结果维持72件，结果纠正64件，其他结果178件，尚未审结37件；"
        "政府信息公开行政诉讼46件，其中结果维持25件，结果纠正5件，其他结果9件，尚未审结7件。"
    )
    blocks = drafts.report(drafts.city())
    blocks.insert(blocks.index(drafts.OVERVIEW) + 1, wrap_by_width(claims, 56))
    assert told(drafts.text(blocks).decode()) == []


def test_a_page_number_parts_neither_a_table_nor_a_sentence() -> None:
    """Page numbers within the tables and within a wrapped sentence change no finding."""
    text = wrap(drafts.text(drafts.report(drafts.city()), blank_lines).decode(), 28)
    lines = text.split("\n")
    marks = cycle(["- 4 -", "—4—", "P. 9", "第 4 页 共 9 页", "－ 12 －"])
    for number in range(len(lines) - 1, 0, -17):
        lines[number:number] = ["", next(marks), ""]
    assert lint("\n".join(lines)) == []


@layouts
@pytest.mark.parametrize("col", range(7))
def test_a_figure_that_is_left_out_is_never_guessed(layout: Layout, col: int) -> None:
    """A blank in a row of figures: no wrong sum is reported; the row is unchecked, or said to be unplaced."""
    figures = drafts.city()
    blocks = drafts.report(figures)
    for at, block in enumerate(blocks):
        if not isinstance(block, str) and drafts.width_of(block) == 10:
            blocks[at] = [cell._replace(text="") if (cell.row, cell.col) == (6, col + 4) else cell for cell in block]
    found = lint(drafts.text(blocks, layout).decode())
    assert {one["code"] for one in found} <= {"T102", "T106"}
    if "（一）予以公开" in "".join(one["actual"] or "" for one in found if one["code"] == "T102"):
        assert [one["location"]["row"] for one in found if one["code"] == "T102"] == [6]


HEADERS = st.permutations(drafts.OUTCOMES[:4])


@given(HEADERS)
@settings(deadline=None, max_examples=30)
def test_columns_out_of_order_are_never_taken_for_the_form_s(order: list[str]) -> None:
    """A header broken one character a line is read only where it says the form's columns in the form's order."""
    names = [*order, "总计"]
    grid = drafts.table_four([*range(1, 5), 10] * 3)
    lines = ["行政复议 行政诉讼", "未经复议直接起诉 复议后起诉"]
    lines += [" ".join(name[at] for name in names * 3 if name[at:]) for at in range(4)]
    lines += [" ".join(cell.text for cell in grid if cell.row == 4)]
    blocks = drafts.report(drafts.no_figures())
    text = drafts.text([block for block in blocks if isinstance(block, str)]).decode()
    found = lint(text.replace(drafts.SECTIONS[3], drafts.SECTIONS[3] + "\n" + "\n".join(lines)))
    placed = not any(one["code"] == "T102" for one in found)
    assert placed == (tuple(order) == drafts.OUTCOMES[:4])


BROKEN = (
    ("1.申请人无正当理由逾期不补正、行政机关不再处理其", "政府信息公开申请"),
    ("2.申请人逾期未按收费通知", "要求缴纳费用、行政机关不再", "处理其政府信息公开申请"),
    ("（二）部分公开", "（区分处理的，", "只计这一情形，不计其他情形）"),
    ("三、本年度", "办理结果"),
    ("四、结转下年度", "继续办理"),
    ("一、本年新收政府信息", "公开申请数量"),
    ("行政事业", "性收费"),
    tuple("三、本年度办理结果"),
    ("三、", "本年", "度办", "理结", "果"),
    ("（本列数据的勾稽关系为：第一项加第二项之和，", "等于第三项加第四项之和）"),
)
WRITTEN_DOWNWARDS = 4
CUT = [
    (name, pieces)
    for name in LAYOUTS
    for pieces in BROKEN
    if not any(known in name for known in ("blanks", "repeated", "plain")) and (len(pieces) == 2 or name != "markdown")
    if len(pieces) < WRITTEN_DOWNWARDS or name not in ("markdown-cells", "tabs")
    if not pieces[0].startswith("（本列") or name not in ("stream-lone-bars", "markdown")
]


@pytest.mark.parametrize(("name", "pieces"), CUT, ids=range(len(CUT)))
def test_a_label_broken_over_lines_parts_no_table(name: str, pieces: tuple[str, ...]) -> None:
    """A label on two or three lines is one, and the figure behind it still stands at its line."""
    figures = drafts.city()
    text = written(figures, LAYOUTS[name])
    assert lint(text.replace("".join(pieces), "\n".join(pieces))) == []
    figures.three[20][6] += 7777
    broken = written(figures, LAYOUTS[name]).replace("".join(pieces), "\n".join(pieces))
    (found,) = lint(broken)
    assert (found["code"], found["expected"], found["location"]["display"]) == ("T110", "71", "T2.R24C10")
    assert broken.split("\n")[found["location"]["line"] - 1][found["location"]["column"] - 1 :].startswith("7848")


def parted(first: Layout, second: Layout, row: int, cells: int) -> Layout:
    """A table written in one layout up to some cells of a row, and in another from there on."""

    def write(grid: Grid) -> str:
        rows = drafts.lines_of(grid)
        if drafts.width_of(grid) != 10:
            return first(grid)
        before = [cell for cell in grid if cell.row < row] + rows[row - 1][:cells]
        behind = [cell._replace(row=cell.row - row + 1) for cell in grid if cell not in before]
        return f"{first(before)}\n\n{second(behind)}"

    return write


@pytest.mark.parametrize("first", [unpadded, bare, blank_lines])
@pytest.mark.parametrize("second", [unpadded, bare, blank_lines, one_blank])
@pytest.mark.parametrize(("row", "cells"), [(8, 3), (8, 5), (9, 1), (15, 2), (27, 1), (28, 4)])
def test_tables_that_continue_each_other_within_a_row_are_one(
    first: Layout, second: Layout, row: int, cells: int
) -> None:
    """The rest of a row in another layout completes it, and the tables behind keep their numbers."""
    figures = drafts.city()
    assert lint(written(figures, parted(first, second, row, cells))) == []
    figures.three[row - 4][2] += 7777
    figures.four[4] += 7777
    found = lint(written(figures, parted(first, second, row, cells)))
    assert [one["location"]["display"] for one in found] == [f"T2.R{row}C6", "T3.R4C5"]


@pytest.mark.parametrize("layout", [drafts.in_place, drafts.pushed], ids=["markdown", "bars"])
@pytest.mark.parametrize("between", ["另附下表。", "下表为明细", "注：单位为件", "1.申请人", "公开申请", "规章"])
def test_a_paragraph_between_two_tables_stays_one(kit: Kit, layout: Layout, between: str) -> None:
    """What makes no label of the form with the table behind it is a paragraph, whatever it begins like."""
    blocks = drafts.report(drafts.city())
    at = blocks.index(f"四、{drafts.SECTIONS[3]}")
    other = [drafts.GridCell(row, col, 1, 1, f"事项{row * col}") for row in (1, 2) for col in (1, 2, 3)]
    blocks[at:at] = [between, other]
    data = drafts.text(blocks, layout)
    document = Draft(read(data, "draft.txt", kit.readers), kit.forms[-1]).document
    assert between in [block.text for block in document.blocks if isinstance(block, Paragraph)]
    assert len(document.tables) == 4
    assert faults(document) == []


def test_tables_put_together_leave_nothing_behind(kit: Kit) -> None:
    """Every block is numbered, every table has cells, and a broken label stands in its table alone."""
    label = drafts.ROWS[20]
    text = written(drafts.city(), drafts.stream).replace(label, f"{label[:25]}\n{label[25:]}")
    document = Draft(read(text.encode(), "draft.txt", kit.readers), kit.forms[-1]).document
    assert faults(document) == []
    assert [(table.index, table.rows, table.cols) for table in document.tables] == [(1, 14, 4), (2, 28, 10), (3, 4, 15)]
    assert label[:25] not in [block.text for block in document.blocks if isinstance(block, Paragraph)]


@layouts
@encodings
@pytest.mark.parametrize("figures", [drafts.no_figures(), drafts.city()], ids=["nil", "city"])
def test_every_cell_is_that_of_the_word_file(kit: Kit, figures: Figures, layout: Layout, encoding: str) -> None:
    """The same tables, rows and columns, and the same figure in each."""
    word = Draft(read(drafts.word(drafts.report(figures)), "draft.docx", kit.readers), kit.forms[-1])
    text = Draft(read(written(figures, layout).encode(encoding), "draft.txt", kit.readers), kit.forms[-1])
    assert figures_of(text) == figures_of(word)


def figures_of(draft: Draft) -> dict[CellId, tuple[int, int, int, Decimal]]:
    """Each cell of the form: its table, row and column, and its figure."""
    found = {name: cell for table in draft.tables.values() for name, cell in table.cells.items()}
    return {name: (one.table, one.cell.row, one.cell.col, one.figure.value) for name, one in found.items()}


def test_a_table_without_row_labels_that_is_parted_is_not_guessed_at(kit: Kit) -> None:
    """Its header and the figures behind a blank line are two tables, each as it was read."""
    lines = drafts.pushed(drafts.table_four([0] * 15)).split("\n")
    text = "\n".join(["青禾县数据局2024年政府信息公开工作年度报告", "四、情况", *lines[:3], "", lines[3]])
    document = Draft(read(text.encode(), "draft.txt", kit.readers), kit.forms[-1]).document
    assert [table.index for table in document.tables] == [1, 2]
