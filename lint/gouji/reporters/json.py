"""One JSON object, in the exact shape of the contract (`docs/contract.md`)."""

import msgspec

from gouji.findings import Report

SCHEMA = 1


def render(report: Report, *, colour: bool) -> str:  # noqa: ARG001  # this format has no colour
    """The run as one JSON object, indented by two spaces."""
    whole = {
        "schema": SCHEMA,
        "tool": {"name": "gouji", "version": report.version, "packs": report.packs},
        "files": [{**file.outcome, "findings": file.findings} for file in report.files],
        "summary": summary(report),
    }
    return msgspec.json.format(msgspec.json.encode(whole), indent=2).decode() + "\n"


def summary(report: Report) -> dict[str, int]:
    """How many files there were of each status, and how many findings of each severity count."""
    return {
        "files": len(report.files),
        "checked": report.statuses("checked"),
        "unmatched": report.statuses("unmatched"),
        "failed": report.statuses("failed"),
        "error": report.count("error"),
        "warning": report.count("warning"),
        "info": report.count("info"),
    }
