"""Faults in what stands before the first part: statistics period, years, dates of publication, contact details."""

import re
from collections.abc import Callable
from random import Random

from drafts import Block
from faults.edits import Due, Fault, Spoiled, Words, body, find, lead, paragraphs, put, replaced, rewritten, title_of
from faults.reports import NAME, YEARS, Report

ELSEWHERE = (
    "数据截至{year}年12月底。",
    "本报告统计{year}年1—12月的工作。",
    "自{year}年1月1日起至{year}年12月31日止，{own}清理了目录。",
)
"""What gives dates, and no period of the figures."""


def _paragraph(report: Report, words: str) -> str:
    return next(text for text in paragraphs(report.blocks) if words in text)


def _rewritten(report: Report, old: str, text: str) -> list[Block]:
    """The blocks with a paragraph written otherwise, or without it where nothing is left of it."""
    return replaced(report.blocks, old, *([text] if text else []))


def no_period(*instead: str) -> Fault:
    """No statistics period, or something that is none in its place."""

    def spoil(report: Report, chance: Random) -> Spoiled | None:
        old = _paragraph(report, report.dates)
        new = chance.choice(instead).format(year=report.year, own=report.body.own) if instead else ""
        text = re.sub(rf"[^。]*{report.dates}[^。]*。", new, old)
        title = title_of(report)
        return Spoiled(_rewritten(report, old, text), (Due("D101", Words(title)),), tuple(lead(report)[:1]))

    return spoil


def period(*wrong: str) -> Fault:
    """A period that is not the whole year."""

    def spoil(report: Report, chance: Random) -> Spoiled | None:
        old = _paragraph(report, report.dates)
        new = chance.choice(wrong).format(year=report.year, before=report.year - 1, after=report.year + 1)
        expected = f"{report.year}年1月1日起至{report.year}年12月31日"
        text = old.replace(report.dates, new)
        return rewritten(report, old, Due("D102", Words(text, text.index(new)), expected), title_of(report))

    return spoil


def period_of_another_year(by: int) -> Fault:
    """A whole year, but not that reported on."""

    def spoil(report: Report, _: Random) -> Spoiled | None:
        old = _paragraph(report, report.dates)
        new = report.dates.replace(str(report.year), str(report.year + by))
        text = old.replace(report.dates, new)
        due = Due("D103", Words(text, text.index(new)), str(report.year))
        return rewritten(report, old, due, title_of(report), *_announcement(report))

    return spoil


def _announcement(report: Report) -> list[str]:
    """The paragraph that announces the report with its year, if any."""
    return [text for text in lead(report) if f"年{NAME}" in text]


def announced_year(report: Report, chance: Random) -> Spoiled | None:
    """The lead announces the report on another year."""
    for text, found in find(_announcement(report), rf"{report.year}(?=年{NAME})"):
        new = put(text, found, str(report.year + chance.choice((-1, 1))))
        due = Due("D103", Words(new, found.start()), str(report.year))
        return rewritten(report, text, due, title_of(report), _paragraph(report, report.dates))
    return None


def titled_year(report: Report, chance: Random) -> Spoiled | None:
    """The title names another year than period and lead."""
    year = report.year + chance.choice((-1, 1))
    if not _announcement(report) or YEARS[0] in (year, report.year):
        return None
    title = title_of(report)
    due = Due("D103", Words(title.replace(str(report.year), str(year))), str(report.year))
    return rewritten(report, title, due, _paragraph(report, report.dates), *_announcement(report))


_DATE = r"\d{4}[-年]\d{1,2}[-月]\d{1,2}日?"


def _dated(report: Report) -> str:
    """The paragraph that says when the report was published or signed; empty where none does."""
    ends = (text for text in (report.blocks[0], report.blocks[-1]) if isinstance(text, str))
    return next((text for text in ends if re.search(rf"{_DATE}$", text)), "")


def published(code: str, day: Callable[[Report], str]) -> Fault:
    """Another date of publication, or signature; a day is given as MM-DD or as YYYY-MM-DD."""

    def spoil(report: Report, _: Random) -> Spoiled | None:
        old, date = _dated(report), day(report)
        found = re.search(_DATE, old)
        if not (found and date):
            return None
        year, month, of = date.split("-")
        new = date if "-" in found[0] else f"{year}年{int(month)}月{int(of)}日"
        expected = f"{report.year + 1}-{report.body.last_day}" if code == "D105" else None
        due = Due(code, Words(put(old, found, new), found.start()), expected)
        return rewritten(report, old, due, title_of(report), *lead(report))

    return spoil


def _behind_deadline(report: Report, days: int) -> str:
    """A date some days behind the last day to publish; empty where the law names none."""
    month = int(report.body.last_day[:2] or 0)
    return f"{report.year + 1}-{month + 1:02}-{days:02}" if month else ""


def stale(number: int, text: str, by: int, *, expected: int = 0) -> Fault:
    """A sentence of another year's report in a part; reported at its year."""

    def spoil(report: Report, chance: Random) -> Spoiled | None:
        old = chance.choice(paragraphs(body(report, number)))
        names = {"own": report.body.own, "body": report.body.name}
        added = text.format(year=report.year + by, count=chance.randrange(20, 400), **names)
        start = len(old) + added.index(str(report.year + by))
        due = Due("D104", Words(old + added, start), str(report.year + expected))
        return rewritten(report, old, due, title_of(report), *lead(report))

    return spoil


def stale_sentence(report: Report, chance: Random) -> Spoiled | None:
    """A sentence on this year's work with last year's number."""
    for text, found in find(paragraphs(body(report, 1)), rf"{report.year}(?=年，{report.body.own}(?:共办理|未收到))"):
        new = put(text, found, str(report.year - chance.choice((1, 2))))
        due = Due("D104", Words(new, found.start()), str(report.year))
        return rewritten(report, text, due, title_of(report), *lead(report))
    return None


def no_contact(instead: str) -> Fault:
    """Nothing that tells how to reach the body."""

    def spoil(report: Report, _: Random) -> Spoiled | None:
        blocks: list[Block] = []
        for block in report.blocks:
            if isinstance(block, str) and any(piece in block for piece in report.contact):
                text = block if block not in report.contact else ""
                for piece in report.contact:
                    text = text.replace(piece, "")
                blocks += [text] if text else []
            else:
                blocks.append(block)
        new = instead.format(body=report.body.name)
        blocks = [*blocks, new] if new else blocks
        return Spoiled(blocks, (Due("C101", Words(title_of(report))),), (new,) if new else ())

    return spoil


PHONE = r"[；，]?联系电话：(?P<number>[0-9（）—-]+\d)"
PHONE_WITHOUT_MARKS = r"联系电话：(?P<number>\d+)"
ADDRESS = r"[；，]?(?:联系)?地址：(?P<number>[^；，。]+号)"
POSTCODE = r"(?:邮编|邮政编码)：(?P<number>\d{6})"
EMAIL = r"电子邮箱：(?P<number>[!-~]+)"
DETAILS = (PHONE, ADDRESS, POSTCODE, EMAIL)


def contact_without(detail: str) -> Fault:
    """A contact that lacks one kind of detail; reported at the first paragraph that still gives one."""

    def spoil(report: Report, _: Random) -> Spoiled | None:
        for old, found in find(lead(report), detail):
            blocks = _rewritten(report, old, put(old, found, "").replace("（；", "（"))
            left = next(text for text in paragraphs(blocks) if any(re.search(one, text) for one in DETAILS))
            return Spoiled(blocks, (Due("C102", Words(left, None)),), report.contact)
        return None

    return spoil


def contact(detail: str, wrong: Callable[[str, Random], str]) -> Fault:
    """A detail that is written wrong."""

    def spoil(report: Report, chance: Random) -> Spoiled | None:
        for old, found in find(lead(report), detail):
            new = put(old, found, wrong(found["number"], chance), "number")
            return rewritten(report, old, Due("C103", Words(new, found.start("number"))))
        return None

    return spoil


FAULTS: dict[str, Fault] = {
    "no period": no_period(),
    "no period but dates": no_period(*ELSEWHERE),
    "a month left out": period("{year}年2月1日起至{year}年12月31日", "{year}年1月1日起至{year}年11月30日"),
    "a period of half a year": period("{year}年1月1日起至{year}年6月30日", "{year}年7月1日至12月31日"),
    "a period that runs on": period("{before}年12月1日起至{year}年12月31日", "{year}年1月1日起至{after}年1月15日"),
    "the last day missed": period("{year}年1月1日起至{year}年12月30日", "{year}年1月2日起至{year}年12月31日"),
    "the 30th of February": period("{year}年2月30日起至{year}年12月31日"),
    "a day that is none": period("{year}年1月1日起至{year}年12月32日", "{year}年1月1日起至{year}年13月31日"),
    "a period that ends before it begins": period(
        "{year}年1月1日起至{before}年12月31日", "{year}年12月31日起至{year}年1月1日"
    ),
    "a period without its year": period("1月1日起至12月31日"),
    "a period without 年": period("{year}1月1日起至{year}12月31日", "{year}1月1日至{year}年12月31日"),
    "a period of the year before": period_of_another_year(-1),
    "a period of the year after": period_of_another_year(1),
    "another year in the lead": announced_year,
    "another year in the title": titled_year,
    "published before the year ended": published("D103", lambda report: f"{report.year}-01-20"),
    "published on the day before the last": published("D103", lambda report: f"{report.year}-12-30"),
    "published a day late": published("D105", lambda report: _behind_deadline(report, 1)),
    "published weeks late": published("D105", lambda report: _behind_deadline(report, 23)),
    "last year's figures left in": stale(1, "{own}{year}年度通过网站主动公开政府信息{count}条。", -1),
    "last year's figures of the body by name": stale(1, "{body}{year}年主动公开政府信息{count}条。", -1),
    "last year's sentence left in": stale(1, "{year}年，{own}主动公开政府信息{count}条。", -1),
    "nothing received next year": stale(1, "{year}年，{own}未收到政府信息公开申请。", 1),
    "last year's plan left in": stale(5, "{year}年，{own}将进一步加强政府信息公开工作。", 0, expected=1),
    "the year of a sentence left as it was": stale_sentence,
    "no contact": no_contact(""),
    "a web address alone": no_contact("本报告可在政府网站（www.example.gov.cn）下载。"),
    "asked to call without a number": no_contact("如对本报告有疑问，请与{body}办公室联系。"),
    "no telephone": contact_without(PHONE),
    "no address": contact_without(ADDRESS),
    "no area code": contact(PHONE, lambda number, _: number[-7:]),
    "a digit of the telephone dropped": contact(PHONE_WITHOUT_MARKS, lambda number, _: number[:-1]),
    "a digit of the telephone too many": contact(PHONE, lambda number, chance: number + str(chance.randrange(10))),
    "a mobile number of twelve digits": contact(PHONE, lambda *_: "139000012345"),
    "a postcode of five digits": contact(POSTCODE, lambda number, _: number[:-1]),
    "a postcode of seven digits": contact(POSTCODE, lambda number, _: f"{number}0"),
    "a full-width sign in an e-mail address": contact(EMAIL, lambda mail, _: mail.replace("@", "＠")),
    "a blank in an e-mail address": contact(
        EMAIL, lambda mail, chance: mail.replace("@", chance.choice((" @", "@ ", " @ ")))
    ),
    "no @ in an e-mail address": contact(EMAIL, lambda mail, _: mail.replace("@", "#").replace(".gov", "")),
    "an e-mail address cut short": contact(EMAIL, lambda mail, _: mail.partition(".")[0]),
    "a comma in an e-mail address": contact(EMAIL, lambda mail, _: mail.replace(".cn", ",cn")),
}
