"""The reports a run writes: to standard output, to files, and those the configuration has standing."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import redirect_stdout

import msgspec

from gouji.console import visible
from gouji.findings import Report
from gouji.hooks import Reporter
from gouji.nearest import did_you_mean
from gouji.rule import Lang, Message
from gouji.settings.office import Office
from gouji.system import Fault
from gouji.system.disk import save


class Target(msgspec.Struct, frozen=True):
    """A report to write: the format, and the file or, where it is empty, standard output."""

    reporter: Reporter
    path: str


_FOR_PEOPLE = {"full", "concise"}
"""The formats in the encoding of the console."""
_NO_FORMAT = Message(
    "没有名为“{name}”的输出格式；已有：{known}{zh}", "no output format {name!r}; there are: {known}{en}"
)
_BAD_REPORT = Message("--report 应写作 格式:文件，而不是“{name}”", "--report is FORMAT:FILE, not {name!r}")
_BAD_STANDING = Message("配置 reports 中应写作 格式:文件，而不是“{name}”", "`reports` holds FORMAT:FILE, not {name!r}")


def targets_of(shown: str, output: str, reports: Sequence[str], own: Office) -> Iterator[Target]:
    """The format shown, if any, in a file or on standard output; the reports asked for; the standing ones.

    Raises :class:`Fault` for a format there is none of.
    """
    if shown:
        yield Target(named_reporter(shown, own), output)
    for name in reports:
        kind, path = _parts(name, _BAD_REPORT, own.lang)
        yield Target(named_reporter(kind, own), path)
    for name in own.config.reports:
        kind, path = _parts(name, _BAD_STANDING, own.lang)
        yield Target(named_reporter(kind, own), own.settings.beside(path))


def _parts(name: str, fault: Message, lang: Lang) -> tuple[str, str]:
    kind, colon, path = name.partition(":")
    if not (colon and path):
        raise Fault(fault.say(lang, {"name": name}))
    return kind, path


def named_reporter(name: str, own: Office) -> Reporter:
    """The format of a name. Raises :class:`Fault` where there is none."""
    for reporter in own.kit.reporters:
        if reporter.name == name:
            return reporter
    known = [reporter.name for reporter in own.kit.reporters]
    zh, en = did_you_mean(name, known)
    raise Fault(_NO_FORMAT.say(own.lang, {"name": name, "known": ", ".join(known), "zh": zh, "en": en}))


_FAILED = Message("输出格式“{name}”出错：{why}", "the output format {name!r} failed: {why}")


def write(targets: Sequence[Target], report: Report) -> int:
    """Write reports where they belong, files first; gives 2 where one could not be written, which is said, else 0."""
    failed = 0
    for target in sorted(targets, key=lambda one: not one.path):
        try:
            _write(target, report)
        except Fault as fault:
            print(visible(f"gouji: {fault}"), file=sys.stderr)  # noqa: T201  # a command speaks
            failed = 2
    return failed


def _rendered(target: Target, report: Report) -> str:
    """The text of a report, by code that may be a pack's. Raises :class:`Fault`."""
    try:
        colour = not target.path and _is_terminal()
        with redirect_stdout(sys.stderr):
            text: object = target.reporter.render(report, colour=colour)
    except (Exception, SystemExit) as error:
        if sys.flags.dev_mode:
            raise
        text = error
    if isinstance(text, str):
        return text
    why = f"{type(text).__name__}: {text}" if isinstance(text, BaseException) else type(text).__name__
    raise Fault(_FAILED.say(report.lang, {"name": target.reporter.name, "why": why}))


def _write(target: Target, report: Report) -> None:
    """Write a report where it belongs. Raises :class:`Fault` where that cannot be done."""
    text = _rendered(target, report)
    if not target.path:
        _show(text, for_people=target.reporter.name in _FOR_PEOPLE)
        return
    save(target.path, text, report.lang)


def _show(text: str, *, for_people: bool) -> None:
    """Print a report; one that a program reads is in UTF-8 whatever the console's encoding."""
    binary = getattr(sys.stdout, "buffer", None)
    if for_people or binary is None or sys.stdout.isatty():
        sys.stdout.write(text)
    else:
        sys.stdout.flush()
        binary.write(text.encode())
    sys.stdout.flush()


def _is_terminal() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
