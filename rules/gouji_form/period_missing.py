"""D101: the statistics period is not stated."""

from collections.abc import Iterator

from gouji import Draft, Hit, Message, Rule


def check(draft: Draft) -> Iterator[Hit]:
    """One hit, at the title or else the beginning, where the form asks for a period and none is stated."""
    period = draft.form.period if draft.form else None
    if period and draft.period is None:
        year = draft.year or "××××"
        yield Hit(
            draft.beginning,
            {"example": period.example.format(year=year)},
            basis=draft.basis(period.basis),
        )


RULE = Rule(
    code="D101",
    name="period-missing",
    severity="error",
    messages={
        "": Message(
            "没有写明数据的统计期限，可写作：{example}",
            "the statistics period is not stated; write for example: {example}",
        )
    },
    check=check,
)
