"""Table three, rows 1 to 10: the wrong cell is named, blanks are not summed, shape is told apart from sums."""

import pytest

import drafts
from cases.rebuilt import TEXT, WORD, Layout, cells, found, in_both, records, rows, table, without_table
from drafts import Block, Figures, Grid, GridCell
from gouji.checking import Plan, read, read_draft
from gouji.registry import Kit
from inputs import laid

PARTS = {3: 50, 4: 20, 5: 9, 13: 6, 16: 5, 23: 3}
APPLICATIONS = drafts.SECTIONS[2]


@in_both
def test_case_01_a_total_that_alone_mends_everything_is_the_wrong_cell(layout: Layout) -> None:
    """50 + 20 + 9 + 6 + 5 + 3 = 93 and 总计 95, where the row and the balance want 93 too."""
    figures = rows({1: 93, **PARTS, 24: [95, 0, 0, 0, 0, 0, 93]})
    assert found(drafts.report(figures), layout) == [("T110", "T2.R27C4", "93")]


@in_both
def test_case_01_a_total_that_ties_with_all_else_is_told_as_a_column(layout: Layout) -> None:
    """93 and 95, where every row ties and the balance holds: no one cell explains it."""
    figures = rows({1: 95, **PARTS, 24: 95})
    assert found(drafts.report(figures), layout) == [("T104", "T2.R27C4", "93"), ("T104", "T2.R27C10", "93")]


@in_both
def test_case_01_a_total_that_breaks_the_balance_too_is_no_wrong_cell_where_the_rows_tie(layout: Layout) -> None:
    """95 in both totals of the row: neither alone mends everything, so each relation is told."""
    figures = rows({1: 93, **PARTS, 24: 95})
    assert found(drafts.report(figures), layout) == [
        ("T104", "T2.R27C4", "93"),
        ("T105", "T2.R27C4", "93"),
        ("T104", "T2.R27C10", "93"),
        ("T105", "T2.R27C10", "93"),
    ]


@in_both
def test_case_02_a_balance_is_told_in_the_columns_where_it_is_broken(layout: Layout) -> None:
    """60/2/62 against 61/2/63: in the first and the last column, and not in the second."""
    figures = rows(
        {1: [60, 2, 0, 0, 0, 0, 62], 3: [59, 2, 0, 0, 0, 0, 61], 4: 1, 23: 1, 24: [61, 2, 0, 0, 0, 0, 63]},
    )
    assert found(drafts.report(figures), layout) == [("T105", "T2.R27C4", "60"), ("T105", "T2.R27C10", "62")]


@in_both
def test_case_03_two_digits_swapped_in_a_total_are_one_finding(layout: Layout) -> None:
    """705 + 3 + 5 = 713, written 731; and so in the report of a city, where other rows have figures too."""
    parts = [705, 3, 0, 0, 5, 0]
    figures = rows({1: [*parts, 731], 3: [*parts, 713], 24: [*parts, 713]})
    assert found(drafts.report(figures), layout) == [("T110", "T2.R4C10", "713")]
    figures = drafts.city()
    figures.three[0][6] = 3191
    assert found(drafts.report(figures), layout) == [("T110", "T2.R4C10", "3119")]


@in_both
def test_case_04_a_wrong_total_of_a_part_is_one_finding(layout: Layout) -> None:
    """746 + 12 + 10 + 1 = 769, written 796, where the total of the column is right."""
    figures = drafts.city()
    figures.three[12][6] = 796
    assert found(drafts.report(figures), layout) == [("T110", "T2.R16C10", "769")]


def nil_of_legal_services() -> list[tuple[int, int]]:
    """The cells of the column 法律服务机构 that are 0 in the report of the city, in the full grid."""
    return [(row, 8) for row, values in enumerate(drafts.city().three, 4) if values[4] == 0]


@in_both
def test_case_05_a_column_blank_where_zero_is_told_once_with_what_it_leaves_unchecked(layout: Layout) -> None:
    """No sum is wrong: the column, its balance and the twenty rows are named as not checked."""
    blocks = cells(drafts.report(drafts.city()), 2, dict.fromkeys(nil_of_legal_services(), ""))
    assert found(blocks, layout) == [("T106", "T2.R5C8", None)]
    (finding,) = records(layout.name, layout.write(blocks))
    assert "有 20 个单元格没有数字" in finding["message"]
    assert finding["message"].endswith("空白不当作 0，有 22 条勾稽关系因此没有核对")
    balance, column, row = (one["message"] for one in finding["related"])
    assert balance == "没有核对 1 处勾稽关系：“法律服务机构”"
    assert column == "没有核对 1 列的合计：“法律服务机构”"
    assert row.startswith(f"没有核对 20 个合计：“{drafts.ROWS[1]}”、“{drafts.ROWS[3]}”、“{drafts.ROWS[4]}”、")


@in_both
def test_case_05_what_the_blanks_leave_to_be_checked_is_checked(layout: Layout) -> None:
    """Five too many in the first column break its total, which no blank touches."""
    figures = drafts.city()
    figures.three[3][0] += 5
    blocks = cells(drafts.report(figures), 2, dict.fromkeys(nil_of_legal_services(), ""))
    assert found(blocks, layout) == [("T106", "T2.R5C8", None), ("T104", "T2.R27C4", "2937")]


@in_both
@pytest.mark.parametrize("text", ["", "/", "—", "无"])
def test_case_05_a_column_without_any_figure_raises_no_sum(layout: Layout, text: str) -> None:
    """Blank is not nought, however it is written: it is said once, and the relations over it are not checked."""
    blocks = cells(drafts.report(drafts.city()), 2, {(row, 8): text for row in range(4, 29)})
    assert found(blocks, layout) == [("T106", "T2.R4C8", None)]


@in_both
def test_case_06_a_total_column_without_any_figure_raises_no_sum(layout: Layout) -> None:
    """No sums of nothing."""
    blocks = cells(drafts.report(drafts.city()), 2, {(row, 10): "" for row in range(4, 29)})
    assert found(blocks, layout) == [("T106", "T2.R4C10", None)]


@in_both
def test_case_07_the_form_of_2019_is_that_of_a_report_on_2020(kit: Kit, layout: Layout) -> None:
    """It is read by that edition, and no row lacks or is too many; its figures are checked."""
    figures = drafts.city()
    blocks = drafts.report_of_2019(figures, 2020)
    draft = read_draft(read(layout.write(blocks), layout.name, kit.readers), Plan(kit.rules, kit.forms))[0]
    assert draft.form
    assert draft.form.edition == "2019"
    assert found(blocks, layout) == []
    figures.three[0][6] = 3191
    assert found(drafts.report_of_2019(figures, 2020), layout) == [("T110", "T2.R4C10", "3119")]


@in_both
@pytest.mark.parametrize("year", [2021, 2023])
def test_case_07_the_form_of_2019_is_outdated_in_a_later_report(layout: Layout, year: int) -> None:
    """Said once, without a storm of missing rows; the figures are checked all the same."""
    figures = drafts.city()
    assert found(drafts.report_of_2019(figures, year), layout) == [("T108", "T1.R1C1", "2021")]
    figures.three[0][6] = 3191
    assert found(drafts.report_of_2019(figures, year), layout) == [
        ("T108", "T1.R1C1", "2021"),
        ("T110", "T2.R4C10", "3119"),
    ]


def with_subtotals(grid: Grid) -> Grid:
    """Table three with a column 法人或其他组织小计 before the total."""
    moved = [cell._replace(col=11) if cell.col == 10 else cell for cell in grid]
    wider = [cell._replace(colspan=cell.colspan + 1) if cell[:2] in {(1, 4), (2, 5)} else cell for cell in moved]
    sums = [sum(int(cell.text) for cell in grid if cell.row == row and 5 <= cell.col <= 9) for row in range(4, 29)]
    extra = [GridCell(row, 10, 1, 1, str(value)) for row, value in enumerate(sums, 4)]
    return sorted([*wider, GridCell(3, 10, 1, 1, "法人或其他组织小计"), *extra])


MARKDOWN = Layout("draft.md", drafts.markdown)


def test_case_08_a_text_whose_columns_cannot_be_told_for_it_is_no_outdated_form() -> None:
    """One cell a line, where nothing says which figure is the extra column's: that alone is told."""
    blocks = table(drafts.report(drafts.city()), 2, with_subtotals)
    assert found(blocks, TEXT) == [("T102", "T2.R1C1", None)]


@pytest.mark.parametrize("layout", [WORD, MARKDOWN], ids=["word", "markdown"])
def test_case_08_an_extra_column_is_a_matter_of_shape_and_leaves_the_totals_where_they_are(layout: Layout) -> None:
    """The column is named alone; the total behind it is still held against its row and the balance."""
    figures = drafts.city()
    shape = ("T102", "T2.R3C10", None)
    assert found(table(drafts.report(figures), 2, with_subtotals), layout) == [shape]
    figures.three[0][6] = 3191
    blocks = table(drafts.report(figures), 2, with_subtotals)
    assert found(blocks, layout) == [shape, ("T110", "T2.R4C11", "3119")]


BROKEN = {
    "商业企业": "商业\n企业",
    "法律服务机构": "法 律 服 务\n机构",
    "三、本年度办理结果": "三、\n本\n年\n度\n办\n理\n结\n果",
    "（三）不予公开": "（三）不\n予公开",
    "（六）其他处理": "（六）其他",
    drafts.ROWS[3]: "（二）部分公开 (区分处理的,只计这一情形,不计其他情形)",
    drafts.ROWS[4]: "1、属于国家秘密",
    drafts.ROWS[20]: "1．申请人无正当理由逾期不补正，行政机关不再处理其政府信息公开申请",
}


def with_broken_labels(figures: Figures) -> list[Block]:
    """A report with the labels of table three as real files have them."""
    return table(
        drafts.report(figures), 2, lambda grid: [cell._replace(text=BROKEN.get(cell.text, cell.text)) for cell in grid]
    )


@pytest.mark.parametrize(
    "layout", [WORD, Layout(WORD.name, laid.word), TEXT], ids=["word", "word with broken lines", "text"]
)
@pytest.mark.parametrize(("row", "place"), [(4, "T2.R7C5"), (5, "T2.R8C5"), (21, "T2.R24C5"), (23, "T2.R26C5")])
def test_case_09_broken_labels_are_the_same_rows(layout: Layout, row: int, place: str) -> None:
    """With line ends, blanks and other marks: nothing is raised, and a slip in such a row is found in its place."""
    figures = drafts.city()
    assert found(with_broken_labels(figures), layout) == []
    right = figures.three[row - 1][1]
    figures.three[row - 1][1] += 30
    assert found(with_broken_labels(figures), layout) == [("T110", place, str(right))]


@in_both
def test_case_10_part_three_without_its_table_is_told_so(layout: Layout) -> None:
    """Once, at its heading."""
    blocks = without_table(drafts.report(drafts.city()), 10)
    assert found(blocks, layout) == [("T101", f"三、{APPLICATIONS}", APPLICATIONS)]


@in_both
def test_case_10_where_part_three_is_missing_its_table_is_not_missed_as_well(layout: Layout) -> None:
    """One finding, where the next part begins."""
    blocks = drafts.report(drafts.city(), without=APPLICATIONS)
    assert found(blocks, layout) == [("S101", f"四、{drafts.SECTIONS[3]}", APPLICATIONS)]
