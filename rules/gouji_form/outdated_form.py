"""T108: the tables are of an edition of the form that is no longer in use."""

from collections.abc import Iterator

from gouji import Draft, Hit, Message, Place, Rule
from gouji_form.terms import quoted


def check(draft: Draft) -> Iterator[Hit]:
    """One hit, at the first of the tables that are of an edition before that of the report's year."""
    outdated = draft.outdated
    if draft.form and outdated:
        name, edition = next(iter(outdated.items()))
        first = draft.tables[name].tables[0]
        titles = "、".join(quoted(draft.tables[one].form.title) for one in outdated)
        yield Hit(
            Place(first.number, 0, 0, first.index, 1, 1),
            {
                "titles": titles,
                "old": edition.edition,
                "new": draft.form.edition,
                "year": draft.year or draft.form.years.start,
            },
            message="" if draft.year else "no-year",
            expected=draft.form.edition,
            actual=edition.edition,
            basis=draft.form.basis,
        )


RULE = Rule(
    code="T108",
    name="outdated-form",
    severity="error",
    messages={
        "": Message(
            "{titles}表用的是{old}年版的表式；{year}年度的报告应使用{new}年版，行、列没有再逐一核对",
            "of the edition of {old}: {titles}; a report on {year} is to use that of {new}, "
            "so its rows and columns were not compared one by one",
        ),
        "no-year": Message(
            "{titles}表用的是{old}年版的表式；报告没有写明年度，{year}年度起的报告应使用{new}年版，行、列没有再逐一核对",
            "of the edition of {old}: {titles}; the report states no year, and from {year} on that of "
            "{new} is to be used; its rows and columns were not compared one by one",
        ),
    },
    check=check,
)
