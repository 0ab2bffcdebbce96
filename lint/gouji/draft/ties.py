"""Holding a form's relations against the figures of a draft."""

from collections.abc import Callable, Iterable
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
    said = ((cell, figure_of(cell)) for cell in tie.cells)
    read = {cell: figure for cell, figure in said if figure and figure.kind == "figure"}
    unread = tuple(cell for cell in tie.cells if cell not in read)
    if unread:
        return Checked(tie, "unchecked", unread=unread)
    left, right = (sum((read[cell].value for cell in side), Decimal(0)) for side in (tie.left, tie.right))
    slack = _slack(read[cell].places for cell in tie.cells if cell in amounts)
    return Checked(tie, "holds" if abs(left - right) <= slack else "broken", left, right, slack=slack)


def _slack(places: Iterable[int]) -> Decimal:
    """Half of the last printed digit of every amount with decimals; whole figures and counts are exact."""
    return sum((Decimal(5).scaleb(-1 - place) for place in places if place), Decimal(0))
