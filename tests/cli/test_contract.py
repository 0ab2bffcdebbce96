"""The command line keeps its contract: exit status, streams, JSON."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import drafts
from command import gouji

GOOD = drafts.text(drafts.report(drafts.consistent(5)))
LOCATION = {
    "section": ["string", "null"], "block": ["integer"], "line": ["integer", "null"], "column": ["integer", "null"],
    "table": ["integer", "null"], "row": ["integer", "null"], "col": ["integer", "null"],
    "row_label": ["string", "null"], "col_label": ["string", "null"], "display": ["string"],
}  # fmt: skip


def exactly(properties: dict[str, Any]) -> dict[str, Any]:
    """The schema of an object with just these keys."""
    return {"type": "object", "properties": properties, "required": [*properties], "additionalProperties": False}


def typed(names: dict[str, list[str]]) -> dict[str, Any]:
    """Properties of these types."""
    return {name: {"type": kinds} for name, kinds in names.items()}


PLACE = exactly(typed(LOCATION))
FINDING = exactly(
    typed(
        {
            "code": ["string"], "name": ["string"], "message": ["string"], "basis": ["string", "null"],
            "fingerprint": ["string"], "excerpt": ["string"], "expected": ["string", "null"],
            "actual": ["string", "null"], "known": ["boolean"],
        }
    )
    | {
        "severity": {"enum": ["error", "warning", "info"]},
        "location": PLACE,
        "related": {"type": "array", "items": exactly({"location": PLACE, "message": {"type": "string"}})},
        "suppressed": {
            "oneOf": [
                {"type": "null"},
                exactly({"reason": {"type": "string"}, "by": {"enum": ["comment", "config"]}}),
            ]
        },
    }
)  # fmt: skip
FILE = exactly(
    typed({"path": ["string"], "form": ["string", "null"], "edition": ["string", "null"], "reason": ["string", "null"]})
    | {"status": {"enum": ["checked", "unmatched", "failed"]}, "findings": {"type": "array", "items": FINDING}}
)
COUNTS = ("files", "checked", "unmatched", "failed", "error", "warning", "info")
PACK = exactly(typed({"name": ["string"], "version": ["string"]}))
REPORT = exactly(
    {
        "schema": {"const": 1},
        "tool": exactly(
            {
                "name": {"const": "gouji"},
                "version": {"type": "string"},
                "packs": {"type": "array", "minItems": 5, "items": PACK},
            }
        ),
        "files": {"type": "array", "items": FILE},
        "summary": exactly({name: {"type": "integer"} for name in COUNTS}),
    }
)


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A draft with nothing to report."""
    path = tmp_path / "good.txt"
    path.write_bytes(GOOD)
    return path


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    """A draft with one wrong figure, a doubled mark and no period."""
    figures = drafts.consistent(5)
    figures.three[3][0] += 4
    blocks = drafts.report(figures, period="")
    path = tmp_path / "bad.docx"
    path.write_bytes(drafts.word([*blocks, "到此为止。。"]))
    return path


def test_a_clean_draft_has_the_verdict_alone_on_standard_output(good: Path) -> None:
    """Exit 0; how many relations held is on standard error."""
    run = gouji("check", good)
    assert (run.status, run.out) == (0, "可以发布\n")
    assert "42 条成立" in run.err


def test_findings_go_to_standard_output_and_exit_one(bad: Path) -> None:
    """`gouji FILE` alone means `gouji check FILE`."""
    run = gouji(bad)
    assert run.status == 1
    assert "T110 错误" in run.out
    assert "应为" in run.out
    assert "T110" not in run.err


def test_json_has_the_shape_of_the_contract(good: Path, bad: Path, tmp_path: Path) -> None:
    """Every key, no other, for checked, unmatched and failed files."""
    (tmp_path / "notes.md").write_text("会议记录。。\n", encoding="utf-8")
    (tmp_path / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    run = gouji("check", good, bad, tmp_path / "notes.md", tmp_path / "old.doc", "--format", "json")
    report = json.loads(run.out)
    jsonschema.validate(report, REPORT)
    assert run.status == 2
    assert [file["status"] for file in report["files"]] == ["checked", "checked", "unmatched", "failed"]
    assert report["files"][0]["form"] == "gov-disclosure-annual-report"
    assert report["files"][0]["edition"] == "2021"
    assert [one["code"] for one in report["files"][1]["findings"]] == ["D101", "T110", "W105"]
    assert [one["code"] for one in report["files"][2]["findings"]] == ["W105"]
    assert report["summary"] == {
        "files": 4, "checked": 2, "unmatched": 1, "failed": 1, "error": 2, "warning": 2, "info": 0,
    }  # fmt: skip


def test_a_finding_gives_its_place_in_every_way(bad: Path) -> None:
    """Table, row, column, labels, section, excerpt with the span in brackets, expected and actual."""
    found = json.loads(gouji(bad, "--format", "json").out)["files"][0]["findings"][1]
    assert found["location"] == {
        "section": "三、收到和处理政府信息公开申请情况", "block": 9, "line": None, "column": None, "table": 2, "row": 7,
        "col": 4, "row_label": drafts.ROWS[3], "col_label": "自然人", "display": "T2.R7C4",
    }  # fmt: skip
    assert int(found["actual"]) == int(found["expected"]) + 4
    assert found["excerpt"] == f"【{found['actual']}】"
    assert len(found["related"]) == 2


def test_concise_is_a_line_a_finding(bad: Path) -> None:
    """Path, place, code, severity, message."""
    lines = gouji(bad, "--format", "concise").out.splitlines()
    assert len(lines) == 3
    assert lines[1].startswith(f"{bad}:T2.R7C4: T110 error: ")


def test_fail_on_chooses_what_counts(good: Path) -> None:
    """A warning alone exits 0, and 1 where warnings count; never never does."""
    good.write_bytes(GOOD.replace("编制本报告。".encode(), "编制本报告。。".encode()))
    assert gouji(good).status == 0
    assert gouji(good, "--fail-on", "warning").status == 1
    assert gouji(good, "--fail-on", "info").status == 1


def test_fail_on_never_still_tells_an_unread_file(bad: Path) -> None:
    """Exit 0 with errors, 2 where something was not checked."""
    assert gouji(bad, "--fail-on", "never").status == 0
    assert gouji(bad, "absent.docx", "--fail-on", "never").status == 2


def test_select_and_ignore_choose_rules(bad: Path) -> None:
    """By code, by the beginning of a code, by name."""
    assert len(gouji(bad, "--select", "T", "--format", "concise").out.splitlines()) == 1
    assert len(gouji(bad, "--select", "period-missing,W105", "--format", "concise").out.splitlines()) == 2
    assert len(gouji(bad, "--ignore", "T110,D", "--format", "concise").out.splitlines()) == 1
    assert gouji(bad, "--select", "Z999").status == 2


def test_english_is_spoken_on_request_and_by_locale(bad: Path) -> None:
    """`--lang`, else an English locale, else Chinese."""
    assert "and should be" in gouji(bad, "--lang", "en").out
    assert "and should be" in gouji(bad, LANG="en_GB.UTF-8").out
    assert "应为" in gouji(bad, LANG="zh_CN.UTF-8").out
    assert "应为" in gouji(bad, LANG="C.UTF-8").out
    assert "应为" in gouji(bad, "--lang", "zh", LANG="en_GB.UTF-8").out


def test_reports_are_written_to_files_too(bad: Path, tmp_path: Path) -> None:
    """`-o` takes the findings off standard output; `--report` adds others."""
    run = gouji(bad, "-o", tmp_path / "out.txt", "--report", f"json:{tmp_path / 'out.json'}")
    assert (run.status, run.out) == (1, "")
    assert "T110" in (tmp_path / "out.txt").read_text("utf-8")
    jsonschema.validate(json.loads((tmp_path / "out.json").read_text("utf-8")), REPORT)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.docx", "out.json", "out.txt"]


def test_a_folder_is_searched_and_lock_files_are_passed_over(tmp_path: Path, good: Path) -> None:
    """Drafts in it and below it, in order; a .doc in it is not skipped in silence."""
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "second.md").write_bytes(GOOD)
    (tmp_path / "sub" / "~$second.docx").write_bytes(b"lock")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    run = gouji(tmp_path, "--format", "json")
    assert run.status == 0
    assert [file["path"] for file in json.loads(run.out)["files"]] == [
        str(good),
        str(tmp_path / "sub" / "second.md"),
    ]
    (tmp_path / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert gouji(tmp_path).status == 2


def test_standard_input_is_read_by_its_name() -> None:
    """`-` with `--stdin-filename`; without, a clear word."""
    run = gouji("check", "-", "--stdin-filename", "draft.txt", stdin=GOOD)
    assert run.status == 0
    assert gouji("check", "-", stdin=GOOD).status == 2


def test_nothing_to_check_is_a_fault_unless_allowed(tmp_path: Path) -> None:
    """An empty folder."""
    assert gouji(tmp_path).status == 2
    assert gouji(tmp_path, "--allow-empty").status == 0


def test_a_file_of_another_kind_is_unmatched_and_fails_only_where_a_form_was_named(tmp_path: Path) -> None:
    """It still gets the rules that need no form."""
    path = tmp_path / "minutes.txt"
    path.write_text("会议记录\n今天开会。\n", encoding="utf-8")
    assert gouji(path).status == 0
    assert gouji(path, "--form", "gov-disclosure-annual-report@2021").status == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("check",),
        ("check", "x.txt", "--format", "nonsense"),
        ("check", "x.txt", "--form", "nonsense"),
        ("check", "x.txt", "--form", "absent.toml"),
        ("check", "x.txt", "--fail-on", "nonsense"),
        ("check", "x.txt", "--report", "json"),
        ("explain", "Z999"),
        ("inspect", "absent.docx"),
        ("--nonsense",),
    ],
    ids=" ".join,
)
def test_a_bad_option_exits_two_with_a_line_and_no_traceback(arguments: tuple[str, ...]) -> None:
    """What was wrong, on standard error."""
    run = gouji(*arguments)
    assert (run.status, run.out) == (2, "")
    assert run.err.startswith("gouji: ")
    assert "Traceback" not in run.err


def test_bad_files_are_named_one_line_each_and_the_others_checked(tmp_path: Path, bad: Path) -> None:
    """A missing path, an empty file, a picture, a .doc, a lock file, a damaged and an encrypted Word file."""
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    contents = {
        "empty.docx": b"",
        "picture.docx": b"\x89PNG\r\n\x1a\n" + bytes(64),
        "old.doc": ole + bytes(600) + "WordDocument".encode("utf-16-le"),
        "~$bad.docx": b"lock",
        "cut.docx": bad.read_bytes()[:700],
        "locked.docx": ole + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
        "sheet.xlsx": b"PK",
    }
    for name, data in contents.items():
        (tmp_path / name).write_bytes(data)
    names = [*contents, "absent.docx"]
    run = gouji(*names, "bad.docx", cwd=tmp_path)
    assert run.status == 2
    assert "T110" in run.out
    for name in names:
        (line,) = (line for line in run.err.splitlines() if line.startswith(f"gouji: {name}: "))
        assert len(line) > len(name) + 12
    assert "Traceback" not in run.err
    assert (tmp_path / "bad.docx").read_bytes() == bad.read_bytes()


def test_explain_rules_forms_and_version_list_what_is_installed() -> None:
    """A rule's page, every rule, every form, every pack."""
    assert gouji("explain", "T103").out.startswith("# T103 row-total")
    assert gouji("explain", "row-total").out.startswith("# T103 row-total")
    assert {"S101", "T110", "W105"} <= {line.split()[0] for line in gouji("rules").out.splitlines()}
    assert "gov-disclosure-annual-report@2021" in gouji("forms").out
    version = gouji("--version")
    assert version.status == 0
    assert {"form", "annual-report", "wording"} <= {line.split()[0] for line in version.out.splitlines()}


def test_paths_may_stand_on_both_sides_of_options(tmp_path: Path) -> None:
    """As a person types them."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(GOOD)
    run = gouji("check", "a.txt", "--fail-on", "error", "b.txt", "--format", "json", cwd=tmp_path)
    assert [file["path"] for file in json.loads(run.out)["files"]] == ["a.txt", "b.txt"]
