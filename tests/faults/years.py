"""Faults that show beside the report on the year before."""

import re
from random import Random

from drafts import Grid
from faults.edits import Due, Fault, Spoiled, Words, body, heading, paragraphs
from faults.reports import Report
from faults.tables import FIRST, PARTS, SAID, THREE, TOTAL, TWO, changed, figure_at, in_table, retabled, row_of

FIRST_COMPARED = 2022
"""The first year whose report and that before it both count the documents in force."""


def carried_in_otherwise(report: Report, grid: Grid, chance: Random) -> Spoiled | None:
    """Something else carried in than was carried over, made good by what was received."""
    col, by = chance.choice(PARTS), chance.choice((-2, -1, 1, 3))
    if figure_at(grid, FIRST + 1, col) + by < 0 or figure_at(grid, FIRST, col) - by < 0:
        return None
    right = figure_at(grid, FIRST + 1, col)
    cells = {(FIRST + 1, at): by for at in (col, TOTAL)} | {(FIRST, at): -by for at in (col, TOTAL)}
    return retabled(report, grid, changed(grid, cells), ("X101", FIRST + 1, col, str(right)))


def columns_mixed_up(report: Report, grid: Grid, chance: Random) -> Spoiled | None:
    """What was carried in counted in another column, made good by what was received there."""
    one, other = sorted(chance.sample(PARTS, 2))
    by = figure_at(grid, FIRST + 1, one)
    if not by or figure_at(grid, FIRST, other) < by:
        return None
    carried = {(FIRST + 1, one): -by, (FIRST + 1, other): by}
    received = {(FIRST, one): by, (FIRST, other): -by}
    return retabled(report, grid, changed(grid, carried | received), ("X101", FIRST + 1, one, str(by)))


def in_force_otherwise(label: str, *cols: int) -> Fault:
    """Documents in force, issued or repealed that do not follow from those of the year before."""

    def spoil(report: Report, grid: Grid, chance: Random) -> Spoiled | None:
        if report.year < FIRST_COMPARED:
            return None
        row, col, by = row_of(grid, label), chance.choice(cols), chance.choice((-3, -1, 1, 2))
        if figure_at(grid, row, col) + by < 0:
            return None
        expected = figure_at(grid, row, 4) + {2: by, 3: -by}.get(col, 0)
        return retabled(report, grid, changed(grid, {(row, col): by}), ("X102", row, 4, str(expected)))

    return in_table(TWO, spoil, unless=SAID)


def copied(report: Report, chance: Random) -> Spoiled:
    """Part five as it was the year before, the figures and the marks changed; reported at its longest paragraph."""
    start = report.earlier.index(heading(5)) + 1
    old = [*paragraphs(report.earlier[start : report.earlier.index(heading(6))])]
    new = [re.sub("；", chance.choice("；。"), text) for text in old]
    at = report.blocks.index(heading(5)) + 1
    blocks = [*report.blocks[:at], *new, *report.blocks[at + len(body(report, 5)) :]]
    longest = max(new, key=lambda text: len(re.sub(r"\W", "", text)))
    return Spoiled(blocks, (Due("X103", Words(longest)),))


FAULTS: dict[str, Fault] = {
    "carried in otherwise": in_table(THREE, carried_in_otherwise, unless=SAID),
    "columns mixed up": in_table(THREE, columns_mixed_up),
    "documents in force otherwise": in_force_otherwise("行政规范性文件", 4),
    "documents issued or repealed otherwise": in_force_otherwise("行政规范性文件", 2, 3),
    "regulations in force otherwise": in_force_otherwise("规章", 4),
    "part five copied": copied,
}
