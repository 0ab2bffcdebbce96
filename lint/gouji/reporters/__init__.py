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


@hookimpl
def gouji_reporters() -> list[Reporter]:
    """The output formats of Gouji itself."""
    return [Reporter("full", render_full), Reporter("concise", render_concise), Reporter("json", render_json)]
