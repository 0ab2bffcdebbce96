"""Faults in the tables: their figures, cells, rows and columns, and the form they are of."""

from collections.abc import Callable, Iterable
from random import Random

import drafts
from drafts import Grid, GridCell
from faults.edits import (
    SLIPS,
    Due,
    Fault,
    Spoiled,
    Square,
    Words,
    any_slip,
    body,
    grids,
    heading,
    replaced,
    says,
    slip,
    title_of,
)
from faults.reports import YEARS, Report

TWO, THREE, FOUR = "信息内容", drafts.ROWS[0], "未经复议直接起诉"
"""A label of each table that no other has."""
FIRST = 4
"""The first row of figures in tables three and four, and the first column of figures in table three."""
TOTAL = 10
"""The last column of table three."""
PARTS = range(FIRST, TOTAL)
GROUPS = {
    "review": (5, r"行政复议\d|件涉及|未发生行政复议"),
    "direct": (10, r"行政诉讼\d|起诉\d|未发生行政复议"),
    "after": (15, r"行政诉讼\d|起诉\d|未发生行政复议"),
}
"""The column of each total of table four, and what running text says of its group."""
SAID = r"申请\d|规范性文件\d|规章\d|未收到"
"""Running text that gives figures of tables two and three."""
TableFault = Callable[[Report, Grid, Random], Spoiled | None]
At = tuple[int, int]
"""A row and a column."""
Cells = Callable[[Grid], Iterable[At]]


def in_table(label: str, fault: TableFault, *, unless: str = "(?!)") -> Fault:
    """A fault in the table that has a label, where there is one, and running text does not say something."""

    def spoil(report: Report, chance: Random) -> Spoiled | None:
        found = [grid for grid in grids(report.blocks) if any(cell.text == label for cell in grid)]
        return fault(report, found[0], chance) if found and not says(report, unless) else None

    return spoil


def retabled(report: Report, old: Grid, new: Grid, *dues: tuple[str, int, int, str | None]) -> Spoiled:
    """A report with another table, and what must be reported in it."""
    found = tuple(Due(code, Square(new, row, col), expected) for code, row, col, expected in dues)
    return Spoiled(replaced(report.blocks, old, new), found)


def text_at(grid: Grid, row: int, col: int) -> str:
    """What a cell says."""
    return next(cell.text for cell in grid if cell[:2] == (row, col))


def figure_at(grid: Grid, row: int, col: int) -> int:
    """The figure of a cell."""
    return int(text_at(grid, row, col))


def with_texts(grid: Grid, texts: dict[At, str]) -> Grid:
    """A table with other texts in some cells."""
    return [cell._replace(text=texts.get((cell.row, cell.col), cell.text)) for cell in grid]


def changed(grid: Grid, by: dict[At, int]) -> Grid:
    """A table with something added to some figures."""
    return with_texts(grid, {at: str(figure_at(grid, *at) + more) for at, more in by.items()})


def row_of(grid: Grid, label: str) -> int:
    """The row of a label."""
    return next(cell.row for cell in grid if cell.text == label)


def handled(grid: Grid) -> int:
    """The row of the total of results in table three."""
    return row_of(grid, drafts.ROWS[23])


def results(grid: Grid) -> range:
    """The rows of results in table three."""
    return range(FIRST + 2, handled(grid))


def sum_of(grid: Grid, cells: Iterable[At]) -> str:
    """What some cells add up to."""
    return str(sum(figure_at(grid, *cell) for cell in cells))


# Figures that do not tie -------------------------------------------------------------------------------------


def _all_cells(grid: Grid) -> Iterable[At]:
    return ((row, col) for row in range(FIRST, handled(grid) + 2) for col in range(FIRST, TOTAL + 1))


CELLS: dict[str, Cells] = {
    "a part": lambda grid: ((row, col) for row in results(grid) for col in PARTS),
    "the total of a row": lambda grid: ((row, TOTAL) for row in results(grid)),
    "the total of a column": lambda grid: ((handled(grid), col) for col in PARTS),
    "the total of all": lambda grid: [(handled(grid), TOTAL)],
    "what was received": lambda _: _row(FIRST),
    "what was carried in": lambda _: _row(FIRST + 1),
    "what was carried over": lambda grid: _row(handled(grid) + 1),
}
"""The cells of table three by the relations they stand in."""


def wrong_cell(cells: Cells, ways: Iterable[str]) -> Fault:
    """One figure of table three wrong in one of some ways."""
    known = list(ways)

    def spoil(report: Report, grid: Grid, chance: Random) -> Spoiled | None:
        among = list(cells(grid))
        for row, col in chance.sample(among, len(among)):
            right = text_at(grid, row, col)
            if wrong := slip(right, chance.choice(known), chance):
                return retabled(report, grid, with_texts(grid, {(row, col): wrong}), ("T110", row, col, right))
        return None

    return in_table(THREE, spoil)


def two_wrong_cells(report: Report, grid: Grid, chance: Random) -> Spoiled | None:
    """Two parts wrong, in rows and columns apart, each by as much as the other is not."""
    cells = [*zip(sorted(chance.sample(results(grid), 2)), chance.sample(PARTS, 2), strict=True)]
    right = {cell: text_at(grid, *cell) for cell in cells}
    wrong = {cell: any_slip(count, chance) for cell, count in right.items()}
    if len({int(wrong[cell]) - int(right[cell]) for cell in cells}) == 1:
        return None
    return retabled(report, grid, with_texts(grid, wrong), *(("T110", *cell, count) for cell, count in right.items()))


def figure_of_the_row_above(report: Report, grid: Grid, chance: Random) -> Spoiled | None:
    """A figure copied from the row above."""
    among = [(row, col) for row, col in _all_cells(grid) if row > FIRST]
    for row, col in chance.sample(among, len(among)):
        right, above = text_at(grid, row, col), text_at(grid, row - 1, col)
        if right != above:
            return retabled(report, grid, with_texts(grid, {(row, col): above}), ("T110", row, col, right))
    return None


def group_wrong(group: str, *, in_total: bool) -> Fault:
    """The total of a group of table four wrong, or one of its parts.

    Which of them nobody can tell, but where the total is less than its parts by more than any of them.
    """
    total, said = GROUPS[group]

    def spoil(report: Report, grid: Grid, chance: Random) -> Spoiled:
        col = total if in_total else chance.randrange(total - 4, total)
        new = with_texts(grid, {(FIRST, col): any_slip(text_at(grid, FIRST, col), chance)})
        parts = [figure_at(new, FIRST, at) for at in range(total - 4, total)]
        sure = all(part < sum(parts) - figure_at(new, FIRST, total) for part in parts)
        return retabled(report, grid, new, ("T110" if sure else "T103", FIRST, total, str(sum(parts))))

    return in_table(FOUR, spoil, unless=said)


def columns_broken(report: Report, old: Grid, new: Grid, cols: Iterable[int]) -> Spoiled:
    """Columns of table three that do not add up, each reported at its total."""
    rows = results(new)
    dues = (("T104", handled(new), col, sum_of(new, ((row, col) for row in rows))) for col in cols)
    return retabled(report, old, new, *dues)


def result_miscounted(report: Report, grid: Grid, chance: Random) -> Spoiled | None:
    """An application counted twice, or not, in a row of results and in its total."""
    row, col, by = chance.choice(results(grid)), chance.choice(PARTS), chance.choice((-2, -1, 1, 2))
    if figure_at(grid, row, col) + by < 0:
        return None
    new = changed(grid, {(row, col): by, (row, TOTAL): by})
    return columns_broken(report, grid, new, (col, TOTAL))


def neighbours_swapped(report: Report, grid: Grid, chance: Random) -> Spoiled | None:
    """Two figures of a row of results in each other's place."""
    row, col = chance.choice(results(grid)), chance.choice(PARTS[:-1])
    one, other = text_at(grid, row, col), text_at(grid, row, col + 1)
    if one == other:
        return None
    new = with_texts(grid, {(row, col): other, (row, col + 1): one})
    return columns_broken(report, grid, new, (col, col + 1))


def unbalanced(offset: int) -> Fault:
    """A row beside the results wrong in a column and in its total: 0 what was received, 1 carried in, -1 over."""

    def spoil(report: Report, grid: Grid, chance: Random) -> Spoiled | None:
        col, by, last = chance.choice(PARTS), chance.choice((-1, 1, 2)), handled(grid) + 1
        row = last if offset < 0 else FIRST + offset
        if figure_at(grid, row, col) + by < 0:
            return None
        new = changed(grid, {(row, col): by, (row, TOTAL): by})
        sums = ((at, sum_of(new, ((FIRST, at), (FIRST + 1, at)))) for at in (col, TOTAL))
        return retabled(report, grid, new, *(("T105", last - 1, at, expected) for at, expected in sums))

    return in_table(THREE, spoil, unless=SAID)


# Cells that hold no figure -----------------------------------------------------------------------------------


def blank(label: str, cells: Callable[[Grid, Random], Iterable[At]], *texts: str) -> Fault:
    """Cells without a figure, reported once at the first."""

    def spoil(report: Report, grid: Grid, chance: Random) -> Spoiled:
        text, at = chance.choice(texts or ("", "/", "—", "-", "无", "不适用")), sorted(cells(grid, chance))
        return retabled(report, grid, with_texts(grid, dict.fromkeys(at, text)), ("T106", *at[0], None))

    return in_table(label, spoil)


def _row(row: int) -> list[At]:
    return [(row, col) for col in range(FIRST, TOTAL + 1)]


def _column(grid: Grid, col: int) -> list[At]:
    return [(row, col) for row in range(FIRST, handled(grid) + 2)]


def figures_of_two(grid: Grid) -> list[At]:
    """The cells of figures of table two."""
    return [(cell.row, cell.col) for cell in grid if cell.col > 1 and _is_figure(cell)]


def counts_of_two(grid: Grid) -> list[At]:
    """Those of counts."""
    fees = {cell.row for cell in grid if cell.text in ("行政事业性收费", "政府集中采购")}
    return [at for at in figures_of_two(grid) if at[0] not in fees and "增/减" not in _over(grid, *at)]


def _over(grid: Grid, row: int, col: int) -> str:
    """The label over a figure of table two."""
    return next(cell.text for cell in reversed(grid) if cell.col == col and cell.row < row and not _is_figure(cell))


def _is_figure(cell: GridCell) -> bool:
    return cell.text.lstrip("-").replace(".", "").isdigit()


def no_count(*texts: str) -> Fault:
    """A cell of table two that cannot be a count."""

    def spoil(report: Report, grid: Grid, chance: Random) -> Spoiled:
        at = chance.choice(counts_of_two(grid))
        return retabled(report, grid, with_texts(grid, {at: chance.choice(texts)}), ("T107", *at, None))

    return in_table(TWO, spoil, unless=SAID)


def negative_fee(report: Report, grid: Grid, chance: Random) -> Spoiled | None:
    """Fees below nothing."""
    at = figures_of_two(grid)[-1]
    new = with_texts(grid, {at: f"-{chance.randrange(1, 900)}.5"})
    return retabled(report, grid, new, ("T107", *at, None))


def words_in(label: str, *texts: str) -> Fault:
    """Words in a cell of table three or four."""

    def spoil(report: Report, grid: Grid, chance: Random) -> Spoiled:
        among = [(FIRST, col) for col in range(1, 16)] if label == FOUR else list(_all_cells(grid))
        at = chance.choice(among)
        return retabled(report, grid, with_texts(grid, {at: chance.choice(texts)}), ("T107", *at, None))

    return in_table(label, spoil)


def negative_made_good(report: Report, grid: Grid, chance: Random) -> Spoiled | None:
    """A negative among the results, and another row of the column with as much more, so that all sums tie."""
    (row, other), col = chance.sample(results(grid), 2), chance.choice(PARTS)
    by = figure_at(grid, row, col) + 1
    if figure_at(grid, row, TOTAL) < by:
        return None
    new = changed(grid, {(row, col): -by, (row, TOTAL): -by, (other, col): by, (other, TOTAL): by})
    return retabled(report, grid, new, ("T107", row, col, None))


# Rows and columns --------------------------------------------------------------------------------------------


def _without_row(grid: Grid, row: int) -> Grid:
    def shrunk(cell: GridCell) -> GridCell:
        covers = cell.row < row < cell.row + cell.rowspan
        return cell._replace(row=cell.row - (cell.row > row), rowspan=cell.rowspan - covers)

    return [shrunk(cell) for cell in grid if cell.row != row]


def _with_row(grid: Grid, row: int, cells: Iterable[GridCell]) -> Grid:
    """A table with a row more, from a row on; merged cells that reach to it reach over it."""

    def grown(cell: GridCell) -> GridCell:
        covers = cell.rowspan > 1 and cell.row < row <= cell.row + cell.rowspan
        return cell._replace(row=cell.row + (cell.row >= row), rowspan=cell.rowspan + covers)

    return sorted([*map(grown, grid), *(cell._replace(row=row) for cell in cells)])


def _single(grid: Grid, rows: Iterable[int]) -> list[int]:
    """Those of some rows in which no merged cell begins."""
    merged = {cell.row for cell in grid if cell.rowspan > 1}
    return [row for row in rows if row not in merged]


ROWS_IN_TWOS = ("规章", "行政规范性文件", "行政处罚", "行政强制")
"""Rows of table two that have another of their block beside them."""


def row_left_out(report: Report, grid: Grid, chance: Random) -> Spoiled:
    """A table without one of its rows."""
    of_two = (row for row, _ in figures_of_two(grid) if text_at(grid, row, 1) in ROWS_IN_TWOS)
    rows = range(FIRST, handled(grid) + 2) if grid[0].text == drafts.CORNER else of_two
    new = _without_row(grid, chance.choice(_single(grid, rows)))
    return retabled(report, grid, new, ("T102", 1, 1, None))


def row_twice(report: Report, grid: Grid, chance: Random) -> Spoiled:
    """A row of results once more below itself."""
    row = chance.choice(_single(grid, results(grid)))
    own = [cell for cell in grid if cell.row == row]
    return retabled(report, grid, _with_row(grid, row + 1, own), ("T102", row + 1, 1, None))


def row_of_no_form(report: Report, grid: Grid, chance: Random) -> Spoiled:
    """A row more that the form does not know."""
    row = chance.choice([row for row, _ in figures_of_two(grid)])
    own = [cell for cell in grid if cell.row == row]
    name = chance.choice(("党内法规性文件", "其他文件", "行政征用"))
    new = _with_row(grid, row + 1, [own[0]._replace(text=name), *own[1:]])
    return retabled(report, grid, new, ("T102", row + 1, 1, None))


def row_renamed(report: Report, grid: Grid, chance: Random) -> Spoiled:
    """A row of results under a name of its own: one is missing, and one is unknown."""
    row = chance.choice(_single(grid, results(grid)))
    own = max(cell for cell in grid if cell.row == row and cell.col < FIRST)
    name = chance.choice(("8.属于尚未办结的来信", "9.转送下级机关办理", "4.当场口头告知"))
    new = [cell._replace(text=name) if cell is own else cell for cell in grid]
    return retabled(report, grid, new, ("T102", 1, 1, None), ("T102", row, 1, None))


def _without_column(grid: Grid, col: int) -> Grid:
    def shrunk(cell: GridCell) -> GridCell:
        covers = cell.col < col < cell.col + cell.colspan
        return cell._replace(col=cell.col - (cell.col > col), colspan=cell.colspan - covers)

    return [shrunk(cell) for cell in grid if not (cell.col == col and cell.colspan == 1)]


def _with_column(grid: Grid, col: int, cells: Iterable[GridCell]) -> Grid:
    """A table with a column more, from a column on; merged cells that reach to it reach over it."""

    def grown(cell: GridCell) -> GridCell:
        covers = cell.colspan > 1 and cell.col < col <= cell.col + cell.colspan
        return cell._replace(col=cell.col + (cell.col >= col), colspan=cell.colspan + covers)

    return sorted([*map(grown, grid), *(cell._replace(col=col) for cell in cells)])


def column_twice(report: Report, grid: Grid, chance: Random) -> Spoiled:
    """Table three with a column of figures once more beside itself."""
    col = chance.choice(range(FIRST + 1, TOTAL))
    own = [cell for cell in grid if cell.col == col and cell.colspan == 1]
    return retabled(report, grid, _with_column(grid, col + 1, own), ("T102", 1, 1, None))


def column_of_subtotals(report: Report, grid: Grid, chance: Random) -> Spoiled:
    """Table three with a column of subtotals that the form does not know."""
    name = chance.choice(("小计", "法人或其他组织小计"))
    sums = [GridCell(row, 0, 1, 1, sum_of(grid, ((row, at) for at in PARTS[1:]))) for row, _ in _column(grid, TOTAL)]
    new = _with_column(grid, TOTAL, [GridCell(3, 0, 1, 1, name), *sums])
    return retabled(report, grid, new, ("T102", 3, TOTAL, None))


def column_left_out(report: Report, grid: Grid, chance: Random) -> Spoiled:
    """Table three without a column of figures."""
    col = chance.choice(range(FIRST + 2, TOTAL))
    return retabled(report, grid, _without_column(grid, col), ("T102", 1, 1, None))


def column_renamed(report: Report, grid: Grid, chance: Random) -> Spoiled:
    """Table three with a column of a name of its own: one is missing, and one is unknown."""
    col = chance.choice(range(FIRST + 1, TOTAL))
    new = with_texts(grid, {(3, col): chance.choice(("个体工商户", "村民小组", "新闻单位"))})
    return retabled(report, grid, new, ("T102", 1, 1, None), ("T102", 3, col, None))


def table_left_out(number: int, *instead: str) -> Fault:
    """A part without its table, or with a sentence in its place."""

    def spoil(report: Report, chance: Random) -> Spoiled | None:
        found = grids(body(report, number))
        if not found:
            return None
        sentence = [chance.choice(instead)] if instead else []
        due = Due("T101", Words(heading(number)), drafts.SECTIONS[number - 1])
        return Spoiled(replaced(report.blocks, found[0], *sentence), (due,))

    return spoil


def _two_of_2019(grid: Grid, chance: Random) -> Grid:
    figures = [text_at(grid, *at) for at in figures_of_two(grid)]
    return drafts.table_two_of_2019([*figures[:6], *(str(chance.randrange(90)) for _ in range(15)), figures[9]])


def _three_of_2019(grid: Grid, _: Random) -> Grid:
    rows = [[figure_at(grid, row, col) for col in range(FIRST, TOTAL + 1)] for row in range(FIRST, handled(grid) + 2)]
    otherwise = [sum(column) for column in zip(*rows[20:23], strict=True)]
    return drafts.table_three_of_2019([*rows[:20], otherwise, *rows[23:]])


OLD = {2: _two_of_2019, 3: _three_of_2019}


def outdated(*numbers: int) -> Fault:
    """Tables of 2019 in a later report, reported at the first."""

    def spoil(report: Report, chance: Random) -> Spoiled | None:
        if report.year == YEARS[0]:
            return None
        blocks, first = report.blocks, None
        for number in numbers:
            for grid in grids(body(report, number)):
                new = OLD[number](grid, chance)
                blocks, first = replaced(blocks, grid, new), first or new
        return Spoiled(blocks, (Due("T108", Square(first, 1, 1), "2021"),), (title_of(report),)) if first else None

    return spoil


FAULTS: dict[str, Fault] = {
    **{f"table three: {way}": wrong_cell(_all_cells, [way]) for way in SLIPS},
    **{f"{name} wrong": wrong_cell(cells, SLIPS) for name, cells in CELLS.items()},
    "two wrong cells": in_table(THREE, two_wrong_cells),
    "the figure of the row above": in_table(THREE, figure_of_the_row_above),
    **{f"the total of {group} wrong": group_wrong(group, in_total=True) for group in GROUPS},
    **{f"a part of {group} wrong": group_wrong(group, in_total=False) for group in GROUPS},
    "a result miscounted": in_table(THREE, result_miscounted, unless="予以公开"),
    "neighbours swapped": in_table(THREE, neighbours_swapped),
    "what was received unbalanced": unbalanced(0),
    "what was carried in unbalanced": unbalanced(1),
    "what was carried over unbalanced": unbalanced(-1),
    "a blank cell in table two": blank(TWO, lambda grid, chance: [chance.choice(figures_of_two(grid))]),
    "a blank cell in table three": blank(THREE, lambda grid, chance: [chance.choice([*_all_cells(grid)])]),
    "a blank cell in table four": blank(FOUR, lambda _, chance: [(FIRST, chance.randrange(2, 16))]),
    "blank cells here and there": blank(THREE, lambda grid, chance: chance.sample([*_all_cells(grid)], 9)),
    "a blank row": blank(THREE, lambda grid, chance: _row(chance.choice(results(grid)))),
    "a blank column": blank(THREE, lambda grid, chance: _column(grid, chance.choice(PARTS))),
    "a blank column of totals": blank(THREE, lambda grid, _: _column(grid, TOTAL)),
    "table four of dashes": blank(FOUR, lambda *_: [(FIRST, col) for col in range(1, 16)], "—", "/", "-"),
    "words in table two": no_count("未制作规章", "若干", "见附件", "本单位没有此项职能"),
    "a negative in table two": no_count("-1", "-25", "－3"),
    "a decimal count": no_count("1.5", "0.3", "12.75"),
    "a negative fee": in_table(TWO, negative_fee),
    "words in table three": words_in(THREE, "若干", "见附件", "待统计"),
    "words in table four": words_in(FOUR, "若干", "见说明", "待统计"),
    "a negative made good": in_table(THREE, negative_made_good, unless=SAID),
    "a row of table two left out": in_table(TWO, row_left_out),
    "a row of table three left out": in_table(THREE, row_left_out),
    "a row twice": in_table(THREE, row_twice),
    "a row of no form": in_table(TWO, row_of_no_form),
    "a row renamed": in_table(THREE, row_renamed),
    "a column twice": in_table(THREE, column_twice),
    "a column of subtotals": in_table(THREE, column_of_subtotals),
    "a column left out": in_table(THREE, column_left_out),
    "a column renamed": in_table(THREE, column_renamed),
    **{f"table {number} left out": table_left_out(number) for number in (2, 3, 4)},
    "a sentence for a table": table_left_out(3, "本年度的申请情况与上年基本相同。", "申请情况见附图。"),
    "table two of 2019": outdated(2),
    "table three of 2019": outdated(3),
    "both tables of 2019": outdated(2, 3),
}

WITH_SPANS = {
    "table four of dashes",
    "words in table four",
    "a row of no form",
    "a column twice",
    "a column of subtotals",
    "a column left out",
    "a column renamed",
}
"""Those that are put only where merged cells are kept."""
