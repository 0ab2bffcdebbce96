"""The output formats: each takes a finished run and gives its whole text."""

from gouji.findings import Report
from gouji.hooks import Reporter, hookimpl


def render_full(report: Report, *, colour: bool) -> str:
    """The findings with their excerpt and basis, for people."""
    from gouji.reporters.full import render  # noqa: PLC0415  # each format is loaded when asked for

    return render(report, colour=colour)


def render_concise(report: Report, *, colour: bool) -> str:
    """A line a finding."""
    from gouji.reporters.concise import render  # noqa: PLC0415  # as above

    return render(report, colour=colour)


def render_json(report: Report, *, colour: bool) -> str:
    """One JSON object, as the contract has it."""
    from gouji.reporters.json import render  # noqa: PLC0415  # as above

    return render(report, colour=colour)


def render_jsonl(report: Report, *, colour: bool) -> str:
    """A JSON object a line: every file, then its findings."""
    from gouji.reporters.jsonl import render  # noqa: PLC0415  # as above

    return render(report, colour=colour)


def render_sarif(report: Report, *, colour: bool) -> str:
    """SARIF 2.1.0."""
    from gouji.reporters.sarif import render  # noqa: PLC0415  # as above

    return render(report, colour=colour)


def render_github(report: Report, *, colour: bool) -> str:
    """Annotations of GitHub Actions."""
    from gouji.reporters.github import render  # noqa: PLC0415  # as above

    return render(report, colour=colour)


def render_github_summary(report: Report, *, colour: bool) -> str:
    """The page that GitHub shows of a step, in Markdown."""
    from gouji.reporters.github import render_summary  # noqa: PLC0415  # as above

    return render_summary(report, colour=colour)


def render_gitlab(report: Report, *, colour: bool) -> str:
    """The Code Quality report of GitLab."""
    from gouji.reporters.gitlab import render  # noqa: PLC0415  # as above

    return render(report, colour=colour)


def render_junit(report: Report, *, colour: bool) -> str:
    """A test case for every rule that ran on every file."""
    from gouji.reporters.junit import render  # noqa: PLC0415  # as above

    return render(report, colour=colour)


def render_html(report: Report, *, colour: bool) -> str:
    """One page of HTML with the documents and the findings on them."""
    from gouji.reporters.html import render  # noqa: PLC0415  # as above

    return render(report, colour=colour)


@hookimpl
def gouji_reporters() -> list[Reporter]:
    """The output formats of Gouji itself."""
    return [
        Reporter("full", render_full),
        Reporter("concise", render_concise),
        Reporter("json", render_json),
        Reporter("jsonl", render_jsonl),
        Reporter("sarif", render_sarif),
        Reporter("github", render_github),
        Reporter("github-summary", render_github_summary),
        Reporter("gitlab", render_gitlab),
        Reporter("junit", render_junit),
        Reporter("html", render_html, evidence=True),
    ]
