"""Faults in the parts of a report, in their headings, and in its title."""

from collections.abc import Callable
from random import Random

import drafts
from drafts import Block
from faults.edits import (
    Due,
    Fault,
    Spoiled,
    Words,
    body,
    find,
    heading,
    headings,
    lead,
    one_of,
    paragraphs,
    put,
    replaced,
    rewritten,
    title_of,
)
from faults.reports import ASPECTS, NAME, NUMERALS, Report


def left_out(number: int, *, renumbered: bool = False, body_kept: bool = False) -> Fault:
    """Without a part; the others may be numbered anew, and its body may stay."""

    def spoil(report: Report, _: Random) -> Spoiled | None:
        start = report.blocks.index(heading(number))
        stop = start + 1 + (0 if body_kept else len(body(report, number)))
        if body_kept and not any(isinstance(block, str) for block in (report.blocks[start - 1], report.blocks[stop])):
            return None
        blocks = report.blocks[:start] + report.blocks[stop:]
        for later in range(number + 1, 7) if renumbered else ():
            blocks = replaced(blocks, heading(later), NUMERALS[later - 2] + heading(later)[1:])
        following = [text for text in paragraphs(blocks) if text in _any_numeral(number + 1)]
        place = Words((following or paragraphs(blocks[-1:]))[0])
        return Spoiled(blocks, (Due("S101", place, drafts.SECTIONS[number - 1]),), tuple(headings(report)))

    return spoil


def _any_numeral(number: int) -> list[str]:
    """A heading with its own numeral, or with that before; none behind the last part."""
    numerals = NUMERALS[number - 2 : number] if number <= len(NUMERALS) else ""
    return [numeral + heading(number)[1:] for numeral in numerals]


def moved(number: int, to: int, *, renumbered: bool = False) -> Fault:
    """A part in the place of another, with its numeral or with all numbered anew."""

    def spoil(report: Report, _: Random) -> Spoiled | None:
        parts: dict[int, list[Block]] = {one: [heading(one), *body(report, one)] for one in range(1, 7)}
        order = [one for one in parts if one != number]
        order.insert(to - 1, number)
        first = report.blocks.index(heading(1))
        signed = report.blocks[first + sum(map(len, parts.values())) :]
        for at, one in enumerate(order if renumbered else ()):
            parts[one][0] = NUMERALS[at] + heading(one)[1:]
        blocks = [*report.blocks[:first], *(block for one in order for block in parts[one]), *signed]
        [place] = paragraphs(parts[max(number, to) if abs(number - to) == 1 else number][:1])
        return Spoiled(blocks, (Due("S102", Words(place)),), tuple(headings(report)))

    return spoil


def renumbered(wrong: Callable[[int], str], numbers: range = range(2, 7), *, onwards: bool = False) -> Fault:
    """A part, or all from it on, with another ordinal for that of its number; one of another style above a text."""

    def spoil(report: Report, chance: Random) -> Spoiled | None:
        number = chance.choice(numbers)
        last = len(NUMERALS) if onwards else number
        expected = NUMERALS[number - 1] if wrong(number).endswith("、") else None
        if not expected and not isinstance(body(report, number)[0], str):
            return None
        blocks = report.blocks
        for one in range(number, last + 1):
            blocks = replaced(blocks, heading(one), wrong(one) + heading(one)[2:])
        place = Words(wrong(number) + heading(number)[2:])
        return Spoiled(blocks, (Due("S103", place, expected),), tuple(headings(report)))

    return spoil


def item_renumbered(by: int, *, onwards: bool = False) -> Fault:
    """An item of part one, or all from it on, with the numeral of one before or behind."""

    def spoil(report: Report, chance: Random) -> Spoiled | None:
        items = [text for text in paragraphs(body(report, 1)) if text.startswith("（")]
        if not items:
            return None
        number = chance.randrange(3, 5)
        blocks = report.blocks
        renamed = [f"（{NUMERALS[at + by]}{text[2:]}" for at, text in enumerate(items)]
        for at in range(number - 1, len(items) if onwards else number):
            blocks = replaced(blocks, items[at], renamed[at])
        return Spoiled(blocks, (Due("S103", Words(renamed[number - 1]), NUMERALS[number - 1]),), tuple(items))

    return spoil


def retitled(number: int, *titles: str) -> Fault:
    """A part under a title of its own."""

    def spoil(report: Report, chance: Random) -> Spoiled | None:
        new = f"{NUMERALS[number - 1]}、{chance.choice(titles)}"
        return rewritten(report, heading(number), Due("S104", Words(new), drafts.SECTIONS[number - 1]))

    return spoil


def emptied(number: int, *answers: str) -> Fault:
    """A part with nothing under its heading, or with what is no answer."""

    def spoil(report: Report, chance: Random) -> Spoiled | None:
        start = report.blocks.index(heading(number)) + 1
        answer = [chance.choice(answers)] if answers else []
        if answer and answer[0] in report.blocks:
            return None
        blocks = [*report.blocks[:start], *answer, *report.blocks[start + len(body(report, number)) :]]
        return Spoiled(blocks, (Due("S105", Words(heading(number))),), tuple(answer))

    return spoil


def titled(write: Callable[[Report], str]) -> Fault:
    """Another title."""

    def spoil(report: Report, _: Random) -> Spoiled | None:
        return rewritten(report, title_of(report), Due("S106", Words(write(report))))

    return spoil


def named(*names: str) -> Fault:
    """The report under another name."""

    def spoil(report: Report, chance: Random) -> Spoiled | None:
        title = title_of(report)
        return rewritten(report, title, Due("S106", Words(title.replace(NAME, chance.choice(names))), NAME))

    return spoil


def untitled(report: Report, _: Random) -> Spoiled | None:
    """No title at all."""
    title, first = title_of(report), lead(report)[0]
    if report.blocks[0] != title:
        return None
    return Spoiled(report.blocks[1:], (Due("S106", Words(first)),))


def printed_twice(report: Report, _: Random) -> Spoiled | None:
    """The title once more right behind it, on two lines."""
    title = title_of(report)
    again = title.removesuffix(NAME)
    return Spoiled(replaced(report.blocks, title, title, again, NAME), (Due("S106", Words(again)),), (title,))


def announced_twice(report: Report, _: Random) -> Spoiled | None:
    """年度 twice where the lead announces the report."""
    for text, found in find(lead(report), rf"{report.year}年(?={NAME})"):
        return rewritten(report, text, Due("S106", Words(put(text, found, f"{found[0]}度"), found.start())))
    return None


def announced(pattern: str, new: str, expected: str | None = None, *, at: str = "") -> Fault:
    """The lead announces other parts; reported at the words ``at`` of the new sentence."""

    def spoil(report: Report, _: Random) -> Spoiled | None:
        for text, found in find(lead(report), pattern):
            changed = put(text, found, new)
            place = Words(changed, changed.index(at) if at else None)
            return rewritten(report, text, Due("S107", place, expected))
        return None

    return spoil


LISTED = "、".join(drafts.SECTIONS)


def aspect_left_out(report: Report, chance: Random) -> Spoiled | None:
    """Part one says nothing of one of the five aspects."""
    number = chance.randrange(4 if report.body.governs else 5)
    old = next(text for text in paragraphs(body(report, 1)) if ASPECTS[number] in text[:16])
    mark = old[:3] if old[0] == "（" else ""
    blocks = replaced(report.blocks, old, f"{mark}其他情况。{report.body.own}编印了年鉴，更新了大事记。")
    return Spoiled(blocks, (Due("S108", Words(heading(1)), ASPECTS[number]),), tuple(paragraphs(body(report, 1))))


def assessments_left_out(report: Report, _: Random) -> Spoiled | None:
    """The own report of a government says nothing of assessments."""
    if not report.body.governs:
        return None
    old = next(text for text in paragraphs(body(report, 1)) if ASPECTS[4] in text[:16])
    new = old[: old.index(ASPECTS[4])] + f"{ASPECTS[4]}。开展业务培训，加强日常监督。"
    due = Due("S108", Words(heading(1)), "工作考核、社会评议和责任追究结果（条例第五十条第四项）")
    return Spoiled(replaced(report.blocks, old, new), (due,), tuple(paragraphs(body(report, 1))))


def too_long(report: Report, chance: Random) -> Spoiled | None:
    """Part one of more than a thousand characters."""
    old = chance.choice(paragraphs(body(report, 1)))
    sentence = "群众可以在办事大厅领取纸质材料，也可以向工作人员当面询问。"
    more = (f"{sentence}{'此外' if at % 2 else '同时'}，第{at}号窗口随到随办。" for at in range(1, 30))
    new = old + "".join(more)
    return Spoiled(replaced(report.blocks, old, new), (Due("S109", Words(heading(1)), "1000"),), (heading(1),))


FAULTS: dict[str, Fault] = {
    **{f"part {number} left out": left_out(number) for number in range(1, 7)},
    "a part left out and the rest renumbered": one_of(left_out(number, renumbered=True) for number in range(1, 6)),
    "a heading left out": one_of(left_out(number, body_kept=True) for number in range(1, 7)),
    "two parts swapped": one_of(moved(number, number + 1) for number in range(1, 6)),
    "two parts swapped and numbered anew": one_of(moved(number, number + 1, renumbered=True) for number in range(1, 6)),
    "the last part first": moved(6, 1),
    "the first part last": moved(1, 6),
    "a part two places on": one_of(moved(number, number + 2) for number in range(1, 5)),
    "a numeral twice": renumbered(lambda one: f"{NUMERALS[one - 2]}、"),
    "a numeral skipped": renumbered(lambda one: f"{'一二三四五六七'[one]}、", onwards=True),
    "a numeral missing": renumbered(lambda _: ""),
    "a numeral in brackets": renumbered(lambda one: f"（{NUMERALS[one - 1]}）", range(3, 7)),
    "a numeral in digits": renumbered(lambda one: f"{one}."),
    "an item twice": item_renumbered(-1),
    "an item skipped": item_renumbered(1, onwards=True),
    "part one retitled": retitled(1, "总体工作情况", "概述", "基本情况", "工作总体推进情况"),
    "part two retitled": retitled(2, "主动公开政府信息的情况", "主动公开信息情况"),
    "part three retitled": retitled(3, "收到和处理政府信息公开申请情况统计表", "政府信息依申请公开办理情况"),
    "part four retitled": retitled(4, "政府信息公开行政复议和行政诉讼情况", "行政复议、行政诉讼情况"),
    "part five retitled": retitled(
        5, "存在的问题及改进情况", "存在问题与改进方向", "存在的主要问题及整改措施", "存在主要问题和改进思路"
    ),
    "part six retitled": retitled(6, "其他需要报告的情况", "其他事项", "其它需要报告的事项"),
    "a slip in a title": retitled(4, "政府信息公开行政复议、行政诉情况", "政府信公开行政复议、行政诉讼情况"),
    "part one empty": emptied(1),
    "part five empty": emptied(5),
    "no answer in part five": emptied(5, "无。", "暂无问题。", "没有。", "略。", "不存在问题。", "本年度无。"),
    "a title without year": titled(lambda report: title_of(report).replace(f"{report.year}年", "")),
    "a title without body": titled(lambda report: title_of(report).replace(report.body.name, "")),
    "a title that says 年度 twice": titled(lambda report: title_of(report).replace("年", "年度", 1)),
    "another name": named(
        "政府信息公开年度报告", "政府信息公开工作总结", "政务公开工作年度报告", "政府信息公开工作的年度报告"
    ),
    "no title": untitled,
    "a title printed twice": printed_twice,
    "年度 twice in the lead": announced_twice,
    "one part more announced": announced("六个部分", "七个部分", "6", at="七个部分"),
    "one part fewer announced": announced("六个部分", "五个部分", "6", at="五个部分"),
    "a part missing from the list": announced(f"、{drafts.SECTIONS[4]}", "", "5", at="六个部分"),
    "the aspects of part one announced": announced(f"{LISTED}(?=等六)", "、".join(ASPECTS)),
    "an aspect left out": aspect_left_out,
    "a government's assessments left out": assessments_left_out,
    "part one too long": too_long,
}
