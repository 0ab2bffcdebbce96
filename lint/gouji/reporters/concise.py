"""A line a finding: path, place, code, message. What editors and `grep` read."""

from gouji.findings import FileResult, Finding, Report


def render(report: Report, *, colour: bool) -> str:  # noqa: ARG001  # this format has no colour
    """The lines of all findings."""
    return "".join(f"{line(file, found)}\n" for file in report.files for found in file.findings)


def line(file: FileResult, found: Finding) -> str:
    """One finding on one line; one that does not count says why."""
    mark = " [suppressed]" if found.suppressed else " [known]" if found.known else ""
    return f"{file.path}:{found.location.display}: {found.code} {found.severity}{mark}: {found.message}"
