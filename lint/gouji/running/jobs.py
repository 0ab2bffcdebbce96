"""What the configuration says of some paths: by which form, beside which report, and what of them is not reported."""

from collections.abc import Iterable

import msgspec

from gouji.checking import Plan
from gouji.findings import Finding, Suppression
from gouji.registry import Kit
from gouji.running.files import Source
from gouji.settings import chosen_forms
from gouji.settings.choice import codes_of
from gouji.settings.config import PathRules
from gouji.settings.office import Office
from gouji.settings.patterns import matcher


class Waived(msgspec.Struct, frozen=True):
    """The codes of rules whose findings do not count in a file, and why."""

    codes: frozenset[str]
    reason: str


class Standing(msgspec.Struct, frozen=True):
    """What a part of the configuration waives: the patterns of its files, and what each of its words stands for."""

    match: tuple[str, ...]
    words: dict[str, frozenset[str]]


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


class Part:
    """What the configuration says of some paths, its names looked up."""

    def __init__(self, said: PathRules, plan: Plan, own: Office, form: str) -> None:
        self.names = matcher(said.match)
        self.against = own.settings.beside(said.against)
        known, lang = own.kit.rules, own.lang
        words = {word: frozenset(codes_of((word,), known, lang, "[[files]]")) for word in said.ignore if word.strip()}
        self.standing = Standing(said.match, words)
        self.waived = Waived(frozenset[str]().union(*words.values()), said.reason)
        self.plan: Plan | None = None
        if said.form and not form:
            self.plan = with_form(plan, own.settings.form_of(said.form), own.kit)


def with_form(plan: Plan, form: str, loaded: Kit) -> Plan:
    """A plan by the form that a name stands for, as ``--form`` takes it."""
    forms = chosen_forms(form, loaded.forms, plan.lang)
    return msgspec.structs.replace(plan, forms=forms, form_named=form != "auto")
