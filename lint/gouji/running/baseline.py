"""A baseline: the findings a team has accepted for the time being, by their fingerprints, file by file."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from gouji.findings import FileResult, Finding, Report
from gouji.rule import Lang, Message
from gouji.system import Fault
from gouji.system.disk import contents, save, why_unread
from gouji.version import VERSION

NAME = "gouji-baseline.json"
SCHEMA = 1
LARGEST = 1 << 30
"""No baseline above this many bytes is read."""


class Accepted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A finding accepted: its rule and fingerprint, how often it stands in its file, and its message for readers."""

    code: str
    fingerprint: str
    count: int
    message: str


class Stored(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A baseline as it is written; the paths begin at its own folder and have slashes."""

    schema: int
    tool: str
    files: dict[str, tuple[Accepted, ...]]


class Baseline(msgspec.Struct, frozen=True):
    """A baseline and where it stands."""

    path: str
    files: dict[str, tuple[Accepted, ...]] = {}

    def key(self, path: str) -> str:
        """What a file is called in it."""
        folder = os.path.dirname(os.path.abspath(self.path))
        return os.path.relpath(os.path.abspath(path), folder).replace(os.sep, "/")

    def mark(self, file: FileResult) -> FileResult:
        """A result whose findings that were accepted are marked as known, as many of each as were."""
        left = Counter({one.fingerprint: one.count for one in self.files.get(self.key(file.path), ())})
        if not left:
            return file
        return msgspec.structs.replace(file, findings=tuple(_marked(one, left) for one in file.findings))

    def gone(self, report: Report) -> Iterator[tuple[str, Accepted]]:
        """What was accepted and is no more: in files that were checked by its rule, and in files that are not there."""
        checked = {self.key(file.path): file for file in report.files}
        for path, accepted in self.files.items():
            file = checked.get(path)
            if file is None:
                there = os.path.exists(os.path.join(os.path.dirname(os.path.abspath(self.path)), path))
                yield from () if there else ((path, one) for one in accepted)
                continue
            ran = {rule.code for rule in report.ran(file)}
            found = Counter(one.fingerprint for one in file.findings if one.known)
            yield from ((path, one) for one in accepted if one.code in ran and found[one.fingerprint] < one.count)


def _marked(found: Finding, left: Counter[str]) -> Finding:
    if found.suppressed or not left[found.fingerprint]:
        return found
    left[found.fingerprint] -= 1
    return msgspec.structs.replace(found, known=True)


_UNREADABLE = Message("基线 {path} 读不了：{why}", "the baseline {path} cannot be read: {why}")
_ABSENT = Message(
    "没有基线文件 {path}，请先运行 gouji baseline", "there is no baseline {path}: run `gouji baseline` first"
)
_FAULTY = Message(
    "基线 {path} 有误，不是 gouji baseline 写的文件：{why}",
    "{path} is not a baseline that `gouji baseline` wrote: {why}",
)
_GONE = Message(
    "基线 {path} 中有 {count} 条已不再出现，可运行 gouji baseline 更新：{listed}",
    "{count} of the baseline {path} are no more; run `gouji baseline` to bring it up to date: {listed}",
)
_LISTED = 5
"""How many of them are named."""


def load_baseline(path: str, lang: Lang) -> Baseline:
    """The baseline in a file. Raises :class:`Fault` where there is none."""
    try:
        stored = msgspec.json.decode(contents(path, LARGEST), type=Stored)
    except FileNotFoundError:
        raise Fault(_ABSENT.say(lang, {"path": path})) from None
    except OSError as error:
        raise Fault(_UNREADABLE.say(lang, {"path": path, "why": why_unread(error)})) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Fault(_FAULTY.say(lang, {"path": path, "why": error})) from error
    if stored.schema != SCHEMA:
        raise Fault(_FAULTY.say(lang, {"path": path, "why": f"schema {stored.schema}"}))
    return Baseline(path, stored.files)


def said_of(gone: Sequence[tuple[str, Accepted]], path: str, lang: Lang) -> Iterator[str]:
    """What is said of findings of a baseline that are no more."""
    if gone:
        listed = [f"{file} {one.code}" for file, one in gone[:_LISTED]] + ["…"] * (len(gone) > _LISTED)
        joint = "、" if lang == "zh" else ", "
        yield _GONE.say(lang, {"path": path, "count": len(gone), "listed": joint.join(listed)})


def accepted(findings: Iterable[Finding]) -> tuple[Accepted, ...]:
    """Findings as a baseline has them, sorted; those that are suppressed need no place in it."""
    counted = [one for one in findings if not one.suppressed]
    number = Counter(one.fingerprint for one in counted)
    first = {one.fingerprint: one for one in reversed(counted)}
    listed = (Accepted(one.code, name, number[name], one.message) for name, one in first.items())
    return tuple(sorted(listed, key=lambda one: (one.code, one.fingerprint)))


def store(baseline: Baseline, lang: Lang) -> None:
    """Write a baseline, whole or not at all. Raises :class:`Fault` where that cannot be done."""
    files = {path: found for path, found in sorted(baseline.files.items()) if found}
    text = msgspec.json.format(msgspec.json.encode(Stored(SCHEMA, f"gouji {VERSION}", files)), indent=2).decode() + "\n"
    save(baseline.path, text, lang)
