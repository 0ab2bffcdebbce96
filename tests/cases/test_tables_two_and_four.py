"""Tables two and four, rows 11 to 15: a total unlike its parts, no header, no figures, and what no count can be."""

import pytest

import drafts
from cases.rebuilt import Layout, cells, found, in_both, records, table
from drafts import Block, GridCell


def four(*figures: int) -> list[Block]:
    """The report of the city with other disputes."""
    return drafts.report(drafts.city()._replace(four=[*figures, *drafts.city().four[len(figures) :]]))


def flat(*figures: int) -> list[Block]:
    """The report of the city with one row of figures for table four, without any header."""
    row = [GridCell(1, col, 1, 1, str(value)) for col, value in enumerate(figures, 1)]
    return table(drafts.report(drafts.city()), 3, lambda _: row)


@in_both
def test_case_11_a_total_of_direct_suits_is_held_against_its_parts(layout: Layout) -> None:
    """3 + 1 + 0 + 1 = 5, written 6."""
    assert found(four(*drafts.city().four[:5], 3, 1, 0, 1, 6), layout) == [("T103", "T3.R4C10", "5")]


@in_both
def test_case_12_a_total_of_reviews_is_told_and_never_repaired(layout: Layout) -> None:
    """1 + 2 + 3 + 0 = 6 against 99, both of them named: which is wrong, the table does not say."""
    blocks = four(1, 2, 3, 0, 99)
    assert found(blocks, layout) == [("T103", "T3.R4C5", "6")]
    (finding,) = records(layout.name, layout.write(blocks))
    assert finding["actual"] == "99"


@in_both
def test_case_13_a_flat_row_of_fifteen_is_read_as_the_three_groups(layout: Layout) -> None:
    """Without any header; a wrong total of each group is found in its own column."""
    assert found(flat(*drafts.city().four), layout) == []
    blocks = flat(1, 2, 3, 0, 99, 3, 1, 0, 1, 6, 1, 1, 1, 1, 5)
    assert found(blocks, layout) == [
        ("T103", "T3.R1C5", "6"),
        ("T103", "T3.R1C10", "5"),
        ("T103", "T3.R1C15", "4"),
    ]
    assert [one["actual"] for one in records(layout.name, layout.write(blocks))] == ["99", "6", "5"]


@in_both
@pytest.mark.parametrize("dash", ["—", "-", "－", "--"])
def test_case_14_a_row_of_dashes_is_no_figures(layout: Layout, dash: str) -> None:
    """It is said once with the cells and the relations left unchecked, and nothing is taken for zero."""
    blocks = cells(drafts.report(drafts.city()), 3, {(4, col): dash for col in range(1, 16)})
    assert found(blocks, layout) == [("T106", "T3.R4C1", None)]
    (finding,) = records(layout.name, layout.write(blocks))
    assert finding["message"].startswith(
        "“政府信息公开行政复议、行政诉讼情况”表有 15 个单元格没有数字：“行政复议·结果维持”、“行政复议·结果纠正”、"
    )
    assert finding["message"].endswith("空白不当作 0，有 3 条勾稽关系因此没有核对")


REGULATIONS, LICENCES, PENALTIES, COERCION, FEES = (3, 2), (7, 2), (10, 2), (11, 2), (14, 2)


@in_both
@pytest.mark.parametrize(
    ("cell", "text", "code"),
    [
        (REGULATIONS, "-1", "T107"), (REGULATIONS, "－1", "T107"), (LICENCES, "1.5", "T107"),
        (PENALTIES, "abc", "T107"), (FEES, "-10", "T107"), (COERCION, "", "T106"),
        (COERCION, "/", "T106"), (COERCION, "—", "T106"), (COERCION, "不适用", "T106"),
    ],
    ids=["regulations -1", "regulations full-width -1", "licences 1.5", "penalties abc", "fee -10", "coercion blank",
         "coercion /", "coercion dash", "coercion not applicable"],
)  # fmt: skip
def test_case_15_what_is_no_figure_or_cannot_be_one_is_told_in_its_cell(
    layout: Layout, cell: tuple[int, int], text: str, code: str
) -> None:
    """An impossible figure is an error; a blank, however it is written, a warning."""
    blocks = cells(drafts.report(drafts.city()), 1, {cell: text})
    assert found(blocks, layout) == [(code, f"T1.R{cell[0]}C{cell[1]}", None)]
    (finding,) = records(layout.name, layout.write(blocks))
    assert finding["severity"] == {"T107": "error", "T106": "warning"}[code]


@in_both
@pytest.mark.parametrize("fee", ["3415.74", "0", "0.5"])
def test_case_15_a_fee_may_have_decimals(layout: Layout, fee: str) -> None:
    """An amount is no count."""
    assert found(cells(drafts.report(drafts.city()), 1, {FEES: fee}), layout) == []
