"""T102: a table lacks a row or a column of the form, has one twice, or has one that the form does not know."""

from collections.abc import Iterator

from gouji import Draft, Hit, Message, Rule, ShapeFault
from gouji_form.terms import listed, quoted


def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each way in which a table departs from the form."""
    outdated = draft.outdated
    for name, table in draft.tables.items():
        for fault in () if name in outdated else table.faults:
            yield Hit(
                fault.place,
                {
                    "title": table.form.title,
                    "labels": listed(quoted(" ".join(label.split())) for label in fault.labels),
                    "count": len(fault.labels),
                },
                message=_message(fault),
                actual="、".join(fault.labels),
                basis=draft.basis(table.form.basis),
            )


def _message(fault: ShapeFault) -> str:
    """Which message tells a fault: figures that could not be placed are those of some rows, or of the whole table."""
    return "unplaced-rows" if fault.kind == "unplaced" and fault.labels else fault.kind


RULE = Rule(
    code="T102",
    name="table-shape",
    severity="error",
    messages={
        "missing-rows": Message(
            "“{title}”表缺少 {count} 行：{labels}", "the table “{title}” lacks {count} row(s): {labels}"
        ),
        "missing-columns": Message(
            "“{title}”表缺少 {count} 列：{labels}", "the table “{title}” lacks {count} column(s): {labels}"
        ),
        "doubled-rows": Message(
            "“{title}”表中的行{labels}出现了两次", "the table “{title}” has the row {labels} twice"
        ),
        "doubled-columns": Message(
            "“{title}”表中的列{labels}出现了两次", "the table “{title}” has the column {labels} twice"
        ),
        "unknown-rows": Message(
            "“{title}”表中的行{labels}不是规定格式中的行",
            "the row {labels} of the table “{title}” is none of the form's",
        ),
        "unknown-columns": Message(
            "“{title}”表中的列{labels}不是规定格式中的列",
            "the column {labels} of the table “{title}” is none of the form's",
        ),
        "unplaced": Message(
            "“{title}”表的表头与规定格式不同，无法确定各列的位置，表中数字没有核对",
            "the header of the table “{title}” is not the form's: columns cannot be told, figures are unchecked",
        ),
        "unplaced-rows": Message(
            "“{title}”表的行{labels}的数字与表头的列数对不上，无法确定各属哪一列，这些行没有核对",
            "the figures of the row {labels} of the table “{title}” do not fit its columns: that row is unchecked",
        ),
    },
    check=check,
)
