"""The findings for people: what is wrong, where, in which words, by which basis; and whether the draft may go out."""

import re
from collections.abc import Iterator

from gouji.findings import EarlierPlace, FileResult, Finding, Location, RelatedPlace, Report
from gouji.reporters.parts import place
from gouji.reporters.styled import Line, Piece, Style, cells, padded, printed
from gouji.reporters.verdict import HEADS, Outcome, count_of, counted, of_file, of_run, outcome
from gouji.rule import SEVERITIES, Lang

LISTED = 10
"""A table of more files than this leaves out those without any finding."""

_WORDS = {
    "zh": {
        "error": "错误",
        "warning": "警告",
        "info": "提示",
        "place": "位置",
        "excerpt": "原文",
        "expected": "应为",
        "actual": "现为",
        "related": "对照",
        "basis": "依据",
        "suppressed": "（已豁免）",
        "because": "（已豁免：{reason}）",
        "known": "（已在基线中）",
        "verdict": "结论",
        "errors": "错误",
        "warnings": "警告",
        "infos": "提示",
        "file": "文件",
        "rest": "其余 {n} 份没有问题",
        "line": "第{line}行",
    },
    "en": {
        "error": "error",
        "warning": "warning",
        "info": "info",
        "place": "place",
        "excerpt": "text",
        "expected": "expected",
        "actual": "found",
        "related": "see",
        "basis": "basis",
        "suppressed": " (suppressed)",
        "because": " (suppressed: {reason})",
        "known": " (in the baseline)",
        "verdict": "verdict",
        "errors": "errors",
        "warnings": "warnings",
        "infos": "hints",
        "file": "file",
        "rest": "{n} more: no problem found",
        "line": "line {line}",
    },
}
_STYLES: dict[Outcome, Style] = {"failed": "error", "failing": "error", "unmatched": "warning", "ready": "good"}
_LABEL = {"zh": 4, "en": 8}
"""The width of the longest label before the lines of a finding."""
_BLANK = Line()


def render(report: Report, *, colour: bool) -> str:
    """The findings file by file, a table of the files where there are several, and the verdict as the last line."""
    return printed(_lines(report), colour=colour)


def _lines(report: Report) -> Iterator[Line]:
    several = len(report.files) > 1
    for file in report.files:
        if file.findings:
            yield from _file(file, report, several=several)
    if several:
        yield from _table(report)
    verdict = of_run(report)
    head = next((state for state, words in HEADS.items() if verdict.startswith(words.say(report.lang, {}))), None)
    yield Line((Piece(verdict, _STYLES[head] if head else "text"),), 2)


def _file(file: FileResult, report: Report, *, several: bool) -> Iterator[Line]:
    """The findings of a file, and the verdict on it where it is not that on the run."""
    yield Line((Piece(file.path, "path"),))
    yield _BLANK
    for found in file.findings:
        yield from _finding(found, report.lang)
        yield _BLANK
    if several:
        yield Line((Piece("  "), _verdict(file, report)), 4)
        yield _BLANK


def _verdict(file: FileResult, report: Report) -> Piece:
    return Piece(of_file(file, report), _STYLES[outcome(file, report)])


def _finding(found: Finding, lang: Lang) -> Iterator[Line]:
    words = _WORDS[lang]
    name = f"  {found.code} {words[found.severity]}{_mark(found, lang)}"
    yield Line((Piece(name, found.severity if found.counts else "label"), Piece(f"  {found.message}")), 4)
    yield _labelled("place", _where(found.location, place(found.location, lang) or _line(found.location, lang)), lang)
    if not found.counts:
        return
    yield from _text(found, lang)
    for related in found.related:
        yield from _related(related, found, lang)
    if found.basis:
        yield _labelled("basis", (Piece(found.basis),), lang)


def _mark(found: Finding, lang: Lang) -> str:
    """Why a finding does not count, in words."""
    words = _WORDS[lang]
    if found.suppressed and found.suppressed.reason:
        return words["because"].format(reason=found.suppressed.reason)
    return words["suppressed"] if found.suppressed else words["known"] if found.known else ""


def _labelled(name: str, pieces: tuple[Piece, ...], lang: Lang) -> Line:
    label = padded(_WORDS[lang][name], _LABEL[lang]) if name else " " * _LABEL[lang]
    return Line((Piece(f"    {label}  ", "label"), *pieces), 4 + _LABEL[lang] + 2)


def _where(location: Location, said: str) -> tuple[Piece, ...]:
    """A place in words, then in figures."""
    return (Piece(f"{said}  "), Piece(location.display, "label")) if said else (Piece(location.display),)


def _line(location: Location, lang: Lang) -> str:
    """The line of a text file, where a place has no other words."""
    return _WORDS[lang]["line"].format(line=location.line) if location.line else ""


def _text(found: Finding, lang: Lang) -> Iterator[Line]:
    """The text around a finding, or for a figure what it should be and is; not what is shown anyway."""
    span = found.excerpt[1:-1] if found.excerpt.startswith("【") and found.excerpt.endswith("】") else ""
    figure = found.actual is not None and _figure(span) == _figure(found.actual) != ""
    heading, cell = span == found.location.section, bool(span and found.location.table)
    shown = figure or heading or (cell and _says(found.message, span))
    if found.excerpt and not shown:
        yield _labelled("excerpt", (Piece(found.excerpt),), lang)
    for name, text in (("expected", found.expected), ("actual", found.actual)):
        if text and ((figure and found.expected) or not _says(found.message, text)):
            yield _labelled(name, (Piece(text),), lang)


def _figure(text: str) -> str:
    return "".join(text.replace(",", "").replace("，", "").split())


def _says(message: str, text: str) -> bool:
    """Whether a text, or a figure as a whole, stands in a message; spaces do not count."""
    wanted, said = _figure(text), _figure(message)
    return bool(re.search(rf"(?<!\d){re.escape(wanted)}(?!\d)", said))


def _related(related: RelatedPlace, found: Finding, lang: Lang) -> Iterator[Line]:
    """What stands at another place; its words say which, where that is in the report of the year before."""
    message = Piece(related.message)
    if isinstance(related, EarlierPlace) or related.location == found.location:
        yield _labelled("related", (message,), lang)
        return
    said = place(related.location, lang, under=found.location.section)
    if not said:
        yield _labelled("related", (Piece(f"{related.location.display}  "), message), lang)
        return
    yield _labelled("related", _where(related.location, said), lang)
    yield _labelled("", (message,), lang)


def _table(report: Report) -> Iterator[Line]:
    """Why files were not checked; a row a file, the gravest first; and the sum.

    Of many files those alone of which there is something to say.
    """
    words, lang = _WORDS[report.lang], report.lang
    judged = [(outcome(file, report), file) for file in report.files]
    silent = [file for state, file in judged if state != "ready" and not file.findings]
    yield from (Line((Piece(f"{file.path}  ", "path"), _verdict(file, report)), 4) for file in silent)
    if silent:
        yield _BLANK
    told = [(state, file) for state, file in judged if state != "ready" or file.findings or len(judged) <= LISTED]
    told.sort(key=lambda one: [*HEADS].index(one[0]))
    heads = {state: HEADS[state].say(lang, {}) for state, _ in told}
    width = max(map(cells, [words["verdict"], *heads.values()]))
    if told:
        names = "  ".join(words[f"{severity}s"] for severity in reversed(SEVERITIES))
        yield Line((Piece(f"{padded(words['verdict'], width)}  {names}  {words['file']}", "label"),))
    for state, file in told:
        verdict = Piece(padded(heads[state], width), _STYLES[state])
        yield Line((verdict, Piece(f"  {_counts(file, words)}  {file.path}")))
    if len(told) < len(judged):
        yield Line((Piece(words["rest"].format(n=len(judged) - len(told))),))
    yield Line((Piece(counted(report)),), 4)


def _counts(file: FileResult, words: dict[str, str]) -> str:
    """How many findings of each severity count, each below its name."""
    numbers = ((str(count_of(file.findings, severity)), words[f"{severity}s"]) for severity in reversed(SEVERITIES))
    return "  ".join(padded(number, cells(name), right=True) for number, name in numbers)
