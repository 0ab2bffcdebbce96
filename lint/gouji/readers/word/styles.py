"""What a paragraph inherits from its style: outline level, automatic number, hidden text."""

import re
from collections.abc import Iterator

import msgspec

from gouji.readers.word.names import PPR, RPR, VANISH, Element, W, number, switched_on, value_of

_CONTENTS = re.compile("toc (?:[1-9]|heading)", re.IGNORECASE)
MAX_CHAIN = 20
"""Styles based on one another; Word itself stops at about ten."""


class Style(msgspec.Struct, frozen=True):
    """What one style says itself; None where it says nothing."""

    based_on: str | None
    num_id: str | None
    ilvl: int | None
    outline: int | None
    hidden: bool | None


class Inherited(msgspec.Struct, frozen=True):
    """What a paragraph or run gets from its style, each from the nearest style of the chain that says it."""

    names: tuple[str, ...] = ()
    num_id: str | None = None
    ilvl: int | None = None
    outline: int | None = None
    hidden: bool | None = None


class Styles:
    """The styles of a document, by their identifiers.

    ``default`` is that of a paragraph without one, ``contents`` those of a table of contents: Word finds them by name.
    """

    def __init__(self, root: Element | None) -> None:
        """Read the styles part; None where the document has none."""
        self._styles: dict[str, Style] = {}
        self._inherited: dict[str, Inherited] = {}
        self.default = ""
        self.contents: set[str] = set()
        for element in root.iterchildren(W + "style") if root is not None else ():
            name = element.get(W + "styleId", "")
            self._styles[name] = _style(element)
            if _CONTENTS.fullmatch(value_of(element, W + "name") or ""):
                self.contents.add(name)
            if element.get(W + "type") == "paragraph" and element.get(W + "default") in ("1", "true", "on"):
                self.default = name
        self.hides = any(style.hidden for style in self._styles.values())

    def inherited(self, name: str) -> Inherited:
        """What a style gives, with what it has from those it is based on; nothing for an unknown style."""
        found = self._inherited.get(name)
        if found is None:
            found = self._inherited[name] = _inherited(list(self._chain(name)))
        return found

    def _chain(self, name: str) -> Iterator[tuple[str, Style]]:
        for _ in range(MAX_CHAIN):
            style = self._styles.get(name)
            if style is None:
                return
            yield name, style
            name = style.based_on or ""


def _inherited(chain: list[tuple[str, Style]]) -> Inherited:
    styles = [style for _, style in chain]
    return Inherited(
        names=tuple(name for name, _ in chain),
        num_id=next((style.num_id for style in styles if style.num_id is not None), None),
        ilvl=next((style.ilvl for style in styles if style.ilvl is not None), None),
        outline=next((style.outline for style in styles if style.outline is not None), None),
        hidden=next((style.hidden for style in styles if style.hidden is not None), None),
    )


def _style(element: Element) -> Style:
    paragraph, run = element.find(PPR), element.find(RPR)
    numbering = paragraph.find(W + "numPr") if paragraph is not None else None
    vanish = run.find(VANISH) if run is not None else None
    ilvl = numbering.find(W + "ilvl") if numbering is not None else None
    outline = paragraph.find(W + "outlineLvl") if paragraph is not None else None
    return Style(
        based_on=value_of(element, W + "basedOn"),
        num_id=value_of(numbering, W + "numId") if numbering is not None else None,
        ilvl=None if ilvl is None else number(ilvl, 0, 8),
        outline=None if outline is None else number(outline, 9, 9),
        hidden=None if vanish is None else switched_on(vanish),
    )
