"""JUnit: a suite a file, in it a case for every rule that ran, so that passing is evidence too.

A first suite stands for the run itself. Its one case, and one in every file, say that all was checked: so there is an
error where the exit status is 2, and a failure where it is 1.
"""

import re
from collections.abc import Iterator, Sequence
from xml.etree import ElementTree as ET

from gouji.findings import FileResult, Finding, Report
from gouji.reporters.parts import located, mark, slashed
from gouji.rule import Lang

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WHOLE = "fully-checked"
_KINDS = {"failures": "failure", "errors": "error", "skipped": "skipped"}
_INCOMPLETE = {"zh": "没有查完", "en": "not fully checked"}


def render(report: Report, *, colour: bool) -> str:  # noqa: ARG001  # this format has no colour
    """The run as one XML document."""
    root = ET.Element("testsuites", name="gouji")
    _run(root, report)
    for file in report.files:
        _file(root, report, file)
    for element in (*root, root):
        _count(element)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _count(element: ET.Element) -> None:
    element.set("tests", str(len(element.findall(".//testcase"))))
    for name, kind in _KINDS.items():
        element.set(name, str(len(element.findall(f".//{kind}"))))
    element.set("time", "0")


def _run(root: ET.Element, report: Report) -> None:
    known = {"version": report.version, "fail-on": report.fail_on, "status": str(report.status)}
    case = _case(_suite(root, "gouji", known), "gouji", _WHOLE)
    if report.status > 1:
        _add(case, "error", "\n".join(_reasons(report)), message=_INCOMPLETE[report.lang], type="run")


def _reasons(report: Report) -> Iterator[str]:
    yield from report.notes
    yield from (f"{file.path}: {file.reason}" for file in report.files if file.reason)


def _file(root: ET.Element, report: Report, file: FileResult) -> None:
    path = slashed(file.path)
    known = {"status": file.status, "form": file.form or "", "edition": file.edition or ""}
    known |= {f"relations-{name}": str(getattr(file.ties, name)) for name in ("held", "broken", "unchecked")}
    suite = _suite(root, path, known)
    whole = _case(suite, path, _WHOLE)
    if file.status == "failed":
        _add(whole, "error", message=file.reason or file.status, type=file.status)
    elif file.reason or file.notes:
        _add(whole, "system-out", "\n".join([*([file.reason] if file.reason else []), *file.notes]))
    names = {rule.code: rule.name for rule in report.ran(file)} | {one.code: one.name for one in file.findings}
    for code, name in names.items():
        _rule(_case(suite, path, f"{code} {name}"), report, [one for one in file.findings if one.code == code])


def _rule(case: ET.Element, report: Report, findings: Sequence[Finding]) -> None:
    """What a rule found: a failure where it fails the run, skipped where nothing of it counts, else output."""
    failing = [one for one in findings if report.fails(one)]
    others = [one for one in findings if not report.fails(one)]
    if failing:
        _add(case, "failure", _listed(failing, report.lang), message=failing[0].message, type=failing[0].severity)
    elif findings and not any(one.counts for one in findings):
        _add(case, "skipped", message=_waived(findings[0]))
    if others:
        _add(case, "system-out", _listed(others, report.lang))


def _waived(found: Finding) -> str:
    return f"{mark(found).strip()} {found.suppressed.reason if found.suppressed else ''}".rstrip()


def _listed(findings: Sequence[Finding], lang: Lang) -> str:
    return "\n".join(
        f"{located(one.location, lang)}\n  {one.severity}{mark(one)}: {one.message}"
        + (f"\n  {one.basis}" if one.basis else "")
        for one in findings
    )


def _suite(root: ET.Element, name: str, known: dict[str, str]) -> ET.Element:
    suite = _add(root, "testsuite", name=name)
    properties = _add(suite, "properties")
    for key, value in known.items():
        if value:
            _add(properties, "property", name=key, value=value)
    return suite


def _case(suite: ET.Element, path: str, name: str) -> ET.Element:
    return _add(suite, "testcase", classname=path, name=name, time="0")


def _add(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
    """An element with its text and attributes, what XML forbids in them replaced."""
    clean = {name: _FORBIDDEN.sub("\ufffd", value) for name, value in attributes.items()}
    element = ET.SubElement(parent, tag, clean)
    element.text = _FORBIDDEN.sub("\ufffd", text) or None
    return element
