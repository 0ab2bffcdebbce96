"""Words and years, rows 24 to 31: what is no answer, left over, outdated or doubled, and the nearest that is lawful."""

from collections.abc import Callable, Mapping

import pytest

import drafts
from cases.rebuilt import NO_FEE, PROBLEMS, Layout, found, in_both, of_year, put, records, rows, saying
from drafts import SECTIONS


@in_both
@pytest.mark.parametrize("answer", ["无。", "暂无问题", "暂无问题。"])
def test_case_24_a_part_five_without_problems_is_empty(layout: Layout, answer: str) -> None:
    """Neither 无 nor 暂无问题 is an answer."""
    blocks = put(drafts.report(drafts.city()), PROBLEMS, answer)
    assert found(blocks, layout) == [("S105", f"五、{SECTIONS[4]}", None)]


@in_both
def test_case_25_a_part_six_that_says_none_lacks_a_word_on_the_fee_alone(layout: Layout) -> None:
    """It is not empty."""
    blocks = put(drafts.report(drafts.city()), NO_FEE, "无。")
    assert found(blocks, layout) == [("F101", f"六、{SECTIONS[5]}", "本年度未收取政府信息处理费。")]


@in_both
def test_case_26_last_years_sentence_is_told(layout: Layout) -> None:
    """The body's own work of 2022 in a report on 2023, with the year it should be."""
    blocks = saying("本单位2022年度通过网站主动公开政府信息120条。", year=2023)
    assert found(blocks, layout) == [("D104", "2022年", "2023")]


@in_both
@pytest.mark.parametrize(
    "sentence",
    [
        "本局根据2022年政务公开工作要点，主动公开信息120条。",
        "本局落实《2022年政务公开实施方案》，主动公开信息120条。",
        "本局按照有关通知（青政办〔2022〕9号），主动公开信息120条。",
        "2024年将继续完善网站专栏。",
    ],
)
def test_case_26_other_years_are_named_lawfully(layout: Layout, sentence: str) -> None:
    """A document, its title, its number and the plans for the next year."""
    assert found(saying(sentence, year=2023), layout) == []


@in_both
def test_case_27_all_is_done_and_one_is_carried_over(layout: Layout) -> None:
    """The sentence contradicts the table; where none is carried over it does not."""
    sentence = "所有申请均已按要求办理完成。"
    one_left = rows({1: 11, 3: 10, 24: 10, 25: 1})
    assert found(saying(sentence, figures=one_left), layout) == [("P104", "所有申请均已按要求办理完成", "0")]
    assert found(saying(sentence, figures=rows({1: 11, 3: 11, 24: 11})), layout) == []


@in_both
@pytest.mark.parametrize(
    ("sentence", "doubled"),
    [("加强政府信息公开工工作。", "工工"), ("对外发布的的信息全部审核。", "的的")],
    ids=["工工作", "的的"],
)
def test_case_28_a_word_typed_twice_is_told(layout: Layout, sentence: str, doubled: str) -> None:
    """With what should stand there once."""
    assert found(saying(sentence), layout) == [("W101", doubled, doubled[0])]


@in_both
@pytest.mark.parametrize("word", ["人人", "方方面面", "研究研究", "认认真真"])
def test_case_28_a_word_that_is_doubled_by_nature_is_not(layout: Layout, word: str) -> None:
    """In a sentence of its own."""
    assert found(saying(f"本局{word}都要抓好公开工作。"), layout) == []


@in_both
def test_case_29_the_decree_before_the_revision_is_outdated(layout: Layout) -> None:
    """In a report on 2022, with the number in force; that number itself raises nothing."""
    law = "《中华人民共和国政府信息公开条例》"
    blocks = of_year(drafts.report(drafts.city()), 2022)
    old, new = (put(blocks, law, f"{law}（国务院令第{number}号）") for number in (492, 711))
    assert found(old, layout) == [("L103", "国务院令第492号", "国务院令第711号")]
    assert found(new, layout) == []


@in_both
@pytest.mark.parametrize(
    ("sentence", "code", "words"),
    [
        ("全年主动公开信息  条。", "L102", "息  条"),
        ("本局印发青政办〔〕号文件。", "L101", "〔〕号"),
        ("公开目录见网站（具体网址）。", "L101", "（具体网址）"),
        ("XX局开展培训2次。", "L101", "XX"),
        ("全年公开信息{{ title }}。", "L101", "{{ title }}"),
    ],
    ids=["a figure", "a number of a document", "an address", "a name", "a field"],
)
def test_case_30_what_was_never_filled_in_is_told(layout: Layout, sentence: str, code: str, words: str) -> None:
    """Each at the words left in."""
    assert found(saying(sentence), layout) == [(code, words, None)]


@in_both
@pytest.mark.parametrize("sentence", ["申请人的电话139****1234已隐去。", "本局印发青政办〔2024〕3号文件。"])
def test_case_30_what_is_masked_or_filled_in_is_not(layout: Layout, sentence: str) -> None:
    """A masked telephone number, and the number of a document."""
    assert found(saying(sentence), layout) == []


WRAPPED = {
    drafts.PERIOD: "本报告所列数据的统计期限自 2024 年 1 月 1 日起至 2024 年 12 月 31 日止。",
    drafts.OVERVIEW: "2024 年，本局按照条例的要求推进主动公开和依申请公开，全年受理政府信息公开申请 3119 件，"
    "答复 3050 件（含上年度结转的 34 件，另有 103 件顺延到下年度答复）。公开信息 210 条，其中通知公告 95 条、"
    "政策文件 40 条、工作动态 75 条，加强政府信息管理和平台建设，组织培训 3 次，强化监督保障。",
    PROBLEMS: "一是公开的内容不够及时，个别栏目更新间隔较长，政策解读的形式比较单一。二是培训不够，"
    "今后要按季度组织业务培训，完善信息发布审核制度，按时更新各个栏目。",
    NO_FEE: "本年度未产生信息处理费，也没有别的事项需要在本报告里专门加以说明。",
}
"""Longer wordings of what a report says, with blanks beside their figures."""
SLIPS = {
    "12 月 31 日": "11 月 31 日",
    "0906-2233445": "2233445",
    "申请 3119 件": "申请 3191 件",
    "结转的 34 件": "结转的 43 件",
    "动态 75 条": "动态 175 条",
    "业务培训": "业务培训训",
    "二是培训": "三是培训",
    "也没有别的事项": "也没有（具体网址）别的事项",
}
"""A slip of each of many kinds, in the paragraphs that are wrapped."""


def bare(grid: drafts.Grid) -> str:
    """A cell a line and nothing else."""
    return "\n".join(cell.text for row in drafts.lines_of(grid) for cell in row)


def written(slips: Mapping[str, str], layout: Callable[[drafts.Grid], str]) -> str:
    """The report of the city in long paragraphs, with some slips."""
    blocks = drafts.report(drafts.city())
    for right, wrong in (*WRAPPED.items(), *slips.items()):
        blocks = put(blocks, right, wrong)
    return drafts.text(blocks, layout).decode()


def wrapped(text: str, width: int) -> str:
    """A text with every line broken after so many characters, wherever that is."""
    return "\n".join(line[at : at + width] for line in text.split("\n") for at in range(0, len(line), width))


def told(text: str) -> list[tuple[object, ...]]:
    """All that is found, each with the text from its place on, without the blanks and line ends that wrapping moves."""
    lines = text.split("\n")
    found_there: list[tuple[object, ...]] = []
    for one in records("draft.txt", text.encode()):
        line, column = one["location"]["line"], one["location"]["column"]
        rest = "".join([lines[line - 1][column - 1 :], *lines[line:]]).replace(" ", "")
        actual = (one["actual"] or "").replace(" ", "")
        found_there.append((one["code"], one["location"]["section"], rest[:12], one["expected"], actual))
    return found_there


@pytest.mark.parametrize("layout", [bare, drafts.stream])
@pytest.mark.parametrize("width", [*range(20, 61, 4), 19, 21, 27, 29, 33, 37, 45, 47])
def test_case_31_a_wrapped_text_gives_the_same_findings(width: int, layout: Callable[[drafts.Grid], str]) -> None:
    """Every line of it, table labels too, broken after so many characters: at the same words, with the same figures."""
    for slips, codes in (({}, []), (SLIPS, ["D102", "C103", "P102", "P102", "P101", "W104", "W101", "L101"])):
        text = written(slips, layout)
        assert [code for code, *_ in told(text)] == codes
        assert max(map(len, wrapped(text, width).split("\n"))) == width
        assert told(wrapped(text, width)) == told(text)
