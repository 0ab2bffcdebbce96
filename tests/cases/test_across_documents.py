"""Across documents, rows 32 to 34: a report beside that of the year before."""

import json
from pathlib import Path
from typing import Any

import pytest

import drafts
from cases.rebuilt import PROBLEMS, Layout, in_both, of_year, put, rows, without_table
from command import gouji
from drafts import Block, Figures


def compared(folder: Path, layout: Layout, blocks: list[Block], earlier: list[Block] | None) -> list[dict[str, Any]]:
    """What is found in a report beside last year's, or without one; a warning never fails the run."""
    draft, last = folder / layout.name, folder / f"last-{layout.name}"
    draft.write_bytes(layout.write(blocks))
    if earlier:
        last.write_bytes(layout.write(of_year(earlier, 2023)))
    run = gouji(draft.name, *(["--against", last.name] if earlier else []), "--format", "json", cwd=folder)
    assert run.status == 0, run.err
    found: list[dict[str, Any]] = json.loads(run.out)["files"][0]["findings"]
    return found


LEFT = rows({1: 31, 25: 31})
"""Last year's figures: all 31 applications are carried over."""


@in_both
def test_case_32_what_was_carried_over_is_not_what_is_carried_in(tmp_path: Path, layout: Layout) -> None:
    """31 last year and 36 this: told once, with both columns and both years."""
    blocks = drafts.report(rows({1: 5, 2: 36, 3: 41, 24: 41}))
    (finding,) = compared(tmp_path, layout, blocks, drafts.report(LEFT))
    assert (finding["code"], finding["expected"], finding["actual"]) == ("X101", "31", "36")
    assert finding["location"]["display"] == "T2.R5C4"
    assert [one["location"]["display"] for one in finding["related"]] == ["T2.R28C4", "T2.R5C10", "T2.R28C10"]


@in_both
@pytest.mark.parametrize(
    ("carried_in", "earlier"),
    [
        (31, drafts.report(LEFT)),
        (36, None),
        (36, without_table(drafts.report(LEFT), 10)),
    ],
    ids=["equal", "no report of last year", "no table in it"],
)
def test_case_32_what_follows_or_cannot_be_compared_raises_nothing(
    tmp_path: Path, layout: Layout, carried_in: int, earlier: list[Block] | None
) -> None:
    """The same figure in both years, or none to compare with."""
    handled = 5 + carried_in
    blocks = drafts.report(rows({1: 5, 2: carried_in, 3: handled, 24: handled}))
    assert compared(tmp_path, layout, blocks, earlier) == []


def in_force(issued: int, repealed: int, left: int) -> Figures:
    """A report of zeros but for the regulations of table two."""
    return drafts.no_figures()._replace(two=[str(issued), str(repealed), str(left), *["0"] * 7])


@in_both
def test_case_33_documents_in_force_that_do_not_follow_are_a_hint(tmp_path: Path, layout: Layout) -> None:
    """10 + 3 - 1 = 12, and 15 is stated; 12 raises nothing."""
    earlier = drafts.report(in_force(0, 0, 10))
    (finding,) = compared(tmp_path, layout, drafts.report(in_force(3, 1, 15)), earlier)
    assert (finding["code"], finding["severity"]) == ("X102", "info")
    assert (finding["location"]["display"], finding["expected"], finding["actual"]) == ("T1.R3C4", "12", "15")
    assert compared(tmp_path, layout, drafts.report(in_force(3, 1, 12)), earlier) == []


OLD = (
    "一是公开的内容不够及时，个别栏目更新间隔较长，政策解读的形式比较单一。二是工作人员业务能力有待提高，对条例的理解还不够深入。"
    "三是答复申请的文书格式不统一，个别答复没有写明救济途径。下一步，将加强业务培训，完善信息发布审核制度，丰富政策解读的形式，"
    "统一答复文书的格式。"
)
NEW = (
    "二是年度计划中的两项解读没有按期发布，原因是起草科室没有把解读与文件同步报审。今后从三月起同步报审，由办公室逐件登记，"
    "每季度通报一次，并组织各科室学习答复文书的模板。"
)


@in_both
def test_case_34_a_part_five_nearly_the_same_as_last_years_is_copied(tmp_path: Path, layout: Layout) -> None:
    """With the passage that is the same, and the part of last year's report it is from."""
    old, copied, new = (
        put(drafts.report(drafts.no_figures()), PROBLEMS, text)
        for text in (OLD, OLD.replace("答复文书的格式", "全部文书"), OLD[: len(OLD) // 3] + NEW)
    )
    (finding,) = compared(tmp_path, layout, copied, old)
    assert finding["code"] == "X103"
    assert finding["location"]["section"] == f"五、{drafts.SECTIONS[4]}"
    assert OLD[:30] in finding["excerpt"]
    assert [one["location"]["section"] for one in finding["related"]] == [f"五、{drafts.SECTIONS[4]}"]
    assert compared(tmp_path, layout, new, old) == []


@in_both
@pytest.mark.parametrize(("pieces", "size", "copied"), [(1, 12, True), (4, 3, True), (1, 20, False), (5, 6, False)])
def test_case_34_it_is_the_characters_that_are_counted(
    tmp_path: Path, layout: Layout, pieces: int, size: int, *, copied: bool
) -> None:
    """Of some 150, a tenth may be new at the most, in one piece or in several."""
    text = [*OLD]
    for piece in range(pieces):
        start = 10 + piece * len(OLD) // (pieces + 1)
        text[start : start + size] = "按季度逐件登记办理情况并由专人负责通报全部结果"[:size]
    old, new = (put(drafts.report(drafts.no_figures()), PROBLEMS, one) for one in (OLD, "".join(text)))
    assert ("X103" in {one["code"] for one in compared(tmp_path, layout, new, old)}) == copied
