"""What a run found, in the shape of the contract: the field names are those of ``--format json``."""

from collections.abc import Callable
from typing import Literal

import msgspec

from gouji.draft import Draft
from gouji.model import Place
from gouji.rule import SEVERITIES, Lang, Rule, Severity

Status = Literal["checked", "unmatched", "failed"]


class Location(msgspec.Struct, frozen=True):
    """A place as people say it. Lines, columns, blocks, tables, rows and columns count from 1; None where it has none.

    ``display`` is ``T2.R5C7`` for a cell, ``p12:37`` for a paragraph of Word, ``12:37`` for a line of text.
    """

    section: str | None
    block: int
    line: int | None
    column: int | None
    table: int | None
    row: int | None
    col: int | None
    row_label: str | None
    col_label: str | None
    display: str


class RelatedPlace(msgspec.Struct, frozen=True):
    """Another place that a finding rests on."""

    location: Location
    message: str


class EarlierPlace(RelatedPlace, frozen=True):
    """One that stands in the report of the year before, not in the file of the finding."""


class Suppression(msgspec.Struct, frozen=True):
    """Why a finding does not count, and by what."""

    reason: str
    by: Literal["comment", "config"]


class Finding(msgspec.Struct, frozen=True):
    """One finding. ``excerpt`` has the span in 【】; ``fingerprint`` stays while text, labels and figures do."""

    code: str
    name: str
    severity: Severity
    message: str
    basis: str | None
    fingerprint: str
    location: Location
    excerpt: str
    expected: str | None = None
    actual: str | None = None
    related: tuple[RelatedPlace, ...] = ()
    suppressed: Suppression | None = None
    known: bool = False

    @property
    def counts(self) -> bool:
        """Whether it counts towards the exit status and the summary."""
        return self.suppressed is None and not self.known


class TieCount(msgspec.Struct, frozen=True):
    """How many relations between figures held, were broken, or could not be checked."""

    held: int = 0
    broken: int = 0
    unchecked: int = 0


class Evidence(msgspec.Struct, frozen=True):
    """What the findings of a file rest on: the draft as read, and the place of each of its findings, in their order."""

    draft: Draft
    places: tuple[Place, ...]


class FileResult(msgspec.Struct, frozen=True):
    """What became of one file.

    ``notes`` are remarks on its reading; ``ties`` counts the relations looked at; ``compared`` says whether it was held
    against the report of the year before. ``evidence`` is there where a format asked for it.
    """

    path: str
    status: Status
    form: str | None = None
    edition: str | None = None
    reason: str | None = None
    findings: tuple[Finding, ...] = ()
    notes: tuple[str, ...] = ()
    ties: TieCount = TieCount()
    compared: bool = False
    evidence: Evidence | None = None

    @property
    def outcome(self) -> dict[str, object]:
        """What became of it, without its findings, as the formats for programs say it."""
        return {name: getattr(self, name) for name in ("path", "status", "form", "edition", "reason")}


class Pack(msgspec.Struct, frozen=True):
    """A loaded pack of rules, forms, readers or reporters."""

    name: str
    version: str


def _no_page(_rule: Rule) -> str:
    return ""


class Report(msgspec.Struct, frozen=True):
    """A finished run.

    ``rules`` are those chosen, and ``page`` gives the page of one, read only when asked for. ``fail_on`` and ``status``
    are the severity from which findings fail the run, and the exit status. ``notes`` are remarks on no file of the run.
    """

    version: str
    packs: tuple[Pack, ...]
    files: tuple[FileResult, ...]
    lang: Lang = "zh"
    rules: tuple[Rule, ...] = ()
    page: Callable[[Rule], str] = _no_page
    fail_on: str = "error"
    status: int = 0
    notes: tuple[str, ...] = ()

    def ran(self, file: FileResult) -> tuple[Rule, ...]:
        """The rules that ran on a file; none on one that failed, as it is not known how far they came."""
        if file.status == "failed":
            return ()
        return tuple(rule for rule in self.rules if rule.runs(form=bool(file.form), compared=file.compared))

    def fails(self, found: Finding) -> bool:
        """Whether a finding makes the exit status 1."""
        return found.counts and at_or_above(found.severity, self.fail_on)

    def count(self, severity: Severity) -> int:
        """How many findings of a severity count."""
        return sum(one.severity == severity and one.counts for file in self.files for one in file.findings)

    def statuses(self, status: Status) -> int:
        """How many files have a status."""
        return sum(file.status == status for file in self.files)


def at_or_above(severity: Severity, least: str) -> bool:
    """Whether a severity is at or above another; ``never`` is above all."""
    return least != "never" and SEVERITIES.index(severity) >= [*SEVERITIES].index(least)  # type: ignore[arg-type]  # a name from the command line
