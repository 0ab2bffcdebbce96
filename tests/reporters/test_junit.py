"""JUnit: a case for every rule on every file, and no verdict but that of the exit status."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from lxml import etree

from command import gouji
from gouji import FileResult, Report
from gouji.findings import Suppression
from gouji.registry import Kit
from gouji.rule import Lang
from reporters.runs import HOSTILE, TEXT, WORD, finding, full_run, paragraph, render, run_of, slashed

ROOT = Path(__file__).parents[2]
SCHEMA = etree.XMLSchema(etree.parse(str(ROOT / "tests" / "schemas" / "junit.xsd")))
OUTCOMES = ("failure", "error", "skipped")


def parsed(text: str) -> ET.Element:
    """A report, which is valid and counts what it holds."""
    SCHEMA.assertValid(etree.fromstring(text.encode()))
    root = ET.fromstring(text)  # noqa: S314  # our own output
    for element in (root, *root.iter("testsuite")):
        assert int(element.get("tests", "")) == len(list(element.iter("testcase")))
        for name, tag in zip(("failures", "errors", "skipped"), OUTCOMES, strict=True):
            assert int(element.get(name, "")) == len(list(element.iter(tag)))
    return root


def cases(root: ET.Element, path: str) -> dict[str, ET.Element]:
    """The cases of a file by the first words of their names, which differ."""
    found = [case for case in root.iter("testcase") if case.get("classname") == path]
    named = {case.get("name", "").split()[0]: case for case in found}
    assert len(named) == len(found)
    return named


def outcomes(root: ET.Element, path: str) -> dict[str, str]:
    """How each case of a file ended."""
    return {
        name: next((one.tag for one in case if one.tag in OUTCOMES), "passed")
        for name, case in cases(root, path).items()
    }


def part(root: ET.Element, path: str, name: str, tag: str) -> ET.Element:
    """An element of a case."""
    found = cases(root, path)[name].find(tag)
    assert found is not None
    return found


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_rule_that_ran_on_a_file_has_a_case(kit: Kit, lang: Lang) -> None:
    """All where the form and last year's report are known, fewer where one is not, none where the file failed."""
    report = full_run(kit, lang)
    root = parsed(render(kit, "junit", report))
    every = {rule.code for rule in kit.rules}
    assert set(outcomes(root, WORD)) == every | {"fully-checked"}
    assert set(outcomes(root, slashed(TEXT))) == every - {"X101", "X102", "X103"} | {"fully-checked"}
    assert set(outcomes(root, "minutes.txt")) == {rule.code for rule in kit.rules if rule.for_any} | {"fully-checked"}
    assert outcomes(root, "old.doc") == {"fully-checked": "error"}
    assert set(outcomes(root, "minutes.txt")) < set(outcomes(root, slashed(TEXT)))


def test_a_case_fails_only_where_the_finding_fails_the_run(kit: Kit) -> None:
    """Errors do; warnings and hints pass with output; what does not count is skipped."""
    root = parsed(render(kit, "junit", full_run(kit)))
    word, text = outcomes(root, WORD), outcomes(root, slashed(TEXT))
    assert {code: end for code, end in word.items() if end != "passed"} == {
        "S101": "failure", "T110": "failure", "W105": "skipped",
    }  # fmt: skip
    assert {code: end for code, end in text.items() if end != "passed"} == {"T103": "skipped", "D105": "skipped"}
    output = part(root, slashed(TEXT), "W105", "system-out")
    assert str(output.text).splitlines()[0] == "12:7"
    assert outcomes(root, "gouji") == {"fully-checked": "error"}


def test_a_case_with_findings_of_both_kinds_is_not_skipped(kit: Kit) -> None:
    """One that counts decides, whether it fails the run or not; the other stands in the output."""
    waived, counted = (
        finding(kit, "W105", "标点重复", paragraph(number, number), suppressed=reason)
        for number, reason in ((3, Suppression("引文", "config")), (4, None))
    )
    for level, end, listed in (("error", "passed", ["3:7", "4:7"]), ("warning", "failure", ["3:7"])):
        report = Report("0.1.0", (), (FileResult("a.md", "checked", findings=(waived, counted)),), fail_on=level)
        root = parsed(render(kit, "junit", report))
        assert outcomes(root, "a.md")["W105"] == end
        assert re.findall(r"^\d:7", str(part(root, "a.md", "W105", "system-out").text), re.MULTILINE) == listed


@pytest.mark.parametrize(
    ("fail_on", "failing"),
    [
        ("never", set()),
        ("error", {"S101", "T110"}),
        ("warning", {"S101", "T110", "W105"}),
        ("info", {"S101", "T110", "W103", "W105"}),
    ],
)
def test_fail_on_decides_what_fails(kit: Kit, fail_on: str, failing: set[str]) -> None:
    """The same findings, by the level asked for."""
    root = parsed(render(kit, "junit", full_run(kit, fail_on=fail_on)))
    names = {str(case.get("name")).split()[0] for case in root.iter("testcase") if case.find("failure") is not None}
    assert names == failing


def test_a_message_comes_through_whole(kit: Kit) -> None:
    """Marks of XML, a line break and an emoji are read back as they were."""
    root = parsed(render(kit, "junit", full_run(kit)))
    failure = part(root, WORD, "T110", "failure")
    assert failure.get("message") == HOSTILE
    assert failure.get("type") == "error"
    assert HOSTILE in str(failure.text)
    assert str(failure.text).startswith("T2.R6C4  三、收到和处理")
    assert part(root, WORD, "W105", "skipped").get("message") == "[suppressed] 引自原文，100%"


def test_what_xml_forbids_is_replaced(kit: Kit) -> None:
    """Controls, half of a pair, and characters that are none."""
    message = "a\x00b\x0bc\x1bd\ud800e\ufffef\uffffg"
    file = FileResult("x\x01.md", "failed", reason="y\x02", findings=(finding(kit, "W105", message, paragraph(1, 1)),))
    report = Report("0.1.0", (), (file,), fail_on="info", status=2, notes=("z\x03",))
    root = parsed(render(kit, "junit", report))
    assert part(root, "x\ufffd.md", "W105", "failure").get("message") == "a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf\ufffdg"
    assert [suite.get("name") for suite in root] == ["gouji", "x\ufffd.md"]
    assert part(root, "gouji", "fully-checked", "error").text == "z\ufffd\nx\ufffd.md: y\ufffd"


def test_an_empty_run_has_one_case(kit: Kit) -> None:
    """It passes where nothing was allowed to be there, and is an error where not."""
    assert outcomes(parsed(render(kit, "junit", run_of(kit))), "gouji") == {"fully-checked": "passed"}
    assert outcomes(parsed(render(kit, "junit", run_of(kit, status=2))), "gouji") == {"fully-checked": "error"}


@pytest.mark.parametrize(
    "arguments",
    [
        ("examples/annual-report/good.txt",),
        ("examples/annual-report/bad.docx",),
        ("examples/annual-report/bad.docx", "--fail-on", "never"),
        ("examples/annual-report/bad.docx", "--select", "W105"),
        ("examples/annual-report/bad.docx", "--select", "W105", "--fail-on", "warning"),
        ("examples/annual-report/bad.docx", "absent.docx"),
        ("examples/office-form/good.md",),
        ("examples/office-form/good.md", "--form", "gov-disclosure-annual-report"),
        ("docs", "--select", "W105"),
        ("tests/schemas",),
        ("tests/schemas", "--allow-empty"),
        ("examples/annual-report/good.txt", "--against", "examples"),
    ],
    ids=" ".join,
)
def test_there_is_a_failure_or_an_error_just_where_the_exit_status_is_not_zero(arguments: tuple[str, ...]) -> None:
    """A failure for 1, an error for 2."""
    run = gouji("check", *arguments, "--format", "junit", cwd=ROOT)
    root = parsed(run.out)
    errors, failures = int(root.get("errors", "")), int(root.get("failures", ""))
    assert run.status == (2 if errors else 1 if failures else 0)
