"""`gouji inspect`: a page to be compared with the paper, and the same as JSON."""

import json
import re
from pathlib import Path
from typing import get_args

import pytest

import drafts
from command import gouji
from gouji.commands.inspect import _STORIES
from gouji.model import Story


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


def test_every_kind_of_text_has_its_heading(tmp_path: Path) -> None:
    """The fields that a web site prints above the report are named as such."""
    fields = "索引号：000014349/2025-00012\n发布机构：青禾县数据局\n发布日期：2025年1月20日\n"
    (tmp_path / "page.txt").write_bytes(fields.encode() + drafts.text(drafts.report(drafts.city())))
    page = gouji("inspect", tmp_path / "page.txt").out.splitlines()
    assert [line for line in page if line.startswith("——")] == ["—— 网页栏目 ——", "—— 正文 ——"]
    assert set(_STORIES) == set(get_args(Story))


@pytest.mark.parametrize("name", ["annual-report-2022.txt", "official-form-2021.docx"])
def test_real_documents_are_shown_whole(shared: Path, name: str) -> None:
    """From the first block to the last, as a page and as JSON."""
    path = shared / "inputs" / name
    blocks = json.loads(gouji("inspect", path, "--format", "json").out)["blocks"]
    shown = re.findall(r"^p(\d+)", gouji("inspect", path).out, re.MULTILINE)
    assert [*map(int, shown)] == [block["number"] for block in blocks]


def test_waivers_are_shown_with_what_they_hold_for(tmp_path: Path) -> None:
    """Their rules and reasons, as a page and as JSON."""
    waiver = "<!-- gouji: ignore[S106, L101] 标题照文件原样 -->\n"
    (tmp_path / "draft.md").write_bytes(waiver.encode() + drafts.markdown(drafts.report(drafts.city())))
    assert "豁免：S106、L101（p1）标题照文件原样" in gouji("inspect", tmp_path / "draft.md").out.splitlines()
    shown = json.loads(gouji("inspect", tmp_path / "draft.md", "--format", "json").out)
    assert shown["waivers"] == [{"rules": ["S106", "L101"], "reason": "标题照文件原样", "covers": ["p1"]}]


def test_a_document_of_no_form_is_shown_too(tmp_path: Path) -> None:
    """As what it is."""
    (tmp_path / "minutes.md").write_text("# 会议记录\n\n1. 开会\n", encoding="utf-8")
    page = gouji("inspect", tmp_path / "minutes.md").out
    assert "表式：没有找到" in page
    assert "会议记录" in page
