"""What the rules of this pack read: the texts of a document one by one, and the data beside the rules."""

import os
from collections.abc import Iterator

import msgspec
import tomli

from gouji import Draft, Paragraph, Place, Table


class Text(msgspec.Struct, frozen=True):
    """The text of a paragraph or a cell, and where it stands."""

    place: Place
    text: str

    def span(self, start: int, end: int) -> Place:
        """The place of some of its characters."""
        return msgspec.structs.replace(self.place, start=start, end=end)


def paragraphs(draft: Draft) -> Iterator[Text]:
    """The paragraphs of the body and the notes."""
    for block in draft.document.blocks:
        if isinstance(block, Paragraph) and block.story in ("body", "note"):
            yield Text(Place(block.number), block.text)


def texts(draft: Draft) -> Iterator[Text]:
    """All that is printed but the table of contents and the fields of a web page: paragraphs, margins, cells."""
    for block in draft.document.blocks:
        if isinstance(block, Table):
            yield from _cells(block)
        elif block.story not in ("contents", "metadata"):
            yield Text(Place(block.number), block.text)


def _cells(table: Table) -> Iterator[Text]:
    """Each cell once: a table inside a cell has its text in the cell around it too."""
    if not table.inside and table.story != "metadata":
        for cell in table.cells:
            yield Text(Place(table.number, table=table.index, row=cell.row, col=cell.col), cell.text)


def data(name: str) -> dict[str, object]:
    """A file of this pack, as TOML."""
    with open(os.path.join(os.path.dirname(__file__), name), "rb") as file:
        return tomli.load(file)
