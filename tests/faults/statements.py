"""Faults in what running text says: sums, shares, figures of the tables, what must be stated, laws cited."""

import re
from collections.abc import Callable, Iterator
from random import Random

import drafts
from drafts import Grid
from faults.edits import (
    Due,
    Fault,
    Spoiled,
    Words,
    any_slip,
    body,
    find,
    grids,
    heading,
    paragraphs,
    prose,
    put,
    replaced,
    rewritten,
    says,
    title_of,
)
from faults.reports import REGULATION, Report
from faults.tables import FIRST, FOUR, PARTS, SAID, THREE, TOTAL, figure_at, handled, row_of

DISCLOSED = r"公开(?:政府)?信息(\d+)条"
STATEMENTS = {
    "what was newly received": r"新收政府信息公开申请(\d+)件",
    "what was received": r"(?:收到|受理)政府信息公开申请(\d+)件",
    "what was carried in": r"上年(?:度)?结转(?:申请)?(\d+)件",
    "what was answered": r"(?:办结|答复)(\d+)件",
    "what was dealt with": r"办理政府信息公开申请(\d+)件",
    "what was carried over": r"结转下年度继续办理(\d+)件",
    "what was put off": r"另有(\d+)件顺延",
    "what was granted": r"予以公开(\d+)件",
    "what was granted in part": r"部分公开(\d+)件",
    "what was refused": r"不予公开(\d+)件",
    "what could not be given": r"无法提供(\d+)件",
    "what was not dealt with": r"不予处理(\d+)件",
    "what was done otherwise": r"其他处理(\d+)件",
    "persons": r"自然人(\d+)件",
    "organisations": r"法人或其他组织(\d+)件",
    "reviews": r"行政复议(\d+)件",
    "reviews, the number first": r"有(\d+)件涉及",
    "actions": r"行政诉讼(\d+)件",
    "actions at once": r"直接起诉(\d+)件",
    "actions after review": r"复议后起诉(\d+)件",
    **{f"{outcome} of reviews": rf"行政复议.*{outcome}(\d+)件" for outcome in drafts.OUTCOMES[:4]},
    **{f"{outcome} of actions": rf"行政诉讼.*{outcome}(\d+)件" for outcome in drafts.OUTCOMES[:4]},
    "documents issued": r"制发行政规范性文件(\d+)件",
    "documents repealed": r"废止行政规范性文件(\d+)件",
    "documents in force": r"现行有效行政规范性文件(\d+)件",
    "regulations issued": r"制定规章(\d+)件",
    "regulations repealed": r"废止规章(\d+)件",
    "regulations in force": r"现行有效规章(\d+)件",
}
"""What running text may say of the tables, each with its number."""
LISTINGS = (
    "全年开设讲座{n}场，其中线上{a}场、线下{b}场、流动{c}场。",
    "登记来访{n}人次，包括窗口{a}人次、现场{b}人次、其他{c}人次。",
    "核对目录{n}项（新增{a}项，调整{b}项，保留{c}项）。",
    "编印手册{n}册：业务手册{a}册、便民手册{b}册、法规手册{c}册。",
)


def misstated(code: str, text: str, found: re.Match[str], wrong: str) -> Due:
    """A paragraph with another number for the one that a pattern found, which is what it should be."""
    return Due(code, Words(put(text, found, wrong, 1), found.start(1)), found[1])


def total_wrong(report: Report, chance: Random) -> Spoiled | None:
    """The total of what was disclosed is not what its parts give."""
    for text, found in find(paragraphs(body(report, 1)), DISCLOSED):
        if "%" not in text:
            wrong = str(int(found[1]) + chance.choice((-20, -1, 1, 2)))
            return rewritten(report, text, misstated("P101", text, found, wrong))
    return None


def part_wrong(report: Report, chance: Random) -> Spoiled | None:
    """One of the parts of what was disclosed is wrong; reported at the total."""
    for text, total in find(paragraphs(body(report, 1)), DISCLOSED):
        part = chance.choice([*re.finditer(r"\d+(?=条)", text)][1:])
        by = chance.choice((-2, -1, 1, 10))
        if "%" not in text:
            place = Words(put(text, part, str(int(part[0]) + by)), total.start(1))
            return rewritten(report, text, Due("P101", place, str(int(total[1]) + by)))
    return None


def listing_wrong(listing: str) -> Fault:
    """A sentence more, whose parts do not give its total."""

    def spoil(report: Report, chance: Random) -> Spoiled | None:
        parts = [chance.randrange(20, 60) for _ in range(3)]
        n = sum(parts) + chance.choice((-9, -1, 1, 2))
        old = chance.choice([text for number in (1, 5) for text in paragraphs(body(report, number))])
        new = old + listing.format(n=n, a=parts[0], b=parts[1], c=parts[2])
        return rewritten(report, old, Due("P101", Words(new, len(old) + listing.index("{n}")), str(sum(parts))))

    return spoil


def share_wrong(report: Report, chance: Random) -> Spoiled | None:
    """A percentage that is not the part divided by the total."""
    shares = [*find(paragraphs(body(report, 1)), r"占(\d+\.\d)%")]
    if not shares:
        return None
    text, found = chance.choice(shares)
    share = float(found[1])
    wrong = f"{chance.choice((share + 5, share / 2, share + 0.4)):.1f}"
    return rewritten(report, text, misstated("P103", text, found, wrong))


def statement_wrong(pattern: str) -> Fault:
    """A figure that is not the table's, nor another that the words might mean."""

    def spoil(report: Report, chance: Random) -> Spoiled | None:
        for text, found in find(prose(report), pattern):
            tables, known = grids(report.blocks), set(_figures(report))
            wrong = int(any_slip(found[1], chance))
            while wrong in known:
                wrong += 1
            return rewritten(report, text, misstated("P102", text, found, str(wrong)), title_of(report), *tables)
        return None

    return spoil


def _figures(report: Report) -> Iterator[int]:
    """Every figure of the tables, and those of table three that words may mean: with what was carried in, by kind."""
    for grid in grids(report.blocks):
        yield from (int(cell.text) for cell in grid if cell.text.isdigit())
    grid = _table(report, THREE) or []
    for row in (FIRST, FIRST + 1, handled(grid)):
        persons, total = figure_at(grid, row, FIRST), figure_at(grid, row, TOTAL)
        yield from (total - persons, figure_at(grid, FIRST, TOTAL) + total)
        yield figure_at(grid, FIRST, FIRST) + persons
    yield sum(figure_at(grid, row, col) for row in (FIRST, FIRST + 1) for col in PARTS[1:])


def _table(report: Report, label: str) -> Grid | None:
    return next((grid for grid in grids(report.blocks) if any(cell.text == label for cell in grid)), None)


def denied(code: str, sentence: str, label: str, count: Callable[[Grid], int]) -> Fault:
    """A sentence more in part one, which says from 【 on that there is none of what a table counts."""

    def spoil(report: Report, chance: Random) -> Spoiled | None:
        grid = _table(report, label)
        if grid is None or not count(grid) or says(report, rf"{SAID}|行政复议|行政诉讼"):
            return None
        old = chance.choice(paragraphs(body(report, 1)))
        place = Words(old + sentence.replace("【", ""), len(old) + sentence.index("【"))
        return rewritten(
            report, old, Due(code, place, str(count(grid)) if code == "P102" else "0"), grid, title_of(report)
        )

    return spoil


def carried_over(grid: Grid) -> int:
    """How many applications are carried over."""
    return figure_at(grid, handled(grid) + 1, TOTAL)


def no_fee(report: Report, _: Random) -> Spoiled | None:
    """Part six says that no fee was charged, though applications lapsed as it was not paid."""
    grid = _table(report, drafts.ROWS[21])
    if grid is None or not figure_at(grid, row_of(grid, drafts.ROWS[21]), TOTAL):
        return None
    return rewritten(
        report, paragraphs(body(report, 6))[0], Due("P104", Words("本年度未收取信息处理费。", 3), "0"), grid
    )


def no_word_on_fees(*instead: str) -> Fault:
    """Part six without a word on fees."""

    def spoil(report: Report, chance: Random) -> Spoiled:
        old = paragraphs(body(report, 6))[0]
        blocks = replaced(report.blocks, old, *([chance.choice(instead)] if instead else []))
        return Spoiled(blocks, (Due("F101", Words(heading(6)), "本年度未收取政府信息处理费。"),))

    return spoil


def cited(pattern: str, new: str, expected: str) -> Fault:
    """A law or a notice cited by a wrong number, which begins at 【."""

    def spoil(report: Report, chance: Random) -> Spoiled | None:
        among = [*find(prose(report), pattern)]
        if not among:
            return None
        text, found = chance.choice(among)
        changed = put(text, found, new)
        place = Words(changed.replace("【", ""), changed.index("【"))
        return rewritten(report, text, Due("L103", place, expected))

    return spoil


LAW, NOTICE = "国务院令第711号", "国办公开办函〔2021〕30号"
ALONE = rf"(?<={REGULATION})(?!（)"
FAULTS: dict[str, Fault] = {
    "a total wrong": total_wrong,
    "a part of a total wrong": part_wrong,
    **{f"a listing wrong: {listing[-12:-1]}": listing_wrong(listing) for listing in LISTINGS},
    "a share wrong": share_wrong,
    **{f"text and table: {name}": statement_wrong(pattern) for name, pattern in STATEMENTS.items()},
    "nothing received": denied(
        "P102", "全年【未收到政府信息公开申请。", THREE, lambda grid: figure_at(grid, FIRST, TOTAL)
    ),
    "nothing carried in": denied("P102", "【无上年结转申请。", THREE, lambda grid: figure_at(grid, FIRST + 1, TOTAL)),
    "no review": denied("P102", "【未发生行政复议。", FOUR, lambda grid: figure_at(grid, FIRST, 5)),
    "no action": denied(
        "P102", "【未发生行政诉讼。", FOUR, lambda grid: figure_at(grid, FIRST, 10) + figure_at(grid, FIRST, 15)
    ),
    "all done": denied("P104", "所有政府信息公开申请【均已按要求办理完成。", THREE, carried_over),
    "all answered": denied("P104", "所有政府信息公开申请【均已依法答复。", THREE, carried_over),
    "no fee charged": no_fee,
    "no word on fees": no_word_on_fees("无。", "没有其他需要报告的事项。", "暂无其他需要报告的情况。"),
    "part six empty": no_word_on_fees(),
    "the law by its old number": cited(LAW, "【国务院令第492号", LAW),
    "the old number behind the law": cited(ALONE, "（【国务院令第492号）", LAW),
    "a number the law never had": cited(LAW, "【国务院令第717号", LAW),
    "a notice by another year": cited(NOTICE, "【国办公开办函〔2022〕30号", NOTICE),
    "a notice by another number": cited(NOTICE, "【国办公开办函〔2021〕3号", NOTICE),
}
