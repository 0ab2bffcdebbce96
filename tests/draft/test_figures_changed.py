"""Any one figure changed is found, at the very cell, in every layout a report comes in."""

from collections.abc import Callable
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import drafts
from drafts import Block
from gouji import lint_bytes


class Written(NamedTuple):
    """A way to write a report: the name of the file and its bytes."""

    name: str
    write: Callable[[list[Block]], bytes]


LAYOUTS = {
    "stream": Written("draft.txt", drafts.text),
    "bars": Written("draft.txt", lambda blocks: drafts.text(blocks, drafts.pushed)),
    "bars-on-both-sides": Written(
        "draft.md", lambda blocks: drafts.text(blocks, lambda grid: drafts.pushed(grid, "| "))
    ),
    "markdown": Written("draft.md", drafts.markdown),
    "markdown-repeated": Written(
        "draft.md", lambda blocks: drafts.text(blocks, lambda grid: drafts.in_place(grid, repeat=True))
    ),
    "word": Written("draft.docx", drafts.word),
}
layouts = pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)


def lint(layout: Written, figures: drafts.Figures) -> list[dict[str, object]]:
    """The findings on a report with some figures."""
    return lint_bytes(layout.name, layout.write(drafts.report(figures)))


@layouts
@pytest.mark.parametrize("row", range(25))
def test_any_figure_of_table_three_is_named_with_the_right_one(layout: Written, row: int) -> None:
    """One T110, at that cell of the full grid, with the figure it should be, and nothing else."""
    for col in range(7):
        figures = drafts.consistent(row * 7 + col)
        right = figures.three[row][col]
        figures.three[row][col] += 1 + row * 7 + col if right < 3 or (row + col) % 2 else -right
        found = lint(layout, figures)
        assert [(one["code"], one["expected"]) for one in found] == [("T110", str(right))]
        location = found[0]["location"]
        assert isinstance(location, dict)
        assert (location["table"], location["row"], location["col"]) == (2, row + 4, col + 4)
        assert location["row_label"] == drafts.ROWS[row]
        assert location["col_label"] == drafts.COLUMNS[col]


@layouts
@pytest.mark.parametrize("col", range(15))
def test_any_figure_of_table_four_breaks_its_own_group(layout: Written, col: int) -> None:
    """One T103, at the total of the group the figure stands in."""
    figures = drafts.consistent(col)
    figures.four[col] += 7
    found = lint(layout, figures)
    assert [one["code"] for one in found] == ["T103"]
    location = found[0]["location"]
    assert isinstance(location, dict)
    assert (location["table"], location["row"], location["col"]) == (3, 4, col // 5 * 5 + 5)


@layouts
@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10**6), row=st.integers(0, 24), col=st.integers(0, 6), change=st.integers(1, 999))
def test_a_random_table_ties_up_until_one_figure_is_changed(
    layout: Written, seed: int, row: int, col: int, change: int
) -> None:
    """Nothing while it is consistent; the one wrong cell after."""
    figures = drafts.consistent(seed, largest=1 + seed % 500)
    assert lint(layout, figures) == []
    right = figures.three[row][col]
    figures.three[row][col] = right + change
    assert [(one["code"], one["expected"]) for one in lint(layout, figures)] == [("T110", str(right))]


@layouts
@pytest.mark.parametrize("figures", [drafts.no_figures(), drafts.city()], ids=["nil", "city"])
def test_a_consistent_report_raises_nothing(layout: Written, figures: drafts.Figures) -> None:
    """Neither a report of zeros nor that of a whole city."""
    assert lint(layout, figures) == []
