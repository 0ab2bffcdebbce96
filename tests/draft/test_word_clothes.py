"""The checks of the main job hold whatever a Word file wears: numbers, tracked changes, controls, all at once."""

from pathlib import Path

import pytest

import drafts
from clothes import CLOTHES, EVERYTHING, Clothing, Word, controlled, dressed, revised_figures, split, strict
from gouji import FileResult, Reading
from gouji.checking import Plan, check_bytes, read
from gouji.model import Revisions
from gouji.registry import Kit
from official import fill

WORN: dict[str, tuple[Clothing, ...]] = {
    **{name: (clothing,) for name, clothing in CLOTHES.items()},
    "everything": EVERYTHING,
}
worn = pytest.mark.parametrize("clothes", WORN.values(), ids=WORN)
SAMPLE = [(row, row * 2 % 7) for row in range(25)]
"""A figure of every row and of every column of table three."""


def check(kit: Kit, data: bytes, revisions: Revisions = "accepted") -> FileResult:
    """The result for a Word file, by all rules."""
    plan = Plan(kit.rules, kit.forms, reading=Reading(revisions=revisions))
    return check_bytes(data, "draft.docx", "draft.docx", kit, plan)


def said(result: FileResult) -> list[tuple[str, str | None]]:
    """Code and expected wording or figure of each finding on a file that was checked."""
    assert result.status == "checked"
    return [(finding.code, finding.expected) for finding in result.findings]


def changed(figures: drafts.Figures, row: int, col: int) -> str:
    """Change a figure of table three; gives the right one."""
    right = figures.three[row][col]
    figures.three[row][col] += 1 + row * 7 + col
    return str(right)


@worn
def test_clothes_change_the_file_and_not_its_tables(kit: Kit, clothes: tuple[Clothing, ...]) -> None:
    """The grids are those of the report undressed, cell by cell."""
    plain = drafts.word(drafts.report(drafts.city()))
    files = dressed(plain, ()), dressed(plain, clothes)
    assert files[0] != files[1]
    one, other = ([(table.grid(), table.cover) for table in read(data, "a.docx", kit.readers).tables] for data in files)
    assert one == other


@worn
@pytest.mark.parametrize("figures", [drafts.no_figures(), drafts.city()], ids=["nil", "city"])
def test_a_consistent_report_raises_nothing(kit: Kit, clothes: tuple[Clothing, ...], figures: drafts.Figures) -> None:
    """Neither a report of zeros nor that of a whole city."""
    assert said(check(kit, dressed(drafts.word(drafts.report(figures)), clothes))) == []


@worn
@pytest.mark.parametrize(("row", "col"), SAMPLE)
def test_a_figure_changed_is_named_with_the_right_one(
    kit: Kit, clothes: tuple[Clothing, ...], row: int, col: int
) -> None:
    """One T110, at that cell of the full grid, with the figure it should be, and nothing else."""
    figures = drafts.consistent(row)
    right = changed(figures, row, col)
    result = check(kit, dressed(drafts.word(drafts.report(figures)), clothes))
    assert said(result) == [("T110", right)]
    location = result.findings[0].location
    assert (location.table, location.row, location.col) == (2, row + 4, col + 4)
    assert (location.row_label, location.col_label) == (drafts.ROWS[row], drafts.COLUMNS[col])


@worn
@pytest.mark.parametrize("title", drafts.SECTIONS)
def test_a_section_left_out_is_named_once(kit: Kit, clothes: tuple[Clothing, ...], title: str) -> None:
    """One S101 that names it, whether or not a table of contents, a header or a footnote still does."""
    blocks = drafts.report(drafts.city(), without=title)
    assert said(check(kit, dressed(drafts.word(blocks), clothes))) == [("S101", title)]


@worn
def test_a_period_left_out_is_missed(kit: Kit, clothes: tuple[Clothing, ...]) -> None:
    """One D101."""
    blocks = drafts.report(drafts.city(), period="")
    assert said(check(kit, dressed(drafts.word(blocks), clothes))) == [("D101", None)]


@worn
def test_a_contact_left_out_is_missed(kit: Kit, clothes: tuple[Clothing, ...]) -> None:
    """One C101."""
    blocks = drafts.report(drafts.city(), contact="")
    assert said(check(kit, dressed(drafts.word(blocks), clothes))) == [("C101", None)]


@pytest.mark.parametrize(("row", "col"), SAMPLE)
@pytest.mark.parametrize("clothes", [(), EVERYTHING], ids=["revised-figures", "everything"])
def test_the_figures_before_the_revision_are_checked_on_request(
    kit: Kit, clothes: tuple[Clothing, ...], row: int, col: int
) -> None:
    """A figure wrong only before it was revised is found in the original, and not in the accepted text."""
    before = drafts.consistent(row)
    right = changed(before, row, col)

    def revised(word: Word) -> None:
        revised_figures(word, before)

    data = dressed(
        drafts.word(drafts.report(drafts.city())),
        [revised if clothing is revised_figures else clothing for clothing in clothes or (revised_figures,)],
    )
    found = said(check(kit, data, "original"))
    # Everything at once also joins the two halves of the period, which was in two paragraphs before.
    assert found == [("D101", None), ("T110", right)][not clothes :]
    assert said(check(kit, data)) == []


REDRESSED: dict[str, tuple[Clothing, ...]] = {
    "revised": (revised_figures,),
    "controlled": (controlled,),
    "together": (revised_figures, controlled, split, strict),
    "everything": EVERYTHING,
}


@pytest.mark.parametrize("clothes", REDRESSED.values(), ids=REDRESSED)
def test_the_official_form_is_checked_alike_in_any_clothes(
    kit: Kit, shared: Path, clothes: tuple[Clothing, ...]
) -> None:
    """Filled as a clerk fills it, its figures revised and in controls: the findings and where they stand stay."""
    form = (shared / "inputs" / "official-form-2021.docx").read_bytes()
    figures = drafts.city()
    right = changed(figures, 12, 3)
    filled = fill(form, figures)
    plain, found = (check(kit, data) for data in (filled, dressed(filled, clothes)))
    assert [(one.code, one.expected) for one in found.findings if one.code[0] == "T"] == [("T110", right)]
    assert [(one.code, one.location.row, one.location.col) for one in found.findings] == [
        (one.code, one.location.row, one.location.col) for one in plain.findings
    ]
