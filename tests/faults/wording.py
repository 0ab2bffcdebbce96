"""Slips of the pen in running text, and what is left of a template."""

import re
from collections.abc import Callable, Sequence
from random import Random

from faults.edits import Due, Fault, Spoiled, Words, body, find, paragraphs, prose, put, rewritten
from faults.reports import NUMERALS, Report

IDEOGRAPH = "[\u4e00-\u9fff]"
PASSED_OVER = re.compile(r"（[一二三四五]）|（\d{4}）|（占")
"""Brackets that tell what they hold: an item, an area code, a share."""
NARROW = dict(zip("，；：（）", ",;:()", strict=True))
COUNTED = rf"{IDEOGRAPH}(?P<number>\d+)(?=[次份篇项])"
"""A number in running text that is none of the tables'."""


SURE = (
    "工作", "(?<!取)信息", "(?<!国)政府", "(?<!办)公开", "制度", "培训", "更新", "(?<!子)文件", "业务", "政策", "栏目",
)  # fmt: skip
"""Words of which a character typed twice is one of no word before it."""


def inserted(code: str, *sentences: str) -> Fault:
    """A sentence more behind a paragraph's last; the finding begins at 【."""

    def spoil(report: Report, chance: Random) -> Spoiled | None:
        old = chance.choice([text for number in (1, 5) for text in paragraphs(body(report, number))])
        sentence = chance.choice(sentences).format(year=report.year, own=report.body.own)
        place = Words(old + sentence.replace("【", "", 1), len(old) + sentence.index("【"))
        return rewritten(report, old, Due(code, place))

    return spoil


def number_left(code: str, *blanks: str, before: int = 0) -> Fault:
    """A number that was never filled in, reported so many characters before it."""

    def spoil(report: Report, chance: Random) -> Spoiled | None:
        among = [*find(paragraphs(body(report, 1)), COUNTED)]
        if not among:
            return None
        text, found = chance.choice(among)
        place = Words(put(text, found, chance.choice(blanks), "number"), found.start("number") - before)
        return rewritten(report, text, Due(code, place))

    return spoil


def doubled(words: Sequence[str], length: int) -> Fault:
    """The first characters of a word typed twice."""

    def spoil(report: Report, chance: Random) -> Spoiled | None:
        text, found = chance.choice([*find(prose(report), "|".join(words))])
        twice = found[0][:length]
        place = Words(put(text, found, twice + found[0]), found.start())
        return rewritten(report, text, Due("W101", place, twice))

    return spoil


def _pairs(text: str, marks: str) -> list[tuple[int, int]]:
    """Where the pairs of two marks stand."""
    waiting: list[int] = []
    found = []
    for at, sign in enumerate(text):
        if sign == marks[0]:
            waiting.append(at)
        elif sign == marks[1]:
            found.append((waiting.pop(), at))
    return [pair for pair in found if not PASSED_OVER.match(text, pair[0])]


def unpaired(marks: str, change: Callable[[str, int, int], tuple[str, int]]) -> Fault:
    """A pair of marks changed so that it is none; the change gives the text and where the finding is."""

    def spoil(report: Report, chance: Random) -> Spoiled | None:
        among = [(text, pair) for text in prose(report) for pair in _pairs(text, marks)]
        if not among:
            return None
        text, pair = chance.choice(among)
        return rewritten(report, text, Due("W102", Words(*change(text, *pair))))

    return spoil


def _opening_dropped(text: str, start: int, end: int) -> tuple[str, int]:
    return text[:start] + text[start + 1 :], end - 1


def _closing_dropped(text: str, start: int, end: int) -> tuple[str, int]:
    return text[:end] + text[end + 1 :], start


def _closing_turned(text: str, start: int, end: int) -> tuple[str, int]:
    return text[:end] + text[start] + text[end + 1 :], end


def _opening_turned(text: str, start: int, end: int) -> tuple[str, int]:
    return text[:start] + text[end] + text[start + 1 :], start


def half_width(pattern: str) -> Fault:
    """A half-width mark in Chinese text."""

    def spoil(report: Report, chance: Random) -> Spoiled | None:
        among = [*find(prose(report), pattern)]
        if not among:
            return None
        text, found = chance.choice(among)
        place = Words(put(text, found, NARROW[found[0]]), found.start())
        return rewritten(report, text, Due("W103", place, found[0]))

    return spoil


def repeated(pattern: str, new: str, *, once: bool) -> Fault:
    """A mark twice, or with another that cannot stand beside it."""

    def spoil(report: Report, chance: Random) -> Spoiled | None:
        among = [*find(prose(report), pattern)]
        if not among:
            return None
        text, found = chance.choice(among)
        place = Words(put(text, found, found.expand(new)), found.start())
        return rewritten(report, text, Due("W105", place, found[0] if once else None))

    return spoil


def _lists(report: Report) -> list[tuple[str, list[re.Match[str]]]]:
    """The members of each list 一是 … 二是 … of part five, with its paragraph."""
    found = []
    for text in paragraphs(body(report, 5)):
        members = [*re.finditer(rf"(?P<mark>[；，。：]?)(?P<numeral>[{NUMERALS}])是", text)]
        starts = [at for at, member in enumerate(members) if member["numeral"] == "一"]
        found += [(text, members[start:stop]) for start, stop in zip(starts, [*starts[1:], None], strict=True)]
    return found


def member_twice(report: Report, chance: Random) -> Spoiled | None:
    """A member of a list with the numeral of the one before."""
    text, members = chance.choice(_lists(report))
    at = chance.randrange(2, len(members))
    new = put(text, members[at], NUMERALS[at - 1], "numeral")
    return rewritten(report, text, Due("W104", _at(new, members[at]), f"{NUMERALS[at]}是"))


def _at(text: str, member: re.Match[str]) -> Words:
    return Words(text, member.start("numeral"))


def member_skipped(report: Report, chance: Random) -> Spoiled | None:
    """All members of the first list from one on with the numeral of the next."""
    text, members = _lists(report)[0]
    at = chance.randrange(1, len(members))
    new = text
    for number, member in enumerate(members[at:], at + 1):
        new = put(new, member, NUMERALS[number], "numeral")
    return rewritten(report, text, Due("W104", _at(new, members[at]), f"{NUMERALS[at]}是"))


def joined_by_a_comma(report: Report, chance: Random) -> Spoiled | None:
    """One member of a list behind a comma, the others behind semicolons."""
    among = [(text, members) for text, members in _lists(report) if len(members) > 3]
    if not among:
        return None
    text, members = chance.choice(among)
    member = chance.choice(members[1:])
    new = put(text, member, "，", "mark")
    return rewritten(report, text, Due("W104", _at(new, member), f"；{member['numeral']}是"))


FAULTS: dict[str, Fault] = {
    "crosses for a number": number_left("L101", "XX", "××", "ＸＸ"),
    "a line for a number": number_left("L101", "____", "＿＿＿"),
    "a field of a template": inserted(
        "L101", "{own}【{{{{ content }}}}。", "由【${{office}}汇总。", "由【«科室名称»汇总。"
    ),
    "brackets without a number": inserted(
        "L101", "依据是《青禾县政务公开办法》（青政发【〔〕号）。", "见青政办发【[]号。"
    ),
    "an instruction": inserted(
        "L101", "公布了目录【（请根据实际情况填写）。", "公布了目录【（此处填写）。", "公布了目录【（待补充）。"
    ),
    "a prompt of the form": inserted("L101", "【（文字描述）", "网址为【（具体网址）。"),
    "an instruction on type": inserted("L101", "公布了目录【（仿宋三号字）。", "公布了目录【（正文为仿宋_GB2312）。"),
    "a date of crosses": inserted("L101", "【X月X日召开了推进会。", "于【20XX年启用新目录。", "于【×月×日启用新目录。"),
    "empty brackets": inserted("L101", "公布了【【】目录。", "启用了新目录【（　）。", "启用了新目录【《》。"),
    "dots behind a label": inserted("L101", "网址：【……", "公开地点：【......"),
    "a note to oneself": inserted("L101", "新目录已启用，【TODO：核对。", "新目录的页数（【TBD）。"),
    "a gap for a number": number_left("L102", " ", "  ", "　", before=1),
    "a number missing without a gap": inserted("L102", "全年【共主动公开条。", "另外【发布政府信息条。"),
    "a share without its number": inserted("L102", "按时更新率【达 %。", "网上办理【占%。"),
    "a date without its numbers": inserted("L102", "新目录于{year}【年 月 日启用。", "于  【年  月  日印发手册。"),
    "a character twice": doubled(SURE, 1),
    "a word twice": doubled(("信息", "制度", "栏目", "文件", "业务", "目录", "政策", "群众"), 2),
    "several characters twice": doubled(
        ("政府信息", "统计期限", "社会评议", "更新不够及时", "更新时限", "信息处理费"), 4
    ),
    **{
        f"{marks}: {name}": unpaired(marks, change)
        for marks in ("（）", "《》", "“”", "〔〕", "〈〉")
        for name, change in (
            ("opening mark dropped", _opening_dropped),
            ("closing mark dropped", _closing_dropped),
            ("closing mark turned", _closing_turned),
            ("opening mark turned", _opening_turned),
        )
    },
    "an odd mark that opens": inserted(
        "W102", "设立了【「公开角。", "设立了【『公开角。", "设立了【【公开角。", "设立了【‘公开角。"
    ),
    "an odd mark that closes": inserted(
        "W102", "设立了公开角【」。", "设立了公开角【』。", "设立了公开角【】。", "设立了公开角【〕。"
    ),
    "a half-width comma": half_width(rf"(?<={IDEOGRAPH})，(?={IDEOGRAPH})"),
    "a half-width semicolon": half_width(rf"(?<={IDEOGRAPH})；(?={IDEOGRAPH})"),
    "a half-width colon": half_width(rf"(?<={IDEOGRAPH})：(?=[\d\u4e00-\u9fff])"),
    "a half-width bracket": half_width(rf"（(?={IDEOGRAPH})|(?<={IDEOGRAPH})）"),
    "a stop twice": repeated("。", "。。", once=True),
    "a comma twice": repeated("(?<!起)，", "，，", once=True),
    "a semicolon or colon twice": repeated(r"([；：])", r"\1\1", once=True),
    "、 twice": repeated("、", "、、", once=True),
    "a stop behind another mark": repeated("。", "；。", once=False),
    "a comma behind a stop": repeated("。(?=.)", "。，", once=False),
    "a comma behind 、": repeated("、", "、，", once=False),
    "a member of a list twice": member_twice,
    "a member of a list skipped": member_skipped,
    "a member joined by a comma": joined_by_a_comma,
}
