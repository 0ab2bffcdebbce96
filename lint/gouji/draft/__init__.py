"""A document read against its form, once: rules ask the draft and never search the document again."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property, lru_cache
from types import MappingProxyType

import msgspec

from gouji.draft.breakdowns import Breakdown, Share, breakdowns
from gouji.draft.claims import Claim, Contradicted, Denied, agrees, read_claims
from gouji.draft.diagnosis import Diagnosis, Unexplained, WrongCell, diagnose
from gouji.draft.flows import Mismatch, mismatches
from gouji.draft.headings import FoundItem, FoundSection, Title, find_items, find_ordinals, find_sections, find_title
from gouji.draft.lead import (
    FoundContact,
    FoundContactFault,
    FoundDate,
    FoundPeriod,
    FoundYear,
    find_announced,
    find_contact_faults,
    find_contacts,
    find_period,
    find_published,
)
from gouji.draft.parts import joined
from gouji.draft.passages import Passage, Prose, Stated
from gouji.draft.tables import BoundCell, BoundTable, ShapeFault, bind_tables
from gouji.draft.ties import Checked, check_ties
from gouji.draft.waivers import Unused, placed
from gouji.figures import Figure
from gouji.form import CellId, Form, Leaf, Statement, Tie, cells_of, flow_ties, ties
from gouji.model import Block, Document, Paragraph, Place, Waiver

__all__ = [
    "BoundCell",
    "BoundTable",
    "Breakdown",
    "Checked",
    "Claim",
    "Contradicted",
    "Denied",
    "Diagnosis",
    "Draft",
    "FoundContact",
    "FoundContactFault",
    "FoundDate",
    "FoundItem",
    "FoundPeriod",
    "FoundSection",
    "FoundYear",
    "Mismatch",
    "Prose",
    "ShapeFault",
    "Share",
    "Stated",
    "Title",
    "Unexplained",
    "Unused",
    "WrongCell",
]


LEAD_BLOCKS = 12
"""Where no section is found, the lead ends here."""
UNTOLD = 1000
"""How far a table departs from an edition by which its columns cannot be told apart."""


class Draft:
    """A document and what of its form it holds.

    ``form`` is None for a document that is none of the forms known; all it holds is empty then. ``document`` has its
    tables on the full grid of the form, those that were parted as one. ``borrowed`` are the tables of ``form``, by id,
    that are another edition's. ``name`` is the file it was read from, ``earlier`` the report of the year before, where
    one was given to compare with. ``unused`` are the rules waived in vain, for the rules that run last.
    """

    name: str = ""
    earlier: "Draft | None" = None
    unused: tuple[Unused, ...] = ()

    def __init__(
        self, document: Document, form: Form | None, borrowed: Mapping[str, Form] = MappingProxyType({})
    ) -> None:
        self.form = form
        self.borrowed = borrowed
        document = joined(document, form) if form else document
        self.title: Title | None = find_title(document.blocks, form, of_page=_may_be_page(document)) if form else None
        self.sections: dict[str, FoundSection] = find_sections(document.blocks, form) if form else {}
        self.tables: dict[str, BoundTable] = {}
        self.document = document
        if form:
            blocks, self.tables = bind_tables(document.blocks, form, self._section_ids())
            self.document = msgspec.structs.replace(document, blocks=blocks)

    @property
    def year(self) -> int:
        """The year reported on, by the title, or else the statistics period or the lead; 0 where none says.

        A title that says another than both the others is not believed.
        """
        last = self.period.dates.last if self.period else None
        named = [self.title.year if self.title else 0, last.year if last else 0]
        named.append(self.announced.year if self.announced else 0)
        return next((year for year in named if year and named.count(year) > 1), next(filter(None, named), 0))

    @property
    def unit(self) -> str:
        """The body that reports, by the title; empty where it names none."""
        return self.title.unit if self.title else ""

    @property
    def outdated(self) -> dict[str, Form]:
        """The tables, by id, that are of an edition no longer in use for the year reported on, and that edition.

        Where no year is stated, the year is taken to be one of the edition the draft is read by.
        """
        year = self.year or (self.form.years.start if self.form else 0)
        return {name: form for name, form in self.borrowed.items() if form.years.end < year}

    @property
    def beginning(self) -> Place:
        """Where the document begins: its title, or else its first block."""
        return Place(self.title.place.block if self.title else 1)

    @property
    def end(self) -> Place:
        """Where the document ends: the last block of its body, not its notes and margins."""
        body = (block.number for block in reversed(self.document.blocks) if block.story == "body")
        return Place(next(body, 1))

    def basis(self, own: str) -> str:
        """The basis of a part of the form: its own, or else that of the whole form."""
        return own or (self.form.basis if self.form else "")

    @cached_property
    def waivers(self) -> tuple[Waiver, ...]:
        """The remarks of people in the document that findings are meant to be so, each with what it covers.

        A document without blocks has none, as there is nothing that one could be shown on.
        """
        return placed(self.document) if self.document.blocks else ()

    @cached_property
    def headings(self) -> tuple[FoundSection, ...]:
        """The headings of the sections found, in document order."""
        return tuple(sorted(self.sections.values(), key=lambda found: found.place.block))

    @cached_property
    def ordinals(self) -> tuple[tuple[int, str, int], ...]:
        """Block, style and number of every short paragraph that begins with an ordinal, heading of a section or not."""
        return tuple(find_ordinals(self.document.blocks))

    @cached_property
    def items(self) -> tuple[FoundItem, ...]:
        """The paragraphs of sections that begin with （一） and so on, in order."""
        blocks = self.document.blocks
        labels = {block.number: block.label for block in blocks if isinstance(block, Paragraph) and block.label}
        return tuple(find_items(self.prose, labels))

    @cached_property
    def period(self) -> FoundPeriod | None:
        """The statistics period stated; None where none is, or the form asks for none."""
        return find_period(self.document.blocks, self.form.period) if self.form and self.form.period else None

    @cached_property
    def contacts(self) -> tuple[FoundContact, ...]:
        """The contact details given."""
        return tuple(find_contacts(self.document.blocks, self.form.contact)) if self.form and self.form.contact else ()

    @cached_property
    def contact_faults(self) -> tuple[FoundContactFault, ...]:
        """The contact details that are written wrong."""
        contact = self.form.contact if self.form else None
        return tuple(find_contact_faults(self.document.blocks, contact)) if contact else ()

    @cached_property
    def published(self) -> FoundDate | None:
        """The date the document says it is published or signed; None where it says none."""
        publication = self.form.publication if self.form else None
        blocks = self.document.blocks
        return find_published(self._lead, blocks[-1], publication) if publication and blocks else None

    @cached_property
    def announced(self) -> FoundYear | None:
        """The year the lead announces the document for; None where it does not."""
        period = self.form.period if self.form else None
        lead = (block for block in self._lead if isinstance(block, Paragraph))
        return find_announced(lead, self.form, period) if self.form and period else None

    @cached_property
    def _lead(self) -> tuple[Block, ...]:
        """The blocks before the first section but the title, and the paragraph of the period wherever it stands."""
        end = self.headings[0].place.block if self.headings else LEAD_BLOCKS
        stated = self.period.place.block if self.period else 0
        title = self.title.place.block if self.title else 0
        blocks = self.document.blocks
        return tuple(one for one in blocks if one.number != title and (one.number < end or one.number == stated))

    @cached_property
    def ties(self) -> tuple[Checked, ...]:
        """Every relation of the form's tables that the draft has, as it stands."""
        found = [tie for tie in _ties(self.form) if tie.cells[0].table in self.tables] if self.form else []
        return tuple(check_ties(found, self.figure, self._amounts))

    @cached_property
    def diagnosis(self) -> Diagnosis:
        """The causes of the broken relations."""
        return diagnose(self.ties, self.figure, self._amounts)

    @cached_property
    def _amounts(self) -> frozenset[CellId]:
        return _amounts(self.form) if self.form else frozenset()

    @cached_property
    def mismatches(self) -> tuple[Mismatch, ...]:
        """The figures that do not follow from those of the year before; none where there is no earlier report."""
        if not (self.form and self.earlier):
            return ()
        return tuple(mismatches(flow_ties(self.form), self.value, self.earlier.value))

    def cell(self, name: CellId) -> BoundCell | None:
        """The cell of a table, row and column of the form; None where the draft has no such cell."""
        table = self.tables.get(name.table)
        return table.cells.get(name) if table else None

    def figure(self, name: CellId) -> Figure | None:
        """What that cell says."""
        found = self.cell(name)
        return found.figure if found else None

    def row(self, name: CellId) -> Leaf:
        """The form's row of a cell."""
        return _leaf_of(self.form, name, "row")

    def column(self, name: CellId) -> Leaf:
        """The form's column of a cell."""
        return _leaf_of(self.form, name, "col")

    def row_name(self, name: CellId) -> str:
        """The label of a cell's row; empty where the row has none."""
        return self.row(name).label

    def column_name(self, name: CellId) -> str:
        """The label of a cell's column, with its group where other columns are called the same."""
        leaf = self.column(name)
        return (
            f"{leaf.path[-2].label}·{leaf.label}" if (name.table, leaf.id) in _shared_names(self.form) else leaf.label
        )

    def cell_at(self, place: Place) -> BoundCell | None:
        """The form's cell that a place in a table is; None where it is none."""
        return self._by_place.get((place.block, place.row, place.col))

    @cached_property
    def _by_place(self) -> dict[tuple[int, int, int], BoundCell]:
        return {
            (found.block, found.cell.row, found.cell.col): found
            for table in self.tables.values()
            for found in table.cells.values()
        }

    @cached_property
    def prose(self) -> tuple[Prose, ...]:
        """The paragraphs of the body without the title and the headings of sections, in order."""
        bodies = {found.place.block: found.body for found in self.headings}
        title = self.title.place.block if self.title else 0
        found = []
        for block in self.document.blocks:
            if isinstance(block, Paragraph) and block.story == "body" and block.number != title:
                start = bodies.get(block.number, 0)
                section = self.section_at(block.number)
                if block.text[start:].strip():
                    found.append(Prose(block.number, block.text, section.section.id if section else "", start))
        return tuple(found)

    @cached_property
    def _passages(self) -> tuple[Passage, ...]:
        return tuple(map(Passage, self.prose))

    @cached_property
    def _broken_down(self) -> tuple[tuple[Breakdown, ...], tuple[Share, ...]]:
        found = [breakdowns(passage) for passage in self._passages]
        return tuple(one for wrong, _ in found for one in wrong), tuple(one for _, shares in found for one in shares)

    @property
    def breakdowns(self) -> tuple[Breakdown, ...]:
        """The listings in running text that do not add up to what they break down."""
        return self._broken_down[0]

    @property
    def shares(self) -> tuple[Share, ...]:
        """The percentages that running text gives of parts."""
        return self._broken_down[1]

    @cached_property
    def _said(self) -> tuple[tuple[Claim, ...], tuple[Denied, ...]]:
        if not self.form or not self.form.claims or not self.tables:
            return (), ()
        return read_claims(self._passages, self.form.claims, self.year, self.unit)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """What running text says of the figures of the tables; none where there are no tables to compare with."""
        return self._said[0]

    @property
    def denied(self) -> tuple[Denied, ...]:
        """What running text says there is nothing of in the tables."""
        return self._said[1]

    @cached_property
    def contradicted(self) -> tuple[Contradicted, ...]:
        """The claims that are none of the sums they may be; not those that rest on a cell without a figure."""
        found = []
        for claim in self.claims:
            sums = self.sums(claim.statement)
            if sums and not any(agrees(claim.stated, value) for cells, _ in sums for value in self._maybe(cells)):
                found.append(Contradicted(claim, sums))
        return tuple(found)

    def _maybe(self, cells: Iterable[CellId]) -> set[Decimal]:
        """What some cells may add up to, where a total that is not the sum of its parts may be that sum."""
        sums = {Decimal(0)}
        for cell in cells:
            value = self.value(cell)
            values = {value, self._by_parts.get(cell, value)} - {None}
            sums = {total + one for total in sums for one in values if one is not None}
        return sums

    @cached_property
    def _by_parts(self) -> dict[CellId, Decimal]:
        """The totals that broken relations give, unexplained by a wrong cell: by total, the sum of its parts."""
        broken = (one.relation for one in self.diagnosis.unexplained)
        return {one.tie.right[0]: one.left for one in broken if one.tie.kind == "row-total"}

    def sums(self, statement: Statement) -> tuple[tuple[tuple[CellId, ...], Decimal], ...]:
        """The sums of cells that a statement may be, each with its value; none where one of them cannot be read."""
        totals = [(self.cells(names), self.total(names)) for names in statement.equals]
        read = tuple((cells, total) for cells, total in totals if total is not None)
        return read if len(read) == len(totals) else ()

    def cells(self, names: Iterable[str]) -> tuple[CellId, ...]:
        """The cells that names ``table/row/column`` of the form stand for."""
        return tuple(cell for name in names for cell in cells_of(self.form, name)) if self.form else ()

    def total(self, names: Iterable[str]) -> Decimal | None:
        """What those cells add up to; None where one of them has no figure."""
        values = [self.value(cell) for cell in self.cells(names)]
        read = [value for value in values if value is not None]
        return sum(read, Decimal(0)) if read and len(read) == len(values) else None

    def value(self, name: CellId) -> Decimal | None:
        """The figure of a cell, or that which it should be where it alone is wrong; None where it has none.

        Less than nothing is no figure but of a change.
        """
        corrected = self._corrected.get(name)
        figure = self.figure(name)
        if corrected is not None or figure is None or figure.kind != "figure":
            return corrected
        return figure.value if figure.value >= 0 or self.column(name).figures == "change" else None

    @cached_property
    def _corrected(self) -> dict[CellId, Decimal]:
        return {wrong.cell: wrong.expected for wrong in self.diagnosis.wrong}

    def text_of(self, section: str) -> str:
        """The running text of a section, a paragraph a line; what runs on in its heading's paragraph too."""
        return "\n".join(one.text[one.start :] for one in self.prose if one.section == section)

    def section_at(self, block: int) -> FoundSection | None:
        """The section a block stands in; None before the first."""
        position = bisect_right(self.headings, block, key=lambda found: found.place.block)
        return self.headings[position - 1] if position else None

    def _section_ids(self) -> dict[int, str]:
        found = ((block.number, self.section_at(block.number)) for block in self.document.blocks)
        return {number: heading.section.id for number, heading in found if heading}


def _may_be_page(document: Document) -> bool:
    """Whether it was copied from a web page: not a Word file, nor a text that begins with its title's lines."""
    return document.format != "docx" and any(
        isinstance(block, Paragraph) and block.story == "metadata" for block in document.blocks[:LEAD_BLOCKS]
    )


def match(document: Document, forms: Sequence[Form]) -> tuple[Draft, tuple[Form, int] | None]:
    """A document read against the form it is, in the edition of its year.

    Where it is none of them the draft has no form. Where it is one that has no edition for its year, the newest
    edition and that year are given beside it.
    """
    families: dict[str, list[Form]] = {}
    for form in forms:
        families.setdefault(form.id, []).append(form)
    for editions in families.values():
        newest = max(editions, key=lambda form: form.years.start)
        draft = Draft(document, newest)
        if not resembles(draft):
            continue
        edition = next((form for form in editions if draft.year in form.years), None if draft.year else newest)
        if not edition:
            return Draft(document, None), (newest, draft.year)
        return fitted(draft if edition is newest else Draft(document, edition), document, editions), None
    return Draft(document, None), None


def fitted(draft: Draft, document: Document, editions: Sequence[Form]) -> Draft:
    """A draft with each of its tables read by the edition it departs from least, by its own where that is as good.

    A report on last year's form is so checked by that form, instead of by what it never was.
    """
    form = draft.form
    if form is None or not any(table.faults for table in draft.tables.values()):
        return draft
    departure = {name: _departure(table) for name, table in draft.tables.items()}
    borrowed: dict[str, Form] = {}
    for other in editions:
        if other.id == form.id and other is not form:
            for name, table in Draft(document, other).tables.items():
                if name in departure and _departure(table) < departure[name]:
                    departure[name] = _departure(table)
                    borrowed[name] = other
    return Draft(document, _with_tables(form, tuple(borrowed.items())), borrowed) if borrowed else draft


def _departure(table: BoundTable) -> int:
    """How many rows and columns of a table are not the form's; more than any has where its columns cannot be told.

    What a table lacks says nothing: it may have been cut, and then departs least from the smallest form.
    """
    return sum(len(fault.labels) or UNTOLD for fault in table.faults if not fault.kind.startswith("missing"))


@lru_cache(maxsize=16)
def _with_tables(form: Form, borrowed: tuple[tuple[str, Form], ...]) -> Form:
    """A form with some of its tables as other editions have them."""
    lent = {
        name: msgspec.structs.replace(other.table(name), basis=other.table(name).basis or other.basis)
        for name, other in borrowed
    }
    return msgspec.structs.replace(form, tables=tuple(lent.get(table.id, table) for table in form.tables))


def resembles(draft: Draft, least: int = 3) -> bool:
    """Whether a draft has enough of its form to be one: a title counts three, a section or a table one each."""
    return (3 if draft.title else 0) + len(draft.sections) + len(draft.tables) >= least


@lru_cache(maxsize=16)
def _ties(form: Form) -> tuple[Tie, ...]:
    return tuple(ties(form))


@lru_cache(maxsize=16)
def _amounts(form: Form) -> frozenset[CellId]:
    return frozenset(
        CellId(table.id, row.id, col.id)
        for table in form.tables
        for band in table.bands
        for col in band.column_leaves()
        if col.figures == "amount"
        for row in band.row_leaves()
    )


@lru_cache(maxsize=16)
def _leaves(form: Form) -> dict[tuple[str, str, str, str], Leaf]:
    found: dict[tuple[str, str, str, str], Leaf] = {}
    for table in form.tables:
        for band in table.bands:
            for row in band.row_leaves():
                found["row", table.id, row.id, ""] = row
                for col in band.column_leaves():
                    found["col", table.id, row.id, col.id] = col
    return found


@lru_cache(maxsize=16)
def _shared_names(form: Form | None) -> frozenset[tuple[str, str]]:
    """The columns, by table and id, that stand in a group and share their label with another of the band."""
    found: set[tuple[str, str]] = set()
    for table in form.tables if form else ():
        for band in table.bands:
            columns = band.column_leaves()
            labels = [leaf.label for leaf in columns]
            found |= {(table.id, leaf.id) for leaf in columns if labels.count(leaf.label) > 1 and len(leaf.path) > 1}
    return frozenset(found)


def _leaf_of(form: Form | None, name: CellId, axis: str) -> Leaf:
    if form is None:
        raise KeyError(name)
    return _leaves(form)[axis, name.table, name.row, name.col if axis == "col" else ""]
