"""The desk at which the files of a run are judged: the same in each of its processes."""

import os
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from gouji.checking import Plan, check_bytes, failed
from gouji.commands import chosen_forms
from gouji.commands.choice import chosen, graded, tuned
from gouji.commands.files import Source, load
from gouji.commands.foreign import heard
from gouji.commands.jobs import Job, Part
from gouji.commands.office import Office, office
from gouji.commands.settings import reading_of
from gouji.findings import FileResult
from gouji.model import Revisions, Unreadable
from gouji.rule import Lang

if TYPE_CHECKING:
    from gouji.commands.against import Earlier


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
    jobs: int = 0
    no_cache: bool = False


class Judged(NamedTuple):
    """The result for a file, and what a cache may keep it by; empty where it is not to be kept."""

    result: FileResult
    key: bytes = b""


class Desk:
    """What files are judged by. Raises :class:`gouji.commands.Fault` for a form or a rule there is none of."""

    def __init__(self, request: Request, own: Office, *, evidence: bool = False) -> None:
        self.request = request
        self.own = own
        self.plan = _plan(request, own, evidence=evidence)
        self._parts = [Part(one, self.plan, own, request.form or "") for one in own.config.files]
        self._earlier: dict[str, Earlier] = {}

    @property
    def earlier(self) -> list["Earlier"]:
        """Last year's reports that were read, a set for each path."""
        return [*self._earlier.values()]

    @property
    def compared_with(self) -> Iterator[str]:
        """The files of last year's reports that were read."""
        for one in self.earlier:
            yield from (report.name for reports in one.reports.values() for report in reports)

    @cached_property
    def old_formats(self) -> frozenset[str]:
        """The suffixes of files that can be read through LibreOffice alone."""
        return frozenset(suffix for reader in self.own.kit.readers for suffix in reader.refuses)

    def jobs(self, sources: Sequence[Source]) -> list[Job]:
        """What to do with each file. Raises :class:`gouji.commands.Fault` where there is nothing to compare with."""
        return [self.job(source) for source in sources]

    def job(self, source: Source) -> Job:
        """What to do with one file."""
        name = self.own.settings.relative(source.shown) if self._parts else ""
        parts = [part for part in self._parts if part.names(name)]
        plan = next((part.plan for part in parts if part.plan), self.plan)
        beside = self.request.against or next((part.against for part in parts if part.against), "")
        beside = beside or self.own.settings.beside(self.own.config.against)
        if beside:
            plan = msgspec.structs.replace(plan, earlier=self._earlier_at(beside).of)
        return Job(source, plan, tuple(part.waived for part in parts if part.waived.codes))

    def _earlier_at(self, path: str) -> "Earlier":
        if path not in self._earlier:
            from gouji.commands.against import against  # noqa: PLC0415  # only on request

            self._earlier[path] = against(path, self.own.kit, self.plan)
        return self._earlier[path]

    def judge(self, job: Job, *, keyed: bool = False) -> Judged:
        """The result for one file; ``keyed`` where a cache may keep it."""
        source, plan, kit = job.source, job.plan, self.own.kit
        stem, suffix = os.path.splitext(source.shown)
        try:
            data = load(source)
            if suffix.lower() not in self.convertible:
                with heard():
                    result = check_bytes(data, source.shown, source.shown, kit, plan)
                return Judged(result, self.key(job, data) if keyed and result.status != "failed" else b"")
            from gouji.commands.convert import NOTE, convert  # noqa: PLC0415  # only on request

            with heard():
                result = check_bytes(convert(data, source.shown), stem + ".docx", source.shown, kit, plan)
        except Unreadable as error:
            return Judged(failed(source.shown, error, plan.lang))
        return Judged(msgspec.structs.replace(result, notes=(*result.notes, NOTE[plan.lang == "en"])))

    @property
    def convertible(self) -> frozenset[str]:
        """The suffixes of files to be read through LibreOffice."""
        return self.old_formats if self.request.convert or self.own.config.convert else frozenset()

    def key(self, job: Job, data: bytes) -> bytes:
        """What a cache keeps the result for a file by; empty where more decides it than the file and the plan."""
        if self.request.no_cache or job.plan.earlier or job.plan.evidence or not job.source.path:
            return b""
        from gouji.commands.cache import key  # noqa: PLC0415  # only where one is used

        return key(self._basis(job.plan), job.source.shown, data)

    def _basis(self, plan: Plan) -> bytes:
        from gouji.commands.cache import basis  # noqa: PLC0415  # as above

        known = self._bases.get(id(plan))
        if known is None:
            known = self._bases[id(plan)] = basis(plan, self.own.kit)
        return known

    @cached_property
    def _bases(self) -> dict[int, bytes]:
        """By the plans of this desk, which live as long as it does."""
        return {}


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


def prepare(order: bytes) -> Callable[[Source], Judged]:
    """What judges files in another process, for an order of :func:`order_of`."""
    import pickle  # noqa: PLC0415  # only in a process of a pool

    request, lang, keyed = pickle.loads(order)  # noqa: S301  # what order_of has written
    desk = Desk(request, office(request.config, lang, lang))
    return lambda source: desk.judge(desk.job(source), keyed=keyed)


def order_of(desk: Desk, *, keyed: bool) -> bytes:
    """What another process needs to know to be given a desk like this; ``keyed`` where a cache may keep the results."""
    import pickle  # noqa: PLC0415  # only for a pool, which loads it anyway

    return pickle.dumps((desk.request, desk.own.lang, keyed))  # the names of files need not be text
