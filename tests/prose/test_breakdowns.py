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
        "公开信息20条，其中教育、医疗、养老等事业12条，其他8条。",
        "公开信息20条；其中文件12条；动态8条。",
        "公开信息20条，其中文件12条；发布解读15条。",
        "公开信息20条。全年运行正常。在公开的信息中，文件12条，动态8条。",
        "收到20件，其中自然人15件，法人5件，予以公开12件，部分公开6件，不予公开2件。",
        "收到20件，其中自然人15件，法人5件；其中网上12件，信函6件。",
        "公开44条，发布150条，合计194条。",
        "收到308件，上年结转1件，答复306件，结转下年3件。",
        "公开24件（其中立项6件，施工9件，验收9件，监管0件），另有图解5件。",
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
        ("公开信息20条，其中教育、医疗、养老等事业12条，其他9条。", (20, 21)),
        ("公开信息30条；其中文件12条；动态8条；图解11条。", (30, 31)),
        ("公开信息20条。全年运行正常。在公开的信息中，文件12条，动态9条。", (20, 21)),
        ("收到20件，其中自然人15件，法人5件，予以公开12件，部分公开7件，不予公开2件。", (20, 21)),
        ("收到20件，其中自然人15件，法人5件，其中网上12件，信函9件。", (20, 21)),
        ("公开信息20条，其中文件12条、动态8条。其中公开信息9条，图解2条。", (20, 11)),
        ("公开44条，发布150条，合计184条。", (184, 194)),
        ("共公开20条，通过网站公开12条、微信公开6条、报刊公开1条。", (20, 19)),
        ("公开24件（其中立项6件，施工9件，验收9件，监管1件），另有图解5件。", (24, 25)),
    ],
)
def test_what_does_not_add_up_is_found(text: str, found: tuple[int, int]) -> None:
    """More than the total, or nearly all of it."""
    assert wrong(text) == [found]


@given(st.lists(st.integers(1, 999), min_size=3, max_size=9), st.integers(0, 8), st.integers(1, 9))
def test_a_listing_adds_up_until_a_part_grows(parts: list[int], at: int, more: int) -> None:
    """Nothing before, the total and the new sum after, but where a part is the total, or the first of them add up."""
    names = "甲乙丙丁戊己庚辛壬"

    def listing(values: list[int]) -> str:
        items = "、".join(f"{name}{value}条" for name, value in zip(names, values, strict=False))
        return f"共公开{sum(parts)}条，其中{items}。"

    assert wrong(listing(parts)) == []
    changed = [value + more * (number == at % len(parts)) for number, value in enumerate(parts)]
    early = any(sum(changed[:number]) == sum(parts) for number in range(len(changed)))
    early = early or sum(parts) in changed[1:]
    assert wrong(listing(changed)) == ([] if early else [(sum(parts), sum(parts) + more)])


def test_the_faults_of_the_labelled_reports_are_found_and_no_others(kit: Kit, shared: Path) -> None:
    """Each report with a label of a sum or of a second breakdown, and none without."""
    labelled, found = set(), set()
    for line in (shared / "corpus" / "index.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        name = f"{row['id']}.txt"
        if any(fault.startswith(("sum:", "second breakdown")) for fault in row["defects"]):
            labelled.add(row["id"])
        if Draft(read((shared / "corpus" / "reports" / name).read_bytes(), name, kit.readers), None).breakdowns:
            found.add(row["id"])
    assert labelled
    assert found == labelled


def test_a_percentage_of_no_listing_is_of_what_another_is_of() -> None:
    """245 is 54% of 454, and so 39 is 8.6%; one percentage alone has no witness."""
    text = "受理452件，结转上年9件，办结454件。公开245件，占54%；不予公开39件，占6.8%。"
    shares = breakdowns(Passage(Prose(1, text)))[1]
    assert [(one.percent.value, one.wholes[0].value) for one in shares] == [
        (Decimal(54), Decimal(454)),
        (Decimal("6.8"), Decimal(454)),
    ]
    assert [any(map(one.fits, one.wholes)) for one in shares] == [True, False]
    assert breakdowns(Passage(Prose(1, "受理452件。公开39件，占6.8%。")))[1] == []


def test_a_percentage_knows_its_part_and_what_it_may_divide() -> None:
    """In its clause, in the next, or alone in brackets; not where it is of a wider whole."""
    text = "收到50件，其中甲40件（占80%），乙5件，占比10%，丙5件占全市的3%。"
    shares = breakdowns(Passage(Prose(1, text)))[1]
    assert [(one.percent.value, one.part.value, one.wholes[0].value) for one in shares] == [
        (Decimal(80), Decimal(40), Decimal(50)),
        (Decimal(10), Decimal(5), Decimal(50)),
    ]
