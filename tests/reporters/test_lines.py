"""JSON a line: a file, then its findings."""

import json

import msgspec

from gouji import FileResult
from gouji.registry import Kit
from reporters.runs import finding, full_run, paragraph, render, run_of


def test_every_line_is_a_file_or_a_finding_of_the_file_above(kit: Kit) -> None:
    """``path`` comes first; a file has a status, a finding the very fields of the JSON."""
    report = full_run(kit)
    lines = render(kit, "jsonl", report).splitlines()
    given = iter(lines)
    whole = json.loads(render(kit, "json", report))
    for file in whole["files"]:
        assert json.loads(next(given)) == {name: value for name, value in file.items() if name != "findings"}
        for found in file["findings"]:
            assert json.loads(next(given)) == {"path": file["path"], **found}
    assert next(given, None) is None
    assert all(line.startswith('{"path":') for line in lines)


def test_a_line_can_be_found_by_its_text(kit: Kit) -> None:
    """No space stands behind a colon, so that grep finds ``"code":"T110"``."""
    text = render(kit, "jsonl", full_run(kit))
    assert text.count('"code":"T110"') == 1
    assert text.count('"status":"failed"') == 1


def test_what_breaks_a_line_elsewhere_breaks_none_here(kit: Kit) -> None:
    """The separators of Unicode are escaped, and read back as they were."""
    message = "一\u2028二\u2029三\x85四"
    file = FileResult("a.md", "checked", findings=(finding(kit, "W105", message, paragraph(1, 1)),))
    lines = render(kit, "jsonl", run_of(kit, file)).splitlines()
    assert len(lines) == 2
    assert msgspec.json.decode(lines[1])["message"] == message
