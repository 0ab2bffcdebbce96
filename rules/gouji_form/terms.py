"""Saying a relation between figures in words: shared by the rules on totals, balances and wrong cells."""

from collections.abc import Iterable, Iterator

from gouji import CellId, Checked, Draft, Hit, Message, Mismatch, Place, Related, Tie, Unexplained, show

ROW_TOTAL = Message(
    "行{row}：各列之和 {parts} = {left}，{total}写的是 {right}，相差 {difference}",
    "row {row}: its columns give {parts} = {left}, but {total} says {right}, off by {difference}",
)
SINGLE_ROW_TOTAL = Message(
    "{total}应为各项之和 {parts} = {left}，写的是 {right}，相差 {difference}",
    "{total} should be the sum {parts} = {left}, but says {right}, off by {difference}",
)
COLUMN_TOTAL = Message(
    "列{column}：各行之和 {parts} = {left}，{total}写的是 {right}，相差 {difference}",
    "column {column}: its rows give {parts} = {left}, but {total} says {right}, off by {difference}",
)
BALANCE = Message(
    "勾稽关系不成立：{parts} = {left}，而 {others} = {right}，相差 {difference}",
    "the relation does not hold: {parts} = {left}, but {others} = {right}, off by {difference}",
)
COLUMN_BALANCE = Message(
    "列{column}的勾稽关系不成立：{parts} = {left}，而 {others} = {right}，相差 {difference}",
    "column {column}: the relation does not hold: {parts} = {left}, but {others} = {right}, off by {difference}",
)
ROW_BALANCE = Message(
    "行{row}的勾稽关系不成立：{parts} = {left}，而 {others} = {right}，相差 {difference}",
    "row {row}: the relation does not hold: {parts} = {left}, but {others} = {right}, off by {difference}",
)
CANDIDATE = Message(
    "如果只错一处，可能是这里：写的是 {actual}，应为 {expected}",
    "if there is one slip, it may be here: it says {actual} and should be {expected}",
)
TERM = Message("{cell} {value}", "{cell} {value}")
MESSAGES = {
    "row-total": ROW_TOTAL,
    "single-row-total": SINGLE_ROW_TOTAL,
    "column-total": COLUMN_TOTAL,
    "balance": BALANCE,
    "column-balance": COLUMN_BALANCE,
    "row-balance": ROW_BALANCE,
}


UNCHECKED = {
    "row-total": Message("没有核对 {count} 个合计：{names}", "{count} total(s) were left unchecked: {names}"),
    "column-total": Message(
        "没有核对 {count} 列的合计：{names}", "the totals of {count} column(s) were left unchecked: {names}"
    ),
    "balance": Message(
        "没有核对 {count} 处勾稽关系：{names}", "{count} relation(s) between sums were left unchecked: {names}"
    ),
}
MOST_LISTED = 6
"""A message names this many rows, columns or cells and counts the rest."""


def listed(names: Iterable[str]) -> str:
    """Some names, the first few of many."""
    every = list(names)
    return "、".join(every[:MOST_LISTED]) + ("……" if len(every) > MOST_LISTED else "")


def unchecked(draft: Draft, ties: Iterable[Tie]) -> Iterator[Related]:
    """Relations that could not be checked, those of a kind as one, at the total of its first where the draft has it."""
    kinds: dict[str, list[Tie]] = {}
    for tie in ties:
        kinds.setdefault(tie.kind, []).append(tie)
    for kind, found in kinds.items():
        names = listed(_held_on(draft, tie) for tie in found)
        first = next(cell for cell in (*found[0].right, *found[0].left) if draft.cell(cell))
        yield Related(place_of(draft, first), UNCHECKED[kind], {"count": len(found), "names": names})


def _held_on(draft: Draft, tie: Tie) -> str:
    """The row or column a relation holds on."""
    total = tie.right[0]
    row, column = draft.row_name(total), draft.column_name(total)
    return quoted(column if _along(tie) == "column" else row or column)


def unexplained(draft: Draft, kind: str) -> Iterator[Hit]:
    """A hit for each broken relation of a kind that is not explained, at its total or second side."""
    for found in draft.diagnosis.unexplained:
        one = found.relation
        if one.tie.kind == kind:
            message, values = in_words(draft, one)
            terms = _terms(draft, one) if kind == "balance" and not found.candidates else ()
            yield Hit(
                place_of(draft, one.tie.right[0]),
                values,
                message=message,
                expected=show(one.left),
                actual=show(one.right),
                related=(*terms, *_candidates(draft, found)),
                basis=one.tie.basis,
            )


def _candidates(draft: Draft, found: Unexplained) -> Iterator[Related]:
    """The cells any one of which may be wrong, where they are few."""
    if len(found.candidates) <= MOST_LISTED:
        for one in found.candidates:
            values: dict[str, object] = {"actual": show(one.actual), "expected": show(one.expected)}
            yield Related(place_of(draft, one.cell), CANDIDATE, values)


def _terms(draft: Draft, one: Checked) -> Iterator[Related]:
    """The terms of a balance, any of which may be the wrong one."""
    for cell in one.tie.cells:
        if figure := draft.figure(cell):
            values: dict[str, object] = {"cell": _label(draft, cell, one.tie), "value": show(figure.value)}
            yield Related(place_of(draft, cell), TERM, values)


LAST_YEARS = Message("上年报告（{file}）{row}{column}：{value}", "last year's report ({file}), {row} {column}: {value}")
LAST_YEARS_SINGLE = Message("上年报告（{file}）{column}：{value}", "last year's report ({file}), {column}: {value}")


def last_years(draft: Draft, one: Mismatch) -> Related:
    """The figure of last year's report that a figure should follow from."""
    earlier = draft.earlier or draft
    row, column = earlier.row_name(one.tie.last), earlier.column_name(one.tie.last)
    values: dict[str, object] = {
        "file": earlier.name,
        "row": quoted(row),
        "column": quoted(column),
        "value": show(one.before),
    }
    message = LAST_YEARS if row else LAST_YEARS_SINGLE
    return Related(place_of(earlier, one.tie.last), message, values, earlier=True)


def quoted(label: str) -> str:
    """A label in quotation marks, its own made single."""
    return f"“{label.replace('“', '‘').replace('”', '’')}”"


def in_words(draft: Draft, one: Checked) -> tuple[str, dict[str, object]]:
    """The name of a relation's message, and its values."""
    total = one.tie.right[0]
    row, column = draft.row_name(total), draft.column_name(total)
    values: dict[str, object] = {
        "row": quoted(row),
        "column": quoted(column),
        "parts": _sum(draft, one.tie, one.tie.left),
        "others": _sum(draft, one.tie, one.tie.right),
        "left": show(one.left),
        "right": show(one.right),
        "difference": show(abs(one.left - one.right)),
        "total": quoted(row if one.tie.kind == "column-total" else column),
    }
    return _message(one, row), values


def _message(one: Checked, row: str) -> str:
    if one.tie.kind == "balance":
        along = _along(one.tie)
        return f"{along}-balance" if along else "balance"
    return one.tie.kind if row or one.tie.kind != "row-total" else "single-row-total"


def _along(tie: Tie) -> str:
    """Whether a relation lies in one ``row`` or one ``column`` of a table; empty where it does not."""
    if len({(cell.table, cell.row) for cell in tie.cells}) == 1:
        return "row"
    return "column" if len({(cell.table, cell.col) for cell in tie.cells}) == 1 else ""


def _sum(draft: Draft, tie: Tie, side: tuple[CellId, ...]) -> str:
    """The terms of a side: of a balance with labels, else the figures, nil ones left out from the third on."""
    terms = [(cell, figure.value) for cell in side if (figure := draft.figure(cell))]
    if tie.kind == "balance":
        return " + ".join(f"{_label(draft, cell, tie)} {show(value)}" for cell, value in terms)
    nil = [value for _, value in terms if not value]
    shown = [value for _, value in terms if value]
    return " + ".join(map(show, shown + nil[: max(0, 2 - len(shown))]))


def _label(draft: Draft, cell: CellId, tie: Tie) -> str:
    """What tells a cell from the others of a relation: its column in one row, its row in one column, else both."""
    row, column, along = draft.row_name(cell), draft.column_name(cell), _along(tie)
    if along == "row" or not row:
        return quoted(column)
    return quoted(row if along == "column" else f"{row} × {column}")


def place_of(draft: Draft, cell: CellId) -> Place:
    """The place of a cell's figure; the draft has the cell."""
    return draft.tables[cell.table].cells[cell].place
