"""What blanks leave unchecked, and what is a matter of a table's shape; the situations are in tests/cases."""

from collections.abc import Callable

import drafts
from drafts import Grid, GridCell
from gouji import Draft, lint_bytes
from gouji.checking import Plan, read, read_draft
from gouji.registry import Kit


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


def blanked(cells: set[tuple[int, int]], text: str = "") -> Callable[[Grid], Grid]:
    """Empty some cells of table three."""
    return lambda grid: [cell._replace(text=text) if cell[:2] in cells else cell for cell in grid]


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


def draft_of(kit: Kit, data: bytes) -> Draft:
    """A Word file read against its form."""
    return read_draft(read(data, "draft.docx", kit.readers), Plan(kit.rules, kit.forms))[0]


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
