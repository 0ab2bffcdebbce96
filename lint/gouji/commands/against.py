"""`--against`: the reports of the year before, each found for its draft by unit and year."""

import os
from collections.abc import Callable

from gouji.checking import Plan, read, read_draft
from gouji.commands import Fault
from gouji.commands.files import Source, find, load
from gouji.draft import Draft
from gouji.folding import fold
from gouji.model import Unreadable
from gouji.registry import Kit
from gouji.rule import Message

_NOT_READ = Message("--against：{path}：{why}", "--against: {path}: {why}")
_NO_REPORT = Message(
    "--against：{path} 中没有可以比较的报告", "--against: {path} holds no report that could be compared with"
)


def against(path: str, kit: Kit, plan: Plan) -> Callable[[Draft], Draft | None]:
    """A function that gives for a draft the report of the year before in a file or folder; None where there is none.

    Raises :class:`Fault` for a file that cannot be read, and where no report is found at all.
    """
    known = frozenset(suffix for reader in kit.readers for suffix in reader.suffixes)
    reports = [_report(source, kit, plan) for source in find([path], known, "").sources]
    found = {(_unit(report), report.year): report for report in reports if report.form}
    if not found:
        raise Fault(_NO_REPORT.say(plan.lang, {"path": path}))
    alone = not os.path.isdir(path)

    def earlier(draft: Draft) -> Draft | None:
        if alone:
            [report] = found.values()
            fits = not (draft.year and report.year) or report.year == draft.year - 1
            return report if fits else None
        return found.get((_unit(draft), draft.year - 1)) if draft.year and draft.unit else None

    return earlier


def _report(source: Source, kit: Kit, plan: Plan) -> Draft:
    """A report of another year. Raises :class:`Fault`."""
    try:
        document = read(load(source), source.shown, kit.readers, plan.reading)
    except Unreadable as error:
        why = error.zh if plan.lang == "zh" else error.en
        raise Fault(_NOT_READ.say(plan.lang, {"path": source.shown, "why": why})) from error
    draft, _ = read_draft(document, plan)
    draft.name = source.shown
    return draft


def _unit(draft: Draft) -> str:
    return fold(draft.unit)
