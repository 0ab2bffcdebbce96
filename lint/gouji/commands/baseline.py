"""`gouji baseline`: what is found today is accepted for the time being; what comes later is not, unless one says so."""

import os
import sys
from collections import Counter
from collections.abc import Iterator

import msgspec

from gouji.findings import FileResult, Finding, Report
from gouji.rule import Lang, Message
from gouji.running.baseline import NAME, Accepted, Baseline, accepted, load_baseline, store
from gouji.running.desk import Request
from gouji.running.run import run
from gouji.running.summary import remarks, say
from gouji.settings.office import Office, office


class Order(msgspec.Struct, frozen=True):
    """What was asked on the command line: what to check, where the baseline stands, and whether new findings go in."""

    check: Request
    output: str
    accept: bool


_WRITTEN = Message(
    "已写入 {path}：{files} 个文件的 {count} 条问题", "{path}: written, findings: {count}, files with any: {files}"
)
_CHANGED = Message("（新增 {new} 条，去掉 {gone} 条）", " (added: {new}, dropped: {gone})")
_NEW = Message(
    "基线没有改动：有 {count} 条问题不在 {path} 中。请先改正；确实要一并接受的，加 --accept",
    "the baseline was not changed: {count} findings are not in {path}. Mend them, or accept them too with --accept",
)


def run_baseline(order: Order, default_lang: Lang) -> int:
    """Check files and write a baseline of what is found. Gives the exit status.

    It is 1, and nothing is written, where there is a baseline that some findings are not in and they are not accepted;
    2 where a file could not be checked. Raises :class:`gouji.system.Fault` where nothing can begin, and for a file
    that is no baseline.
    """
    own = office(order.check.config, order.check.lang, default_lang)
    path = order.output or own.settings.beside(own.config.baseline or NAME)
    is_first = not os.path.exists(path)
    before = Baseline(path) if is_first else load_baseline(path, own.lang)
    ran = run(order.check, _alone(own))
    report = msgspec.structs.replace(ran.report, files=tuple(map(before.mark, ran.report.files)))
    say(remarks(report, ran.found.passed, allow_empty=order.check.allow_empty))
    new = [(file, one) for file in report.files for one in file.findings if one.counts]
    if new and not (is_first or order.accept):
        for line in _listed(new):
            print(line)  # noqa: T201  # what was asked for
        _tell(_NEW.say(own.lang, {"count": len(new), "path": path}))
        return max(report.status, 1)
    after = Baseline(path, _files(report, before))
    store(after, own.lang)
    _tell(_summary(before, after, own.lang))
    return 2 if report.status == 2 else 0  # noqa: PLR2004  # the exit status of a run that is not whole


def _alone(own: Office) -> Office:
    """The office without the baseline it has standing: all that is found is to be seen."""
    config = msgspec.structs.replace(own.config, baseline="")
    return msgspec.structs.replace(own, settings=msgspec.structs.replace(own.settings, config=config))


def _files(report: Report, before: Baseline) -> dict[str, tuple[Accepted, ...]]:
    """The findings of the files checked; of others that are still there, what was accepted before."""
    gone = {path for path, _ in before.gone(msgspec.structs.replace(report, files=()))}
    kept = {path: found for path, found in before.files.items() if path not in gone}
    unread = {before.key(file.path) for file in report.files if file.status == "failed"}
    checked = {before.key(file.path): _found(file, report, before) for file in report.files}
    return kept | {path: found for path, found in checked.items() if path not in unread}


def _found(file: FileResult, report: Report, before: Baseline) -> tuple[Accepted, ...]:
    """The findings of a file; of rules that did not run, what was accepted before."""
    ran = {rule.code for rule in report.ran(file)}
    others = tuple(one for one in before.files.get(before.key(file.path), ()) if one.code not in ran)
    return tuple(sorted((*accepted(file.findings), *others), key=lambda one: (one.code, one.fingerprint)))


def _listed(new: list[tuple[FileResult, Finding]]) -> Iterator[str]:
    from gouji.reporters.concise import line  # noqa: PLC0415  # only where there is one

    return (line(file, one) for file, one in new)


def _summary(before: Baseline, after: Baseline, lang: Lang) -> str:
    was, now = _counted(before), _counted(after)
    known = {
        "path": after.path,
        "files": sum(map(bool, after.files.values())),
        "count": now.total(),
        "new": (now - was).total(),
        "gone": (was - now).total(),
    }
    return _WRITTEN.say(lang, known) + (_CHANGED.say(lang, known) if was else "")


def _counted(baseline: Baseline) -> Counter[tuple[str, str]]:
    return Counter({(path, one.fingerprint): one.count for path, found in baseline.files.items() for one in found})


def _tell(text: str) -> None:
    print(f"gouji: {text}", file=sys.stderr)  # noqa: T201  # a command speaks
