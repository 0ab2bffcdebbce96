"""A JSON object a line: one for every file, with its `status`, then one for each of its findings, with its `code`."""

from collections.abc import Iterator
from typing import Any

import msgspec

from gouji.findings import FileResult, Report

_BREAKS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}
"""What JSON lets stand and some readers of lines break at."""


def render(report: Report, *, colour: bool) -> str:  # noqa: ARG001  # this format has no colour
    """The lines of all files."""
    return "".join(_line(record) for file in report.files for record in _records(file))


def _records(file: FileResult) -> Iterator[dict[str, Any]]:
    yield file.outcome
    for found in file.findings:
        yield {"path": file.path, **msgspec.structs.asdict(found)}


def _line(record: dict[str, Any]) -> str:
    return msgspec.json.encode(record).decode().translate(_BREAKS) + "\n"
