"""Holding this year's figures against last year's report."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

import msgspec

from gouji.draft.ties import FigureOf
from gouji.form import CellId, FlowTie


class Mismatch(msgspec.Struct, frozen=True):
    """A figure that does not follow from last year's: what it is, and what it would be; ``before`` is last year's."""

    tie: FlowTie
    actual: Decimal
    expected: Decimal
    before: Decimal


def mismatches(ties: Iterable[FlowTie], this_year: FigureOf, last_year: FigureOf) -> Iterator[Mismatch]:
    """The ties to last year that do not hold; one with a cell that is absent or holds no figure is passed over."""
    for tie in ties:
        actual, before = _value(tie.this, this_year), _value(tie.last, last_year)
        plus, minus = ([_value(cell, this_year) for cell in cells] for cells in (tie.plus, tie.minus))
        if actual is None or before is None or None in plus or None in minus:
            continue
        expected = before + _sum(plus) - _sum(minus)
        if actual != expected:
            yield Mismatch(tie, actual, expected, before)


def _value(cell: CellId, figure_of: FigureOf) -> Decimal | None:
    figure = figure_of(cell)
    return figure.value if figure and figure.kind == "figure" else None


def _sum(values: Iterable[Decimal | None]) -> Decimal:
    return sum((value for value in values if value is not None), Decimal(0))
