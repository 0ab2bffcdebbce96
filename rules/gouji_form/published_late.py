"""D105: the document is published after the day the law sets for a body of its kind."""

from collections.abc import Iterator

from gouji import Draft, Hit, Message, Rule


def check(draft: Draft) -> Iterator[Hit]:
    """One hit, at the date; none for a date years later, which is when a web site was moved."""
    publication = draft.form.publication if draft.form else None
    published = draft.published
    deadline = publication.deadline(draft.unit) if publication else None
    if not (deadline and published and published.date.year == draft.year + 1):
        return
    if (published.date.month, published.date.day) > (deadline.month, deadline.day):
        last = f"{draft.year + 1}-{deadline.month:02}-{deadline.day:02}"
        yield Hit(
            published.place,
            {"unit": draft.unit, "date": published.date.isoformat(), "last": last},
            expected=last,
            actual=published.date.isoformat(),
            basis=draft.basis(deadline.basis),
        )


RULE = Rule(
    code="D105",
    name="published-late",
    severity="warning",
    messages={
        "": Message(
            "日期是 {date}，“{unit}”的年度报告应在 {last} 前公布",
            "it is dated {date}; the report of “{unit}” was to be published by {last}",
        )
    },
    check=check,
)
