"""A line a finding: path, place, code, message. What editors and `grep` read."""

from gouji.console import visible
from gouji.findings import FileResult, Finding, Report
from gouji.reporters.parts import mark


def render(report: Report, *, colour: bool) -> str:  # noqa: ARG001  # this format has no colour
    """The lines of all findings."""
    return "".join(f"{line(file, found)}\n" for file in report.files for found in file.findings)


def line(file: FileResult, found: Finding) -> str:
    """One finding on one line; one that does not count says why."""
    where = f"{file.path}:{found.location.display}"
    return visible(f"{where}: {found.code} {found.severity}{mark(found)}: {found.message}")
