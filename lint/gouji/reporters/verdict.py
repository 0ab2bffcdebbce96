"""Whether a draft may be published: the verdict on a file and on a run, in one line each."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal

from gouji.findings import FileResult, Finding, Report
from gouji.rule import SEVERITIES, Lang, Message

Outcome = Literal["failed", "failing", "unmatched", "ready"]
"""What becomes of a file: it was not fully checked, it has findings that forbid publication, it was checked by no form,
or nothing stands against it. The first that holds."""

HEADS: dict[Outcome, Message] = {
    "failed": Message("没有查完", "not fully checked"),
    "failing": Message("不能发布", "not ready to publish"),
    "unmatched": Message("没有按表式检查", "not checked against a form"),
    "ready": Message("可以发布", "ready to publish"),
}
"""The words a verdict begins with."""

_COLON = Message("：", ": ")
_COMMA = Message("，", ", ")
_LIST = Message("、", ", ")
_SEMICOLON = Message("；", "; ")
_BRACKETS = Message("（{text}）", " ({text})")
_NAMES = {"error": ("错误", "error"), "warning": ("警告", "warning"), "info": ("提示", "hint")}
_NO_REASON: dict[Outcome, Message] = {
    "failed": Message("未能检查", "it could not be checked"),
    "unmatched": Message("表式不明", "its form is not known"),
}
_ALSO = Message("另有 {counts}，请过目", "also {counts}: please look")
_SO_FAR = Message("已查出 {counts}", "{counts} found so far")
_SUPPRESSED = Message("已豁免 {n} 个", "{n} suppressed")
_KNOWN = Message("基线中 {n} 个", "{n} in the baseline")
_NOTHING = Message("没有可检查的文件", "there is nothing to check")
_UNREAD = Message("有的材料没有检查，见说明", "something was not checked, see the remarks")
_ALL = Message("共 {n} 份", "all {n} files")
_FAULTS = {
    "error": Message("有错误", "errors"),
    "warning": Message("有错误或警告", "errors or warnings"),
    "info": Message("有问题", "findings"),
    "never": Message("有错误", "errors"),
}


def outcome(file: FileResult, report: Report) -> Outcome:
    """What becomes of a file of a run."""
    if file.status == "failed":
        return "failed"
    if any(_forbids(one, report) for one in file.findings):
        return "failing"
    return "unmatched" if file.status == "unmatched" else "ready"


def of_file(file: FileResult, report: Report) -> str:
    """The verdict on a file in the language of the run: 不能发布：2 个错误，1 个警告."""
    lang, state = report.lang, outcome(file, report)
    counts = _counts(file.findings, lang)
    said, also = "", ""
    if state == "failing":
        said = _COMMA.say(lang, {}).join(counts)
        also = HEADS["unmatched"].say(lang, {}) if file.status == "unmatched" else ""
    else:
        said = file.reason or (_NO_REASON[state].say(lang, {}) if state in _NO_REASON else "")
        also = _also(counts, _SO_FAR if state == "failed" else _ALSO, lang)
    return _sentence(state, said, (also, _waived(file.findings, lang)), lang)


def shows_reason(file: FileResult, report: Report) -> bool:
    """Whether the verdict on a file gives the reason for its status."""
    return outcome(file, report) in _NO_REASON


def of_run(report: Report) -> str:
    """The verdict on a run in its language: that on its file, or how many of its files may be published."""
    lang = report.lang
    unread = report.status > 1 and not report.statuses("failed") and not report.statuses("unmatched")
    if not report.files:
        nothing = _NOTHING.say(lang, {})
        return _sentence("failed", nothing, (), lang) if report.status else nothing
    if len(report.files) == 1:
        return _of_one(report.files[0], report, unread=unread)
    states = Counter(outcome(file, report) for file in report.files)
    head = next(state for state in HEADS if states[state] or (state == "failed" and report.status > 1))
    found = [one for file in report.files for one in file.findings]
    also = _also(_counts(found, lang), _ALSO, lang) if not (states["failing"] or states["failed"]) else ""
    return _sentence(head, _shares(states, report, unread=unread), (also, _waived(found, lang)), lang)


def _of_one(file: FileResult, report: Report, *, unread: bool) -> str:
    """The verdict on a run of one file, in which something else may not have been read."""
    if not unread:
        return of_file(file, report)
    also = "" if outcome(file, report) == "ready" else of_file(file, report)
    return _sentence("failed", _UNREAD.say(report.lang, {}), (also,), report.lang)


def counted(report: Report) -> str:
    """How many files there were, and all that counts in them: 共 13 个文件：1 个未能检查，3 个错误."""
    lang, files = report.lang, len(report.files)
    zh = {"failed": "个未能检查", "unmatched": "个不是已知表式"}
    en = {"failed": "not checked", "unmatched": "of no known form"}
    states = {"failed": report.statuses("failed"), "unmatched": report.statuses("unmatched")}
    parts = [f"{n} {(zh if lang == 'zh' else en)[state]}" for state, n in states.items() if n]
    parts += _counts([one for file in report.files for one in file.findings], lang)
    said = _COMMA.say(lang, {}).join(parts) or ("没有发现问题" if lang == "zh" else "no problem found")
    return f"共 {files} 个文件：{said}" if lang == "zh" else f"{files} file{_s(files)}: {said}"


def count_of(findings: Iterable[Finding], severity: str) -> int:
    """How many findings of a severity count."""
    return sum(one.severity == severity and one.counts for one in findings)


def _forbids(found: Finding, report: Report) -> bool:
    """Whether a finding forbids publication: an error does even where nothing is to fail the run."""
    return report.fails(found) or (report.fail_on == "never" and found.counts and found.severity == "error")


def _sentence(head: Outcome, said: str, also: Iterable[str], lang: Lang) -> str:
    more = _SEMICOLON.say(lang, {}).join(filter(None, also))
    brackets = _BRACKETS.say(lang, {"text": more}) if more else ""
    return f"{HEADS[head].say(lang, {})}{_COLON.say(lang, {}) if said else ''}{said}{brackets}"


def _counts(findings: Iterable[Finding], lang: Lang) -> list[str]:
    """The findings that count, a severity each, the gravest first."""
    numbers = Counter(one.severity for one in findings if one.counts)
    return [_number(numbers[severity], severity, lang) for severity in reversed(SEVERITIES) if numbers[severity]]


def _number(n: int, severity: str, lang: Lang) -> str:
    zh, en = _NAMES[severity]
    return f"{n} 个{zh}" if lang == "zh" else f"{n} {en}{_s(n)}"


def _s(n: int) -> str:
    return "" if n == 1 else "s"


def _also(counts: list[str], message: Message, lang: Lang) -> str:
    return message.say(lang, {"counts": _LIST.say(lang, {}).join(counts)}) if counts else ""


def _waived(findings: Iterable[Finding], lang: Lang) -> str:
    """What does not count, so that it never vanishes."""
    apart = [one for one in findings if not one.counts]
    suppressed = sum(one.suppressed is not None for one in apart)
    numbers = ((_SUPPRESSED, suppressed), (_KNOWN, len(apart) - suppressed))
    return _COMMA.say(lang, {}).join(message.say(lang, {"n": n}) for message, n in numbers if n)


def _shares(states: Counter[Outcome], report: Report, *, unread: bool) -> str:
    """How many of the files of a run came out how."""
    lang, total = report.lang, states.total()
    if states["ready"] == total and not unread:
        return _ALL.say(lang, {"n": total})
    shares = [*(_shares_zh(states, report) if lang == "zh" else _shares_en(states, report))]
    return _COMMA.say(lang, {}).join([*shares, *([_UNREAD.say(lang, {})] if unread else [])])


def _shares_zh(states: Counter[Outcome], report: Report) -> Iterator[str]:
    words: dict[Outcome, str] = {
        "failed": "未能检查",
        "failing": _FAULTS[report.fail_on].zh,
        "unmatched": "没有对应的表式",
    }
    files = f"{states.total()} 份中 "
    for state, word in words.items():
        if states[state]:
            yield f"{files}{states[state]} 份{word}"
            files = ""
    if states["ready"] and not files:
        yield f"其余 {states['ready']} 份可以发布"


def _shares_en(states: Counter[Outcome], report: Report) -> Iterator[str]:
    faults = _FAULTS[report.fail_on].en
    words: dict[Outcome, tuple[str, str]] = {
        "failed": ("could not be checked", "could not be checked"),
        "failing": (f"has {faults}", f"have {faults}"),
        "unmatched": ("has no form to check it by", "have no form to check them by"),
    }
    files = f" of {states.total()} files"
    for state, (one, many) in words.items():
        if states[state]:
            yield f"{states[state]}{files} {one if states[state] == 1 else many}"
            files = ""
    if states["ready"] and not files:
        yield "the other is ready" if states["ready"] == 1 else f"the other {states['ready']} are ready"
