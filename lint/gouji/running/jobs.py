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
    """What a part of the configuration waives in the files its patterns name, and why.

    ``words`` are as it says them, each with the codes of the rules it stands for.
    """

    match: tuple[str, ...]
    words: dict[str, frozenset[str]]
    reason: str

    def holds(self, code: str) -> bool:
        """Whether findings of a rule do not count."""
        return any(code in codes for codes in self.words.values())


class Job(msgspec.Struct, frozen=True):
    """A file, what to check it by, and what the configuration waives there."""

    source: Source
    plan: Plan
    waived: tuple[Waived, ...] = ()

    def waive(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """The findings, those that are waived marked; a word beside the text itself goes before the configuration's."""
        return tuple(self._waived(one) for one in findings)

    def _waived(self, found: Finding) -> Finding:
        reason = next((one.reason for one in self.waived if one.holds(found.code)), None)
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
        self.waived = Waived(said.match, words, said.reason) if words else None
        self.plan: Plan | None = None
        if said.form and not form:
            self.plan = with_form(plan, own.settings.form_of(said.form), own.kit)


def with_form(plan: Plan, form: str, loaded: Kit) -> Plan:
    """A plan by the form that a name stands for, as ``--form`` takes it."""
    forms = chosen_forms(form, loaded.forms, plan.lang)
    return msgspec.structs.replace(plan, forms=forms, form_named=form != "auto")
