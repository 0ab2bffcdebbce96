"""Patterns against hostile text: none is exponential, and what runs over a draft takes the time that its text takes."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

import drafts
from gouji.checking import Plan, check_bytes
from gouji.registry import Kit

_BEGINNINGS = (
    "2023年", "我局2023年度", "电话：", "一、", "（", "共", "其中", "第", "截至", "自2024年1月1日",
    "收到申请12件，其中", "占", "《", "1", "●", "gouji:",
)  # fmt: skip
_HELD = {
    "readers/text/prose.py": "asked only of lines of at most 120 signs",
}
"""Patterns that would take more than a moment by themselves, and why they do not."""
_FILLINGS = " \u3000\t，1一甲年、×—。%"


_REPEATED = (
    "2023年，我局公开信息1条，", " 我局2023年公开1 ", "我局2023年将加强", "收到申请12件，其中", "由总体情况、", "截至2024年1月1日至",
    "占30%，比上年增加1件，", "未收到申请，", "电话：0906-2233445，", "一是公开（《", "全文包括",
)  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="the clock that stops a pattern is not on Windows")
def test_no_pattern_takes_more_than_a_moment_on_a_few_hundred_signs_of_its_own() -> None:
    """Each that is compiled when all modules are imported and all examples checked, with texts of its own pieces."""
    child = [sys.executable, str(Path(__file__).parent / "gathered.py")]
    done = subprocess.run(child, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["tried"] > 100
    assert [one for one in told["slow"] if not any(name in one[0] for name in _HELD)] == []


@pytest.mark.parametrize("beginning", _BEGINNINGS)
def test_a_beginning_with_a_long_row_of_one_sign_is_gone_through_at_once(kit: Kit, beginning: str) -> None:
    """Every rule on paragraphs of 5,000 signs each: what tried each length of them would take minutes."""
    text = "\n".join(f"{drafts.OVERVIEW}{beginning}{sign * 5000}" for sign in _FILLINGS)
    data = drafts.text(drafts.report(drafts.city())).replace(drafts.OVERVIEW.encode(), text.encode())
    start = time.process_time()
    result = check_bytes(data, "a.txt", "a.txt", kit, Plan(kit.rules, kit.forms))
    assert result.status == "checked"
    assert time.process_time() - start < 8


@pytest.mark.parametrize("piece", _REPEATED)
def test_a_sentence_that_never_ends_is_gone_through_once(kit: Kit, piece: str) -> None:
    """Every rule on one of 60,000 signs; what went through it anew for each of its pieces would take half a minute."""
    text = drafts.OVERVIEW + piece * (60_000 // len(piece))
    data = drafts.text(drafts.report(drafts.city())).replace(drafts.OVERVIEW.encode(), text.encode())
    start = time.process_time()
    result = check_bytes(data, "a.txt", "a.txt", kit, Plan(kit.rules, kit.forms))
    assert result.status == "checked"
    assert time.process_time() - start < 8
