"""The names of the places of a page, each unique in it: files, findings, their marks, blocks and cells."""

from collections.abc import Iterable

import msgspec

from gouji.findings import EarlierPlace, Evidence, Finding, Location, RelatedPlace
from gouji.model import Document, Paragraph

Spot = tuple[int, int, int]
"""A block with the row and column of a cell, which are 0 for the block as a whole."""


class Links(msgspec.Struct, frozen=True):
    """The names in one file of the run, by its number; ``cells`` are the cells that are pointed at."""

    file: int
    evidence: Evidence | None = None
    cells: frozenset[Spot] = frozenset()

    def card(self, number: int) -> str:
        """The card of a finding."""
        return f"f{self.file}-{number}"

    def mark(self, number: int) -> str:
        """Where the mark of a finding begins in the document."""
        return f"m{self.file}-{number}"

    def block(self, number: int) -> str:
        """A paragraph or a table."""
        return f"b{self.file}-{number}"

    def cell(self, spot: Spot) -> str:
        """A cell that is pointed at; empty for another."""
        return f"c{self.file}-{spot[0]}-{spot[1]}-{spot[2]}" if spot in self.cells else ""

    def related(self, one: RelatedPlace) -> str:
        """The place a finding rests on; empty where the page does not show it."""
        if self.evidence is None or isinstance(one, EarlierPlace):
            return ""
        spot = spot_of(self.evidence.draft.document, one.location)
        return self.cell(spot) if spot[1] else self.block(spot[0])


def links_of(file: int, evidence: Evidence | None, findings: Iterable[Finding]) -> Links:
    """The names in a file, which is shown where there is evidence."""
    if evidence is None:
        return Links(file)
    document = evidence.draft.document
    pointed = (one.location for found in findings for one in found.related if not isinstance(one, EarlierPlace))
    spots = (spot_of(document, location) for location in pointed)
    return Links(file, evidence, frozenset(spot for spot in spots if spot[1]))


def spot_of(document: Document, location: Location) -> Spot:
    """The spot of a location; a merged cell is that of its first coordinate."""
    block = document.block(location.block)
    if isinstance(block, Paragraph):
        return block.number, 0, 0
    cell = block.at(location.row or 0, location.col or 0)
    return (block.number, cell.row, cell.col) if cell else (block.number, 0, 0)
