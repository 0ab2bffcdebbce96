"""The names that ``gouji`` gives: all a rule pack needs and all it may use; everything else may move."""

from gouji.dates import DateRange, NamedYear, named_years
from gouji.draft import (
    BoundCell,
    BoundTable,
    Breakdown,
    Checked,
    Claim,
    Contradicted,
    Denied,
    Diagnosis,
    Draft,
    FoundContact,
    FoundContactFault,
    FoundDate,
    FoundItem,
    FoundPeriod,
    FoundSection,
    FoundYear,
    Mismatch,
    Prose,
    ShapeFault,
    Share,
    Stated,
    Title,
    Unexplained,
    Unused,
    WrongCell,
)
from gouji.figures import Figure, show
from gouji.findings import EarlierPlace, Evidence, FileResult, Finding, Location, RelatedPlace, Report
from gouji.folding import fold
from gouji.form import Aspect, CellId, FlowTie, Form, FormError, Law, OwnWork, Tie, load_form
from gouji.hooks import Reader, Reporter, hookimpl
from gouji.model import (
    Anchor,
    Cell,
    Document,
    Limits,
    Paragraph,
    Place,
    Reading,
    Segment,
    Stretch,
    Table,
    Unreadable,
    Waiver,
    table,
)
from gouji.rule import Hit, Lang, Message, Related, Rule, Severity
from gouji.waiving import read_waiver

__all__ = [
    "Anchor",
    "Aspect",
    "BoundCell",
    "BoundTable",
    "Breakdown",
    "Cell",
    "CellId",
    "Checked",
    "Claim",
    "Contradicted",
    "DateRange",
    "Denied",
    "Diagnosis",
    "Document",
    "Draft",
    "EarlierPlace",
    "Evidence",
    "Figure",
    "FileResult",
    "Finding",
    "FlowTie",
    "Form",
    "FormError",
    "FoundContact",
    "FoundContactFault",
    "FoundDate",
    "FoundItem",
    "FoundPeriod",
    "FoundSection",
    "FoundYear",
    "Hit",
    "Law",
    "Limits",
    "Location",
    "Message",
    "Mismatch",
    "NamedYear",
    "OwnWork",
    "Paragraph",
    "Place",
    "Prose",
    "Reader",
    "Reading",
    "Related",
    "RelatedPlace",
    "Report",
    "Reporter",
    "Rule",
    "Segment",
    "Severity",
    "ShapeFault",
    "Share",
    "Stated",
    "Stretch",
    "Table",
    "Tie",
    "Title",
    "Unexplained",
    "Unreadable",
    "Unused",
    "Waiver",
    "WrongCell",
    "check_bytes",
    "fold",
    "hookimpl",
    "lint_bytes",
    "load_form",
    "named_years",
    "read_waiver",
    "show",
    "table",
]


def check_bytes(name: str, data: bytes, *, form: str = "auto", lang: Lang = "zh") -> dict[str, object]:
    """What became of one document, as a record of ``files`` in the contract: whether it was checked, and its findings.

    Takes what :func:`lint_bytes` takes, and is as pure. One that is of no form known is ``unmatched``; one that cannot
    be read, or on which a rule failed, is ``failed``, with the reason. Raises :class:`ValueError` for a form there is
    none of.
    """
    from gouji import checking  # noqa: PLC0415  # the packs it loads import this module

    return checking.file_record(name, data, form=form, lang=lang)


def lint_bytes(name: str, data: bytes, *, form: str = "auto", lang: Lang = "zh") -> list[dict[str, object]]:
    """The findings on one document as records, each a FINDING of the contract.

    ``name`` is the file's name, whose suffix says how to read ``data``; ``form`` is ``auto`` or a form's id, with
    ``@edition`` or without. Pure: it opens no file but those of the installed packs. Raises :class:`Unreadable` for a
    document that cannot be read, :class:`ValueError` for a form there is none of, and :class:`RuntimeError` where a
    rule failed.
    """
    from gouji import checking  # noqa: PLC0415  # the packs it loads import this module

    return checking.lint_bytes(name, data, form=form, lang=lang)
