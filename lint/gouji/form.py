"""A type of document as data: what a form says, read from TOML and checked as it is read.

A form states its titles, its sections, the fields of its lead, its tables with every row and column label, and the
relations between their cells. An office adds its own without code; `docs/forms.md` describes the file.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain
from typing import Any, Literal

import msgspec
import tomli

from gouji.validation import Invalid, validated

Axis = Literal["rows", "columns", "cells"]
RelationKind = Literal["row-total", "column-total", "balance"]
FigureKind = Literal["count", "amount", "change", "text"]


class FormError(Exception):
    """A form that cannot be used: what is wrong where, in Chinese and English."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh)
        self.zh = zh
        self.en = en


class Data(msgspec.Struct, frozen=True, eq=False, forbid_unknown_fields=True):
    """What all parts of a form share: they do not change, a misspelt key is an error, and each is only itself."""


class Years(Data, frozen=True, rename={"start": "from", "end": "to"}):
    """The report years an edition is for, both ends included; 0 leaves an end open."""

    start: int = 0
    end: int = 9999

    def __contains__(self, year: object) -> bool:
        return isinstance(year, int) and self.start <= year <= self.end


class Title(Data, frozen=True):
    """What the document calls itself.

    ``names`` are the wordings by which a title is known, the prescribed first; ``holds`` is what stands beside them.
    ``bodies`` are the endings of the names of those who write it, by which a unit in a line of its own is known;
    ``sites`` are those among them that a web site prints as its own name above every page.
    """

    names: tuple[str, ...]
    holds: tuple[Literal["unit", "year"], ...] = ("unit", "year")
    bodies: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()


class Aspect(Data, frozen=True):
    """Something a section should speak of; any of ``words`` in its text shows that it does.

    It is asked of those whose names end with one of ``units`` alone, of all where there are none.
    """

    title: str
    words: tuple[str, ...]
    units: tuple[str, ...] = ()


class Declaration(Data, frozen=True):
    """Something a document should state in a section; any of its patterns, regular expressions, shows that it does.

    ``patterns`` are looked for in the section, ``anywhere`` in the whole text.
    """

    title: str
    example: str
    patterns: tuple[str, ...] = ()
    anywhere: tuple[str, ...] = ()
    basis: str = ""


class Section(Data, frozen=True):
    """A required section.

    ``accepted`` are wordings as good as the title; ``recognised`` those that depart from it but leave no doubt, and so
    does any heading that holds every word of ``containing``. What a ``renewed`` one says is to be new every year.
    ``no_answers`` are texts that are no answer where they are all it says; ``longest`` is the most characters it should
    have, 0 for no limit.
    """

    id: str
    title: str
    accepted: tuple[str, ...] = ()
    recognised: tuple[str, ...] = ()
    containing: tuple[str, ...] = ()
    renewed: bool = False
    no_answers: tuple[str, ...] = ()
    aspects: tuple[Aspect, ...] = ()
    declarations: tuple[Declaration, ...] = ()
    longest: int = 0
    basis: str = ""


class Period(Data, frozen=True, rename="kebab"):
    """The statistics period the lead must state: a range of dates in one sentence with one of ``words``.

    ``whole_year`` asks for 1 January to 31 December. ``announced_by`` are the words with which the lead announces the
    document by its title and so says again which year it is on.
    """

    words: tuple[str, ...]
    example: str
    whole_year: bool = False
    announced_by: tuple[str, ...] = ()
    basis: str = ""


class OwnWork(Data, frozen=True, rename="kebab"):
    """How sentences tell what the body itself did in the year, by which those of last year's report are known.

    One speaks of the body where one of ``selves`` (我, 本) stands before one of ``bodies`` (局), or by the unit's name;
    of what it did where it holds one of ``activity``, and a number before one of ``units`` or one of ``nothing``, which
    are regular expressions. One of ``lawful`` shows that another year is rightly named. ``plans`` follow 将 where it
    speaks of what is to come: not behind one of ``told-before``, nor before one of ``no-plan-behind``; one of
    ``promises`` behind a coming year makes it a plan as well.
    """

    activity: tuple[str, ...]
    selves: tuple[str, ...]
    bodies: tuple[str, ...]
    units: tuple[str, ...]
    nothing: tuple[str, ...] = ()
    lawful: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()
    promises: tuple[str, ...] = ()
    told_before: tuple[str, ...] = ()
    no_plan_behind: tuple[str, ...] = ()


class Deadline(Data, frozen=True):
    """The last day, in the year behind the one reported on, for units whose names end with one of ``units``."""

    units: tuple[str, ...]
    month: int
    day: int
    basis: str = ""


class Publication(Data, frozen=True):
    """By when the document must be published; ``labels`` are the words before its date among the fields of a web page.

    A unit is of the kind of the longest ending it has; those of ``exempt`` have no deadline.
    """

    labels: tuple[str, ...]
    deadlines: tuple[Deadline, ...] = ()
    exempt: tuple[str, ...] = ()

    def deadline(self, unit: str) -> Deadline | None:
        """The deadline for a unit by its name; None where there is none for its kind."""
        kinds = [(len(ending), one) for one in self.deadlines for ending in one.units if unit.endswith(ending)]
        longest, found = max(kinds, key=lambda kind: kind[0], default=(0, None))
        return None if any(len(ending) > longest and unit.endswith(ending) for ending in self.exempt) else found


class ContactLabels(Data, frozen=True):
    """The words that stand before each kind of contact detail."""

    phone: tuple[str, ...] = ()
    address: tuple[str, ...] = ()
    postcode: tuple[str, ...] = ()
    email: tuple[str, ...] = ()


class Contact(Data, frozen=True):
    """The contact details the document must give; at least one of the four kinds."""

    labels: ContactLabels
    example: str
    basis: str = ""


class Label(Data, frozen=True):
    """A row or a column, or a group of them (``of``), as printed; ``also`` holds other wordings seen in use.

    What carries figures has an ``id``; a group has one where a relation names it for all that stands below it.
    ``figures`` says of a column whether it counts things, gives amounts, which may have decimals, changes, which may be
    less than nothing, or holds text.
    """

    label: str = ""
    id: str = ""
    also: tuple[str, ...] = ()
    of: tuple["Label", ...] = ()
    figures: FigureKind = "count"


class Leaf(msgspec.Struct, frozen=True):
    """A row or column of figures with the labels that lead to it, outermost first; ``order`` counts from 0."""

    id: str
    path: tuple[Label, ...]
    order: int

    @property
    def label(self) -> str:
        """Its own label."""
        return self.path[-1].label

    @property
    def figures(self) -> FigureKind:
        """Whether it counts things, gives amounts or changes, or holds text."""
        return self.path[-1].figures


class Band(Data, frozen=True):
    """A part of a table with a header of its own; most tables have one.

    ``heading`` stands alone in a row above the header, ``corner`` over the row labels. A single row without a label is
    written ``rows = [{ id = "…" }]``.
    """

    columns: tuple[Label, ...]
    rows: tuple[Label, ...]
    heading: str = ""
    corner: str = ""

    def column_leaves(self) -> list[Leaf]:
        """Its columns of figures, from the left."""
        return leaves(self.columns)

    def row_leaves(self) -> list[Leaf]:
        """Its rows of figures, from the top."""
        return leaves(self.rows)


class Terms(Data, frozen=True):
    """Two sides that must be equal: a ``total`` and its ``parts``, or ``left`` and ``right``."""

    total: str = ""
    parts: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()


class Relation(Data, frozen=True):
    """A relation between rows, on every column; between columns, on every row; or between single cells.

    Rows and columns are named by their ids, a group's id standing for all below it; cells are written
    ``table/row/column``. ``on`` keeps a relation of rows to these columns, or of columns to these rows.
    """

    rows: Terms | None = None
    columns: Terms | None = None
    cells: Terms | None = None
    on: tuple[str, ...] = ()
    basis: str = ""


class Flow(Data, frozen=True):
    """A figure of this year (``this``) that follows from one of last year's report (``last``).

    Of this year, what is in ``plus`` is added to it and what is in ``minus`` taken away.
    """

    this: str
    last: str
    plus: tuple[str, ...] = ()
    minus: tuple[str, ...] = ()


class Carried(Data, frozen=True):
    """A tie to last year's report between rows, on every column, or between columns, on every row.

    ``on`` keeps one of rows to these columns, or one of columns to these rows.
    """

    rows: Flow | None = None
    columns: Flow | None = None
    on: tuple[str, ...] = ()
    basis: str = ""


class FormTable(Data, frozen=True):
    """A table of the form; ``section`` is the id of the section it stands in."""

    id: str
    title: str
    section: str = ""
    bands: tuple[Band, ...] = ()
    relations: tuple[Relation, ...] = ()
    carried: tuple[Carried, ...] = ()
    basis: str = ""


class Law(Data, frozen=True):
    """A law that documents cite: its names, the number it has now, and those it had before.

    ``since`` is the first report year for which the number of today is the right one.
    """

    names: tuple[str, ...]
    number: str
    earlier: tuple[str, ...] = ()
    since: int = 0
    basis: str = ""


class Statement(Data, frozen=True):
    """A number that running text may state, and the sums of cells any of which it may be.

    ``words`` stand before the number, ``behind`` follow it, ``none`` say that there is nothing; in each, ``…`` stands
    for any of the words between. ``topics`` are those it may be said of; ``unless`` are words that make it something
    else. A ``whole`` is never one of the parts behind 其中.
    """

    id: str
    name: str
    equals: tuple[tuple[str, ...], ...]
    words: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    whole: bool = False
    basis: str = ""


class Denial(Data, frozen=True):
    """Words that say, of a topic, that the cells ``nil`` are all 0; ``beside`` are statements that limit them."""

    id: str
    name: str
    nil: tuple[str, ...]
    words: tuple[str, ...]
    topics: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    basis: str = ""


class Claims(Data, frozen=True):
    """What running text may claim about the figures of the tables, and the words by which it is understood."""

    units: tuple[str, ...]
    statements: tuple[Statement, ...] = ()
    denials: tuple[Denial, ...] = ()
    sections: tuple[str, ...] = ()
    topics: dict[str, tuple[str, ...]] = {}
    between: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    elsewhere: dict[str, str] = {}


class Form(Data, frozen=True, rename={"own_work": "own-work"}):
    """One edition of one form. ``placeholders`` are phrases of its template that are to be replaced."""

    id: str
    name: str
    title: Title
    edition: str = ""
    name_en: str = ""
    basis: str = ""
    years: Years = Years()
    sections: tuple[Section, ...] = ()
    period: Period | None = None
    contact: Contact | None = None
    publication: Publication | None = None
    own_work: OwnWork | None = None
    tables: tuple[FormTable, ...] = ()
    relations: tuple[Relation, ...] = ()
    placeholders: tuple[str, ...] = ()
    laws: tuple[Law, ...] = ()
    claims: Claims | None = None

    def table(self, table_id: str) -> FormTable:
        """The table of an id; KeyError where the form has none."""
        for found in self.tables:
            if found.id == table_id:
                return found
        raise KeyError(table_id)


class CellId(msgspec.Struct, frozen=True):
    """A cell of figures, by the ids of its table, row and column."""

    table: str
    row: str
    col: str


class Tie(msgspec.Struct, frozen=True):
    """One relation on one row, column or set of cells: the sum of ``left`` must equal the sum of ``right``.

    In a total, ``left`` holds the parts and ``right`` the total alone. ``on`` names the row or column it holds on.
    """

    kind: RelationKind
    left: tuple[CellId, ...]
    right: tuple[CellId, ...]
    on: str = ""
    basis: str = ""

    @property
    def cells(self) -> tuple[CellId, ...]:
        """All its cells, left to right."""
        return self.left + self.right


class FlowTie(msgspec.Struct, frozen=True):
    """A tie to last year's report on one row or column: ``this`` = ``last`` + the sum of ``plus`` - that of ``minus``.

    ``last`` names a cell of last year's report, all others one of this year's.
    """

    this: CellId
    last: CellId
    plus: tuple[CellId, ...] = ()
    minus: tuple[CellId, ...] = ()
    basis: str = ""


def leaves(labels: Iterable[Label]) -> list[Leaf]:
    """The rows or columns of figures below some labels, in order."""
    return [*_leaves(tuple(labels))]


@lru_cache(maxsize=256)
def _leaves(labels: tuple[Label, ...]) -> tuple[Leaf, ...]:
    """Labels are only themselves: what is remembered of them is theirs."""
    return tuple(Leaf(path[-1].id, path, order) for order, path in enumerate(_paths(labels, ())))


def _paths(labels: Iterable[Label], above: tuple[Label, ...]) -> Iterator[tuple[Label, ...]]:
    for label in labels:
        path = (*above, label)
        if label.of:
            yield from _paths(label.of, path)
        else:
            yield path


def load_form(text: str, name: str, beside: Callable[[str], str] | None = None) -> Form:
    """The form a TOML text states; ``name`` stands for it in messages.

    ``beside`` gives the text of the file that ``like`` names; without it the form must stand by itself. Raises
    :class:`FormError` where the text is no TOML, a key is unknown, missing or of a wrong type, an id is used twice, or
    a table or relation names what the form does not have; and what ``beside`` raises.
    """
    stated = dict(_parsed(text, name))
    like = stated.pop("like", None)
    if like is not None:
        if not isinstance(like, str) or beside is None:
            raise FormError(f"{name}：like 应为旁边一个表式文件的名字", f"{name}: like names a form's file beside it")
        stated = _on_top_of(_parsed(beside(like), like), stated)
    try:
        form = validated(stated, Form)
    except Invalid as error:
        raise FormError(f"{name}：格式有误：{error.zh}", f"{name}: not a form: {error.en}") from None
    if like is not None and form.claims:
        form = msgspec.structs.replace(form, claims=_held(form, form.claims))
    for zh, en in _form_faults(form):
        raise FormError(f"{name}：{zh}", f"{name}: {en}")
    return form


def _held(form: Form, claims: Claims) -> Claims:
    """The claims of a form like another that speak of cells it has."""
    statements = tuple(one for one in claims.statements if all(cells_of(form, name) for name in chain(*one.equals)))
    denials = tuple(one for one in claims.denials if all(cells_of(form, name) for name in one.nil))
    return msgspec.structs.replace(claims, statements=statements, denials=denials)


@lru_cache(maxsize=4)
def _parsed(text: str, name: str) -> Mapping[str, Any]:
    """A TOML text as data, which is not to be changed: an edition and those that are like it are read from one."""
    try:
        return tomli.loads(text)
    except (tomli.TOMLDecodeError, RecursionError) as error:
        raise FormError(f"{name}：不是正确的 TOML：{error}", f"{name}: not valid TOML: {error}") from None


def _on_top_of(like: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """What a form states over what the one it is like does: part by part, and of the tables each by its id."""
    tables = {
        table.get("id"): table
        for form in (like, own)
        for table in form.get("tables", ())
        if isinstance(form["tables"], list) and isinstance(table, dict)
    }
    return {**like, **own, "tables": list(tables.values())}


def ties(form: Form) -> list[Tie]:
    """Every relation of a form on every row, column or set of cells it holds on, tables in order."""
    found = [tie for table in form.tables for relation in table.relations for tie in _table_ties(form, table, relation)]
    return found + [
        _cells_tie(relation.cells, relation.basis or form.basis) for relation in form.relations if relation.cells
    ]


def _table_ties(form: Form, table: FormTable, relation: Relation) -> Iterator[Tie]:
    basis = relation.basis or table.basis or form.basis
    if relation.cells:
        yield _cells_tie(relation.cells, basis)
    for band in table.bands:
        yield from _band_ties(table.id, band, relation, basis)


def _band_ties(table: str, band: Band, relation: Relation, basis: str) -> Iterator[Tie]:
    rows = band.row_leaves()
    columns = [leaf for leaf in band.column_leaves() if leaf.figures != "text"]
    if relation.rows and (sides := _sides(relation.rows, rows)):
        kind: RelationKind = "column-total" if relation.rows.total else "balance"
        for col in _held_on(columns, relation.on):
            left, right = (tuple(CellId(table, row, col) for row in side) for side in sides)
            yield Tie(kind, left, right, col, basis)
    if relation.columns and (sides := _sides(relation.columns, columns)):
        kind = "row-total" if relation.columns.total else "balance"
        for row in _held_on(rows, relation.on):
            left, right = (tuple(CellId(table, row, col) for col in side) for side in sides)
            yield Tie(kind, left, right, row, basis)


def flow_ties(form: Form) -> list[FlowTie]:
    """Every tie of a form to last year's report, on every row or column it holds on, tables in order."""
    return [
        tie
        for table in form.tables
        for carried in table.carried
        for band in table.bands
        for tie in _flow_ties(table, band, carried)
    ]


def _flow_ties(table: FormTable, band: Band, carried: Carried) -> Iterator[FlowTie]:
    rows, columns = band.row_leaves(), [leaf for leaf in band.column_leaves() if leaf.figures != "text"]
    flow, along, across = (carried.rows, rows, columns) if carried.rows else (carried.columns, columns, rows)
    if flow and {flow.this, flow.last, *flow.plus, *flow.minus} <= {leaf.id for leaf in along}:
        for held in _held_on(across, carried.on):

            def cell(name: str, held: str = held) -> CellId:
                return CellId(table.id, name, held) if carried.rows else CellId(table.id, held, name)

            yield FlowTie(
                cell(flow.this),
                cell(flow.last),
                tuple(map(cell, flow.plus)),
                tuple(map(cell, flow.minus)),
                carried.basis or table.basis,
            )


def _held_on(among: list[Leaf], names: tuple[str, ...]) -> list[str]:
    return [leaf.id for leaf in among if not names or any(label.id in names for label in leaf.path)]


def _cells_tie(terms: Terms, basis: str) -> Tie:
    left, right = (tuple(CellId(*name.split("/")) for name in side) for side in _both(terms))
    return Tie("balance", left, right, "", basis)


def _both(terms: Terms) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return (terms.parts, (terms.total,)) if terms.total else (terms.left, terms.right)


def _sides(terms: Terms, among: list[Leaf]) -> tuple[list[str], list[str]] | None:
    """Both sides as ids of rows or columns of figures; None where one of them is not among these."""
    left, right = ([_below(name, among) for name in side] for side in _both(terms))
    if not all(chain(left, right)):
        return None
    return list(chain(*left)), list(chain(*right))


def cells_of(form: Form, name: str) -> tuple[CellId, ...]:
    """The cells a name ``table/row/column`` stands for, a group's id standing for all below it; none if unknown."""
    table, row, col = [*name.split("/"), "", ""][:3]
    return tuple(
        CellId(table, one, other)
        for found in form.tables
        if found.id == table
        for band in found.bands
        for one in _by_name(band.rows).get(row, ())
        for other in _by_name(band.columns).get(col, ())
    )


@lru_cache(maxsize=256)
def _by_name(labels: tuple[Label, ...]) -> dict[str, list[str]]:
    """The rows or columns of figures that stand below each id, a leaf below its own."""
    found: dict[str, list[str]] = {}
    for leaf in _leaves(labels):
        for name in {label.id for label in leaf.path} if leaf.figures != "text" else ():
            found.setdefault(name, []).append(leaf.id)
    return found


def _below(name: str, among: list[Leaf]) -> list[str]:
    return [leaf.id for leaf in among if any(label.id == name for label in leaf.path)]


def _form_faults(form: Form) -> Iterator[tuple[str, str]]:
    yield from _doubled("章节", "section", [section.id for section in form.sections])
    yield from _doubled("表格", "table", [table.id for table in form.tables])
    if form.period and not _is_example(form.period.example):
        yield "period.example 中只能用 {year}", "period.example may use {year} alone"
    yield from _pattern_faults(form)
    sections = {section.id for section in form.sections}
    for table in form.tables:
        if table.section and table.section not in sections:
            yield _unknown(f"tables.{table.id}", "章节", "section", table.section)
        yield from _table_faults(table)
    for relation in form.relations:
        if relation.rows or relation.columns or not relation.cells:
            yield ("表外的关系只能用 cells 写", "a relation outside a table is written with cells")
    yield from _relation_faults(form)
    if form.claims:
        yield from _claim_faults(form, form.claims)


def _claim_faults(form: Form, claims: Claims) -> Iterator[tuple[str, str]]:
    statements = [one.id for one in claims.statements]
    yield from _doubled("陈述", "statement", statements + [one.id for one in claims.denials])
    sections = [section.id for section in form.sections]
    yield from _all_known("claims.sections", "章节", "section", claims.sections, sections)
    for one in claims.statements:
        where = f"claims.{one.id}"
        yield from _all_known(where, "话题", "topic", one.topics, claims.topics)
        yield from _unknown_cells(form, where, chain(*one.equals))
    for denial in claims.denials:
        where = f"claims.{denial.id}"
        yield from _all_known(where, "话题", "topic", denial.topics, claims.topics)
        yield from _all_known(where, "陈述", "statement", denial.beside, statements)
        yield from _unknown_cells(form, where, denial.nil)


def _all_known(where: str, zh: str, en: str, names: Iterable[str], known: Collection[str]) -> Iterator[tuple[str, str]]:
    yield from (_unknown(where, zh, en, name) for name in names if name not in known)


def _unknown_cells(form: Form, where: str, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    yield from (_unknown(where, "单元格", "cell", name) for name in names if not cells_of(form, name))


def _pattern_faults(form: Form) -> Iterator[tuple[str, str]]:
    patterns = [
        (f"sections.{section.id}.declarations", pattern)
        for section in form.sections
        for one in section.declarations
        for pattern in (*one.patterns, *one.anywhere)
    ] + [("own-work.nothing", pattern) for pattern in (form.own_work.nothing if form.own_work else ())]
    for where, pattern in patterns:
        try:
            re.compile(pattern)
        except re.error as error:
            yield f"{where}：不是正确的正则表达式：{pattern}（{error}）", f"{where}: bad pattern {pattern}: {error}"


def _is_example(text: str) -> bool:
    try:
        text.format(year=0)
    except (KeyError, IndexError, ValueError):
        return False
    return True


def _table_faults(table: FormTable) -> Iterator[tuple[str, str]]:
    where = f"tables.{table.id}"
    if not table.bands:
        yield f"{where}：没有 bands", f"{where}: it has no bands"
    yield from _doubled(
        f"{where} 的行", f"row of {where}", [leaf.id for band in table.bands for leaf in band.row_leaves()]
    )
    for band in table.bands:
        rows, columns = band.row_leaves(), band.column_leaves()
        yield from _doubled(f"{where} 的列", f"column of {where}", [leaf.id for leaf in columns])
        if any(not leaf.id for leaf in rows + columns):
            yield f"{where}：每个有数字的行、列都要有 id", f"{where}: every row and column of figures needs an id"
        if any(not leaf.label for leaf in columns) or (len(rows) > 1 and any(not leaf.label for leaf in rows)):
            yield f"{where}：行、列要有 label", f"{where}: rows and columns need a label"


def _relation_faults(form: Form) -> Iterator[tuple[str, str]]:
    known = {
        CellId(table.id, row.id, col.id)
        for table in form.tables
        for band in table.bands
        for row in band.row_leaves()
        for col in band.column_leaves()
    }
    for table in form.tables:
        for relation in table.relations:
            where = f"tables.{table.id}.relations"
            yield from _terms_faults(where, relation)
            yield from _on_faults(where, table, relation)
            if not relation.cells and not any(True for _ in _table_ties(form, table, relation)):
                terms = relation.rows or relation.columns
                names = "、".join(chain(*_both(terms))) if terms else ""
                yield f"{where}：找不到其中的行或列：{names}", f"{where}: unknown row or column among {names}"
        for carried in table.carried:
            only = msgspec.structs.replace(form, tables=(msgspec.structs.replace(table, carried=(carried,)),))
            if (carried.rows is None) == (carried.columns is None) or not flow_ties(only):
                yield (
                    f"tables.{table.id}.carried：写 rows 或 columns 之一，其中的行或列要在同一段表里",
                    f"tables.{table.id}.carried: it has rows or columns, which one band of the table holds",
                )
    for relation in chain(form.relations, *(table.relations for table in form.tables)):
        if relation.cells:
            yield from _cell_faults(relation.cells, known)


def _terms_faults(where: str, relation: Relation) -> Iterator[tuple[str, str]]:
    given = [terms for terms in (relation.rows, relation.columns, relation.cells) if terms]
    whole = all(
        bool(terms.total and terms.parts) != bool(terms.left and terms.right) and bool(terms.total) == bool(terms.parts)
        for terms in given
    )
    if len(given) != 1 or not whole:
        yield (
            f"{where}：每条关系写 rows、columns、cells 之一，内含 total 与 parts，或 left 与 right",
            f"{where}: a relation has one of rows, columns, cells, with total and parts, or left and right",
        )


def _on_faults(where: str, table: FormTable, relation: Relation) -> Iterator[tuple[str, str]]:
    known = {
        label.id
        for band in table.bands
        for leaf in (band.column_leaves() if relation.rows else band.row_leaves())
        for label in leaf.path
    }
    for name in relation.on:
        if name not in known:
            yield _unknown(f"{where}.on", "行或列", "row or column", name)


def _cell_faults(terms: Terms, known: set[CellId]) -> Iterator[tuple[str, str]]:
    for name in chain(*_both(terms)):
        parts = name.split("/")
        if len(parts) != 3 or CellId(*parts) not in known:  # noqa: PLR2004  # table, row, column
            yield _unknown("relations", "单元格", "cell", name)


def _doubled(zh: str, en: str, ids: list[str]) -> Iterator[tuple[str, str]]:
    for name in dict.fromkeys(ids):
        if name and ids.count(name) > 1:
            yield f"{zh} id “{name}”用了两次", f"{en} id {name!r} is used twice"


def _unknown(where: str, zh: str, en: str, name: str) -> tuple[str, str]:
    return f"{where}：没有名为“{name}”的{zh}", f"{where}: no {en} named {name!r}"
