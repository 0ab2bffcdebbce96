"""A report written as a file, and where in the file each of its paragraphs and cells is said to be."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import clothes
import drafts
from drafts import Block, Grid
from faults.edits import Square, Words, grids

Texts = Callable[[Block], str]
WORD = (clothes.controlled, clothes.split, clothes.strict)
"""Clothes in which every paragraph stays where it is."""


class Layout(NamedTuple):
    """How blocks are written: each as lines by ``text``, or as Word, in some clothes; ``spans`` keeps merged cells."""

    suffix: str
    text: Texts | None = None
    clothed: bool = False
    spans: bool = False

    def write(self, blocks: Sequence[Block]) -> bytes:
        """The file."""
        if self.text:
            return "\n".join(map(self.text, blocks)).encode()
        data = drafts.word(blocks)
        return clothes.dressed(data, WORD) if self.clothed else data

    def display(self, blocks: Sequence[Block], place: Words | Square) -> str:
        """What a finding at a place must say of it; for anywhere in a paragraph, up to the colon."""
        if isinstance(place, Square):
            number = [block is place.grid for block in grids(blocks)].index(True) + 1
            return f"T{number}.R{place.row}C{place.col}"
        at = list(blocks).index(place.paragraph)
        shift, head = 0, f"p{at + 1}"
        if self.text:
            above = "".join(f"{self.text(block)}\n" for block in blocks[:at])
            head = str(above.count("\n") + 1)
            shift = self.text(place.paragraph).index(place.paragraph)
        return f"{head}:" if place.start is None else f"{head}:{place.start + shift + 1}"


def _as(grid: Callable[[Grid], str]) -> Texts:
    return lambda block: block if isinstance(block, str) else grid(block)


def _markdown(block: Block) -> str:
    if isinstance(block, str):
        return f"## {block}\n" if block[1:2] == "、" else f"{block}\n"
    return f"{drafts.in_place(block)}\n"


def _web(block: Block) -> str:
    if isinstance(block, str):
        return f"<p>{block}</p>"
    rows = ("".join(f'<td rowspan="{cell.rowspan}" colspan="{cell.colspan}">{cell.text}</td>' for cell in row)
            for row in drafts.lines_of(block))  # fmt: skip
    return "\n".join(["<table>", *(f"<tr>{row}</tr>" for row in rows), "</table>"])


def _tabs(grid: Grid) -> str:
    """A row a line, cells parted by tabs, those a merged cell covers blank."""
    texts = [[""] * drafts.width_of(grid) for _ in drafts.lines_of(grid)]
    for cell in grid:
        texts[cell.row - 1][cell.col - 1] = cell.text
    return "\n".join("\t".join(row) for row in texts)


LAYOUTS = {
    "Word": Layout("docx", spans=True),
    "Word in clothes": Layout("docx", clothed=True, spans=True),
    "one cell a line": Layout("txt", _as(drafts.stream)),
    "bars": Layout("txt", _as(drafts.pushed)),
    "tabs": Layout("txt", _as(_tabs)),
    "Markdown": Layout("md", _markdown),
    "a web page": Layout("html", _web, spans=True),
}


def written(blocks: Iterable[Block], layout: str) -> tuple[str, bytes]:
    """The name and the bytes of a report in a layout."""
    return f"draft.{LAYOUTS[layout].suffix}", LAYOUTS[layout].write(list(blocks))
