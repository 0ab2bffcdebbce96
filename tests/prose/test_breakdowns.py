"""Totals and the parts listed for them in running text."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji import Draft, Prose
from gouji.checking import read
from gouji.draft.breakdowns import breakdowns
from gouji.draft.passages import Passage
from gouji.registry import Kit


def wrong(text: str) -> list[tuple[int, int]]:
    """Total and sum of each listing of a text that does not add up."""
    return [(int(one.total.value), int(one.sum)) for one in breakdowns(Passage(Prose(1, text)))[0]]


@pytest.mark.parametrize(
    "text",
    [
        "公开信息210条，其中公告95条、变更40条、结果75条。",
        "公开信息210条，\n其中公告 95 条、变更 40 条、结果 75条。",
        "公示6条，其中甲1条，乙1条，丙1条、《丁》和《戊》。",
        "留言1600条，其中，信箱260条（含投诉14条，回复率100%）、咨询1340条，公开答复1000条。",
        "收到申请7件，其中1件属案卷信息，6件由申请人撤回。",
        "发布235条，比去年同期增长10%，其中文件34条、动态161条、其它40条。",
        "公开50条。其中机构类30条，内有领导10条、职能20条；工作类20条，其中动态5条、公告15条。",
        "公开900条（政策400条，动态500条），另有图解5条。",
        "公开141条，其中文件7条、人事28条、其他8条。",
        "收到20件，其中不予公开1件，已答复20件。",
        "公开信息20条，其中图解5期、文字15条。",
    ],
)
def test_what_adds_up_or_may_leave_something_out_is_no_fault(text: str) -> None:
    """As in published reports."""
    assert wrong(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("公开290条，其中网站公开160条，公告栏公开120条。", (290, 280)),
        ("公开89条，其中指南2条，年报23条，政策65条。", (89, 90)),
        ("共公开12条:甲5条、乙6条。", (12, 11)),
        ("制定文件12件，包括规范性文件8件、其它文件5件。", (12, 13)),
        ("收到12件，较上年增加3件，其中网上8件、信函5件。", (12, 13)),
        ("共受理12件，其中网上8件、信函4件，答复12件，其中公开10件，部分公开1件。", (12, 11)),
        ("公开50条。其中机构类30条，内有领导10条、职能21条；工作类20条。", (30, 31)),
    ],
)
def test_what_does_not_add_up_is_found(text: str, found: tuple[int, int]) -> None:
    """More than the total, or nearly all of it."""
    assert wrong(text) == [found]


@given(st.lists(st.integers(1, 999), min_size=3, max_size=9), st.integers(0, 8), st.integers(1, 9))
def test_a_listing_adds_up_until_a_part_grows(parts: list[int], at: int, more: int) -> None:
    """Nothing before, the total and the new sum after."""
    names = "甲乙丙丁戊己庚辛壬"

    def listing(values: list[int]) -> str:
        items = "、".join(f"{name}{value}条" for name, value in zip(names, values, strict=False))
        return f"共公开{sum(parts)}条，其中{items}。"

    assert wrong(listing(parts)) == []
    changed = [value + more * (number == at % len(parts)) for number, value in enumerate(parts)]
    early = any(sum(changed[:number]) == sum(parts) for number in range(len(changed)))
    assert wrong(listing(changed)) == ([] if early else [(sum(parts), sum(parts) + more)])


def test_the_faults_of_the_labelled_reports_are_found_and_no_others(kit: Kit, shared: Path) -> None:
    """Each report with a label ``sum``, and none without."""
    labelled, found = set(), set()
    for line in (shared / "corpus" / "index.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        name = f"{row['id']}.txt"
        if any(fault.startswith("sum:") for fault in row["defects"]):
            labelled.add(row["id"])
        if Draft(read((shared / "corpus" / "reports" / name).read_bytes(), name, kit.readers), None).breakdowns:
            found.add(row["id"])
    assert labelled
    assert found == labelled


def test_a_percentage_knows_its_part_and_what_it_may_divide() -> None:
    """In its clause, in the next, or alone in brackets; not where it is of a wider whole."""
    text = "收到50件，其中甲40件（占80%），乙5件，占比10%，丙5件占全市的3%。"
    shares = breakdowns(Passage(Prose(1, text)))[1]
    assert [(one.percent.value, one.part.value, one.wholes[0].value) for one in shares] == [
        (Decimal(80), Decimal(40), Decimal(50)),
        (Decimal(10), Decimal(5), Decimal(50)),
    ]
