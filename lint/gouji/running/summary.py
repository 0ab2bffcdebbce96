"""What a check says beside its findings: why files were not checked, remarks on the reading, and the summary."""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence

from gouji.console import visible
from gouji.findings import Report
from gouji.reporters.verdict import counted, shows_reason
from gouji.rule import Lang, Message

_NOTHING = Message("没有可检查的文件（可加 --allow-empty）", "there is nothing to check (--allow-empty allows it)")
_PASSED = Message(
    "文件夹中其他类型的文件没有检查：{kinds}", "files of other types in the folders were not checked: {kinds}"
)
_TIES = Message("勾稽关系：{parts}", "relations between figures: {parts}")
_PARTS = {
    "held": Message("{n} 条成立", "{n} hold"),
    "broken": Message("{n} 条不成立", "{n} broken"),
    "unchecked": Message("{n} 条因缺少数字而未核对", "{n} not checked for want of a figure"),
}


def empty_folders(folders: Sequence[str], lang: Lang) -> tuple[str, ...]:
    """What is said of folders without any file to check."""
    return tuple(f"{folder}: {_NOTHING.say(lang, {})}" for folder in folders)


def remarks(report: Report, passed: Mapping[str, int], *, allow_empty: bool, told: bool = False) -> Iterator[str]:
    """All lines for standard error, where nothing is to stand between them."""
    yield from opening(report, passed, allow_empty=allow_empty, told=told)
    yield from closing(report, told=told)


def opening(report: Report, passed: Mapping[str, int], *, allow_empty: bool, told: bool) -> Iterator[str]:
    """What belongs before the findings: why files were not checked, and remarks on the reading.

    ``passed`` counts the files of a folder that were passed over, by suffix. ``told`` says that the format ``full``
    goes to standard output; where both streams are one terminal, the reasons that it has are not given again.
    """
    seen = told and sys.stdout.isatty() and sys.stderr.isatty()
    for note in report.notes:
        yield _said(note)
    for file in report.files:
        reason = (file.reason,) if file.reason and not (seen and shows_reason(file, report)) else ()
        yield from (_said(f"{file.path}: {text}") for text in (*reason, *file.notes))
    if passed:
        kinds = ", ".join(f"{suffix} × {count}" for suffix, count in sorted(passed.items()))
        yield _said(_PASSED.say(report.lang, {"kinds": kinds}))
    if not (report.files or allow_empty or report.notes):
        yield _said(_NOTHING.say(report.lang, {}))


def closing(report: Report, *, told: bool) -> Iterator[str]:
    """What belongs behind them: the count, where the format shown has none, and how many relations held."""
    if report.files and not told:
        yield counted(report)
    ties = {name: sum(getattr(file.ties, name) for file in report.files) for name in _PARTS}
    parts = [_PARTS[name].say(report.lang, {"n": count}) for name, count in ties.items() if count]
    if parts:
        yield _TIES.say(report.lang, {"parts": ("，" if report.lang == "zh" else ", ").join(parts)})


def say(lines: Iterable[str]) -> None:
    """Say some lines on standard error, which is for all that is not a finding."""
    for line in lines:
        print(line, file=sys.stderr)  # noqa: T201  # a command prints


def _said(text: str) -> str:
    return visible(f"gouji: {text}")
