"""GitHub Actions: findings as workflow commands, and the summary of a step in Markdown."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from gouji.findings import FileResult, Finding, Report
from gouji.reporters.parts import gravest_first, located, mark, slashed
from gouji.rule import Lang, Message

SHOWN = 10
"""How many annotations of a kind GitHub shows of a step."""
LISTED = 500
"""How many findings the summary lists: GitHub refuses one above 1 MiB whole."""
_KINDS = {"error": "error", "warning": "warning", "info": "notice"}
_FAILED = Message("未能检查", "not checked")
_MORE = Message(
    "每一步的每种标注，GitHub 最多显示 {shown} 条，另有 {count} 条没有显示：{where}。全部见这一步的日志。",
    "GitHub shows {shown} annotations of a kind for a step; {count} more are not shown: {where}. "
    "The log of this step has all of them.",
)


class Annotation(msgspec.Struct, frozen=True):
    """A workflow command: its kind, the file it is about, and its line."""

    kind: str
    path: str
    line: str


def render(report: Report, *, colour: bool) -> str:  # noqa: ARG001  # this format has no colour
    """A command for every file that failed and every finding, the gravest first."""
    kinds: dict[str, list[Annotation]] = {kind: [] for kind in _KINDS.values()}
    for one in (*_failed(report), *_found(report)):
        kinds[one.kind].append(one)
    _tell_what_is_hidden(kinds, report.lang)
    return "".join(f"{one.line}\n" for found in kinds.values() for one in found)


def _failed(report: Report) -> Iterator[Annotation]:
    for file in report.files:
        if file.status == "failed":
            text = f"{file.path}: {file.reason or file.status}"
            yield _annotation("error", file, {"title": _FAILED.say(report.lang, {})}, text)


def _found(report: Report) -> Iterator[Annotation]:
    for file, found in gravest_first(report):
        kind = _KINDS[found.severity] if found.counts else "notice"
        # The log shows neither title nor file, and is all there is of an annotation beyond the limit.
        place = f"{found.code} {file.path}:{located(found.location, report.lang)}"
        lines = [found.message, place, *([found.basis] if found.basis else [])]
        yield _annotation(kind, file, _properties(found), "\n".join(lines))


def _properties(found: Finding) -> dict[str, str]:
    place = {"line": found.location.line, "col": found.location.column}
    known = {name: str(value) for name, value in place.items() if value}
    return {**known, "title": f"{found.code} {found.name}{mark(found)}"}


def _annotation(kind: str, file: FileResult | None, properties: dict[str, str], text: str) -> Annotation:
    path = slashed(file.path) if file else ""
    named = {"file": path, **properties} if path else properties
    listed = ",".join(f"{name}={_property(value)}" for name, value in named.items())
    return Annotation(kind, path, f"::{kind} {listed}::{_data(text)}")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _tell_what_is_hidden(kinds: dict[str, list[Annotation]], lang: Lang) -> None:
    """Add how many annotations GitHub will not show, as the last notice that it will."""
    if all(len(found) <= SHOWN for found in kinds.values()):
        return
    last = SHOWN - 1
    hidden = [one for kind, found in kinds.items() for one in found[last if kind == "notice" else SHOWN :]]
    where = "，" if lang == "zh" else ", "
    values = {
        "shown": SHOWN,
        "count": len(hidden),
        "where": where.join(f"{path} × {count}" for path, count in Counter(one.path for one in hidden).items()),
    }
    kinds["notice"].insert(last, _annotation("notice", None, {"title": "gouji"}, _MORE.say(lang, values)))


_WORDS: dict[Lang, dict[str, str]] = {
    "zh": {
        "files": "文件",
        "status": "状态",
        "checked": "已检查",
        "unmatched": "不是已知表式",
        "failed": "未能检查",
        "severity": "级别",
        "error": "错误",
        "warning": "警告",
        "info": "提示",
        "code": "代码",
        "place": "位置",
        "message": "问题",
        "0": "通过",
        "1": "不通过",
        "2": "没有查完",
        "more": "另有 {count} 条没有列出。",
    },
    "en": {
        "files": "file",
        "status": "status",
        "checked": "checked",
        "unmatched": "of no known form",
        "failed": "not checked",
        "severity": "severity",
        "error": "error",
        "warning": "warning",
        "info": "hint",
        "code": "code",
        "place": "place",
        "message": "finding",
        "0": "passed",
        "1": "failed",
        "2": "not fully checked",
        "more": "{count} more are not listed.",
    },
}
_MARKDOWN = re.compile(r"[\\`*_{}\[\]<>&|#~!$]")


def render_summary(report: Report, *, colour: bool) -> str:  # noqa: ARG001  # this format has no colour
    """A verdict, a table of the files and a table of the findings, in Markdown."""
    words = _WORDS[report.lang]
    lines = [f"### gouji: {words[str(report.status)]}", *(f"\n{_plain(note)}" for note in report.notes)]
    if report.files:
        lines += ["", *_files(report, words)]
    found = gravest_first(report)
    if found:
        lines += ["", *_findings(found, report.lang, words)]
    return "\n".join(lines) + "\n"


def _files(report: Report, words: dict[str, str]) -> Iterator[str]:
    severities = ("error", "warning", "info")
    yield _row(words[name] for name in ("files", "status", *severities))
    yield "| --- | --- | ---: | ---: | ---: |"
    for file in report.files:
        status = f"{words[file.status]}{': ' if file.reason else ''}{file.reason or ''}"
        counts = (sum(one.counts and one.severity == name for one in file.findings) for name in severities)
        yield _row([file.path, status, *map(str, counts)])


def _findings(found: list[tuple[FileResult, Finding]], lang: Lang, words: dict[str, str]) -> Iterator[str]:
    yield _row(words[name] for name in ("severity", "code", "files", "place", "message"))
    yield "| --- | --- | --- | --- | --- |"
    for file, one in found[:LISTED]:
        place = located(one.location, lang)
        yield _row([words[one.severity] + mark(one), f"{one.code} {one.name}", file.path, place, one.message])
    if len(found) > LISTED:
        yield ""
        yield words["more"].format(count=len(found) - LISTED)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(map(_plain, cells))} |"


def _plain(text: str) -> str:
    """A text on one line, none of which is markup."""
    return _MARKDOWN.sub(r"\\\g<0>", " ".join(text.split()))
