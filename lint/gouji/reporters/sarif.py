"""SARIF 2.1.0: one run, with the rules, the files, the places in words, and what could not be checked."""

from typing import Any
from urllib.parse import quote

import msgspec

from gouji.findings import EarlierPlace, FileResult, Finding, Location, RelatedPlace, Report
from gouji.reporters.parts import located, slashed
from gouji.rule import Lang, Rule, described, first_sentence

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_STATUSES = {"failed": "error", "unmatched": "warning", "checked": "note"}
_LANGUAGES = {"zh": "zh-CN", "en": "en-US"}
_EXPLAIN = {"zh": "例子见 gouji explain {code}", "en": "for examples: gouji explain {code}"}
_BASIS = {"zh": "依据：{basis}", "en": "basis: {basis}"}
_JOINT = " › "

Json = dict[str, Any]


def render(report: Report, *, colour: bool) -> str:  # noqa: ARG001  # this format has no colour
    """The run as a SARIF log, indented by two spaces."""
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(report)]}
    return msgspec.json.format(msgspec.json.encode(log), indent=2).decode() + "\n"


def _run(report: Report) -> Json:
    places = Places()
    rules = {rule.code: index for index, rule in enumerate(report.rules)}
    compared = any(one.known for file in report.files for one in file.findings)
    results = [
        _result(found, Artifact(index, file.path), report.lang, rules, places)
        | ({"baselineState": "unchanged" if found.known else "new"} if compared else {})
        for index, file in enumerate(report.files)
        for found in file.findings
    ]
    return {
        "tool": {"driver": _driver(report), "extensions": [_pack(one.name, one.version) for one in report.packs]},
        "invocations": [_invocation(report)],
        "language": _LANGUAGES[report.lang],
        "columnKind": "unicodeCodePoints",
        "artifacts": [_artifact(file) for file in report.files],
        "logicalLocations": places.listed,
        "results": results,
    }


# The tool


def _driver(report: Report) -> Json:
    return {
        **_pack("gouji", report.version),
        "fullName": "Gouji 勾稽",
        "language": _LANGUAGES[report.lang],
        "rules": [_rule(rule, report) for rule in report.rules],
    }


def _pack(name: str, version: str) -> Json:
    return {"name": name, "version": version} if version else {"name": name}


def _rule(rule: Rule, report: Report) -> Json:
    full = described(report.page(rule), report.lang) or rule.name.replace("-", " ")
    basis = [_BASIS[report.lang].format(basis=rule.basis)] if rule.basis else []
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": _text(first_sentence(full, report.lang)),
        "fullDescription": _text(full),
        "help": _text("\n".join([full, *basis, _EXPLAIN[report.lang].format(code=rule.code)])),
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


# The run


def _invocation(report: Report) -> Json:
    notifications = [
        _notification(_STATUSES[file.status] if text is file.reason else "note", text, Artifact(index, file.path))
        for index, file in enumerate(report.files)
        for text in (*_reason(file), *file.notes)
    ]
    return {
        "executionSuccessful": report.status < 2,  # noqa: PLR2004  # the exit status of a run that is not whole
        "exitCode": report.status,
        "toolExecutionNotifications": [
            *(_notification("warning", text, None) for text in report.notes),
            *notifications,
        ],
    }


def _reason(file: FileResult) -> tuple[str, ...]:
    return (file.reason,) if file.reason else (file.status,) if file.status == "failed" else ()


def _artifact(file: FileResult) -> Json:
    known = {"status": file.status, "form": file.form, "edition": file.edition}
    return {
        "location": {"uri": _uri(file.path)},
        "roles": ["analysisTarget"],
        "properties": {name: value for name, value in known.items() if value},
    }


class Artifact(msgspec.Struct, frozen=True):
    """A file of the run and its index."""

    index: int
    path: str

    def physical(self) -> Json:
        """The file as a place."""
        return {"artifactLocation": {"uri": _uri(self.path), "index": self.index}}


def _notification(level: str, text: str, artifact: Artifact | None) -> Json:
    where = {"locations": [{"physicalLocation": artifact.physical()}]} if artifact else {}
    return {"level": level, "message": _text(text), **where}


# The findings


def _result(found: Finding, artifact: Artifact, lang: Lang, rules: dict[str, int], places: "Places") -> Json:
    known = {"basis": found.basis, "excerpt": found.excerpt, "expected": found.expected, "actual": found.actual}
    related = [{"id": number, **_related(one, artifact, places)} for number, one in enumerate(found.related, 1)]
    return {
        "ruleId": found.code,
        **({"ruleIndex": rules[found.code]} if found.code in rules else {}),
        "level": _LEVELS[found.severity],
        "message": _text(found.message),
        "locations": [_location(found.location, artifact, located(found.location, lang), places)],
        **({"relatedLocations": related} if related else {}),
        "partialFingerprints": {"gouji/v1": found.fingerprint},
        "suppressions": _suppressions(found),
        "properties": {name: value for name, value in known.items() if value is not None},
    }


def _related(one: RelatedPlace, artifact: Artifact, places: "Places") -> Json:
    """A place a finding rests on; one in last year's report is in no file of this run, its message says in which."""
    if isinstance(one, EarlierPlace):
        return {"message": _text(one.message)}
    return _location(one.location, artifact, f"{one.location.display}  {one.message}", places)


def _suppressions(found: Finding) -> list[Json]:
    """Empty for a finding that is not suppressed: without the key it would not be known."""
    if not found.suppressed:
        return []
    kind = "inSource" if found.suppressed.by == "comment" else "external"
    return [{"kind": kind, "status": "accepted", "justification": found.suppressed.reason}]


def _location(location: Location, artifact: Artifact, text: str, places: "Places") -> Json:
    """A place; a Word file has no lines, and so no region."""
    region = {"region": {"startLine": location.line, "startColumn": location.column or 1}} if location.line else {}
    index = places.index(location)
    logical = {"index": index, "fullyQualifiedName": places.listed[index]["fullyQualifiedName"]}
    return {
        "physicalLocation": {**artifact.physical(), **region},
        "logicalLocations": [logical],
        "message": _text(text),
    }


class Places:
    """The places of a run in the words of the paper, each under the one it stands in: section, table, cell."""

    def __init__(self) -> None:
        self.listed: list[Json] = []
        self._known: dict[str, int] = {}

    def index(self, location: Location) -> int:
        """Where a place stands in the list."""
        index, full = -1, ""
        for kind, name in _steps(location):
            full = f"{full}{_JOINT}{name}" if full else name
            parent = {"parentIndex": index} if index >= 0 else {}
            index = self._known.setdefault(full, len(self.listed))
            if index == len(self.listed):
                self.listed.append({"name": name, "fullyQualifiedName": full, "kind": kind, **parent})
        return index


def _steps(location: Location) -> list[tuple[str, str]]:
    """The parts of a place from the outside in."""
    section = [("section", location.section)] if location.section else []
    if not location.table:
        return [*section, ("paragraph", f"p{location.block}")]
    cell = [("cell", f"R{location.row}C{location.col}")] if location.row else []
    return [*section, ("table", f"T{location.table}"), *cell]


def _text(text: str) -> Json:
    """A message; the standard has braces doubled, as single ones hold the place of a value."""
    return {"text": text.replace("{", "{{").replace("}", "}}")}


def _uri(path: str) -> str:
    """A path as a reference: relative where it is, its own bytes where it is not in UTF-8."""
    path = slashed(path)
    whole = f"/{path}" if path[1:3] == ":/" else path
    return ("file://" if whole.startswith("/") else "") + quote(whole, errors="surrogateescape")
