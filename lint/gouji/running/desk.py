"""The desk at which the files of a run are judged: the same in each of its processes."""

import os
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from gouji.checking import Plan, check_bytes, failed
from gouji.findings import FileResult
from gouji.model import Revisions, Unreadable
from gouji.rule import Lang
from gouji.running.files import Source, load
from gouji.running.foreign import heard
from gouji.running.jobs import Job, Part, Waived
from gouji.settings import chosen_forms
from gouji.settings.choice import chosen, graded, tuned
from gouji.settings.loading import reading_of
from gouji.settings.office import Office, office

if TYPE_CHECKING:
    from gouji.running.against import Earlier


class Request(msgspec.Struct, frozen=True):
    """What was asked on the command line; None where nothing was, and the configuration decides."""

    paths: list[str]
    config: str = ""
    stdin_filename: str = ""
    format: str | None = None
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


class Loaded(NamedTuple):
    """The bytes of a file and the name they are read by, with what is to be said of how they came to be."""

    data: bytes
    name: str
    notes: tuple[str, ...] = ()


class Desk:
    """What files are judged by. Raises :class:`gouji.system.Fault` for a form or a rule there is none of."""

    def __init__(self, request: Request, own: Office, *, evidence: bool = False) -> None:
        self.request = request
        self.own = own
        self.plan = _plan(request, own, evidence=evidence)
        self._parts = [Part(one, self.plan, own, request.form or "") for one in own.config.files]
        self._earlier: dict[str, Earlier] = {}
        self._bases: dict[int, bytes] = {}
        """By the plans of this desk, which live as long as it does."""

    @property
    def earlier(self) -> list["Earlier"]:
        """Last year's reports that were read, a set for each path."""
        return [*self._earlier.values()]

    @property
    def compared_with(self) -> Iterator[str]:
        """The files of last year's reports that were read."""
        for one in self.earlier:
            yield from (report.name for reports in one.reports.values() for report in reports)

    @property
    def waived(self) -> list[Waived]:
        """All that the configuration waives, part by part."""
        return [part.waived for part in self._parts if part.waived]

    @cached_property
    def old_formats(self) -> frozenset[str]:
        """The suffixes of files that can be read through LibreOffice alone."""
        return frozenset(suffix for reader in self.own.kit.readers for suffix in reader.refuses)

    def job(self, source: Source) -> Job:
        """What to do with one file. Raises :class:`gouji.system.Fault` where there is nothing to compare with."""
        name = self.own.settings.relative(source.shown) if self._parts else ""
        parts = [part for part in self._parts if part.names(name)]
        plan = next((part.plan for part in parts if part.plan), self.plan)
        beside = self.request.against or next((part.against for part in parts if part.against), "")
        beside = beside or self.own.settings.beside(self.own.config.against)
        if beside:
            plan = msgspec.structs.replace(plan, earlier=self._earlier_at(beside).of)
        return Job(source, plan, tuple(part.waived for part in parts if part.waived))

    def _earlier_at(self, path: str) -> "Earlier":
        if path not in self._earlier:
            from gouji.running.against import against  # noqa: PLC0415  # only on request

            self._earlier[path] = against(path, self.own.kit, self.plan)
        return self._earlier[path]

    def judge(self, job: Job, *, keyed: bool = False) -> Judged:
        """The result for one file; ``keyed`` where a cache may keep it."""
        try:
            loaded = self.load(job.source)
            result = self.check(job, loaded)
        except Unreadable as error:
            return Judged(failed(job.source.shown, error, job.plan.lang))
        kept = keyed and result.status != "failed" and not loaded.notes
        return Judged(result, self.key(job, loaded.data) if kept else b"")

    def load(self, source: Source) -> Loaded:
        """What is to be read of a file, converted where its format is an old one. Raises :class:`Unreadable`."""
        stem, suffix = os.path.splitext(source.shown)
        data = load(source)
        if suffix.lower() not in self.convertible:
            return Loaded(data, source.shown)
        from gouji.running.convert import NOTE, convert  # noqa: PLC0415  # only on request

        with heard():
            return Loaded(convert(data, source.shown), stem + ".docx", (NOTE[self.own.lang == "en"],))

    def check(self, job: Job, loaded: Loaded) -> FileResult:
        """The result for what was loaded of a file. Raises :class:`Unreadable`."""
        with heard():
            result = check_bytes(loaded.data, loaded.name, job.source.shown, self.own.kit, job.plan)
        return msgspec.structs.replace(result, notes=(*result.notes, *loaded.notes)) if loaded.notes else result

    @property
    def convertible(self) -> frozenset[str]:
        """The suffixes of files to be read through LibreOffice."""
        return self.old_formats if self.request.convert or self.own.config.convert else frozenset()

    def key(self, job: Job, data: bytes) -> bytes:
        """What a cache keeps the result for a file by; empty where more decides it than the file and the plan."""
        if self.request.no_cache or job.plan.earlier or job.plan.evidence or not job.source.path:
            return b""
        from gouji.running.cache import key  # noqa: PLC0415  # only where one is used

        return key(self._basis(job.plan), job.source.shown, data)

    def _basis(self, plan: Plan) -> bytes:
        from gouji.running.cache import basis  # noqa: PLC0415  # as above

        known = self._bases.get(id(plan))
        if known is None:
            known = self._bases[id(plan)] = basis(plan, self.own.kit)
        return known


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
