"""`gouji inspect`: a page to be compared with the paper, and the same as JSON."""

import json
from pathlib import Path

import pytest

import drafts
from command import gouji


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A whole report in Word."""
    path = tmp_path / "draft.docx"
    path.write_bytes(drafts.word(drafts.report(drafts.city(), without=drafts.SECTIONS[5])))
    return path


def test_json_shows_what_was_read(draft: Path) -> None:
    """The contract's keys, grids with merged cells repeated, sections with their blocks."""
    shown = json.loads(gouji("inspect", draft, "--format", "json").out)
    keys = {"path", "format", "form", "edition", "year", "unit", "text", "blocks", "sections"}
    assert keys <= shown.keys()
    assert (shown["format"], shown["edition"], shown["year"], shown["unit"]) == ("docx", "2021", 2024, "青禾县数据局")
    grids = [block["grid"] for block in shown["blocks"] if block["kind"] == "table"]
    assert [(len(grid), len(grid[0])) for grid in grids] == [(14, 4), (28, 10), (4, 15)]
    assert {row[0] for row in grids[1][5:27]} == {"三、本年度办理结果"}
    assert [section["id"] for section in shown["sections"]][:2] == ["overview", "disclosed"]
    assert shown["text"].splitlines()[0] == "青禾县数据局2024年政府信息公开工作年度报告"


def test_the_page_says_what_was_recognised_and_what_was_not(draft: Path) -> None:
    """First the form, its fields, sections and tables; then the blocks, a merged cell once."""
    page = gouji("inspect", draft).out.splitlines()
    assert page[1].endswith("gov-disclosure-annual-report@2021")
    assert "部分：其他需要报告的事项（没有找到）" in page
    assert "表：收到和处理政府信息公开申请情况（T2，28 行 × 10 列，175 个数字）" in page
    assert "—— 正文 ——" in page
    assert any(line.split() == ["R9", "|", "〃", "|", "〃", "|", "2.其他法律行政法规禁止公开", *["|", "30"], "|", "1",
                                "|", "0", "|", "0", "|", "0", "|", "0", "|", "31"] for line in page)  # fmt: skip


def test_places_lead_back_to_the_source(tmp_path: Path) -> None:
    """Line and column of a text; part and run of a Word file."""
    blocks = drafts.report(drafts.city())
    (tmp_path / "draft.txt").write_bytes(drafts.text(blocks))
    shown = json.loads(gouji("inspect", tmp_path / "draft.txt", "--format", "json", "--places").out)
    assert shown["blocks"][2]["places"] == [{"start": 0, "line": 3, "column": 1}]
    assert all(cell["places"] for block in shown["blocks"] if block["kind"] == "table" for cell in block["cells"])


def test_a_document_of_no_form_is_shown_too(tmp_path: Path) -> None:
    """As what it is."""
    (tmp_path / "minutes.md").write_text("# 会议记录\n\n1. 开会\n", encoding="utf-8")
    page = gouji("inspect", tmp_path / "minutes.md").out
    assert "表式：没有找到" in page
    assert "会议记录" in page
