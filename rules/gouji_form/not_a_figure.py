"""T107: a cell holds what cannot be its figure: words, a negative, a count with decimals."""

from collections.abc import Iterator

from gouji import BoundCell, Draft, Hit, Message, Rule
from gouji_form.terms import unchecked


def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each such cell, a merged one once; one that is wrong by its relations is left to those."""
    wrong = {one.cell for one in draft.diagnosis.wrong}
    seen = set()
    for table in draft.tables.values():
        for cell in table.cells.values():
            fault = _fault(draft, cell)
            place = (cell.block, cell.cell.row, cell.cell.col)
            if fault and place not in seen and cell.id not in wrong:
                seen.add(place)
                text = " ".join(cell.cell.text.split())
                ties = [one.tie for one in draft.ties if cell.id in one.unread]
                yield Hit(
                    cell.place,
                    {"text": text},
                    message=fault,
                    actual=text,
                    related=tuple(unchecked(draft, ties)),
                    basis=draft.basis(table.form.basis),
                )


def _fault(draft: Draft, cell: BoundCell) -> str:
    """What is wrong with a cell's figure; empty for one that may be so, as a blank may."""
    kind, figure = draft.column(cell.id).figures, cell.figure
    if kind == "text":
        return ""
    if figure.kind == "words":
        return "words"
    if figure.value < 0 and kind != "change":
        return "negative"
    whole = figure.value == figure.value.to_integral_value()
    return "" if whole or kind == "amount" else "decimal"


RULE = Rule(
    code="T107",
    name="not-a-figure",
    severity="error",
    messages={
        "words": Message("这里应填数字，写的是“{text}”", "this cell is for a figure, but says “{text}”"),
        "negative": Message("这里的数字不能小于 0，写的是 {text}", "this figure cannot be below 0, but is {text}"),
        "decimal": Message("这里是件数，应为整数，写的是 {text}", "this is a count and must be whole, but is {text}"),
    },
    check=check,
)
