"""GitLab: a Code Quality report that it takes, by the facts of its manual."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from command import gouji
from gouji import FileResult, Report
from gouji.registry import Kit
from gouji.rule import Lang
from reporters.runs import finding, full_run, paragraph, render, run_of

ROOT = Path(__file__).parents[2]
TEXT = {"type": "string", "minLength": 1}
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": TEXT,
            "check_name": TEXT,
            "fingerprint": TEXT,
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\./|/)."},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def issues(kit: Kit, report: Report) -> list[dict[str, Any]]:
    """The issues of a report, which is valid."""
    found: list[dict[str, Any]] = json.loads(render(kit, "gitlab", report))
    jsonschema.validate(found, SCHEMA)
    return found


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_full_and_an_empty_run_are_valid(kit: Kit, lang: Lang) -> None:
    """An issue for every finding and every file that failed."""
    assert len(issues(kit, full_run(kit, lang))) == 10
    assert issues(kit, run_of(kit)) == []


def test_severities_lines_and_paths(kit: Kit) -> None:
    """A failed file is the gravest; what does not count is info; a Word file has line 1."""
    found = [
        (one["check_name"], one["severity"], one["location"]["path"], one["location"]["lines"]["begin"])
        for one in issues(kit, full_run(kit))
    ]
    assert found == [
        ("T110", "critical", "文稿/bad 1.docx", 1),
        ("S101", "critical", "文稿/bad 1.docx", 1),
        ("W105", "info", "文稿/bad 1.docx", 1),
        ("W105", "minor", "drafts/50%,a:b#1.md", 12),
        ("W105", "minor", "drafts/50%,a:b#1.md", 13),
        ("W103", "info", "drafts/50%,a:b#1.md", 14),
        ("T103", "info", "drafts/50%,a:b#1.md", 40),
        ("D105", "info", "drafts/50%,a:b#1.md", 15),
        ("failed", "blocker", "old.doc", 1),
        ("W105", "minor", "minutes.txt", 12),
    ]


def test_a_fingerprint_stands_once_and_stays(kit: Kit) -> None:
    """Equal findings differ in it, and one more finding or file before them changes none of another file."""
    report = full_run(kit)
    before = [one["fingerprint"] for one in issues(kit, report)]
    assert len(before) == len(set(before))
    same = finding(kit, "W105", "标点重复", paragraph(1, 1))
    more = run_of(kit, FileResult("a.md", "checked", findings=(same, same)), *report.files)
    after = [one["fingerprint"] for one in issues(kit, more)]
    assert after[2:] == before
    assert len(after) == len(set(after))


def test_the_command_gives_a_valid_report() -> None:
    """Word, text, and a file that is not there."""
    run = gouji("check", "examples/annual-report", "absent.docx", "--format", "gitlab", cwd=ROOT)
    found = json.loads(run.out)
    jsonschema.validate(found, SCHEMA)
    assert run.status == 2
    assert [one["severity"] for one in found].count("blocker") == 1
    assert len(found) == 7
