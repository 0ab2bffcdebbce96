"""The drafts of examples/ give just the findings they were made for, on the command line."""

import json
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from drafts import Block, Grid, GridCell, in_place, pushed, stream, text, word
from gouji import Draft, FormError, load_form
from gouji.checking import read
from gouji.registry import Kit

ROOT = Path(__file__).parents[2]
ANNUAL_REPORT = "examples/annual-report"
OFFICE_FORM = "examples/office-form"
FORM = f"{OFFICE_FORM}/form.toml"


class Found(NamedTuple):
    """A finding: its code, its place, and the figure or wording that should stand there."""

    code: str
    place: str
    expected: str | None = None


def check(path: str, *options: str) -> tuple[int, dict[str, Any], str]:
    """The exit status, the one file's record, and what standard error says."""
    command = [sys.executable, "-m", "gouji", "check", "--lang", "zh", "--format", "json", *options, path]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    (file,) = json.loads(done.stdout)["files"]
    return done.returncode, file, done.stderr


def found(file: dict[str, Any]) -> list[Found]:
    """The findings of a file's record, in order."""
    return [Found(one["code"], one["location"]["display"], one["expected"]) for one in file["findings"]]


@pytest.mark.parametrize(
    ("draft", "options", "form", "ties"),
    [
        (f"{ANNUAL_REPORT}/good.docx", (), "gov-disclosure-annual-report", 42),
        (f"{ANNUAL_REPORT}/good.txt", (), "gov-disclosure-annual-report", 42),
        (f"{OFFICE_FORM}/good.md", ("--form", FORM), "qinghe-final-accounts", 28),
    ],
)
def test_a_good_draft_is_checked_in_full_and_gives_nothing(
    draft: str, options: tuple[str, ...], form: str, ties: int
) -> None:
    """No finding, every relation of its form held against the figures, and exit status 0."""
    status, file, said = check(draft, *options)
    assert (status, file["status"], file["form"]) == (0, "checked", form)
    assert found(file) == []
    assert f"勾稽关系：{ties} 条成立\n" in said


@pytest.mark.parametrize(
    ("draft", "options", "expected"),
    [
        (
            f"{ANNUAL_REPORT}/bad.docx",
            (),
            [
                Found("T110", "T2.R6C4", "6"),
                Found("W105", "p20:33", "。"),
                Found("S101", "p21:1", "其他需要报告的事项"),
            ],
        ),
        (f"{ANNUAL_REPORT}/bad.md", (), [Found("C101", "1:3"), Found("D101", "1:3"), Found("T103", "T3.R4C5", "2")]),
        (
            f"{OFFICE_FORM}/bad.md",
            ("--form", FORM),
            [
                Found("T110", "T1.R4C4", "1286.35"),
                Found("T105", "T1.R11C5", "128.00"),
                Found("T105", "T1.R11C6", "1460.13"),
                Found("T102", "T2.R1C1"),
                Found("T103", "T2.R3C4", "92.44"),
                Found("S101", "38:1", "名词解释"),
            ],
        ),
    ],
)
def test_a_bad_draft_gives_just_its_faults(draft: str, options: tuple[str, ...], expected: list[Found]) -> None:
    """Each fault once, at its place, with what should stand there, and exit status 1."""
    status, file, _ = check(draft, *options)
    assert found(file) == expected
    assert status == 1


def test_a_finding_in_a_table_is_placed_by_its_labels() -> None:
    """The form's row and column, so that a clerk finds the cell without counting."""
    _, file, _ = check(f"{OFFICE_FORM}/bad.md", "--form", FORM)
    place = file["findings"][0]["location"]
    assert (place["section"], place["row_label"], place["col_label"]) == (
        "第二部分　部门决算表",
        "（一）财政拨款收入",
        "一般公共预算",
    )


def office_blocks(kit: Kit) -> list[Block]:
    """The good draft of the office form: its paragraphs, and its tables on their full grids."""
    form = load_form((ROOT / FORM).read_text("utf-8"), FORM)
    draft = Draft(read((ROOT / OFFICE_FORM / "good.md").read_bytes(), "good.md", kit.readers), form)
    cells = {
        table.number: [GridCell(cell.row, cell.col, cell.rowspan, cell.colspan, cell.text) for cell in table.cells]
        for table in draft.document.tables
    }
    paragraphs = {block.number: getattr(block, "text", "") for block in draft.document.blocks}
    return [cells.get(number, said) for number, said in paragraphs.items()]


def spaced(grid: Grid, *, repeat: bool = False) -> str:
    """A Markdown table with the blank lines it needs around it."""
    return f"\n{in_place(grid, repeat=repeat)}\n"


LAYOUTS: dict[str, Callable[[list[Block]], bytes]] = {
    "one-cell-a-line.txt": partial(text, layout=stream),
    "a-row-a-line.txt": partial(text, layout=pushed),
    "in-place.md": partial(text, layout=spaced),
    "repeated.md": partial(text, layout=partial(spaced, repeat=True)),
    "word.docx": word,
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_office_form_is_read_in_every_layout(kit: Kit, tmp_path: Path, layout: str) -> None:
    """An office's own tables bind like ours: the same draft in any layout gives nothing, with every relation held."""
    path = tmp_path / layout
    path.write_bytes(LAYOUTS[layout](office_blocks(kit)))
    status, file, said = check(str(path), "--form", FORM)
    assert (status, found(file)) == (0, [])
    assert "勾稽关系：28 条成立" in said


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ('corner = "项目"', 'korner = "项目"', "korner"),
        ('id = "other-income"', 'id = "services"', "services"),
        ('total = "income"', 'total = "incomes"', "incomes"),
        ('"functions/all/total"', '"functions/all/sum"', "functions/all/sum"),
        ('section = "tables"', 'section = "table"', "table"),
    ],
)
def test_a_slip_in_a_form_is_named(right: str, wrong: str, said: str) -> None:
    """What the head of the form promises: no misspelt key, doubled id or unknown name passes for nothing."""
    source = (ROOT / FORM).read_text("utf-8")
    assert right in source
    with pytest.raises(FormError, match=said):
        load_form(source.replace(right, wrong, 1), "form.toml")
