"""What several formats share: paths with slashes, places in words, and the gravest finding first."""

import os

from gouji.findings import FileResult, Finding, Location, Report
from gouji.rule import SEVERITIES, Lang, Message

_ROW = Message("行“{name}”", "row “{name}”")
_COLUMN = Message("列“{name}”", "column “{name}”")
_LINE = Message("第{line}行", "line {line}")


def slashed(path: str) -> str:
    """A path as repositories write it: with slashes, and no ``./`` before it."""
    return path.replace(os.sep, "/").removeprefix("./")


def mark(found: Finding) -> str:
    """Why a finding does not count; empty for one that does."""
    return " [suppressed]" if found.suppressed else " [known]" if found.known else ""


def place(location: Location, lang: Lang, *, under: str | None = None) -> str:
    """A place as people say it: section › row x column, or section alone; without the section where it is ``under``."""
    names = ((_ROW, location.row_label), (_COLUMN, location.col_label))
    cell = [message.say(lang, {"name": name.replace("“", "‘").replace("”", "’")}) for message, name in names if name]
    section = [location.section] if location.section and location.section != under else []
    line = [_LINE.say(lang, {"line": location.line})] if location.line and cell else []
    return " › ".join([*section, *([" × ".join(cell)] if cell else []), *line])


def located(location: Location, lang: Lang) -> str:
    """A place in figures and in words: ``T2.R5C7  三、… › 行“…” × 列“…”``."""
    return f"{location.display}  {place(location, lang)}".rstrip()


def gravest_first(report: Report) -> list[tuple[FileResult, Finding]]:
    """All findings with their files, those that count before those that do not."""
    found = [(file, one) for file in report.files for one in file.findings]
    return sorted(found, key=lambda pair: (not pair[1].counts, -SEVERITIES.index(pair[1].severity)))
