"""Holding a form's relations against the figures of a draft."""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Literal

import msgspec

from gouji.figures import Figure
from gouji.form import CellId, Tie

FigureOf = Callable[[CellId], Figure | None]
"""The figure of a cell; None where the draft has no such cell."""


class Checked(msgspec.Struct, frozen=True):
    """A relation with its two sums; ``unread`` names the cells without a figure, for which it could not be checked.

    It holds where the sums differ by no more than ``slack``.
    """

    tie: Tie
    state: Literal["holds", "broken", "unchecked"]
    left: Decimal = Decimal(0)
    right: Decimal = Decimal(0)
    unread: tuple[CellId, ...] = ()
    slack: Decimal = Decimal(0)


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
    slack = _slack(tie, figure_of, amounts)
    return Checked(tie, "holds" if abs(left - right) <= slack else "broken", left, right, slack=slack)


def _total(cells: Sequence[CellId], figure_of: FigureOf) -> Decimal:
    return sum((figure.value for cell in cells if (figure := figure_of(cell))), Decimal(0))


def _slack(tie: Tie, figure_of: FigureOf, amounts: frozenset[CellId]) -> Decimal:
    """Half of the last printed digit of every amount with decimals; whole figures and counts are exact."""
    places = [figure.places for cell in tie.cells if cell in amounts and (figure := figure_of(cell))]
    return sum((Decimal(5).scaleb(-1 - place) for place in places if place), Decimal(0))
