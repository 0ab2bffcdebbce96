"""X102: a stock at the end of the year is not last year's, with what was added and what was taken away."""

from collections.abc import Iterator

from gouji import CellId, Draft, Hit, Message, Mismatch, Rule, show
from gouji_form.terms import last_years, place_of, quoted


def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each such figure."""
    for one in draft.mismatches:
        if one.tie.plus or one.tie.minus:
            yield Hit(
                place_of(draft, one.tie.this),
                {
                    "row": quoted(draft.row_name(one.tie.this) or draft.column_name(one.tie.this)),
                    "actual": show(one.actual),
                    "expected": show(one.expected),
                    "sum": _sum(draft, one),
                },
                expected=show(one.expected),
                actual=show(one.actual),
                related=(last_years(draft, one),),
                basis=draft.basis(one.tie.basis),
            )


def _sum(draft: Draft, one: Mismatch) -> str:
    """What would make the figure: last year's, and the flows with their signs."""

    def terms(sign: str, cells: tuple[CellId, ...]) -> Iterator[str]:
        for cell in cells:
            if (value := draft.value(cell)) is not None:
                yield f" {sign} {quoted(_label(draft, cell, one.tie.this))} {show(value)}"

    return "".join((show(one.before), *terms("+", one.tie.plus), *terms("-", one.tie.minus)))


def _label(draft: Draft, cell: CellId, this: CellId) -> str:
    """What tells a cell from the one that is judged: its column in the same row, else its row."""
    return draft.column_name(cell) if cell.row == this.row else draft.row_name(cell)


RULE = Rule(
    code="X102",
    name="documents-in-force",
    severity="info",
    messages={
        "": Message(
            "{row}写的是 {actual}；按上年报告推算应为 {sum} = {expected}，请核对",
            "{row} says {actual}; by last year's report it would be {sum} = {expected}; please check",
        )
    },
    check=check,
    compares=True,
)
