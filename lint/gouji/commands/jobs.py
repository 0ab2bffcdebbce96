"""What is to be done with each file of a run: by which form, beside which report, and what of it is not reported."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from gouji.checking import Plan
from gouji.commands import chosen_forms
from gouji.commands.choice import codes_of
from gouji.commands.config import PathRules
from gouji.commands.files import Source
from gouji.commands.office import Office
from gouji.commands.patterns import matcher
from gouji.findings import Finding, Suppression
from gouji.registry import Kit


class Waived(msgspec.Struct, frozen=True):
    """The codes of rules whose findings do not count in a file, and why."""

    codes: frozenset[str]
    reason: str


class Job(msgspec.Struct, frozen=True):
    """A file, what to check it by, and what the configuration waives there."""

    source: Source
    plan: Plan
    waived: tuple[Waived, ...] = ()

    def waive(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """The findings, those that are waived marked; a word beside the text itself goes before the configuration's."""
        return tuple(self._waived(one) for one in findings)

    def _waived(self, found: Finding) -> Finding:
        reason = next((one.reason for one in self.waived if found.code in one.codes), None)
        if reason is None or found.suppressed:
            return found
        return msgspec.structs.replace(found, suppressed=Suppression(reason, "config"))


class Jobs(msgspec.Struct, frozen=True):
    """The jobs of a run, what is to be said of last year's reports, and whether some of these could not be read."""

    listed: tuple[Job, ...]
    remarks: tuple[str, ...] = ()
    unread: bool = False


def jobs_of(sources: Sequence[Source], plan: Plan, own: Office, against: str, form: str) -> Jobs:
    """The jobs of some files: ``plan`` for all, with what the configuration says of some paths alone.

    ``against`` and ``form`` are those of the command line, which have the last word; empty where it has none. Raises
    :class:`gouji.commands.Fault` for a form or a rule there is none of, and where there is nothing to compare with.
    """
    settings = own.settings
    parts = [_Part(one, plan, own, form) for one in settings.config.files]
    standing = settings.beside(settings.config.against)
    named = {source: [part for part in parts if part.names(settings.relative(source.shown))] for source in sources}
    beside = {source: against or _first(part.against for part in found) or standing for source, found in named.items()}
    earlier = {}
    if any(beside.values()):
        from gouji.commands.against import against as read_earlier  # noqa: PLC0415  # only on request

        earlier = {path: read_earlier(path, own.kit, plan) for path in dict.fromkeys(beside.values()) if path}
    jobs = []
    for source, found in named.items():
        by = next((part.plan for part in found if part.plan), plan)
        if beside[source]:
            by = msgspec.structs.replace(by, earlier=earlier[beside[source]].of)
        jobs.append(Job(source, by, tuple(part.waived for part in found if part.waived.codes)))
    remarks = tuple(dict.fromkeys(remark for one in earlier.values() for remark in one.remarks))
    return Jobs(tuple(jobs), remarks, any(one.unread for one in earlier.values()))


class _Part:
    """What the configuration says of some paths, its names looked up."""

    def __init__(self, said: PathRules, plan: Plan, own: Office, form: str) -> None:
        self.names = matcher(said.match)
        self.against = own.settings.beside(said.against)
        self.waived = Waived(frozenset(codes_of(said.ignore, own.kit.rules, own.lang, "[[files]]")), said.reason)
        self.plan: Plan | None = None
        if said.form and not form:
            self.plan = with_form(plan, own.settings.form_of(said.form), own.kit)


def with_form(plan: Plan, form: str, loaded: Kit) -> Plan:
    """A plan by the form that a name stands for, as ``--form`` takes it."""
    forms = chosen_forms(form, loaded.forms, plan.lang)
    return msgspec.structs.replace(plan, forms=forms, form_named=form != "auto")


def _first(found: Iterator[str]) -> str:
    return next(filter(None, found), "")
