"""D103: the title, the statistics period, the lead and the date of publication disagree on the year."""

import datetime as dt
from collections.abc import Iterator

from gouji import Draft, Hit, Message, Place, Related, Rule

NAMES = {
    "title": Message("标题", "the title"),
    "period": Message("统计期限", "the statistics period"),
    "lead": Message("正文", "the lead"),
}
STATED = Message("{what}写的是{year}年", "{what} says {year}")


def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each statement of another year than most say, and one for a publication before the year ended."""
    stated = _stated(draft)
    if not stated:
        return
    # The title comes first, and so prevails where each says something else.
    years = [year for year, _ in stated.values()]
    year = max(years, key=years.count)
    basis = draft.basis(draft.form.period.basis if draft.form and draft.form.period else "")
    for name, (own, place) in stated.items():
        if own != year:
            others = {other: at for other, (that, at) in stated.items() if that == year}
            yield Hit(
                place,
                {"what": NAMES[name], "own": own, "others": NAMES[next(iter(others))], "year": year},
                expected=str(year),
                actual=str(own),
                related=tuple(Related(at, STATED, {"what": NAMES[one], "year": year}) for one, at in others.items()),
                basis=basis,
            )
    published = draft.published
    if published and published.date < dt.date(year, 12, 31):
        date = published.date.isoformat()
        yield Hit(published.place, {"date": date, "year": year}, message="early", actual=date, basis=basis)


def _stated(draft: Draft) -> dict[str, tuple[int, Place]]:
    """The years stated; of a period only where it is a whole year, as the rest is another rule's matter."""
    found: dict[str, tuple[int, Place]] = {}
    if draft.title and draft.title.year:
        found["title"] = draft.title.year, draft.title.place
    if draft.period and draft.period.dates.whole_year:
        found["period"] = draft.period.dates.whole_year, draft.period.place
    if draft.announced:
        found["lead"] = draft.announced.year, draft.announced.place
    return found


RULE = Rule(
    code="D103",
    name="year-conflict",
    severity="error",
    messages={
        "": Message(
            "{what}写的是{own}年，{others}写的是{year}年，年份不一致",
            "{what} says {own}, but {others} says {year}",
        ),
        "early": Message(
            "日期是 {date}，{year}年还没有结束，与{year}年全年的报告不符",
            "it is dated {date}, before the year {year} it reports on had ended",
        ),
    },
    check=check,
)
