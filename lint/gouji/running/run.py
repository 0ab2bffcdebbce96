"""A whole run: the files asked for are found and judged, and it is settled which of their findings count."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from gouji.findings import FileResult, Report
from gouji.rule import Lang, Message
from gouji.running.desk import Desk, Request
from gouji.running.files import Found, Source, find
from gouji.running.jobs import Job
from gouji.running.pages import page_of
from gouji.running.progress import shown
from gouji.running.results import Results
from gouji.running.sparing import spare
from gouji.running.summary import empty_folders
from gouji.running.targets import Target
from gouji.settings.loading import Settings
from gouji.settings.office import Office
from gouji.settings.patterns import matcher
from gouji.system import Fault
from gouji.version import VERSION

if TYPE_CHECKING:
    from gouji.running.baseline import Baseline

_NO_NAME = Message(
    "从标准输入读取时，请用 --stdin-filename 给出文件名（如 draft.docx）",
    "to read standard input, name it with --stdin-filename (such as draft.docx)",
)
_EXCLUDED = Message(
    "按配置的 include、exclude，文件夹中有 {count} 个文件没有检查",
    "{count} files in the folders were left out by `include` and `exclude` of the configuration",
)

Judge = Callable[[Job, Desk], FileResult]
"""Gives the result for one file in a way of its own."""
Finish = Callable[[Source, Report], FileResult]
"""Does something more with a file once it is known which findings count; it is given the run of this file alone."""


class Ran(msgspec.Struct, frozen=True):
    """A finished run, and what of the folders named was not checked."""

    report: Report
    found: Found


def run(  # noqa: PLR0913  # each a way in which commands differ
    request: Request,
    own: Office,
    judge: Judge | None = None,
    finish: Finish | None = None,
    *,
    evidence: bool = False,
    targets: Sequence[Target] = (),
) -> Ran:
    """Check the files asked for. Raises :class:`Fault` where nothing can begin.

    The ``targets`` are where reports will be written, which may not be anything that is read.
    """
    if "-" in request.paths and not request.stdin_filename:
        raise Fault(_NO_NAME.say(own.lang, {}))
    desk = Desk(request, own, evidence=evidence)
    known = desk.old_formats.union(*(reader.suffixes for reader in own.kit.readers))
    found = find(request.paths, known, request.stdin_filename, _wanted(own.settings))
    written = [target.path for target in targets if target.path]
    if written:
        spare(found, written, read_beside(request, own), own.lang)
    jobs = [desk.job(source) for source in found.sources]
    if written:
        spare(found, written, desk.compared_with, own.lang)
    baseline = _baseline(request, own)
    whole = Report(
        VERSION, own.kit.packs, (), own.lang, desk.plan.rules, page_of, request.fail_on or own.config.fail_on
    )
    results = Results(desk, jobs)
    files = []
    for job, result in _watched(jobs, (judge(job, desk) for job in jobs) if judge else results, own.lang):
        marked = _marked(result, job, baseline)
        files.append(finish(job.source, _concluded(whole, [marked], [job])) if finish else marked)
    report = _concluded(whole, files, jobs)
    empty = [] if request.allow_empty else found.empty
    last_years = dict.fromkeys(remark for one in desk.earlier for remark in one.remarks)
    notes = (*last_years, *_left_out(found, own.lang), *empty_folders(empty, own.lang))
    notes += (*_gone(report, baseline), *_in_vain(desk, jobs, report), *results.troubles)
    incomplete = any(one.unread for one in desk.earlier) or bool(empty) or not (files or request.allow_empty)
    return Ran(msgspec.structs.replace(report, notes=notes, status=2 if incomplete else report.status), found)


def read_beside(request: Request, own: Office) -> Iterator[str]:
    """The files a run reads that are no drafts."""
    form = request.form or own.settings.form_of(own.config.form)
    yield from filter(None, (own.settings.path, request.baseline or own.settings.beside(own.config.baseline), form))


def _watched(jobs: Sequence[Job], results: Iterable[FileResult], lang: Lang) -> Iterator[tuple[Job, FileResult]]:
    """The jobs with their results, while a person who waits sees how far they are."""
    return zip(shown(jobs, lang), results, strict=True)


def _concluded(whole: Report, files: Sequence[FileResult], jobs: Sequence[Job]) -> Report:
    """A run of some files with its exit status: 2 where one failed, or is not of the form named for it."""
    pairs = zip(files, jobs, strict=True)
    incomplete = any(
        one.status == "failed" or (one.status == "unmatched" and job.plan.form_named) for one, job in pairs
    )
    fails = any(whole.fails(found) for one in files for found in one.findings)
    return msgspec.structs.replace(whole, files=tuple(files), status=2 if incomplete else int(fails))


def _left_out(found: Found, lang: Lang) -> tuple[str, ...]:
    return (_EXCLUDED.say(lang, {"count": found.excluded}),) if found.excluded else ()


def _wanted(settings: Settings) -> Callable[[str], bool]:
    """Which files of a folder the configuration wants checked."""
    config = settings.config
    included, excluded = matcher(config.include or ("**",)), matcher(config.exclude)
    if not (config.include or config.exclude):
        return lambda _: True
    return lambda path: included(name := settings.relative(path)) and not excluded(name)


def _marked(result: FileResult, job: Job, baseline: "Baseline | None") -> FileResult:
    """A result, its findings that the configuration waives or a baseline knows marked as such."""
    if job.waived:
        result = msgspec.structs.replace(result, findings=job.waive(result.findings))
    return baseline.mark(result) if baseline else result


def _baseline(request: Request, own: Office) -> "Baseline | None":
    """The baseline to hold the findings against; None where there is to be none."""
    path = request.baseline or own.settings.beside(own.config.baseline)
    if not path:
        return None
    from gouji.running.baseline import load_baseline  # noqa: PLC0415  # only on request

    return load_baseline(path, own.lang)


def _in_vain(desk: Desk, jobs: Sequence[Job], report: Report) -> tuple[str, ...]:
    """What is said of waivers of the configuration that waive nothing."""
    if not desk.waived:
        return ()
    from gouji.running.idle import idle  # noqa: PLC0415  # most configurations waive nothing

    return tuple(idle(desk, jobs, report))


def _gone(report: Report, baseline: "Baseline | None") -> tuple[str, ...]:
    """What is said of findings that the baseline has and the draft has no more."""
    if not baseline:
        return ()
    from gouji.running.baseline import said_of  # noqa: PLC0415  # as above

    return tuple(said_of([*baseline.gone(report)], baseline.path, report.lang))
