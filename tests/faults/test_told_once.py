"""Faults that once were missed, or told twice, or told of the wrong thing: each with all that is to be found."""

from collections.abc import Callable

import pytest

import clothes
import drafts
from drafts import Block, Grid
from gouji import lint_bytes
from inputs.laid import tabs

Told = list[tuple[str, str]]


def told(name: str, data: bytes) -> Told:
    """Code and place of each finding."""
    return [(str(one["code"]), one["location"]["display"]) for one in lint_bytes(name, data)]  # type: ignore[index]


def put(old: str, new: str) -> list[Block]:
    """The report of the city with other words."""
    return [block.replace(old, new) if isinstance(block, str) else block for block in drafts.report(drafts.city())]


def saying(sentence: str, figures: drafts.Figures | None = None) -> list[Block]:
    """A report with a sentence more in part one."""
    blocks = drafts.report(figures or drafts.city())
    return [*blocks[:6], sentence, *blocks[6:]]


def with_items() -> list[Block]:
    """Part one in five items, and the heading of part two numbered （二）."""
    blocks = put("二、主动公开", "（二）主动公开")
    items = ["（一）主动公开。", "（二）依申请公开。", "（三）政府信息管理。", "（四）平台建设。", "（五）监督保障。"]
    return [*blocks[:6], *items, *blocks[6:]]


def city(**changes: int | str) -> drafts.Figures:
    """The figures of the city, with ``two`` and ``four`` changed at a position: ``two_3``, ``four_4``."""
    figures = drafts.city()
    for name, value in changes.items():
        table, _, at = name.partition("_")
        getattr(figures, table)[int(at)] = value
    return figures


CASES: dict[str, tuple[list[Block], Told]] = {
    "a heading （二） behind items that end with （五）": (with_items(), [("S103", "p12:1")]),
    "a comma typed twice in the period": (put("1日起至", "1日起，，至"), [("W105", "p3:24")]),
    "a note to oneself between Chinese characters": (saying("目录共TBD页。"), [("L101", "p7:4")]),
    "a telephone number a digit short": (put("0906-2233445", "0906-223344"), [("C103", "p4:42")]),
    "a mobile number a digit short": (put("0906-2233445", "1390000123"), [("C103", "p4:42")]),
    "a contact of one number a digit short": (
        put("（地址：青禾县新民路18号；联系电话：0906-2233445）", "（联系电话：0906-223344）"),
        [("C102", "p4:29"), ("C103", "p4:29")],
    ),
    "a day left open": (saying("本局于××月××日公布指南。"), [("L101", "p7:4")]),
    "a bracket of a share left open": (
        saying("公开信息732条，其中动态335条（占45.8%）、公告149条（占20.4%、财政248条（占33.9%）。"),
        [("W102", "p7:33")],
    ),
    "a total that its sentence has right": (
        saying("2024年，发生政府信息公开行政复议351件。", city(four_4=315)),
        [("T103", "T3.R4C5")],
    ),
    "a negative that its sentence has without its sign": (
        saying("2024年，制发行政规范性文件8件。", city(two_3="-8")),
        [("T107", "T1.R4C2")],
    ),
    "six parts announced before the aspects of one": (
        [
            *drafts.report(drafts.city())[:1],
            "报告全文分六个部分：主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障。",
            *drafts.report(drafts.city())[1:],
        ],
        [("S107", "p2:6")],
    ),
}


@pytest.mark.parametrize(("blocks", "expected"), CASES.values(), ids=CASES)
def test_one_fault_is_one_finding(blocks: list[Block], expected: Told) -> None:
    """In Word, at its place."""
    assert told("draft.docx", drafts.word(blocks)) == expected


def test_a_part_missing_at_the_end_is_told_at_the_end_of_the_body() -> None:
    """Not at a footer."""
    word = drafts.word(drafts.report(drafts.city(), without=drafts.SECTIONS[5]))
    plain = lint_bytes("draft.docx", word)
    dressed = lint_bytes("draft.docx", clothes.dressed(word, [clothes.with_margins]))
    for found in (plain, dressed):
        assert [(one["code"], one["excerpt"]) for one in found] == [("S101", "")]
    places = [found[0]["location"]["block"] for found in (plain, dressed)]  # type: ignore[index]
    assert places[0] == places[1]


def test_two_figures_in_each_others_place_are_both_named() -> None:
    """No other two cells mend all that is broken."""
    figures = drafts.city()
    handled = figures.three[23]
    handled[0], handled[1] = handled[1], handled[0]
    found = lint_bytes("draft.docx", drafts.word(drafts.report(figures)))
    assert [(one["code"], one["expected"]) for one in found] == [("T110", "2932"), ("T110", "53")]


def with_table(number: int, change: Callable[[Grid], Grid]) -> list[Block]:
    """The report of the city with one of its tables changed."""
    blocks = drafts.report(drafts.city())
    at = [at for at, block in enumerate(blocks) if not isinstance(block, str)][number - 1]
    blocks[at] = change(blocks[at])  # type: ignore[arg-type]
    return blocks


def renamed(old: str, new: str) -> Callable[[Grid], Grid]:
    """A label by another name."""
    return lambda grid: [cell._replace(text=new) if cell.text == old else cell for cell in grid]


def cell_of_four(col: int, text: str) -> Callable[[Grid], Grid]:
    """A text in the row of figures of table four."""
    return lambda grid: [cell._replace(text=text) if (cell.row, cell.col) == (4, col) else cell for cell in grid]


LAYOUTS = {"one cell a line": drafts.stream, "bars": drafts.pushed, "tabs": tabs, "Markdown": drafts.in_place}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_a_column_by_another_name_is_a_matter_of_shape_alone(layout: Callable[[Grid], str]) -> None:
    """Neither a sum of what stands elsewhere, nor an edition out of use."""
    for old, new in (("商业企业", "个体工商户"), ("科研机构", "商业企业")):
        found = told("draft.txt", drafts.text(with_table(2, renamed(old, new)), layout))
        assert {code for code, _ in found} == {"T102"}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize(("col", "text", "code"), [(3, "若干", "T107"), (1, "—", "T106"), (1, "/", "T106")])
def test_a_cell_of_table_four_without_a_figure_is_told_there(
    layout: Callable[[Grid], str], col: int, text: str, code: str
) -> None:
    """The row of figures is known by the others."""
    blocks = with_table(3, cell_of_four(col, text))
    assert told("draft.txt", drafts.text(blocks, layout)) == [(code, f"T3.R4C{col}")]
