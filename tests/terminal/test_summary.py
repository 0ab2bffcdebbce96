"""Standard error says what is no finding, and on a terminal nothing that the format beside it has said."""

import sys

import pytest

from gouji import FileResult, Report
from gouji.findings import TieCount
from gouji.reporters.full import render
from gouji.running.summary import closing, opening, remarks

FILES = (
    FileResult("甲.docx", "checked", "a-form", "2021", ties=TieCount(40, 2, 1), notes=("有一处修订",)),
    FileResult("旧稿.doc", "failed", reason="这是旧版文件"),
    FileResult("b\x1b[31m.txt", "unmatched", reason="不是已知的表式"),
)
REPORT = Report("0", (), FILES, status=2, notes=("没有与上年核对",))
REASONS = ["gouji: 旧稿.doc: 这是旧版文件", "gouji: b\\x1b[31m.txt: 不是已知的表式"]
OTHERS = ["gouji: 没有与上年核对", "gouji: 甲.docx: 有一处修订", "gouji: 文件夹中其他类型的文件没有检查：.png × 2"]
COUNT = "共 3 个文件：1 个未能检查，1 个不是已知表式"
TIES = "勾稽关系：40 条成立，2 条不成立，1 条因缺少数字而未核对"


def said(*, told: bool) -> list[str]:
    """All lines for standard error, before the findings and behind them."""
    return [*opening(REPORT, {".png": 2}, allow_empty=False, told=told), "", *closing(REPORT, told=told)]


def at_a_terminal(monkeypatch: pytest.MonkeyPatch, *, out: bool, err: bool) -> None:
    """Let the streams be terminals or not."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: out)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: err)


@pytest.mark.parametrize(("out", "err"), [(False, False), (True, False), (False, True)])
def test_a_pipe_or_file_is_told_the_reasons_whatever_the_format(
    monkeypatch: pytest.MonkeyPatch, *, out: bool, err: bool
) -> None:
    """The other stream may go elsewhere; only the count is left out beside the verdict."""
    at_a_terminal(monkeypatch, out=out, err=err)
    assert sorted(said(told=True)) == sorted([*REASONS, *OTHERS, "", TIES])
    assert sorted(said(told=False)) == sorted([*REASONS, *OTHERS, "", COUNT, TIES])


def test_a_terminal_is_told_each_thing_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What standard error leaves out there stands in the format beside it."""
    at_a_terminal(monkeypatch, out=True, err=True)
    assert said(told=True) == [*OTHERS, "", TIES]
    shown = render(REPORT, colour=False)
    for left_out in (*REASONS, COUNT):
        path, _, reason = left_out.removeprefix("gouji: ").rpartition(": ")
        assert path in shown
        assert reason in shown
    assert said(told=False)[-2:] == [COUNT, TIES]


def test_one_text_has_all_lines_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing stands between them."""
    at_a_terminal(monkeypatch, out=False, err=False)
    assert [*remarks(REPORT, {".png": 2}, allow_empty=False)] == [line for line in said(told=False) if line]


def test_nothing_to_check_is_said_unless_allowed_or_explained() -> None:
    """A remark on the run says it better."""
    nothing, english = Report("0", (), ()), Report("0", (), (), "en")
    explained = Report("0", (), (), notes=("drafts: 没有可检查的文件",))
    assert [*remarks(nothing, {}, allow_empty=False)] == ["gouji: 没有可检查的文件（可加 --allow-empty）"]
    assert [*remarks(english, {}, allow_empty=False)] == ["gouji: there is nothing to check (--allow-empty allows it)"]
    assert [*remarks(nothing, {}, allow_empty=True)] == []
    assert [*remarks(explained, {}, allow_empty=False)] == ["gouji: drafts: 没有可检查的文件"]


def test_relations_are_counted_in_english_too() -> None:
    """Those that held, those broken, those that could not be checked."""
    english = Report("0", (), FILES, "en")
    assert [*closing(english, told=False)] == [
        "3 files: 1 not checked, 1 of no known form",
        "relations between figures: 40 hold, 2 broken, 1 not checked for want of a figure",
    ]
