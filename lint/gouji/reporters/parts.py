"""What several formats share: paths with slashes, places in words, and the gravest finding first."""

import os

from gouji.findings import FileResult, Finding, Location, Report
from gouji.reporters.full import place
from gouji.rule import SEVERITIES, Lang


def slashed(path: str) -> str:
    """A path as repositories write it: with slashes, and no ``./`` before it."""
    return path.replace(os.sep, "/").removeprefix("./")


def mark(found: Finding) -> str:
    """Why a finding does not count; empty for one that does."""
    return " [suppressed]" if found.suppressed else " [known]" if found.known else ""


def located(location: Location, lang: Lang) -> str:
    """A place in figures and in words: ``T2.R5C7  三、… › 行“…” × 列“…”``."""
    return f"{location.display}  {place(location, lang)}".rstrip()


def gravest_first(report: Report) -> list[tuple[FileResult, Finding]]:
    """All findings with their files, those that count before those that do not."""
    found = [(file, one) for file in report.files for one in file.findings]
    return sorted(found, key=lambda pair: (not pair[1].counts, -SEVERITIES.index(pair[1].severity)))
