"""P102: running text and a table give different figures for the same thing."""

from collections.abc import Iterable, Iterator

from gouji import CellId, Contradicted, Draft, Hit, Message, Related, Rule, show
from gouji_form.terms import place_of, quoted

CELL = Message("{cell} {value}", "{cell} {value}")


def check(draft: Draft) -> Iterator[Hit]:
    """A hit at each number in running text that the tables contradict."""
    for found in draft.contradicted:
        yield _hit(draft, found)


def _hit(draft: Draft, found: Contradicted) -> Hit:
    claim = found.claim
    figures = [show(value) for value in dict.fromkeys(value for _, value in found.sums)]
    return Hit(
        claim.stated.place,
        {
            "name": quoted(claim.statement.name),
            "said": quoted(claim.said),
            "actual": show(claim.stated.value),
            "expected": Message("或".join(figures), " or ".join(figures)),
        },
        message="none" if claim.said else "",
        expected=figures[0],
        actual=show(claim.stated.value),
        related=tuple(cells(draft, found.sums[0][0])),
        basis=claim.statement.basis,
    )


def cells(draft: Draft, names: Iterable[CellId]) -> Iterator[Related]:
    """The cells that hold something, or else the first."""
    among = [(name, value) for name in names if (value := draft.value(name)) is not None]
    for name, value in [one for one in among if one[1]] or among[:1]:
        row, column = draft.row_name(name), draft.column_name(name)
        label = quoted(f"{row} × {column}" if row else column)
        yield Related(place_of(draft, name), CELL, {"cell": label, "value": show(value)})


RULE = Rule(
    code="P102",
    name="prose-table",
    severity="warning",
    messages={
        "": Message(
            "文字写{name} {actual}，表中是 {expected}", "the text says {actual} for {name}, the table says {expected}"
        ),
        "none": Message(
            "文字写{said}，表中{name}是 {expected}，不是 {actual}",
            "the text says {said}, but the table says {expected} for {name}, not {actual}",
        ),
    },
    check=check,
    basis="通常做法：文字与表中数字一致",
)
