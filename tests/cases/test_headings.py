"""Headings, rows 16 to 23: parts are found whatever their numerals, and what is wrong with them is said once."""

import pytest

import clothes
import drafts
from cases.rebuilt import PROBLEMS, WORD, Layout, found, in_both, put, records, without_table
from clothes import Clothing
from drafts import SECTIONS, Block

NUMERALS = "一二三四五六七"


def report() -> list[Block]:
    """The report of the city."""
    return drafts.report(drafts.city())


def behind(blocks: list[Block], start: str, *more: Block) -> list[Block]:
    """A report with blocks more behind the paragraph that begins so."""
    (there,) = (at for at, block in enumerate(blocks) if isinstance(block, str) and block.startswith(start))
    return [*blocks[: there + 1], *more, *blocks[there + 1 :]]


@in_both
def test_case_16_a_numeral_skipped_is_said_once_and_no_part_is_missing(layout: Layout) -> None:
    """一、三、四、五、六、七: the second part should be 二."""
    blocks = report()
    for number in range(5, 0, -1):
        blocks = put(blocks, f"{NUMERALS[number]}、{SECTIONS[number]}", f"{NUMERALS[number + 1]}、{SECTIONS[number]}")
    assert found(blocks, layout) == [("S103", f"三、{SECTIONS[1]}", "二")]


@in_both
def test_case_17_a_title_reworded_is_at_most_a_note(layout: Layout) -> None:
    """和 for 及 in the title of part five: the wording prescribed, and no error."""
    blocks = put(report(), SECTIONS[4], "存在的主要问题和改进情况")
    assert found(blocks, layout) == [("S104", "五、存在的主要问题和改进情况", SECTIONS[4])]
    (finding,) = records(layout.name, layout.write(blocks))
    assert finding["severity"] == "warning"


ASPECTS = (
    "（一）主动公开。全年公开信息120条。",
    "（二）依申请公开。按时答复每一件申请。",
    "（三）政府信息管理。发布前严格审核。",
    "（四）平台建设。维护网站专栏。",
    "（五）监督保障。开展培训2次。",
)


@in_both
@pytest.mark.parametrize("alone", [False, True], ids=["with their text", "titles alone"])
def test_case_18_the_five_sub_headings_of_part_one_raise_nothing(layout: Layout, *, alone: bool) -> None:
    """Whether the text runs on behind them or follows in a paragraph of its own."""
    items = [piece for item in ASPECTS for piece in (item.split("。", 1) if alone else [item])]
    assert found(behind(report(), "一、", *items), layout) == []


WRITTEN: dict[str, tuple[list[Block], list[str]]] = {
    "as it should be": (report(), []),
    "a part left out": (drafts.report(drafts.city(), without=SECTIONS[3]), ["S101"]),
    "a title reworded": (put(report(), SECTIONS[4], "存在的主要问题和改进情况"), ["S104"]),
    "a part with no answer": (put(report(), PROBLEMS, "无。"), ["S105"]),
    "no table": (without_table(report(), 10), ["T101"]),
}


@pytest.mark.parametrize("numbered", [clothes.numbered, clothes.numbered_by_style], ids=["by paragraph", "by style"])
@pytest.mark.parametrize(("blocks", "codes"), WRITTEN.values(), ids=WRITTEN)
def test_case_19_ordinals_of_automatic_numbering_are_as_if_typed(
    numbered: Clothing, blocks: list[Block], codes: list[str]
) -> None:
    """The same findings at the same blocks, whether Word keeps the numerals with the paragraph or with its style."""

    def told(data: bytes) -> list[tuple[str, int, str | None]]:
        return [(one["code"], one["location"]["block"], one["expected"]) for one in records(WORD.name, data)]

    typed = drafts.word(blocks)
    automatic = clothes.dressed(typed, [numbered])
    assert f"二、{SECTIONS[1]}" not in clothes.text_of(clothes.Word(automatic).body)
    assert told(automatic) == told(typed)
    assert [code for code, *_ in told(automatic)] == codes


def run_in(text: str) -> list[Block]:
    """A report with a text for that of part one, in the paragraph of its heading."""
    blocks = put(report(), f"一、{SECTIONS[0]}", f"一、{SECTIONS[0]}。{text}")
    return [block for block in blocks if block != drafts.OVERVIEW]


@in_both
def test_case_20_a_heading_with_its_first_sentence_in_one_paragraph_is_found(layout: Layout) -> None:
    """No part is missing or empty; what is wrong in the sentence is found in that part."""
    assert found(run_in(drafts.OVERVIEW), layout) == []
    blocks = run_in(drafts.OVERVIEW.replace("公开，加强", "公开工工作，加强"))
    assert found(blocks, layout) == [("W101", "工工", "工")]
    (finding,) = records(layout.name, layout.write(blocks))
    assert finding["location"]["section"] == f"一、{SECTIONS[0]}"


def test_case_20_every_heading_may_run_in() -> None:
    """All six as Word joins them: by a style separator, or in one paragraph marked by its outline level."""
    assert records(WORD.name, clothes.dressed(drafts.word(report()), [clothes.run_in])) == []


CONTENTS = {
    "titles": [f"{NUMERALS[at]}、{title}" for at, title in enumerate(SECTIONS)],
    "titles and pages": [f"{NUMERALS[at]}、{title} {at + 1}" for at, title in enumerate(SECTIONS)],
    "dots and pages": [f"{NUMERALS[at]}、{title}{'…' * 6}{at + 1}" for at, title in enumerate(SECTIONS)],
}


def with_contents(blocks: list[Block], contents: list[str]) -> list[Block]:
    """A report with a table of contents behind its title."""
    return [blocks[0], "目录", *contents, *blocks[1:]]


@in_both
@pytest.mark.parametrize("contents", CONTENTS.values(), ids=CONTENTS)
def test_case_21_behind_a_table_of_contents_the_sections_are_the_later_ones(
    layout: Layout, contents: list[str]
) -> None:
    """It raises nothing itself, and what is wrong with a part is told at the heading in the text."""
    assert found(with_contents(report(), contents), layout) == []
    blocks = with_contents(put(report(), PROBLEMS, "无。"), contents)
    assert found(blocks, layout) == [("S105", f"五、{SECTIONS[4]}", None)]
    (finding,) = records(layout.name, layout.write(blocks))
    assert finding["location"]["block"] == blocks.index("无。")


@in_both
@pytest.mark.parametrize("missing", [0, 3, 5])
@pytest.mark.parametrize("contents", CONTENTS.values(), ids=CONTENTS)
def test_case_21_a_part_that_only_the_contents_list_is_missing(
    layout: Layout, contents: list[str], missing: int
) -> None:
    """However the contents are typed."""
    blocks = with_contents(drafts.report(drafts.city(), without=SECTIONS[missing]), contents)
    assert [(one["code"], one["expected"]) for one in records(layout.name, layout.write(blocks))] == [
        ("S101", SECTIONS[missing])
    ]


def test_case_21_a_part_that_only_the_contents_of_word_list_is_missing() -> None:
    """The field with its links and page numbers."""
    blocks = drafts.report(drafts.city(), without=SECTIONS[4])
    made = clothes.dressed(drafts.word(blocks), [clothes.with_contents])
    assert [(one["code"], one["expected"]) for one in records("draft.docx", made)] == [("S101", SECTIONS[4])]


def test_case_21_a_table_of_contents_that_word_made_raises_nothing() -> None:
    """The field with its links and page numbers."""
    assert records(WORD.name, clothes.dressed(drafts.word(report()), [clothes.with_contents])) == []


@in_both
def test_case_22_six_parts_announced_and_five_listed(layout: Layout) -> None:
    """The mark inside 行政复议、行政诉讼 parts no title; all six listed raise nothing."""

    def announcing(*titles: str) -> list[Block]:
        lead = "根据《中华人民共和国政府信息公开条例》编制本报告。"
        return put(report(), lead, f"{lead}全文由{'、'.join(titles)}六个部分组成。")

    assert found(announcing(*SECTIONS), layout) == []
    assert found(announcing(*SECTIONS[:5]), layout) == [("S107", "六个部分", "5")]


SECOND_NUMBERING: tuple[Block, ...] = (
    "二、工作机制保障",
    "明确专人负责，定期会商。",
    "三、主动公开工作情况",
    "维护网站专栏，按时发布信息。",
)


@in_both
def test_case_23_where_numerals_begin_anew_they_are_doubled_and_the_sections_still_found(layout: Layout) -> None:
    """Parts two to six counted from 一 again: said once, no part or table is missing, and the figures are checked."""
    figures = drafts.city()
    figures.three[0][6] = 3191
    blocks = drafts.report(figures)
    for number in range(1, 6):
        blocks = put(blocks, f"{NUMERALS[number]}、{SECTIONS[number]}", f"{NUMERALS[number - 1]}、{SECTIONS[number]}")
    blocks = behind(blocks, drafts.OVERVIEW, *SECOND_NUMBERING)
    assert found(blocks, layout) == [("S103", f"一、{SECTIONS[1]}", "二"), ("T110", "T2.R4C10", "3119")]
    renumbered, total = records(layout.name, layout.write(blocks))
    assert renumbered["actual"] == "一"
    assert total["location"]["section"] == f"二、{SECTIONS[2]}"
