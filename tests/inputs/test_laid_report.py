"""A published report of a city, printed as PDF and laid into Word and text: read whole, and wrong wherever changed."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

import drafts
from drafts import Block, Grid
from gouji import CellId, Claim, Draft, fold, lint_bytes
from gouji.checking import Plan, read, read_draft
from gouji.registry import Kit
from inputs.laid import LAYOUTS, paper, printed, unwrapped

WHOLE_CITY = {("received", 3119), ("handled", 3050), ("carried-in", 34), ("carried-out", 103)}
"""What its part one claims of the whole city, …"""
CLAIMS = {
    *WHOLE_CITY,
    ("review", 351), ("review-upheld", 72), ("review-corrected", 64), ("review-other", 178), ("review-pending", 37),
    ("litigation", 46), ("litigation-upheld", 25), ("litigation-corrected", 5), ("litigation-other", 9),
    ("litigation-pending", 7),
}  # fmt: skip
"""… and all that it claims, each number with the statement it is of."""

AS_IT_IS = [("S108", "info"), ("S109", "info")]
"""The one finding: part one is longer than the notice would have it."""

CONTACT = {"address": "地址", "postcode": "邮编", "phone": "电话", "email": "邮箱"}
"""The details that its lead gives, and how they are labelled."""

layouts = pytest.mark.parametrize("name", LAYOUTS)


@pytest.fixture(scope="module")
def source(shared: Path) -> Path:
    """The published report."""
    return shared / "inputs" / "annual-report-2024.pdf"


@pytest.fixture(scope="module")
def blocks(source: Path) -> list[Block]:
    """Its paragraphs and tables."""
    return paper(source)


@pytest.fixture(scope="module")
def titled(blocks: list[Block]) -> list[Block]:
    """The same with the two lines of its title on one, so that it is plain whose report it is."""
    return [f"{blocks[0]}{blocks[1]}", *blocks[2:]]


@pytest.fixture(scope="module")
def draft(kit: Kit, titled: list[Block]) -> Draft:
    """That report read from Word."""
    return draft_of(kit, "report.docx", LAYOUTS["report.docx"](titled))


def grids(blocks: list[Block]) -> list[Grid]:
    """The tables."""
    return [block for block in blocks if not isinstance(block, str)]


def texts(blocks: list[Block]) -> list[str]:
    """The paragraphs."""
    return [block for block in blocks if isinstance(block, str)]


def draft_of(kit: Kit, name: str, data: bytes) -> Draft:
    """A file read against its form."""
    return read_draft(read(data, name, kit.readers), Plan(kit.rules, kit.forms))[0]


def lint(name: str, blocks: list[Block]) -> list[dict[str, Any]]:
    """The findings on the report in a layout."""
    return lint_bytes(name, LAYOUTS[name](blocks))


def codes(found: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Code and severity of each finding."""
    return [(one["code"], one["severity"]) for one in found]


def claimed(draft: Draft) -> set[tuple[str, int]]:
    """Statement and number of what its running text is understood to claim."""
    return {(claim.statement.id, int(claim.stated.value)) for claim in draft.claims}


def test_nothing_of_the_paper_is_lost(source: Path, blocks: list[Block]) -> None:
    """Every character printed stands in a paragraph or a cell, but for the page numbers."""
    with pdfplumber.open(source) as pdf:
        characters = Counter(char["text"] for page in pdf.pages for char in page.chars)
        numbers = Counter("".join(f"-{page.page_number}-" for page in pdf.pages))
    laid = "".join([*texts(blocks), *(cell.text for grid in grids(blocks) for cell in grid)])
    assert Counter("".join(laid.split())) == characters - numbers


def test_paragraphs_are_whole(blocks: list[Block]) -> None:
    """Behind the title each is a heading or ends with a full stop, and each section has as many as on the paper."""
    headings = [f"{'一二三四五六'[number]}、{title}" for number, title in enumerate(drafts.SECTIONS)]
    body = texts(blocks)[2:]
    assert [text for text in body if not text.endswith("。")] == headings
    starts = [-1, *(body.index(heading) for heading in headings), len(body)]
    assert [end - start - 1 for start, end in pairwise(starts)] == [1, 6, 0, 0, 0, 2, 1]


def test_the_tables_are_those_of_the_form_with_the_figures_of_the_city(blocks: list[Block]) -> None:
    """Every cell at its place and with its span, though two tables run on over the end of a page."""
    figures = drafts.city()
    expected = [drafts.table_two(figures.two), drafts.table_three(figures.three), drafts.table_four(figures.four)]
    assert [folded(grid) for grid in grids(unwrapped(blocks))] == [folded(grid) for grid in expected]


def folded(grid: Grid) -> Grid:
    """A table with its labels folded and its figures as they stand."""
    return sorted(cell if re.fullmatch(r"[\d.]+", cell.text) else cell._replace(text=fold(cell.text)) for cell in grid)


@layouts
def test_sections_period_and_contact_are_read_as_the_paper_has_them(kit: Kit, titled: list[Block], name: str) -> None:
    """Six headings, the whole year, and every detail of the lead."""
    draft = draft_of(kit, name, LAYOUTS[name](titled))
    assert draft.form
    assert (draft.form.edition, draft.year, draft.unit) == ("2021", 2024, str(titled[0]).partition("2024")[0])
    assert [found.text for found in draft.headings] == [text for text in texts(titled) if text[1] == "、"]
    assert [found.section.title for found in draft.headings] == list(drafts.SECTIONS)
    assert draft.period
    assert (draft.period.dates.first, draft.period.dates.last) == (dt.date(2024, 1, 1), dt.date(2024, 12, 31))
    assert {found.detail.kind: [found.detail.text] for found in draft.contacts} == {
        kind: re.findall(rf"{label}：([^，）]+)", str(titled[1])) for kind, label in CONTACT.items()
    }


@layouts
def test_every_figure_is_read_and_every_relation_holds(kit: Kit, blocks: list[Block], name: str) -> None:
    """10 + 175 + 15 figures, in the order of the form's rows and columns, and 42 relations."""
    draft = draft_of(kit, name, LAYOUTS[name](blocks))
    two, three, four = drafts.city()
    assert {table: figures_of(draft, table) for table in draft.tables} == {
        "disclosed": [Decimal(value) for value in two],
        "applications": [value for row in three for value in row],
        "disputes": four,
    }
    assert Counter((one.tie.kind, one.tie.left[0].table, one.state) for one in draft.ties) == {
        ("balance", "applications", "holds"): 7,
        ("column-total", "applications", "holds"): 7,
        ("row-total", "applications", "holds"): 25,
        ("row-total", "disputes", "holds"): 3,
    }


def figures_of(draft: Draft, table: str) -> list[Decimal]:
    """The figures of a table by the form's rows and columns."""
    cells = (
        CellId(table, row.id, column.id)
        for band in draft.tables[table].form.bands
        for row in band.row_leaves()
        for column in band.column_leaves()
    )
    return [figure.value for cell in cells if (figure := draft.figure(cell)) and figure.kind == "figure"]


@layouts
def test_its_sentences_are_understood_and_agree_with_its_tables(kit: Kit, titled: list[Block], name: str) -> None:
    """Fourteen claims; nothing is said that the tables contradict."""
    draft = draft_of(kit, name, LAYOUTS[name](titled))
    assert len(draft.claims) == len(CLAIMS)
    assert claimed(draft) == CLAIMS
    assert draft.contradicted == ()
    assert (draft.denied, draft.breakdowns, draft.shares) == ((), (), ())


@layouts
def test_a_title_on_two_lines_costs_no_claim(kit: Kit, blocks: list[Block], name: str) -> None:
    """As the paper has it: the body above the title is whose report it is."""
    draft = draft_of(kit, name, LAYOUTS[name](blocks))
    assert claimed(draft) == CLAIMS
    assert draft.contradicted == ()


@layouts
def test_a_reviewer_agrees_with_every_finding(blocks: list[Block], name: str) -> None:
    """Part one is longer than a thousand characters and says nothing of assessments; nothing else is to be said."""
    found = lint(name, blocks)
    assert codes(found) == AS_IT_IS
    first, second = (blocks.index(f"{mark}、{title}") for mark, title in zip("一二", drafts.SECTIONS[:2], strict=True))
    assert found[1]["actual"] == str(sum(map(len, texts(blocks[first + 1 : second]))))
    assert found[1]["location"]["section"] == blocks[first]


def test_a_copy_of_the_printed_lines_has_no_other_finding(source: Path) -> None:
    """Each line by itself, with blanks beside the figures, and cells on one line or broken as on the paper."""
    for blocks in (unwrapped(printed(source)), printed(source), paper(source)):
        assert codes(lint_bytes("copied.txt", drafts.text(blocks))) == AS_IT_IS


@layouts
@pytest.mark.parametrize(("statement", "number"), sorted(CLAIMS), ids=[statement for statement, _ in sorted(CLAIMS)])
def test_a_number_changed_in_a_sentence_is_warned_of_there(
    draft: Draft, titled: list[Block], name: str, statement: str, number: int
) -> None:
    """One P102 at that number with the table's figure beside it, and nothing about the others of the sentence."""
    claim = next(claim for claim in draft.claims if claim.statement.id == statement)
    found = lint(name, with_number(titled, claim, number + 1))
    assert codes(found) == [*AS_IT_IS, ("P102", "warning")]
    assert (found[2]["expected"], found[2]["actual"]) == (str(number), str(number + 1))
    assert f"【{number + 1}】" in found[2]["excerpt"]
    assert found[2]["location"]["block"] == claim.stated.place.block


def with_number(blocks: list[Block], claim: Claim, number: int) -> list[Block]:
    """The report with another number where a claim has its own."""
    place = claim.stated.place
    text = str(blocks[place.block - 1])
    changed = f"{text[: place.start]}{number}{text[place.end :]}"
    return [*blocks[: place.block - 1], changed, *blocks[place.block :]]


def test_other_numbers_of_part_one_are_compared_with_nothing(draft: Draft, titled: list[Block]) -> None:
    """Sites, notices, meetings: a number that no table holds may be any."""
    claims = {(claim.stated.place.block, claim.stated.place.start) for claim in draft.claims}
    others = [
        (at, found)
        for at in range(3, titled.index(f"二、{drafts.SECTIONS[1]}"))
        for found in re.finditer(r"\d+(?=余?[条件个期场次])", str(titled[at]))
        if (at + 1, found.start()) not in claims
    ]
    assert others
    for at, found in others:
        text = str(titled[at])
        changed = f"{text[: found.start()]}{int(found[0]) + 1}{text[found.end() :]}"
        assert codes(lint("report.docx", [*titled[:at], changed, *titled[at + 1 :]])) == AS_IT_IS, found[0]


def changed_tables(blocks: list[Block], number: int) -> Iterator[tuple[drafts.GridCell, list[Block]]]:
    """Each figure of a table, from 1, and the report with seven more there."""
    grid = grids(blocks)[number - 1]
    at = blocks.index(grid)
    for place, cell in enumerate(grid):
        if cell.text.isdecimal():
            wrong = cell._replace(text=str(int(cell.text) + 7))
            yield cell, [*blocks[:at], [*grid[:place], wrong, *grid[place + 1 :]], *blocks[at + 1 :]]


def test_every_figure_changed_in_table_three_is_named(titled: list[Block]) -> None:
    """175 times one T110 at that cell with the right figure; the sentences, which have it too, are not blamed."""
    named, expected = {}, {}
    for cell, blocks in changed_tables(titled, 2):
        found = lint("report.docx", blocks)
        place = f"T2.R{cell.row}C{cell.col}"
        expected[place] = [*AS_IT_IS, ("T110", "error"), cell.text]
        named[place] = [*codes(found), *(one["expected"] for one in found if one["location"]["display"] == place)]
    assert len(expected) == 175
    assert named == expected


def test_every_figure_changed_in_table_four_breaks_its_total_and_its_sentence(
    draft: Draft, titled: list[Block]
) -> None:
    """One T103 at the total of the group, as the form cannot tell which is wrong, and one P102 at a part's number.

    Of a wrong total the sentence says what its parts add up to, and so nothing against the table.
    """
    claims = {
        bound.cell.col: claim
        for claim in draft.claims
        for names in claim.statement.equals
        for name in draft.cells(names)
        if name.table == "disputes" and (bound := draft.cell(name))
    }
    named, expected = {}, {}
    for cell, blocks in changed_tables(titled, 3):
        stated = claims[cell.col].stated
        total = next(col for col in (5, 10, 15) if col >= cell.col)
        right = drafts.city().four[total - 1]
        sums = (right, right + 7) if cell.col == total else (right + 7, right)
        said = ("P102", f"p{stated.place.block}:{stated.place.start + 1}", str(stated.value + 7), str(stated.value))
        expected[cell.col] = [*([] if cell.col == total else [said]), ("T103", f"T3.R4C{total}", *map(str, sums))]
        named[cell.col] = [
            (one["code"], one["location"]["display"], one["expected"], one["actual"])
            for one in lint("report.docx", blocks)
            if one["severity"] != "info"
        ]
    assert len(expected) == 15
    assert named == expected
