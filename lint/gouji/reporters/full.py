"""The findings for people: message, place in the words of the form, excerpt, and basis."""

from collections.abc import Iterator

import msgspec

from gouji.findings import EarlierPlace, FileResult, Finding, Location, Report
from gouji.rule import Lang

_WORDS = {
    "zh": {
        "error": "错误",
        "warning": "警告",
        "info": "提示",
        "place": "位置",
        "excerpt": "原文",
        "related": "对照",
        "basis": "依据",
        "row": "行",
        "col": "列",
        "suppressed": "（已豁免）",
        "known": "（已在基线中）",
    },
    "en": {
        "error": "error",
        "warning": "warning",
        "info": "info",
        "place": "place",
        "excerpt": "text",
        "related": "see",
        "basis": "basis",
        "row": "row ",
        "col": "column ",
        "suppressed": " (suppressed)",
        "known": " (in the baseline)",
    },
}
_COLOURS = {
    "error": "bold red",
    "warning": "yellow",
    "info": "cyan",
    "path": "bold underline",
    "label": "dim",
    "text": "",
}


class Piece(msgspec.Struct, frozen=True):
    """A stretch of output in one style."""

    text: str
    style: str = "text"


def render(report: Report, *, colour: bool) -> str:
    """All findings, file by file; nothing for a run without any."""
    pieces = [piece for file in report.files if file.findings for piece in _file(file, report.lang)]
    return _coloured(pieces) if colour else "".join(piece.text for piece in pieces)


def _coloured(pieces: list[Piece]) -> str:
    if not pieces:
        return ""
    from rich.console import Console  # noqa: PLC0415  # only for a terminal with something to show
    from rich.text import Text  # noqa: PLC0415  # as above

    console = Console(force_terminal=True, soft_wrap=True, legacy_windows=False)
    with console.capture() as capture:
        console.print(Text.assemble(*((piece.text, _COLOURS[piece.style]) for piece in pieces)), end="")
    return capture.get()


def _file(file: FileResult, lang: Lang) -> Iterator[Piece]:
    yield Piece(file.path, "path")
    yield Piece("\n\n")
    for found in file.findings:
        yield from _finding(found, lang)
        yield Piece("\n")


def _finding(found: Finding, lang: Lang) -> Iterator[Piece]:
    words = _WORDS[lang]
    mark = words["suppressed"] if found.suppressed else words["known"] if found.known else ""
    yield Piece(f"  {found.code} {words[found.severity]}{mark}", found.severity)
    yield Piece(f"  {found.message}\n")
    yield from _line(words["place"], f"{found.location.display}  {place(found.location, lang)}".rstrip())
    if found.excerpt and not found.location.table:
        yield from _line(words["excerpt"], found.excerpt)
    for related in found.related:
        where = "" if isinstance(related, EarlierPlace) else f"{related.location.display}  "
        yield from _line(words["related"], f"{where}{related.message}")
    if found.basis:
        yield from _line(words["basis"], found.basis)


def _line(label: str, text: str) -> Iterator[Piece]:
    yield Piece(f"    {label}  ", "label")
    yield Piece(f"{text}\n")


def place(location: Location, lang: Lang) -> str:
    """A place as people say it: section › row x column, or section alone."""
    words = _WORDS[lang]
    cell = [
        words[axis] + _quoted(label)
        for axis, label in (("row", location.row_label), ("col", location.col_label))
        if label
    ]
    line = [f"第{location.line}行" if lang == "zh" else f"line {location.line}"] if location.line and cell else []
    return " › ".join([*([location.section] if location.section else []), *([" × ".join(cell)] if cell else []), *line])


def _quoted(label: str) -> str:
    return f"“{label.replace('“', '‘').replace('”', '’')}”"
