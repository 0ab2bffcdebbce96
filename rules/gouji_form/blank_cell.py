"""T106: cells of a table without a figure."""

from collections.abc import Iterator

from gouji import BoundCell, BoundTable, Draft, Hit, Message, Rule
from gouji_form.terms import listed, quoted, unchecked


def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each table with blank cells, at the first, that lists them and the relations left unchecked."""
    for table in draft.tables.values():
        blank = list(_blank(draft, table))
        if blank:
            ids = {cell.id for cell in blank}
            ties = [one.tie for one in draft.ties if not ids.isdisjoint(one.unread)]
            yield Hit(
                blank[0].place,
                {
                    "title": table.form.title,
                    "count": len(blank),
                    "cells": listed(_name(draft, cell) for cell in blank),
                    "ties": len(ties),
                },
                message="unchecked" if ties else "",
                related=tuple(unchecked(draft, ties)),
            )


def _blank(draft: Draft, table: BoundTable) -> Iterator[BoundCell]:
    """The cells for a figure that hold none, a merged one once."""
    seen = set()
    for cell in table.cells.values():
        place = (cell.block, cell.cell.row, cell.cell.col)
        if cell.figure.kind == "blank" and place not in seen and draft.column(cell.id).figures != "text":
            seen.add(place)
            yield cell


def _name(draft: Draft, cell: BoundCell) -> str:
    row, column = draft.row_name(cell.id), draft.column_name(cell.id)
    return f"{quoted(row)}×{quoted(column)}" if row else quoted(column)


RULE = Rule(
    code="T106",
    name="blank-cell",
    severity="warning",
    messages={
        "": Message(
            "“{title}”表有 {count} 个单元格没有数字：{cells}；没有的，通常填 0",
            "{count} cell(s) of the table “{title}” hold no figure: {cells}; nil is usually written 0",
        ),
        "unchecked": Message(
            "“{title}”表有 {count} 个单元格没有数字：{cells}；没有的，通常填 0；"
            "空白不当作 0，有 {ties} 条勾稽关系因此没有核对",
            "{count} cell(s) of the table “{title}” hold no figure: {cells}; nil is usually written 0; "
            "a blank is not taken for 0, so {ties} relation(s) were left unchecked",
        ),
    },
    check=check,
    basis="通常做法：没有的填 0",
)
