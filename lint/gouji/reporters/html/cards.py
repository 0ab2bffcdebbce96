"""The findings as cards: what is wrong, where, what should stand there, and what it rests on."""

from collections.abc import Iterator
from typing import Literal

import msgspec

from gouji.findings import EarlierPlace, FileResult, Finding, Location
from gouji.reporters.html.links import Links
from gouji.reporters.html.marks import shown
from gouji.reporters.html.texts import Setting, Words
from gouji.reporters.parts import place

Kind = Literal["error", "warning", "info", "waived"]


class Target(msgspec.Struct, frozen=True):
    """A place in words, in figures, and as the name of the place in the page; empty where it is not shown."""

    words: str
    display: str
    id: str
    message: str = ""


class Card(msgspec.Struct, frozen=True):
    """A finding. ``kind`` is its severity, or ``waived`` where it does not count; ``waived`` then says why."""

    number: int
    id: str
    mark: str
    kind: Kind
    severity: str
    code: str
    name: str
    message: str
    waived: str
    target: Target
    excerpt: str
    expected: str | None
    actual: str | None
    related: tuple[Target, ...]
    basis: str
    about: str


def cards_of(file: FileResult, links: Links, setting: Setting) -> tuple[Card, ...]:
    """A card for every finding of a file, numbered from 1 in their order."""
    return tuple(_card(number, found, links, setting) for number, found in enumerate(file.findings, 1))


def _card(number: int, found: Finding, links: Links, setting: Setting) -> Card:
    words = setting.words
    mark = links.mark(number) if links.evidence else ""
    return Card(
        number=number,
        id=links.card(number),
        mark=mark,
        kind=kind_of(found),
        severity=severity_word(found.severity, words),
        code=found.code,
        name=found.name,
        message=shown(found.message),
        waived=shown(_waived(found, words)),
        target=_target(found.location, mark, setting),
        excerpt=shown(found.excerpt) if not found.location.table else "",
        expected=None if found.expected is None else shown(found.expected),
        actual=None if found.actual is None else shown(found.actual),
        related=tuple(_related(found, links, setting)),
        basis=shown(found.basis or ""),
        about=setting.about.get(found.code, ""),
    )


def kind_of(found: Finding) -> Kind:
    """The severity of a finding that counts."""
    return found.severity if found.counts else "waived"


def severity_word(severity: str, words: Words) -> str:
    """A severity in words."""
    return {"error": words.error, "warning": words.warning, "info": words.info}.get(severity, severity)


def _waived(found: Finding, words: Words) -> str:
    if found.suppressed:
        return words.colon.join(filter(None, (words.suppressed, found.suppressed.reason)))
    return words.known if found.known else ""


def _target(location: Location, mark: str, setting: Setting) -> Target:
    return Target(shown(place(location, setting.lang)) or setting.words.beginning, location.display, mark)


def _related(found: Finding, links: Links, setting: Setting) -> Iterator[Target]:
    for one in found.related:
        earlier = isinstance(one, EarlierPlace)
        where = (
            setting.words.earlier if earlier else shown(place(one.location, setting.lang)) or setting.words.beginning
        )
        display = "" if earlier else one.location.display
        yield Target(where, display, links.related(one), shown(one.message))
