"""Patterns against hostile text: none is exponential, and what runs over a draft takes the time that its text takes."""

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest

import drafts
from gouji.checking import Plan, check_bytes
from gouji.registry import Kit

_BEGINNINGS = (
    "2023年", "我局2023年度", "电话：", "一、", "（", "共", "其中", "第", "截至", "自2024年1月1日",
    "收到申请12件，其中", "占", "《", "1", "●", "gouji:",
)  # fmt: skip
_PLANTED = r"""
import re
import regex
def planted(text, made):
    re.match(r"(?:a+)+b", text)
    re.compile(r"(?:[一二]|一二|二)*号").search(text)
    re.search(r"\d\s*余?\s*件", text)
    re.finditer(r"\s+$", text)
    re.search(r"\d\s*+(?:余\s*+)?件", text)
    re.match(r"\s+$", text)
    re.compile(r"[一二]+号").match(text)
    regex.fullmatch(made, text, timeout=1)
    re.sub(made, "", text)
"""
_HELD = {
    "readers/text/prose.py": "asked only of lines of at most 120 signs",
    "gouji/validation.py": "asked only of what is said of one key of an office's own configuration or form",
}
"""Patterns that would take more than a moment by themselves, and why they do not."""
_FILLINGS = " \u3000\t，1一甲年、×—。%"


_REPEATED = (
    "2023年，我局公开信息1条，", " 我局2023年公开1 ", "我局2023年将加强", "收到申请12件，其中", "由总体情况、",
    "截至2024年1月1日至", "占30%，比上年增加1件，", "未收到申请，", "电话：0906-2233445，", "一是公开（《", "全文包括",
)  # fmt: skip


ON_UNIX = pytest.mark.skipif(sys.platform == "win32", reason="the clock that stops a pattern is not on Windows")


class Gathered(NamedTuple):
    """How many patterns were tried, the places of which none was learnt, and where, which and on what one is slow."""

    tried: int
    unknown: list[str]
    slow: list[list[str]]


def gathered(*files: Path) -> Gathered:
    """What a process of its own says of the patterns of some files, or of all of ours."""
    child = [sys.executable, str(Path(__file__).parent / "gathered.py"), *map(str, files)]
    done = subprocess.run(child, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return Gathered(**json.loads(done.stdout))


@ON_UNIX
def test_no_pattern_takes_longer_than_its_text_is_long() -> None:
    """Each that the source asks for, wherever it does, tried with texts of its own pieces; none is forgotten."""
    told = gathered()
    assert told.tried > 130
    assert told.unknown == []
    assert [one for one in told.slow if not any(name in one[0] for name in _HELD)] == []


@ON_UNIX
def test_a_pattern_that_takes_too_long_would_be_told(tmp_path: Path) -> None:
    """Planted: two that are exponential, two quadratic, one nobody can know, and four that are none of these."""
    (tmp_path / "planted.py").write_text(_PLANTED, "utf-8")
    told = gathered(tmp_path / "planted.py")
    assert sorted(int(where.rpartition(":")[2]) for where, *_ in told.slow) == [5, 6, 7, 8]
    assert [where.rpartition(":")[2] for where in told.unknown] == ["13"]


@ON_UNIX
def test_a_pattern_that_cannot_be_found_is_refused(tmp_path: Path) -> None:
    """What is imported by another name would be forgotten."""
    (tmp_path / "planted.py").write_text("from re import match\n", "utf-8")
    with pytest.raises(AssertionError, match=r"write re\.NAME"):
        gathered(tmp_path / "planted.py")


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
