"""What a check says beside its findings: why files were not checked, remarks on the reading, and the summary."""

from collections.abc import Iterator, Mapping, Sequence

from gouji.findings import Report
from gouji.rule import SEVERITIES, Lang, Message

_NOTHING = Message("没有可检查的文件（可加 --allow-empty）", "there is nothing to check (--allow-empty allows it)")
_PASSED = Message(
    "文件夹中其他类型的文件没有检查：{kinds}", "files of other types in the folders were not checked: {kinds}"
)
_SUMMARY = Message("共 {files} 个文件：{parts}", "files: {files}; {parts}")
_TIES = Message("勾稽关系：{parts}", "relations between figures: {parts}")
_CLEAN = Message("没有发现问题", "no problem found")
_PARTS = {
    "failed": Message("{n} 个未能检查", "not checked: {n}"),
    "unmatched": Message("{n} 个不是已知表式", "of no known form: {n}"),
    "error": Message("{n} 个错误", "errors: {n}"),
    "warning": Message("{n} 个警告", "warnings: {n}"),
    "info": Message("{n} 个提示", "hints: {n}"),
    "held": Message("{n} 条成立", "hold: {n}"),
    "broken": Message("{n} 条不成立", "broken: {n}"),
    "unchecked": Message("{n} 条因缺少数字而未核对", "not checked for want of a figure: {n}"),
}


def empty_folders(folders: Sequence[str], lang: Lang) -> tuple[str, ...]:
    """What is said of folders without any file to check."""
    return tuple(f"{folder}: {_NOTHING.say(lang, {})}" for folder in folders)


def remarks(report: Report, passed: Mapping[str, int], *, allow_empty: bool) -> Iterator[str]:
    """The lines for standard error; ``passed`` counts the files of a folder that were passed over, by suffix."""
    yield from (f"gouji: {note}" for note in report.notes)
    for file in report.files:
        for text in (*((file.reason,) if file.reason else ()), *file.notes):
            yield f"gouji: {file.path}: {text}"
    if passed:
        kinds = ", ".join(f"{suffix} × {count}" for suffix, count in sorted(passed.items()))
        yield f"gouji: {_PASSED.say(report.lang, {'kinds': kinds})}"
    if report.files:
        yield from _summary(report)
    elif not (allow_empty or report.notes):
        yield f"gouji: {_NOTHING.say(report.lang, {})}"


def _summary(report: Report) -> Iterator[str]:
    counts = {name: report.statuses(name) for name in ("failed", "unmatched")}
    counts |= {name: report.count(name) for name in reversed(SEVERITIES)}
    yield _SUMMARY.say(report.lang, {"files": len(report.files), "parts": _listed(report, counts)})
    ties = {name: sum(getattr(file.ties, name) for file in report.files) for name in ("held", "broken", "unchecked")}
    if any(ties.values()):
        yield _TIES.say(report.lang, {"parts": _listed(report, ties)})


def _listed(report: Report, counts: Mapping[str, int]) -> str:
    parts = [_PARTS[name].say(report.lang, {"n": count}) for name, count in counts.items() if count]
    return ("，" if report.lang == "zh" else ", ").join(parts) or _CLEAN.say(report.lang, {})
