"""T101: a section stands without its table."""

from collections.abc import Iterator

from gouji import Draft, Hit, Message, Rule


def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each table not found, at the heading of its section; none where the section itself is missing."""
    for table in draft.form.tables if draft.form else ():
        section = draft.sections.get(table.section)
        if table.id in draft.tables or (table.section and section is None):
            continue
        yield Hit(
            section.place if section else draft.end,
            {"title": table.title, "section": section.text if section else ""},
            message="in-section" if section else "",
            expected=table.title,
            basis=draft.basis(table.basis),
        )


RULE = Rule(
    code="T101",
    name="table-missing",
    severity="error",
    messages={
        "": Message("没有找到“{title}”表", "the table “{title}” was not found"),
        "in-section": Message(
            "“{section}”中没有找到规定的表格（“{title}”表）；截图不能代替表格",
            "“{section}” does not hold its table (“{title}”); a picture of it does not count",
        ),
    },
    check=check,
)
