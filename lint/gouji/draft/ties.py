"""Holding a form's relations against the figures of a draft, and finding the one cell that is wrong."""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Literal

import msgspec

from gouji.figures import Figure
from gouji.form import CellId, Tie

FigureOf = Callable[[CellId], Figure | None]
"""The figure of a cell; None where the draft has no such cell."""


class Checked(msgspec.Struct, frozen=True):
    """A relation with its two sums; ``unread`` names the cells without a figure, for which it could not be checked."""

    tie: Tie
    state: Literal["holds", "broken", "unchecked"]
    left: Decimal = Decimal(0)
    right: Decimal = Decimal(0)
    unread: tuple[CellId, ...] = ()


class WrongCell(msgspec.Struct, frozen=True):
    """A cell whose correction to ``expected`` alone mends every broken relation it stands in."""

    cell: CellId
    actual: Decimal
    expected: Decimal
    mends: tuple[Checked, ...]


class Diagnosis(msgspec.Struct, frozen=True):
    """Broken relations by cause: the wrong cells that explain them, and those that no one cell explains."""

    wrong: tuple[WrongCell, ...]
    unexplained: tuple[Checked, ...]


def check_ties(ties: Iterable[Tie], figure_of: FigureOf, amounts: frozenset[CellId]) -> list[Checked]:
    """Each relation as it stands. A cell without a figure blocks its own relations, and is never taken for 0.

    ``amounts`` are the cells that give amounts: a printed decimal stands for all values that round to it, so a sum of
    amounts is wrong only where the intervals of both sides do not meet.
    """
    return [_check(tie, figure_of, amounts) for tie in ties]


def _check(tie: Tie, figure_of: FigureOf, amounts: frozenset[CellId]) -> Checked:
    unread = tuple(cell for cell in tie.cells if (figure := figure_of(cell)) is None or figure.kind != "figure")
    if unread:
        return Checked(tie, "unchecked", unread=unread)
    left, right = (_total(side, figure_of) for side in (tie.left, tie.right))
    holds = abs(left - right) <= _slack(tie, figure_of, amounts)
    return Checked(tie, "holds" if holds else "broken", left, right)


def _total(cells: Sequence[CellId], figure_of: FigureOf) -> Decimal:
    return sum((figure.value for cell in cells if (figure := figure_of(cell))), Decimal(0))


def _slack(tie: Tie, figure_of: FigureOf, amounts: frozenset[CellId]) -> Decimal:
    """Half of the last printed digit of every amount with decimals; whole figures and counts are exact."""
    places = [figure.places for cell in tie.cells if cell in amounts and (figure := figure_of(cell))]
    return sum((Decimal(5).scaleb(-1 - place) for place in places if place), Decimal(0))


def diagnose(checked: Sequence[Checked], figure_of: FigureOf, amounts: frozenset[CellId]) -> Diagnosis:
    """The causes of the broken relations.

    A cell is a candidate when one other figure in it mends every relation it stands in and breaks none. Where each of
    its broken relations has no other candidate, the cell is wrong; every relation not explained so stays as it is.
    """
    of_cell: dict[CellId, list[Checked]] = {}
    for one in checked:
        if one.state != "unchecked":
            for cell in one.tie.cells:
                of_cell.setdefault(cell, []).append(one)
    broken = [one for one in checked if one.state == "broken"]
    candidates: dict[CellId, Decimal] = {}
    for cell in dict.fromkeys(cell for one in broken for cell in one.tie.cells):
        expected = _mending(cell, of_cell[cell], figure_of, amounts)
        if expected is not None:
            candidates[cell] = expected
    wrong = [
        WrongCell(cell, _value(cell, figure_of), expected, mends)
        for cell, expected in candidates.items()
        if _stands_alone(cell, mends := tuple(one for one in of_cell[cell] if one.state == "broken"), candidates)
    ]
    explained = {id(one) for found in wrong for one in found.mends}
    return Diagnosis(tuple(wrong), tuple(one for one in broken if id(one) not in explained))


def _stands_alone(cell: CellId, broken: Iterable[Checked], candidates: dict[CellId, Decimal]) -> bool:
    return all(other == cell for one in broken for other in one.tie.cells if other in candidates)


def _value(cell: CellId, figure_of: FigureOf) -> Decimal:
    figure = figure_of(cell)
    return figure.value if figure else Decimal(0)


def _mending(cell: CellId, standing: list[Checked], figure_of: FigureOf, amounts: frozenset[CellId]) -> Decimal | None:
    """The figure that satisfies every relation a cell stands in; None where there is none it could be."""
    actual = _value(cell, figure_of)
    expected = actual + _change(cell, next(one for one in standing if one.state == "broken"))
    if cell not in amounts and expected < 0:
        return None
    for one in standing:
        rest = _change(cell, one) - (expected - actual)
        if abs(rest) > _slack(one.tie, figure_of, amounts):
            return None
    return expected


def _change(cell: CellId, one: Checked) -> Decimal:
    """By how much a cell must change for a relation to hold exactly."""
    difference = one.right - one.left
    return difference if cell in one.tie.left else -difference
