"""`--against`: the reports of the year before, each found for its draft by unit and year."""

import os

import msgspec

from gouji.checking import Plan, read, read_draft
from gouji.draft import Draft
from gouji.folding import fold
from gouji.model import Unreadable
from gouji.registry import Kit
from gouji.rule import Lang, Message
from gouji.running.files import Source, find, load
from gouji.running.foreign import heard
from gouji.system import Fault

_NOT_READ = Message("--against：{path}：{why}", "--against: {path}: {why}")
_NO_REPORT = Message(
    "--against：{path} 中没有可以比较的报告", "--against: {path} holds no report that could be compared with"
)
_NO_FORM = Message(
    "--against：{path} 与已知的表式都不相符，没有用来比较",
    "--against: {path} is none of the forms known and was not compared with",
)
_NONE = Message(
    "--against 中没有“{unit}”{year}年度的报告，没有与上年核对",
    "--against holds no report of {unit!r} on {year}: not compared with last year's",
)
_SEVERAL = Message(
    "--against 中“{unit}”{year}年度的报告不止一份（{paths}），没有与上年核对",
    "--against holds several reports of {unit!r} on {year} ({paths}): not compared with last year's",
)


class Earlier(msgspec.Struct, frozen=True):
    """The reports to compare with, by unit and year; ``alone`` is the only one, where a file was named itself.

    ``remarks`` tell of the files passed over, of which ``unread`` says that some could not be read.
    """

    reports: dict[tuple[str, int], list[Draft]]
    alone: Draft | None
    lang: Lang
    remarks: tuple[str, ...] = ()
    unread: bool = False

    def of(self, draft: Draft) -> Draft | str:
        """The report of the year before a draft's, or why there is none: it must be just one."""
        year = draft.year - 1
        if self.alone:
            found = [self.alone] if not (draft.year and self.alone.year) or self.alone.year == year else []
        else:
            found = self.reports.get(_key(draft.unit, year), []) if draft.unit and draft.year else []
        if len(found) == 1:
            return found[0]
        paths = ("、" if self.lang == "zh" else ", ").join(report.name for report in found)
        return (_SEVERAL if found else _NONE).say(self.lang, {"unit": draft.unit, "year": year, "paths": paths})


def _key(unit: str, year: int) -> tuple[str, int]:
    return fold(unit), year


def against(path: str, kit: Kit, plan: Plan) -> Earlier:
    """The reports in a file or folder. Those that cannot be read, or are of no known form, are told and passed over.

    Raises :class:`Fault` where none is left.
    """
    known = frozenset(suffix for reader in kit.readers for suffix in reader.suffixes)
    reports: dict[tuple[str, int], list[Draft]] = {}
    remarks: list[str] = []
    unread = False
    for source in find([path], known, "").sources:
        try:
            report = _report(source, kit, plan)
        except Unreadable as error:
            unread = True
            why = error.zh if plan.lang == "zh" else error.en
            remarks.append(_NOT_READ.say(plan.lang, {"path": source.shown, "why": why}))
            continue
        if report.form:
            reports.setdefault(_key(report.unit, report.year), []).append(report)
        else:
            remarks.append(_NO_FORM.say(plan.lang, {"path": source.shown}))
    if not reports:
        raise Fault("\n".join(remarks) or _NO_REPORT.say(plan.lang, {"path": path}))
    alone = None if os.path.isdir(path) else next(iter(reports.values()))[0]
    return Earlier(reports, alone, plan.lang, tuple(remarks), unread)


def _report(source: Source, kit: Kit, plan: Plan) -> Draft:
    """A report of another year. Raises :class:`Unreadable`."""
    with heard():
        draft, _ = read_draft(read(load(source), source.shown, kit.readers, plan.reading), plan)
    draft.name = source.shown
    return draft
