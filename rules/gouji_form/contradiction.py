"""P104: running text says that there is none of what a table counts."""

from collections.abc import Iterator

from gouji import Denied, Draft, Hit, Message, Rule, show
from gouji_form.prose_table import cells
from gouji_form.terms import quoted


def check(draft: Draft) -> Iterator[Hit]:
    """A hit at each denial of cells that are not all 0."""
    for denied in draft.denied:
        total = draft.total(denied.denial.nil)
        if total:
            yield _hit(draft, denied, show(total))


def _hit(draft: Draft, denied: Denied, total: str) -> Hit:
    related = tuple(cells(draft, draft.cells(denied.denial.nil)))
    labels = "、".join(str(one.values["cell"]) for one in related)
    return Hit(
        denied.place,
        {"said": quoted(denied.said), "cells": labels, "total": total},
        expected="0",
        actual=total,
        related=related,
        basis=denied.denial.basis,
    )


RULE = Rule(
    code="P104",
    name="contradiction",
    severity="warning",
    messages={
        "": Message(
            "文字写{said}，而表中{cells}是 {total}，不是 0",
            "the text says {said}, but the table says {total} for {cells}, not 0",
        )
    },
    check=check,
    basis="通常做法：文字与表中数字一致",
)
