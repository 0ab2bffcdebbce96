"""Situations and the verdict a good reviewer gives."""

from collections.abc import Callable
from typing import TypeGuard

import pytest

import drafts
from drafts import Grid, GridCell
from gouji import Draft, lint_bytes
from gouji.checking import Plan, read, read_draft
from gouji.registry import Kit


def row_of(figures: drafts.Figures, row: int, values: list[int]) -> None:
    """Put a row of table three, from 1."""
    figures.three[row - 1] = values


def findings(figures: drafts.Figures, change: Callable[[Grid], Grid] | None = None) -> list[tuple[object, ...]]:
    """Code, place in table three and expected figure of each finding on a report in Word."""
    blocks = drafts.report(figures)
    if change:
        tables = [at for at, block in enumerate(blocks) if not isinstance(block, str)]
        table = blocks[tables[1]]
        assert not isinstance(table, str)
        blocks[tables[1]] = change(table)
    found = lint_bytes("draft.docx", drafts.word(blocks))
    return [(one["code"], one["location"]["display"], one["expected"]) for one in found]  # type: ignore[index]


def test_a_balance_that_no_one_cell_explains_is_reported_itself() -> None:
    """60/2/62 against 61/2/63: broken in the first and the last column, and in no other."""
    figures = drafts.no_figures()
    row_of(figures, 1, [60, 2, 0, 0, 0, 0, 62])
    row_of(figures, 3, [59, 2, 0, 0, 0, 0, 61])
    row_of(figures, 4, [1, 0, 0, 0, 0, 0, 1])
    row_of(figures, 23, [1, 0, 0, 0, 0, 0, 1])
    row_of(figures, 24, [61, 2, 0, 0, 0, 0, 63])
    assert findings(figures) == [("T105", "T2.R27C4", "60"), ("T105", "T2.R27C10", "62")]


def test_a_column_total_that_no_one_cell_explains_is_reported_itself() -> None:
    """93 against 95, where every row ties and the balance holds."""
    figures = drafts.no_figures()
    for row, count in {1: 95, 3: 50, 4: 20, 5: 9, 13: 6, 16: 5, 23: 3, 24: 95}.items():
        row_of(figures, row, [count, 0, 0, 0, 0, 0, count])
    assert findings(figures) == [("T104", "T2.R27C4", "93"), ("T104", "T2.R27C10", "93")]


def test_two_digits_swapped_in_a_total_are_one_finding() -> None:
    """713 written 731; 769 written 796."""
    figures = drafts.city()
    figures.three[12][6] = 796
    assert findings(figures) == [("T110", "T2.R16C10", "769")]
    figures = drafts.city()
    figures.three[0][6] = 3191
    assert findings(figures) == [("T110", "T2.R4C10", "3119")]


def blanked(cells: set[tuple[int, int]], text: str = "") -> Callable[[Grid], Grid]:
    """Empty some cells of table three."""
    return lambda grid: [cell._replace(text=text) if cell[:2] in cells else cell for cell in grid]


@pytest.mark.parametrize("text", ["", "/", "—", "无"])
def test_a_blank_column_raises_no_sum(text: str) -> None:
    """Blank is not nought: it is said once, and the relations over it are not checked."""
    column = {(row, 8) for row in range(4, 29)}
    assert findings(drafts.city(), blanked(column, text)) == [("T106", "T2.R4C8", None)]


def test_a_blank_total_column_raises_no_sum() -> None:
    """No sums of nothing."""
    assert findings(drafts.city(), blanked({(row, 10) for row in range(4, 29)})) == [("T106", "T2.R4C10", None)]


def test_a_blank_cell_blocks_only_its_own_relations(kit: Kit) -> None:
    """Its row and its column, and the check says which."""
    blocks = drafts.report(drafts.city())
    blocks = [
        blanked({(8, 4)})(block) if not isinstance(block, str) and len(block) > 100 else block for block in blocks
    ]
    draft = draft_of(kit, drafts.word(blocks))
    blocked = [one for one in draft.ties if one.state == "unchecked"]
    assert {(one.tie.kind, one.tie.on) for one in blocked} == {
        ("row-total", "state-secret"),
        ("column-total", "persons"),
    }
    assert {one.unread[0].row for one in blocked} == {"state-secret"}


def is_table_four(block: drafts.Block) -> TypeGuard[Grid]:
    """Whether a block is the table of part four."""
    return not isinstance(block, str) and drafts.width_of(block) == 15


def draft_of(kit: Kit, data: bytes) -> Draft:
    """A Word file read against its form."""
    return read_draft(read(data, "draft.docx", kit.readers), Plan(kit.rules, kit.forms))[0]


def test_an_extra_subtotal_column_leaves_the_totals_where_they_are() -> None:
    """A departure in shape, and no false sum."""

    def widen(grid: Grid) -> Grid:
        moved = [cell._replace(col=cell.col + 1) if cell.col == 10 else cell for cell in grid]
        moved = [cell._replace(colspan=cell.colspan + 1) if cell[:2] in {(1, 4), (2, 5)} else cell for cell in moved]
        extra = [GridCell(3, 10, 1, 1, "法人或其他组织小计")]
        return sorted(moved + extra + [GridCell(row, 10, 1, 1, "58") for row in range(4, 29)])

    assert [code for code, *_ in findings(drafts.city(), widen)] == ["T102"]


def test_broken_labels_are_the_same_rows() -> None:
    """商业⏎企业, （三）不⏎予公开, 1、 for 1., a comma for 、."""
    changes = {
        "商业企业": "商业\n企业",
        "（三）不予公开": "（三）不\n予公开",
        "1.属于国家秘密": "1、属于国家秘密",
        drafts.ROWS[20]: "1．申请人无正当理由逾期不补正，行政机关不再处理其政府信息公开申请",
        "（六）其他处理": "（六）其他",
        "三、本年度办理结果": "三、\n本\n年\n度\n办\n理\n结\n果",
        drafts.ROWS[3]: "（二）部分公开 (区分处理的,只计这一情形,不计其他情形)",
        "法律服务机构": "法 律 服 务\n机构",
    }
    renamed = [
        [cell._replace(text=changes.get(cell.text, cell.text)) for cell in block]
        if not isinstance(block, str)
        else block
        for block in drafts.report(drafts.city())
    ]
    assert lint_bytes("draft.docx", drafts.word(renamed)) == []
    assert lint_bytes("draft.txt", drafts.text(renamed).replace("\n机构".encode(), "机构".encode())) is not None


def test_a_row_left_out_is_a_matter_of_shape() -> None:
    """T102 names it; the column it is missing from is not summed."""

    def drop(grid: Grid) -> Grid:
        kept = [cell for cell in grid if cell.row != 9]
        return [
            cell._replace(
                row=cell.row - (cell.row > 9), rowspan=cell.rowspan - (cell.row < 9 < cell.row + cell.rowspan)
            )
            for cell in kept
        ]

    assert [code for code, *_ in findings(drafts.city(), drop)] == ["T102"]


def test_one_flat_row_of_fifteen_figures_is_read_as_the_three_groups() -> None:
    """Without any header, in the section of its table."""
    flat = [GridCell(1, col, 1, 1, str(value)) for col, value in enumerate([1, 2, 3, 0, 99, *[0] * 10], 1)]
    blocks = drafts.report(drafts.city())
    blocks = [flat if is_table_four(block) else block for block in blocks]
    found = lint_bytes("draft.docx", drafts.word(blocks))
    assert [(one["code"], one["expected"], one["actual"]) for one in found] == [("T103", "6", "99")]


def test_a_row_of_dashes_is_no_figures() -> None:
    """It is said once, and breaks nothing."""
    blocks = drafts.report(drafts.city())
    dashed = [
        [cell._replace(text="—") if cell.row == 4 else cell for cell in block] if is_table_four(block) else block
        for block in blocks
    ]
    [found] = lint_bytes("draft.docx", drafts.word(dashed))
    assert found["code"] == "T106"
    assert str(found["message"]).startswith(
        "“政府信息公开行政复议、行政诉讼情况”表有 15 个单元格没有数字：“行政复议·结果维持”、“行政复议·结果纠正”、"
    )
    assert str(found["message"]).endswith("空白不当作 0，有 3 条勾稽关系因此没有核对")


def test_what_a_blank_leaves_unchecked_is_named() -> None:
    """Totals by row, totals by column and balances, each with the rows or columns it would have held on."""
    blocks = [
        blanked({(8, 4), (9, 4), (28, 4)})(block) if not isinstance(block, str) and len(block) > 100 else block
        for block in drafts.report(drafts.city())
    ]
    [found] = lint_bytes("draft.docx", drafts.word(blocks))
    assert found["code"] == "T106"
    assert [one["message"] for one in found["related"]] == [  # type: ignore[attr-defined]
        "没有核对 1 处勾稽关系：“自然人”",
        "没有核对 1 列的合计：“自然人”",
        "没有核对 3 个合计：“1.属于国家秘密”、“2.其他法律行政法规禁止公开”、“四、结转下年度继续办理”",
    ]


def test_a_huge_figure_is_a_figure() -> None:
    """However many digits it has."""
    figures = drafts.no_figures()
    figures.two[5] = "9" * 60
    assert lint_bytes("draft.docx", drafts.word(drafts.report(figures))) == []


def test_separators_wide_digits_remarks_and_decimals_are_figures() -> None:
    """As in the reports of large cities."""
    wide = str.maketrans("0123456789", "０１２３４５６７８９")

    def write(cell: GridCell) -> GridCell:
        if cell.text == "3119":
            return cell._replace(text="3,119")
        if cell.text == "3050":
            return cell._replace(text="3050".translate(wide))
        return cell._replace(text="34（其中网上12件）") if cell.text == "34" else cell

    blocks = [[*map(write, block)] if not isinstance(block, str) else block for block in drafts.report(drafts.city())]
    assert lint_bytes("draft.docx", drafts.word(blocks)) == []


def test_a_table_broken_over_two_pages_is_read_as_one() -> None:
    """The second part has no header of its own."""
    blocks: list[drafts.Block] = []
    for block in drafts.report(drafts.city()):
        if isinstance(block, str) or len(block) < 100:
            blocks.append(block)
            continue
        first = [
            cell._replace(rowspan=min(cell.rowspan, 16 - cell.row)) if cell.row + cell.rowspan > 16 else cell
            for cell in block
            if cell.row < 16
        ]
        rest = [cell._replace(row=cell.row - 15) for cell in block if cell.row >= 16]
        blocks += [first, [GridCell(1, 1, 12, 1, "三、本年度办理结果"), *rest]]
    assert lint_bytes("draft.docx", drafts.word(blocks)) == []
