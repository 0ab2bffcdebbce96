"""`gouji check`: files in, findings on standard output, everything else on standard error."""

import os
import sys
from collections.abc import Callable

import msgspec

from gouji.checking import Plan, check_bytes, failed
from gouji.commands import Fault, chosen_forms
from gouji.commands.choice import chosen, graded, tuned
from gouji.commands.files import Found, Source, find, load
from gouji.commands.jobs import Job, Jobs, jobs_of
from gouji.commands.office import Office, office
from gouji.commands.patterns import matcher
from gouji.commands.settings import Settings, reading_of
from gouji.commands.summary import empty_folders, remarks
from gouji.commands.targets import targets_of, write
from gouji.findings import FileResult, Report
from gouji.model import Revisions, Unreadable
from gouji.registry import Kit
from gouji.rule import Lang, Message, Rule
from gouji.version import VERSION


class Request(msgspec.Struct, frozen=True):
    """What was asked on the command line; None where nothing was, and the configuration decides."""

    paths: list[str]
    config: str = ""
    stdin_filename: str = ""
    format: str = ""
    output: str = ""
    report: list[str] = []
    against: str = ""
    baseline: str = ""
    form: str | None = None
    select: str | None = None
    ignore: str | None = None
    fail_on: str | None = None
    revisions: Revisions | None = None
    encoding: str | None = None
    convert: bool = False
    allow_empty: bool = False
    lang: Lang | None = None


_NO_NAME = Message(
    "从标准输入读取时，请用 --stdin-filename 给出文件名（如 draft.docx）",
    "to read standard input, name it with --stdin-filename (such as draft.docx)",
)
_EXCLUDED = Message(
    "按配置的 include、exclude，文件夹中有 {count} 个文件没有检查",
    "{count} files in the folders were left out by `include` and `exclude` of the configuration",
)

Judge = Callable[[Source, Kit, Plan, frozenset[str]], FileResult]
"""Gives the result for one file; one whose suffix is in the set is to be read through LibreOffice."""


class Ran(msgspec.Struct, frozen=True):
    """A finished run, and what of the folders named was not checked."""

    report: Report
    found: Found


def run_check(request: Request, default_lang: Lang, judge: Judge | None = None) -> int:
    """Check files and print their findings. Gives the exit status; raises :class:`Fault` where nothing can begin.

    ``judge`` gives the result for each file, where more is to be done with it than to check it. Without a format
    nothing is printed but why files were not checked, and the summary.
    """
    own = office(request.config, request.lang, default_lang)
    targets = list(targets_of(request.format, request.output, request.report, own))
    evidence = any(target.reporter.evidence for target in targets)
    ran = run(request, own, judge or judged, evidence=evidence)
    for target in targets:
        write(target, ran.report)
    say(ran, allow_empty=request.allow_empty)
    return ran.report.status


def say(ran: Ran, *, allow_empty: bool) -> None:
    """Say on standard error what is not a finding."""
    for line in remarks(ran.report, ran.found.passed, allow_empty=allow_empty):
        print(line, file=sys.stderr)  # noqa: T201  # a command prints


def run(request: Request, own: Office, judge: Judge, *, evidence: bool = False) -> Ran:
    """Check the files asked for. Raises :class:`Fault` where nothing can begin."""
    if "-" in request.paths and not request.stdin_filename:
        raise Fault(_NO_NAME.say(own.lang, {}))
    old = frozenset(suffix for reader in own.kit.readers for suffix in reader.refuses)
    known = old.union(*(reader.suffixes for reader in own.kit.readers))
    plan = _plan(request, own, evidence=evidence)
    found = find(request.paths, known, request.stdin_filename, _wanted(own.settings))
    jobs = jobs_of([*found.sources], plan, own, request.against, request.form or "")
    convertible = old if request.convert or own.config.convert else frozenset()
    files = tuple(_result(job, own.kit, convertible, judge) for job in jobs.listed)
    empty = [] if request.allow_empty else found.empty
    notes = (*jobs.remarks, *_left_out(found, own.lang), *empty_folders(empty, own.lang))
    fail_on = request.fail_on or own.config.fail_on
    report = Report(VERSION, own.kit.packs, files, own.lang, plan.rules, _page, fail_on, notes=notes)
    report = _beside_baseline(report, request.baseline or own.settings.beside(own.config.baseline))
    incomplete = jobs.unread or bool(empty) or _is_incomplete(report, jobs, allow_empty=request.allow_empty)
    return Ran(msgspec.structs.replace(report, status=2 if incomplete else _judgement(report)), found)


def _left_out(found: Found, lang: Lang) -> tuple[str, ...]:
    return (_EXCLUDED.say(lang, {"count": found.excluded}),) if found.excluded else ()


def _plan(request: Request, own: Office, *, evidence: bool) -> Plan:
    config, lang = own.config, own.lang
    rules = graded(tuned(own.kit.rules, config.rules, lang), config.severity, lang)
    select = config.select if request.select is None else request.select.split(",")
    ignore = config.ignore if request.ignore is None else request.ignore.split(",")
    form = request.form or own.settings.form_of(config.form)
    return Plan(
        rules=chosen(rules, select, ignore, lang),
        forms=chosen_forms(form, own.kit.forms, lang),
        form_named=form != "auto",
        editions=own.kit.forms,
        lang=lang,
        reading=reading_of(config, request.revisions, request.encoding, lang),
        evidence=evidence,
    )


def _wanted(settings: Settings) -> Callable[[str], bool]:
    """Which files of a folder the configuration wants checked."""
    config = settings.config
    included, excluded = matcher(config.include or ("**",)), matcher(config.exclude)
    if not (config.include or config.exclude):
        return lambda _: True
    return lambda path: included(name := settings.relative(path)) and not excluded(name)


def _result(job: Job, loaded: Kit, convertible: frozenset[str], judge: Judge) -> FileResult:
    result = judge(job.source, loaded, job.plan, convertible)
    return msgspec.structs.replace(result, findings=job.waive(result.findings)) if job.waived else result


def judged(source: Source, loaded: Kit, plan: Plan, convertible: frozenset[str]) -> FileResult:
    """The result for one file."""
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


def _beside_baseline(report: Report, path: str) -> Report:
    """A run whose findings that a baseline has are marked as known, with a word on those that are no more."""
    if not path:
        return report
    from gouji.commands.baseline import load_baseline, said_of  # noqa: PLC0415  # only on request

    baseline = load_baseline(path, report.lang)
    marked = msgspec.structs.replace(report, files=tuple(map(baseline.mark, report.files)))
    gone = list(baseline.gone(marked))
    return msgspec.structs.replace(marked, notes=(*marked.notes, *said_of(gone, path, report.lang)))


def _page(rule: Rule) -> str:
    from gouji.commands.listing import page_of  # noqa: PLC0415  # only some formats show it

    return page_of(rule)


def _is_incomplete(report: Report, jobs: Jobs, *, allow_empty: bool) -> bool:
    """Whether a file failed, is not of the form named for it, or there is none."""
    if not report.files:
        return not allow_empty
    pairs = zip(report.files, jobs.listed, strict=True)
    return any(file.status == "failed" or (file.status == "unmatched" and job.plan.form_named) for file, job in pairs)


def _judgement(report: Report) -> int:
    return int(any(report.fails(one) for file in report.files for one in file.findings))
