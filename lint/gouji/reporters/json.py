"""One JSON object, in the exact shape of the contract (`docs/contract.md`)."""

from typing import Any

import msgspec

from gouji.findings import FileResult, Report

SCHEMA = 1


def render(report: Report, *, colour: bool) -> str:  # noqa: ARG001  # this format has no colour
    """The run as one JSON object, indented by two spaces."""
    whole = {
        "schema": SCHEMA,
        "tool": {"name": "gouji", "version": report.version, "packs": report.packs},
        "files": [_file(file) for file in report.files],
        "summary": summary(report),
    }
    return msgspec.json.format(msgspec.json.encode(whole), indent=2).decode() + "\n"


def _file(file: FileResult) -> dict[str, Any]:
    return {
        "path": file.path,
        "status": file.status,
        "form": file.form,
        "edition": file.edition,
        "reason": file.reason,
        "findings": file.findings,
    }


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
