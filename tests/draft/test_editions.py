"""The edition of the form by the year reported on, and tables of another."""

from collections.abc import Callable

import pytest

import drafts
from drafts import Block
from gouji import lint_bytes
from gouji.checking import Plan, read, read_draft
from gouji.registry import Kit

Write = Callable[[list[Block]], bytes]
LAYOUTS = [
    pytest.param("docx", drafts.word, id="Word"),
    pytest.param("md", drafts.markdown, id="Markdown"),
    pytest.param("txt", drafts.text, id="one cell a line"),
    pytest.param("txt", lambda blocks: drafts.text(blocks, drafts.pushed), id="bars"),
]


def found(name: str, data: bytes) -> list[tuple[object, object]]:
    """Code and place of each finding on the tables."""
    codes = [(one["code"], one["location"]["display"]) for one in lint_bytes(name, data)]  # type: ignore[index]
    return [pair for pair in codes if str(pair[0]).startswith("T")]


@pytest.mark.parametrize(("suffix", "write"), LAYOUTS)
@pytest.mark.parametrize("year", [2019, 2020])
def test_a_report_of_the_old_edition_in_its_years_has_no_finding(suffix: str, write: Write, year: int) -> None:
    """Whatever the layout."""
    assert found(f"draft.{suffix}", write(drafts.report_of_2019(drafts.consistent(7), year))) == []


@pytest.mark.parametrize(("suffix", "write"), LAYOUTS)
def test_the_old_tables_in_a_new_year_are_one_finding(suffix: str, write: Write) -> None:
    """And no storm of rows and columns."""
    assert found(f"draft.{suffix}", write(drafts.report_of_2019(drafts.consistent(7), 2023))) == [("T108", "T1.R1C1")]


def test_the_figures_of_the_old_tables_are_still_held_together() -> None:
    """By the relations of the old edition."""
    figures = drafts.consistent(7)
    figures.three[2][6] += 10
    for year, codes in ((2020, ["T110"]), (2023, ["T108", "T110"])):
        pairs = found("draft.docx", drafts.word(drafts.report_of_2019(figures, year)))
        assert [code for code, _ in pairs] == codes
        assert pairs[-1] == ("T110", "T2.R6C10")


@pytest.mark.parametrize("year", [2020, 2021, 2025])
def test_a_report_on_2020_may_have_the_three_rows_of_the_new_edition(year: int) -> None:
    """As reports on later years must."""
    blocks = [block.replace("2024", str(year)) if isinstance(block, str) else block
              for block in drafts.report(drafts.consistent(7))]  # fmt: skip
    assert found("draft.docx", drafts.word(blocks)) == []


@pytest.mark.parametrize(
    ("year", "edition"), [(2018, None), (2019, "2019"), (2020, "2019"), (2021, "2021"), (2030, "2021")]
)
def test_the_year_chooses_the_edition(kit: Kit, year: int, edition: str | None) -> None:
    """Reports on 2018 and before have no form."""
    text = f"青禾县数据局{year}年政府信息公开工作年度报告\n一、总体情况\n"
    draft, _ = read_draft(read(text.encode(), "draft.txt", kit.readers), Plan(kit.rules, kit.forms))
    assert (draft.form.edition if draft.form else None) == edition


def test_a_table_of_neither_edition_is_held_against_its_own() -> None:
    """One header of old over a table in use names the columns that are not the form's."""
    blocks = drafts.report(drafts.consistent(7))
    old = {"本年制发件数": "本年新制作数量", "现行有效件数": "对外公开总数量"}
    changed = [
        block if isinstance(block, str) else [cell._replace(text=old.get(cell.text, cell.text)) for cell in block]
        for block in blocks
    ]
    assert [code for code, _ in found("draft.docx", drafts.word(changed))] == ["T102", "T102"]
