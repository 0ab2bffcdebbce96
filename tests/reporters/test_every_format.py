"""Every format for machines tells the same findings at the same places, of one run and of none."""

import json
import re
from pathlib import Path

import pytest

from command import gouji
from gouji import Report
from gouji.registry import Kit
from gouji.rule import Lang
from gouji.running.pages import page_of
from pages import examples
from reporters.runs import READERS, Read, from_concise, from_full, full_run, render, run_of, slashed

ROOT = Path(__file__).parents[2]
DRAFTS = ("examples/annual-report/bad.docx", "examples/annual-report/bad.md", "examples/annual-report/good.txt")


def squeezed(text: str) -> str:
    """A text without white space, which a table cannot keep."""
    return "".join(text.split())


def missing(report: Report, read: list[Read]) -> list[str]:
    """What of a run was not read, or not once; message, place and mark must stand in one text."""
    wrong = []
    for file in report.files:
        for one in file.findings:
            parts = [squeezed(one.message), one.location.display]
            same = [
                shown
                for shown in read
                if (shown.path, shown.code) == (slashed(file.path), one.code)
                and all(part in squeezed(shown.text) for part in parts)
            ]
            if len(same) != 1:
                wrong.append(f"{file.path} {one.code} {one.location.display}: {len(same)}")
    return wrong


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", READERS)
def test_a_format_has_every_finding_once_at_its_place(kit: Kit, name: str, lang: Lang) -> None:
    """Findings of all severities, suppressed and known, in Word, text and a file of no form, none besides."""
    report = full_run(kit, lang)
    read = READERS[name](render(kit, name, report))
    assert missing(report, read) == []
    assert len(read) == sum(len(file.findings) for file in report.files)


@pytest.mark.parametrize("name", READERS)
def test_a_format_says_which_file_failed_and_why(kit: Kit, name: str) -> None:
    """Path and reason stand in the output."""
    shown = re.sub(r"\\(?=[<>])", "", render(kit, name, full_run(kit)).replace("&lt;", "<").replace("&gt;", ">"))
    assert "old.doc" in shown
    assert "不能读 <.doc> 文件" in shown


@pytest.mark.parametrize("name", READERS)
def test_a_format_marks_what_does_not_count(kit: Kit, name: str) -> None:
    """Without marks and words for them, a suppressed and a known finding would look like others."""
    shown = render(kit, name, full_run(kit))
    suppressed, known = {
        "jsonl": ('"suppressed":{"reason":"已说明","by":"config"}', '"known":true'),
        "sarif": ('"justification": "已说明"', '"baselineState": "unchanged"'),
        "github-summary": (r"\[suppressed\]", r"\[known\]"),
        "html": ("已豁免：已说明", "已在基线中"),
    }.get(name, ("[suppressed]", "[known]"))
    assert suppressed in shown
    assert known in shown


@pytest.mark.parametrize("status", [0, 2])
@pytest.mark.parametrize("name", READERS)
def test_a_format_of_an_empty_run_can_be_read(kit: Kit, name: str, status: int) -> None:
    """No file, no finding: allowed, or the fault itself."""
    assert READERS[name](render(kit, name, run_of(kit, status=status))) == []


@pytest.fixture(scope="module")
def drafts_of_every_kind(tmp_path_factory: pytest.TempPathFactory, kit: Kit) -> Path:
    """A folder with a draft for each rule that finds something without last year's report, and the examples."""
    folder = tmp_path_factory.mktemp("kinds")
    for rule in kit.rules:
        failing = [one for one in examples(page_of(rule)) if one.findings and not one.earlier]
        if failing:
            (folder / f"{rule.code}.md").write_text(failing[0].draft, encoding="utf-8")
    for name in DRAFTS:
        (folder / Path(name).name).write_bytes((ROOT / name).read_bytes())
    return folder


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_reports_of_one_run_agree_with_json(drafts_of_every_kind: Path, tmp_path: Path, kit: Kit, lang: str) -> None:
    """All formats written at once hold the findings that JSON has, of every kind, each once at its place."""
    readers = READERS | {"concise": from_concise, "full": from_full}
    reports = [part for name in readers for part in ("--report", f"{name}:{tmp_path / name}")]
    run = gouji("check", ".", "--format", "json", "--lang", lang, *reports, cwd=drafts_of_every_kind)
    given = json.loads(run.out)
    expected = [
        (slashed(file["path"]), one["code"], one["location"]["display"], squeezed(one["message"]))
        for file in given["files"]
        for one in file["findings"]
    ]
    assert run.status == 1
    assert {code for _, code, _, _ in expected} == {rule.code for rule in kit.rules if not rule.compares}
    for name, reader in readers.items():
        read = reader((tmp_path / name).read_text("utf-8"))
        assert len(read) == len(expected), name
        for path, code, display, message in expected:
            assert any(
                (one.path, one.code) == (path, code) and display in one.text and message in squeezed(one.text)
                for one in read
            ), (name, path, code)


def test_the_language_of_a_run_is_that_of_its_formats(kit: Kit) -> None:
    """Words around the findings are in the language of the run."""
    for name, zh, en in (
        ("sarif", "没有写明数据的统计期限", "not stated"),
        ("github", "行“（一）予以公开”", "row “（一）予以公开”"),
        ("github-summary", "没有查完", "not fully checked"),
        ("gitlab", "列“自然人”", "column “自然人”"),
        ("junit", "没有查完", "not fully checked"),
        ("html", "勾稽检查报告", "Gouji report"),
    ):
        chinese, english = (render(kit, name, full_run(kit, lang)) for lang in ("zh", "en"))
        assert zh in chinese, name
        assert zh not in english, name
        assert en in english, name
        assert en not in chinese, name
