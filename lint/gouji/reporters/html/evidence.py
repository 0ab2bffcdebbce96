"""What was recognised and checked in a file and held, so that a clean result is evidence and not silence."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

import msgspec

from gouji.draft import BoundTable, Checked, Draft
from gouji.figures import show
from gouji.findings import FileResult, TieCount
from gouji.form import CellId
from gouji.model import Place
from gouji.reporters.html.links import Links
from gouji.reporters.html.marks import shown
from gouji.reporters.html.texts import Setting, Words
from gouji.rule import Rule, first_sentence


class Fact(msgspec.Struct, frozen=True):
    """Something the form asks for: its name, what was found of it, none where nothing was, and where."""

    name: str
    texts: tuple[str, ...]
    id: str = ""


class Relation(msgspec.Struct, frozen=True):
    """A relation: the row or column it holds on, and its figures or the cells that have none."""

    on: str
    said: str


class Relations(msgspec.Struct, frozen=True):
    """The relations of a table: how many are of each state, and those that held or could not be checked."""

    table: str
    id: str
    counts: str
    held: tuple[Relation, ...]
    unchecked: tuple[Relation, ...]


class Passed(msgspec.Struct, frozen=True):
    """A rule that ran and found nothing, and what it is about."""

    code: str
    name: str
    about: str


def facts_of(draft: Draft, links: Links, words: Words) -> tuple[Fact, ...]:
    """Year, unit, period, contacts and sections, as the form asks for them."""
    return tuple(_facts(draft, links, words)) if draft.form else ()


def _facts(draft: Draft, links: Links, words: Words) -> Iterator[Fact]:
    def at(place: Place | None) -> str:
        return links.block(place.block) if place else ""

    form = draft.form
    title = at(draft.title.place if draft.title else None)
    yield Fact(words.year, (str(draft.year),) if draft.year else ())
    yield Fact(words.unit, _some(draft.unit), title if draft.unit else "")
    if form and form.period:
        period = draft.period
        yield Fact(words.period, _some(period.text if period else ""), at(period.place if period else None))
    if form and form.contact:
        details = tuple(dict.fromkeys(shown(found.detail.text) for found in draft.contacts))
        yield Fact(words.contact, details, at(draft.contacts[0].place if draft.contacts else None))
    for section in form.sections if form else ():
        found = draft.sections.get(section.id)
        name = words.part.format(title=section.title)
        yield Fact(name, _some(found.text if found else ""), at(found.place if found else None))


def _some(text: str) -> tuple[str, ...]:
    return (shown(text),) if text else ()


def relations_of(draft: Draft, links: Links, words: Words) -> tuple[Relations, ...]:
    """The relations of each table of the form, a table that is not there without any."""
    return tuple(
        _relations(draft, table.title, draft.tables.get(table.id), links, words)
        for table in (draft.form.tables if draft.form else ())
    )


def _relations(draft: Draft, title: str, bound: BoundTable | None, links: Links, words: Words) -> Relations:
    if bound is None:
        return Relations(title, "", words.not_found, (), ())
    ties = [one for one in draft.ties if one.tie.cells[0].table == bound.form.id]
    held = [one for one in ties if one.state == "holds"]
    unchecked = [one for one in ties if one.state == "unchecked"]
    count = TieCount(len(held), len(ties) - len(held) - len(unchecked), len(unchecked))
    return Relations(
        shown(title),
        links.block(bound.tables[0].number),
        ties_in_words(count, words) if ties else words.no_ties,
        tuple(Relation(shown(_held_on(draft, one, words)), _sum(draft, one)) for one in held),
        tuple(Relation(shown(_held_on(draft, one, words)), shown(_lacking(draft, one, words))) for one in unchecked),
    )


def ties_in_words(count: TieCount, words: Words) -> str:
    """How many relations held, were broken, and could not be checked."""
    return words.ties.format(held=count.held, broken=count.broken, unchecked=count.unchecked)


def _held_on(draft: Draft, one: Checked, words: Words) -> str:
    """The column all cells of a relation stand in, or else the row of its total, or its column where it has no row."""
    row, column = _row(draft, one.tie.right[0], words), _column(draft, one.tie.right[0], words)
    return column if len({cell.col for cell in one.tie.cells}) == 1 else row or column


def _sum(draft: Draft, one: Checked) -> str:
    sides = (" + ".join(map(show, _values(draft, side))) for side in (one.tie.left, one.tie.right))
    return (" ≈ " if one.left != one.right else " = ").join(sides)


def _values(draft: Draft, cells: Iterable[CellId]) -> Iterator[Decimal]:
    return (figure.value for cell in cells if (figure := draft.figure(cell)))


def _lacking(draft: Draft, one: Checked, words: Words) -> str:
    return words.lacking.format(cells=words.comma.join(_cell(draft, cell, words) for cell in one.unread))


def _cell(draft: Draft, cell: CellId, words: Words) -> str:
    return " × ".join(filter(None, (_row(draft, cell, words), _column(draft, cell, words))))


def _row(draft: Draft, cell: CellId, words: Words) -> str:
    label = draft.row_name(cell)
    return words.row.format(label=_single(label)) if label else ""


def _column(draft: Draft, cell: CellId, words: Words) -> str:
    return words.column.format(label=_single(draft.column_name(cell)))


def _single(label: str) -> str:
    """A label that may stand in quotation marks, its own made single."""
    return label.replace("“", "‘").replace("”", "’")


def passed_of(file: FileResult, ran: Iterable[Rule], setting: Setting) -> tuple[Passed, ...]:
    """The rules that ran on a file and found nothing, by code."""
    found = {one.code for one in file.findings}
    return tuple(
        Passed(rule.code, rule.name, first_sentence(setting.about.get(rule.code, ""), setting.lang))
        for rule in sorted(ran, key=lambda rule: rule.code)
        if rule.code not in found
    )
