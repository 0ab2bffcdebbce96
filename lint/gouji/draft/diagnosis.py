"""Finding what is wrong where relations are broken: the smallest set of cells whose correction mends them.

A draft usually has one slip, and a slip in a cell breaks every relation the cell stands in. So broken relations are
explained by as few cells as can be: one cell that mends all its relations, else two or three that mend more relations
than they are. What can be explained in more than one way is not explained, but its candidates are named.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

import msgspec

from gouji.draft.ties import Checked, FigureOf
from gouji.form import CellId

MOST_CELLS = 3
"""No more wrong cells than this are looked for behind one broken relation, …"""
MOST_STEPS = 40_000
"""… and in one draft no more corrections tried in twos and threes than this."""

Change = tuple[tuple[CellId, Decimal], ...]
"""Cells, each with what must be added to it."""


class WrongCell(msgspec.Struct, frozen=True):
    """A cell that should be ``expected``, and the broken relations that its correction mends.

    ``others`` are the cells that must be corrected with it, where it alone does not mend them.
    """

    cell: CellId
    actual: Decimal
    expected: Decimal
    mends: tuple[Checked, ...]
    others: tuple[CellId, ...] = ()


class Unexplained(msgspec.Struct, frozen=True):
    """A broken relation that may be mended in several ways or in none.

    ``candidates`` are its cells any one of which may be wrong; empty where each of them may.
    """

    relation: Checked
    candidates: tuple[WrongCell, ...] = ()


class Diagnosis(msgspec.Struct, frozen=True):
    """Broken relations by cause: the wrong cells that explain them, and those left unexplained."""

    wrong: tuple[WrongCell, ...] = ()
    unexplained: tuple[Unexplained, ...] = ()


def diagnose(checked: Sequence[Checked], figure_of: FigureOf, amounts: frozenset[CellId]) -> Diagnosis:
    """The causes of the broken relations; ``amounts`` are the cells that may be less than nothing."""
    broken = [number for number, one in enumerate(checked) if one.state == "broken"]
    return _Search(checked, figure_of, amounts).explain(broken) if broken else Diagnosis()


class _Search:
    """A search through the corrections that might mend the relations of one draft; relations go by their number."""

    def __init__(self, checked: Sequence[Checked], figure_of: FigureOf, amounts: frozenset[CellId]) -> None:
        self.checked = checked
        self.off = {number: one.right - one.left for number, one in enumerate(checked)}
        self.values: dict[CellId, Decimal] = {}
        self.amounts = amounts
        self.standing: dict[CellId, list[int]] = {}
        self.steps = 0
        for number, one in enumerate(checked):
            for cell in one.tie.cells if one.state != "unchecked" else ():
                figure = figure_of(cell)
                self.values[cell] = figure.value if figure else Decimal(0)
                self.standing.setdefault(cell, []).append(number)

    def explain(self, broken: Sequence[int]) -> Diagnosis:
        """The cells behind some broken relations: first those that explain alone, then in twos and threes."""
        alone = {number: list(self._changes(number, 1)) for number in broken}
        found = self._agreed(alone)
        explained = {number for change in found for number in self._mended(change)}
        several = self._several([number for number in broken if number not in explained and not alone[number]])
        found |= {change for change in self._agreed(several) if len(self._mended(change)) > len(change)}
        explained = {number for change in found for number in self._mended(change)}
        changes = {cell: change for change in found for cell, _ in change}
        return Diagnosis(
            tuple(self._wrong(cell, changes[cell], explained) for cell in self.values if cell in changes),
            tuple(
                Unexplained(self.checked[number], self._candidates(number, alone[number] or several.get(number, [])))
                for number in broken
                if number not in explained
            ),
        )

    def _agreed(self, changes: Mapping[int, list[Change]]) -> set[Change]:
        """The sets of cells found for some relations that are the best for each relation they mend.

        That is a smaller one than any other, or figures in each other's place that mend all that the others of their
        number mend, and more.
        """
        return {
            change
            for sets in changes.values()
            for change in sets
            if all(
                other == change or len(other) > len(change) or self._mends_more(change, other)
                for number in self._mended(change)
                for other in changes.get(number, ())
            )
        }

    def _mends_more(self, change: Change, other: Change) -> bool:
        """Whether cells that have each other's figures mend all relations that as many others mend, and more."""
        old = sorted(self.values[cell] for cell, _ in change)
        new = sorted(self.values[cell] + by for cell, by in change)
        return old == new and len(other) == len(change) and set(self._mended(other)) < set(self._mended(change))

    def _several(self, broken: Sequence[int]) -> dict[int, list[Change]]:
        """The sets of two cells, or else of three, found for each relation; none where they are too many to try."""
        found: dict[int, list[Change]] = {}
        for number in broken:
            for cells in range(2, MOST_CELLS + 1):
                found[number] = found.get(number) or list(dict.fromkeys(self._changes(number, cells)))
        return found if self.steps <= MOST_STEPS else {}

    def _changes(self, number: int, cells: int) -> Iterator[Change]:
        """The sets of so many cells that mend a relation and leave none broken that they stand in."""
        for change in self._tries({}, [number], cells):
            yield tuple(sorted(change.items(), key=repr))

    def _tries(
        self, change: Mapping[CellId, Decimal], open_ones: Sequence[int], left: int
    ) -> Iterator[dict[CellId, Decimal]]:
        """Each way to go on from some corrections, ``open_ones`` being the relations they leave broken."""
        if left == 1:
            wanted = set.intersection(*(set(self.checked[number].tie.cells) for number in open_ones))
            starts = [(open_ones[0], wanted)]
        else:
            starts = [(number, set(self.checked[number].tie.cells)) for number in open_ones]
        for number, among in starts:
            for cell in self.checked[number].tie.cells:
                self.steps += bool(change) or left > 1
                if cell not in among or cell in change or self.steps > MOST_STEPS:
                    continue
                longer = {**change, cell: self._by(cell, number, change)}
                if not self._may_be(cell, longer[cell]):
                    continue
                still = self._open(longer)
                if not still and left == 1:
                    yield longer
                elif still and left > 1:
                    yield from self._tries(longer, still, left - 1)

    def _by(self, cell: CellId, number: int, change: Mapping[CellId, Decimal]) -> Decimal:
        """What must be added to a cell for a relation to hold exactly after some corrections."""
        off = self._off(number, change)
        return off if cell in self.checked[number].tie.left else -off

    def _off(self, number: int, change: Mapping[CellId, Decimal]) -> Decimal:
        tie = self.checked[number].tie
        return self.off[number] + sum(
            ((by if cell in tie.right else -by) for cell, by in change.items() if cell in tie.cells), Decimal(0)
        )

    def _may_be(self, cell: CellId, by: Decimal) -> bool:
        return bool(by) and (cell in self.amounts or self.values[cell] + by >= 0)

    def _open(self, change: Mapping[CellId, Decimal]) -> list[int]:
        """The relations that some corrected cells stand in and that do not hold after the corrections."""
        touched = dict.fromkeys(number for cell in change for number in self.standing[cell])
        return [number for number in touched if abs(self._off(number, change)) > self.checked[number].slack]

    def _mended(self, change: Change) -> list[int]:
        """The broken relations that a set of cells stands in."""
        touched = dict.fromkeys(number for cell, _ in change for number in self.standing[cell])
        return [number for number in touched if self.checked[number].state == "broken"]

    def _wrong(self, cell: CellId, change: Change, among: set[int]) -> WrongCell:
        mends = tuple(self.checked[number] for number in self.standing[cell] if number in among)
        others = tuple(other for other, _ in change if other != cell)
        return WrongCell(cell, self.values[cell], self.values[cell] + dict(change)[cell], mends, others)

    def _candidates(self, number: int, changes: Sequence[Change]) -> tuple[WrongCell, ...]:
        """The cells of a relation that some changes name, each once; none where they are all of its cells."""
        own = {cell: change for change in changes for cell, _ in change if cell in self.checked[number].tie.cells}
        if len(own) == len(self.checked[number].tie.cells):
            return ()
        return tuple(self._wrong(cell, change, {number}) for cell, change in own.items())
