"""Broken relations are explained by the smallest set of wrong cells, and only where there is but one."""

from hypothesis import assume, given, settings
from hypothesis import strategies as st

import drafts
from gouji import lint_bytes

Cell = tuple[int, int]
Found = tuple[str, str, str | None]


def found(figures: drafts.Figures) -> list[Found]:
    """Code, place and expected figure of each finding."""
    report = lint_bytes("draft.docx", drafts.word(drafts.report(figures)))
    return [(one["code"], one["location"]["display"], one["expected"]) for one in report]  # type: ignore[index,misc]


def spoilt(seed: int, changes: dict[Cell, int]) -> tuple[drafts.Figures, list[Found]]:
    """Figures with some of table three raised, and the findings that name them, in order."""
    figures = drafts.consistent(seed)
    named: list[Found] = []
    for (row, col), change in sorted(changes.items()):
        named.append(("T110", f"T2.R{row + 3}C{col + 3}", str(figures.three[row - 1][col - 1])))
        figures.three[row - 1][col - 1] += change
    return figures, named


def test_two_slips_in_one_row_are_both_named() -> None:
    """Neither mends the row alone, but each has its own column."""
    figures, named = spoilt(3, {(5, 1): 10, (5, 2): 7})
    assert found(figures) == named


def test_two_slips_in_one_column_are_both_named() -> None:
    """And so with the parts of one total."""
    figures, named = spoilt(3, {(5, 1): 10, (9, 1): 7})
    assert found(figures) == named


def test_slips_around_a_corner_are_not_named() -> None:
    """The fourth cell of the square would do as well as the second."""
    figures, _ = spoilt(3, {(5, 1): 10, (5, 2): 7, (9, 1): 5})
    assert [code for code, _, _ in found(figures)] == ["T103", "T103", "T104", "T104"]


def test_slips_far_apart_are_all_named() -> None:
    """However many, where none touches another's relations."""
    figures, named = spoilt(3, {(1, 1): 10, (5, 2): 7, (9, 3): 5, (14, 4): 3})
    assert found(figures) == named


def test_what_two_explanations_mend_is_left_to_the_relations_with_the_candidates() -> None:
    """Received and carried in would do alike: both are named, and 结转 that would fall below 0 is not."""
    figures = drafts.no_figures()
    for row, count in ((1, 60), (3, 61), (24, 61)):
        figures.three[row - 1] = [count, 0, 0, 0, 0, 0, count]
    report = lint_bytes("draft.docx", drafts.word(drafts.report(figures)))
    assert [one["code"] for one in report] == ["T105", "T105"]
    for one in report:
        assert [related["message"] for related in one["related"]] == [  # type: ignore[attr-defined]
            "如果只错一处，可能是这里：写的是 60，应为 61",
            "如果只错一处，可能是这里：写的是 0，应为 1",
        ]


@settings(max_examples=60, deadline=None)
@given(
    seed=st.integers(0, 10**6),
    cells=st.lists(st.tuples(st.integers(1, 25), st.integers(1, 7)), min_size=2, max_size=3, unique=True),
    data=st.data(),
)
def test_no_cell_is_named_that_is_right(seed: int, cells: list[Cell], data: st.DataObject) -> None:
    """Of a few slips of different sizes each is named with its right figure, or no one is."""
    sizes = data.draw(st.lists(st.sampled_from([1000, 2300, 4700, 9100, 20900]), min_size=3, max_size=3, unique=True))
    figures, named = spoilt(seed, dict(zip(cells, sizes, strict=False)))
    report = found(figures)
    assume(report)
    assert {one for one in report if one[0] == "T110"} <= set(named)
    assert {one[0] for one in report} <= {"T103", "T104", "T105", "T110"}
