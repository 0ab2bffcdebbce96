"""Sentences understood as claims, and compared with the tables."""

import re
import sys
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import drafts
from gouji import Prose, lint_bytes
from gouji.draft.breakdowns import breakdowns
from gouji.draft.claims import read_claims
from gouji.draft.passages import Passage
from gouji.registry import Kit

CITY = (
    "2024年，全市共受理政府信息公开申请3119件，答复3050件（含上年度结转申请34件，另有103件顺延到下年度答复），均在法定期限内予以答复。"
    "政府信息公开行政复议351件，其中结果维持72件，结果纠正64件，其他结果178件，尚未审结37件；"
    "政府信息公开行政诉讼46件，其中结果维持25件，结果纠正5件，其他结果9件，尚未审结7件。"
)
ASSESSED = "本年度开展了工作考核。"
"""What the report of a government says besides."""
NUMBERS = [found.span() for found in re.finditer(r"\d+(?=件)", CITY)]


def findings(sentence: str, figures: drafts.Figures, unit: str = "青禾市人民政府") -> list[tuple[object, object]]:
    """Code and place of each finding on a report in whose part 一 a sentence stands."""
    blocks = drafts.report(figures)
    blocks[0] = f"{unit}2024年政府信息公开工作年度报告"
    at = blocks.index(drafts.OVERVIEW)
    blocks[at : at + 1] = [sentence, drafts.OVERVIEW + ASSESSED]
    found = lint_bytes("draft.docx", drafts.word(blocks))
    return [(one["code"], one["location"]["display"]) for one in found]  # type: ignore[index]


def test_the_sentences_of_a_whole_city_agree_with_its_tables() -> None:
    """Every number of them is in a table."""
    assert findings(CITY, drafts.city()) == []


@pytest.mark.parametrize("span", NUMBERS, ids=lambda span: CITY[slice(*span)])
@pytest.mark.parametrize("change", [1, 1000])
def test_any_number_changed_is_one_finding_at_that_number(span: tuple[int, int], change: int) -> None:
    """P102, and P101 not for the same cause."""
    changed = f"{CITY[: span[0]]}{int(CITY[slice(*span)]) + change}{CITY[span[1] :]}"
    assert findings(changed, drafts.city()) == [("P102", f"p6:{span[0] + 1}")]


@pytest.mark.parametrize(
    "sentence",
    [
        "受理政府信息公开申请3153件。",
        "（一）依申请公开。新收申请3119件、上年结转34件、答复3050件。",
        "无积压，共收到政府信息公开申请3119件。",
        "政策性文件11件，行政规范性文件制发8件、废止26件，现行有效66件。",
        "全年收取信息处理费380元。",
        "收到政府信息公开申请比上年增加212件。",
        "有351件涉及政府信息公开工作的行政复议。",
        "收到政府信息公开申请3100余件。",
        "2023年收到政府信息公开申请3000件。",
        "上半年收到政府信息公开申请12件。",
        "同意公开答复政府信息公开申请9件。",
        "市政府办公室共收到政府信息公开申请12件。",
        "通过网络收到政府信息公开申请12件。",
        "局网站收到留言12件，答复12件。",
        "（一）依申请公开。办理人大代表建议5件、政协提案16件，办结21件。",
        "办理行政复议案件120件，其中结果维持80件。",
        "未收到逾期未答复的政府信息公开申请。",
        "制定规章制度3件。",
        "计划明年办理政府信息公开申请20件。",
    ],
)
def test_what_agrees_or_speaks_of_something_else_is_no_fault(sentence: str) -> None:
    """The traps of published reports."""
    assert findings(sentence, drafts.city()) == []


@pytest.mark.parametrize(
    ("sentence", "code", "start"),
    [
        ("无上年结转申请，共收到政府信息公开申请3119件。", "P102", 1),
        ("未收到政府信息公开申请。", "P102", 1),
        ("未发生行政诉讼。", "P102", 1),
        ("有352件涉及政府信息公开工作的行政复议。", "P102", 2),
        ("行政规范性文件制发8件、废止27件。", "P102", 15),
        ("（一）依申请公开。所有申请均已按要求办理完成。", "P104", 10),
        ("本年度未收取信息处理费。", "P104", 4),
    ],
)
def test_what_the_tables_contradict_is_found(sentence: str, code: str, start: int) -> None:
    """At the number, or at the words that say there is none."""
    assert findings(sentence, drafts.city()) == [(code, f"p6:{start}")]


def told(figures: drafts.Figures) -> str:
    """What a report says of its tables, in plain words."""
    total = [row[6] for row in figures.three]
    four = figures.four
    groups = {name: sum(total[row - 1 : row - 1 + rows]) for row, (name, rows) in drafts.GROUPS.items()}
    handled = [f"予以公开{total[2]}件", f"部分公开{total[3]}件", *(f"{name[3:]}{n}件" for name, n in groups.items())]
    sides = [four[5 + at] + four[10 + at] for at in range(5)]
    review = "，".join(f"{name}{count}件" for name, count in zip(drafts.OUTCOMES, four[:4], strict=False))
    suits = "，".join(f"{name}{count}件" for name, count in zip(drafts.OUTCOMES, sides[:4], strict=False))
    return (
        f"（一）依申请公开。收到政府信息公开申请{total[0]}件，上年结转{total[1]}件，办结{total[23]}件，其中{'，'.join(handled)}，"
        f"结转下年度继续办理{total[24]}件。被申请行政复议{four[4]}件，其中{review}；行政诉讼{sides[4]}件，其中{suits}。"
    )


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**6), at=st.integers(0, 19), change=st.integers(1, 99))
def test_a_report_that_tells_its_own_figures_is_right_until_one_is_changed(seed: int, at: int, change: int) -> None:
    """Nothing before; after it P102 at that number, unless it is what another reading allows."""
    figures = drafts.consistent(seed, largest=1 + seed % 90)
    text = told(figures)
    assert findings(text, figures) == []
    spans = [found.span() for found in re.finditer(r"\d+(?=件)", text)]
    start, stop = spans[at]
    value = int(text[start:stop]) + change
    allowed = at == 0 and value == figures.three[0][6] + figures.three[1][6]
    found = findings(f"{text[:start]}{value}{text[stop:]}", figures)
    assert found == ([] if allowed else [("P102", f"p6:{start + 1}")])


def test_a_claim_that_rests_on_a_blank_cell_is_not_compared() -> None:
    """Nor one on a cell that alone is wrong, where the text has it right."""
    figures = drafts.city()
    figures.three[0][6] = 3191
    assert [code for code, _ in findings(CITY, figures)] == ["T110"]
    blocks = [
        [cell._replace(text="/") if cell.row == 28 and cell.col > 3 else cell for cell in block]
        if not isinstance(block, str)
        else block
        for block in drafts.report(drafts.city())
    ]
    blocks.insert(blocks.index(drafts.OVERVIEW), "（一）依申请公开。结转下年度继续办理5件。")
    assert [one["code"] for one in lint_bytes("draft.docx", drafts.word(blocks))] == ["T106"]


HOSTILE = [
    "其中",
    "其中甲1件、",
    "收到1件",
    "(",
    "(其中1件",
    "未收到政府信息公开",
    "1,234,",
    "均已按要求",
    "所有申请均已",
    "占1%,",
    "占1%;",
    "甲、",
    "其中甲1件;",
    "收到1件申请公开",
    "0件,",
    "2023年结转",
    "行政复议1件行政诉讼",
    "在公开的信息中,",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_twice_the_text_is_twice_the_work(kit: Kit, piece: str) -> None:
    """Calls are counted, not time; what one pattern does is bounded by how it is written."""
    claims = kit.forms[-1].claims
    assert claims

    def work(size: int) -> int:
        calls = 0

        def count(_frame: FrameType, _event: str, _arg: object) -> None:
            nonlocal calls
            calls += 1

        passage = Passage(Prose(1, "政府信息公开申请" + piece * (size // len(piece)), "overview"))
        sys.setprofile(count)
        try:
            breakdowns(passage)
            read_claims([passage], claims, 2024, "")
        finally:
            sys.setprofile(None)
        return calls

    work(100)
    assert work(40_000) <= 2.1 * work(20_000) + 1000


def test_the_scraped_report_is_consistent(shared: Path) -> None:
    """204 = 92 + 38 + 74 and 12 = 11 + 1 hold, and it says that there were no applications."""
    data = (shared / "inputs" / "annual-report-2022.txt").read_bytes()
    assert [one["code"] for one in lint_bytes("report.txt", data) if str(one["code"]).startswith("P")] == []
