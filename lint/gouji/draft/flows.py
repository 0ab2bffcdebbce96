"""Holding this year's figures against last year's report."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

import msgspec

from gouji.form import CellId, FlowTie


class Mismatch(msgspec.Struct, frozen=True):
    """A figure that does not follow from last year's: what it is, and what it would be; ``before`` is last year's."""

    tie: FlowTie
    actual: Decimal
    expected: Decimal
    before: Decimal


ValueOf = Callable[[CellId], Decimal | None]
"""The value of a cell; None where it has none."""


def mismatches(ties: Iterable[FlowTie], this_year: ValueOf, last_year: ValueOf) -> Iterator[Mismatch]:
    """The ties to last year that do not hold; one with a cell that is absent or holds no figure is passed over."""
    for tie in ties:
        actual, before = this_year(tie.this), last_year(tie.last)
        plus, minus = ([this_year(cell) for cell in cells] for cells in (tie.plus, tie.minus))
        if actual is None or before is None or None in plus or None in minus:
            continue
        expected = before + _sum(plus) - _sum(minus)
        if actual != expected:
            yield Mismatch(tie, actual, expected, before)


def _sum(values: Iterable[Decimal | None]) -> Decimal:
    return sum((value for value in values if value is not None), Decimal(0))
