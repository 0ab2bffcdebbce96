"""The Code Quality report of GitLab: a JSON array, which it compares between two branches by the fingerprints."""

from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import msgspec

from gouji.findings import FileResult, Report
from gouji.reporters.parts import located, mark, slashed
from gouji.rule import Lang

_SEVERITIES = {"error": "critical", "warning": "minor", "info": "info"}


def render(report: Report, *, colour: bool) -> str:  # noqa: ARG001  # this format has no colour
    """The issues of all files; a file that failed is one, the gravest."""
    issues = [issue for file in report.files for issue in _issues(file, report.lang)]
    return msgspec.json.format(msgspec.json.encode(issues), indent=2).decode() + "\n"


def _issues(file: FileResult, lang: Lang) -> Iterator[dict[str, Any]]:
    path = slashed(file.path)
    if file.status == "failed":
        reason = file.reason or file.status
        yield {"description": reason, "check_name": "failed", "severity": "blocker", **_placed(path, "", 1)}
    seen: Counter[str] = Counter()
    for found in file.findings:
        seen[found.fingerprint] += 1
        identity = f"{found.fingerprint}:{seen[found.fingerprint]}"
        yield {
            "description": f"{found.message}{mark(found)}  {located(found.location, lang)}",
            "check_name": found.code,
            "severity": _SEVERITIES[found.severity] if found.counts else "info",
            **_placed(path, identity, found.location.line or 1),
        }


def _placed(path: str, identity: str, line: int) -> dict[str, Any]:
    """The place of an issue, and its fingerprint, which GitLab wants to stand once in the whole report."""
    return {
        "fingerprint": sha256(f"{path}:{identity}".encode(errors="surrogateescape")).hexdigest()[:32],
        "location": {"path": path, "lines": {"begin": line}},
    }
