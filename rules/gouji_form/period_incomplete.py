"""D102: the statistics period is stated, but not as a whole year of days that exist."""

from collections.abc import Iterator

from gouji import DateRange, Draft, Hit, Message, Rule


def check(draft: Draft) -> Iterator[Hit]:
    """One hit, at the dates, where one is no date, the last comes before the first, or the year is not whole."""
    asked = draft.form.period if draft.form else None
    if not (asked and draft.period):
        return
    fault = _fault(draft.period.dates, whole_year=asked.whole_year)
    if fault:
        expected = _expected(draft) if asked.whole_year else ""
        yield Hit(
            draft.period.place,
            {"actual": draft.period.text, "expected": expected},
            message=fault if expected else f"{fault}-alone",
            expected=expected or None,
            actual=draft.period.text,
            basis=draft.basis(asked.basis),
        )


def _fault(dates: DateRange, *, whole_year: bool) -> str:
    if dates.first is None or dates.last is None:
        return "broken"
    if dates.last < dates.first:
        return "reversed"
    return "partial" if whole_year and not dates.whole_year else ""


def _expected(draft: Draft) -> str:
    year = draft.year or "××××"
    return f"{year}年1月1日起至{year}年12月31日"


RULE = Rule(
    code="D102",
    name="period-incomplete",
    severity="error",
    messages={
        "broken": Message(
            "统计期限的日期有误：“{actual}”，应为“{expected}”",
            "the statistics period holds no real dates: “{actual}”, should be “{expected}”",
        ),
        "broken-alone": Message(
            "统计期限的日期有误：“{actual}”", "the statistics period holds no real dates: “{actual}”"
        ),
        "reversed": Message(
            "统计期限的截止日早于起始日：“{actual}”，应为“{expected}”",
            "the statistics period ends before it begins: “{actual}”, should be “{expected}”",
        ),
        "reversed-alone": Message(
            "统计期限的截止日早于起始日：“{actual}”", "the statistics period ends before it begins: “{actual}”"
        ),
        "partial": Message(
            "统计期限不是一整年：“{actual}”，应为“{expected}”",
            "the statistics period is not a whole year: “{actual}”, should be “{expected}”",
        ),
    },
    check=check,
)
