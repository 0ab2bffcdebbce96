"""`gouji check`: files in, findings on standard output, everything else on standard error."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence

import msgspec

from gouji.checking import Plan, check_bytes, failed
from gouji.commands import Fault, chosen_forms, kit
from gouji.commands.config import Config, load_config, reading_of, tuned
from gouji.commands.files import Source, find, load, write_whole
from gouji.commands.summary import empty_folders, remarks
from gouji.findings import FileResult, Report
from gouji.hooks import Reporter
from gouji.model import Revisions, Unreadable
from gouji.registry import Kit
from gouji.rule import Lang, Message, Rule
from gouji.version import VERSION


class Request(msgspec.Struct, frozen=True):
    """What was asked on the command line; None where nothing was, and the configuration decides."""

    paths: list[str]
    stdin_filename: str
    format: str
    output: str
    report: list[str]
    against: str
    config: str
    form: str | None
    select: str | None
    ignore: str | None
    fail_on: str | None
    revisions: Revisions | None
    encoding: str | None
    convert: bool
    allow_empty: bool
    lang: Lang | None


class Target(msgspec.Struct, frozen=True):
    """A report to write: the format, and the file or, where it is empty, standard output."""

    reporter: Reporter
    path: str


_NO_NAME = Message(
    "从标准输入读取时，请用 --stdin-filename 给出文件名（如 draft.docx）",
    "to read standard input, name it with --stdin-filename (such as draft.docx)",
)
_NO_FORMAT = Message("没有名为“{name}”的输出格式；已有：{known}", "no output format {name!r}; there are: {known}")
_NO_RULE = Message("没有代码或名称以“{name}”开头的规则，见 gouji rules", "no rule is called {name!r}; see gouji rules")
_NO_RULES = Message("--select 与 --ignore 之后没有规则可用", "--select and --ignore leave no rule")
_BAD_REPORT = Message("--report 应写作 格式:文件，而不是“{name}”", "--report is FORMAT:FILE, not {name!r}")
_NOT_WRITTEN = Message("{path}：写不了：{why}", "{path}: cannot be written: {why}")
_WHY_NOT: dict[type[OSError], Message] = {
    FileNotFoundError: Message("没有这个文件夹", "there is no such folder"),
    NotADirectoryError: Message("没有这个文件夹", "there is no such folder"),
    IsADirectoryError: Message("这是一个文件夹", "it is a folder"),
    PermissionError: Message("没有写入的权限", "there is no permission to write there"),
}


Judge = Callable[[Source, Kit, Plan, frozenset[str]], FileResult]
"""Gives the result for one file; one whose suffix is in the set is to be read through LibreOffice."""


def run_check(request: Request, default_lang: Lang, judge: Judge | None = None) -> int:
    """Check files and print their findings. Gives the exit status; raises :class:`Fault` where nothing can begin.

    ``judge`` gives the result for each file, where more is to be done with it than to check it. Without a format
    nothing is printed but why files were not checked, and the summary.
    """
    config = load_config(request.config, request.lang or default_lang)
    lang = request.lang or config.lang or default_lang
    loaded = kit(lang)
    targets = list(_targets(request, loaded.reporters, lang))
    plan = _plan(request, config, loaded, lang)
    plan = msgspec.structs.replace(plan, evidence=any(target.reporter.evidence for target in targets))
    plan, passed_over, unread = _with_earlier(plan, request.against, loaded)
    if "-" in request.paths and not request.stdin_filename:
        raise Fault(_NO_NAME.say(lang, {}))
    old = frozenset(suffix for reader in loaded.readers for suffix in reader.refuses)
    known = old.union(*(reader.suffixes for reader in loaded.readers))
    found = find(request.paths, known, request.stdin_filename)
    convertible = old if request.convert or config.convert else frozenset()
    results = tuple((judge or _result)(source, loaded, plan, convertible) for source in found.sources)
    fail_on = request.fail_on or config.fail_on
    empty = [] if request.allow_empty else found.empty
    notes = (*passed_over, *empty_folders(empty, lang))
    report = Report(VERSION, loaded.packs, results, lang, plan.rules, _page, fail_on, notes=notes)
    status = 2 if unread or empty else _status(report, plan, allow_empty=request.allow_empty)
    report = msgspec.structs.replace(report, status=status)
    for target in targets:
        _write(target, report)
    for line in remarks(report, found.passed, allow_empty=request.allow_empty):
        print(line, file=sys.stderr)  # noqa: T201  # a command prints
    return status


def _page(rule: Rule) -> str:
    from gouji.commands.listing import page_of  # noqa: PLC0415  # only some formats show it

    return page_of(rule)


def _with_earlier(plan: Plan, path: str, loaded: Kit) -> tuple[Plan, tuple[str, ...], bool]:
    """A plan with last year's reports, what is to be said of them, and whether some could not be read."""
    if not path:
        return plan, (), False
    from gouji.commands.against import against  # noqa: PLC0415  # only on request

    earlier = against(path, loaded, plan)
    return msgspec.structs.replace(plan, earlier=earlier.of), earlier.remarks, earlier.unread


def _plan(request: Request, config: Config, loaded: Kit, lang: Lang) -> Plan:
    form = request.form or config.form
    return Plan(
        rules=_rules(request, config, tuned(loaded.rules, config.rules, lang), lang),
        forms=chosen_forms(form, loaded.forms, lang),
        form_named=form != "auto",
        editions=loaded.forms,
        lang=lang,
        reading=reading_of(config, request.revisions, request.encoding, lang),
    )


def _result(source: Source, loaded: Kit, plan: Plan, convertible: frozenset[str]) -> FileResult:
    stem, suffix = os.path.splitext(source.shown)
    try:
        data = load(source)
        if suffix.lower() not in convertible:
            return check_bytes(data, source.shown, source.shown, loaded, plan)
        from gouji.commands.convert import NOTE, convert  # noqa: PLC0415  # only on request

        result = check_bytes(convert(data, source.shown), stem + ".docx", source.shown, loaded, plan)
    except Unreadable as error:
        return failed(source.shown, error, plan.lang)
    return msgspec.structs.replace(result, notes=(*result.notes, NOTE[plan.lang == "en"]))


def _targets(request: Request, reporters: Sequence[Reporter], lang: Lang) -> Iterator[Target]:
    if request.format:
        yield Target(_reporter(request.format, reporters, lang), request.output)
    for name in request.report:
        kind, colon, path = name.partition(":")
        if not (colon and path):
            raise Fault(_BAD_REPORT.say(lang, {"name": name}))
        yield Target(_reporter(kind, reporters, lang), path)


def _reporter(name: str, reporters: Sequence[Reporter], lang: Lang) -> Reporter:
    for reporter in reporters:
        if reporter.name == name:
            return reporter
    known = ", ".join(reporter.name for reporter in reporters)
    raise Fault(_NO_FORMAT.say(lang, {"name": name, "known": known}))


def _rules(request: Request, config: Config, rules: Sequence[Rule], lang: Lang) -> tuple[Rule, ...]:
    select = config.select if request.select is None else request.select.split(",")
    ignore = config.ignore if request.ignore is None else request.ignore.split(",")
    selected = _named(select, rules, lang) or {rule.code for rule in rules}
    ignored = _named(ignore, rules, lang)
    chosen = tuple(rule for rule in rules if rule.code in selected - ignored)
    if not chosen:
        raise Fault(_NO_RULES.say(lang, {}))
    return chosen


def _named(names: Sequence[str], rules: Sequence[Rule], lang: Lang) -> set[str]:
    """The codes of the rules named, by code, beginning of a code, or name."""
    found: set[str] = set()
    for name in map(str.strip, names):
        codes = {rule.code for rule in rules if rule.name == name or (name and rule.code.startswith(name.upper()))}
        if name and not codes:
            raise Fault(_NO_RULE.say(lang, {"name": name}))
        found |= codes
    return found


def _write(target: Target, report: Report) -> None:
    colour = not target.path and _is_terminal()
    text = target.reporter.render(report, colour=colour)
    if not target.path:
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    try:
        write_whole(target.path, text)
    except OSError as error:
        raise Fault(_NOT_WRITTEN.say(report.lang, {"path": target.path, "why": why_not(error)})) from error


def why_not(error: OSError) -> Message:
    """Why a file could not be written."""
    return _WHY_NOT.get(type(error), Message(str(error.strerror), str(error.strerror)))


def _is_terminal() -> bool:
    import os  # noqa: PLC0415  # its names stand only here

    return sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def _status(report: Report, plan: Plan, *, allow_empty: bool) -> int:
    if report.statuses("failed") or (plan.form_named and report.statuses("unmatched")):
        return 2
    if not report.files:
        return 0 if allow_empty else 2
    return int(any(report.fails(one) for file in report.files for one in file.findings))
