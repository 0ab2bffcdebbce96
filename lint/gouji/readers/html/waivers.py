"""Waivers in a page: ``<!-- gouji: ignore[T106] 理由 -->``, each an element in the tree, and what it covers."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

import msgspec
from lxml import etree

from gouji.model import Block, Cell, Place, Stretch, Waiver
from gouji.readers.html.tree import Element, line_of, name_of
from gouji.waiving import read_waiver

MARK = "Gouji"
"""The name of the elements in place of the comments that are waivers: a page has none, as its names are lowered."""

_WAIVES = re.compile(r"<!--\s*gouji", re.IGNORECASE)


def may_waive(text: str) -> bool:
    """Whether a page may have a waiver."""
    return _WAIVES.search(text) is not None


def marked(body: Element, source: str) -> dict[Element, Waiver]:
    """The waivers of a page whose comments were kept, by the elements put in their place; no comment is left.

    One before the body is put at its beginning; one behind it is nowhere.
    """
    root = body.getroottree().getroot()
    lines = Lines(source)
    found: dict[Element, Waiver] = {}
    early: list[Element] = []
    begun = False
    for node in _nodes(root, name_of(body)):
        begun = begun or node is body
        text = "" if name_of(node) else str(node.text or "")
        waiver = read_waiver(text)
        if waiver is None:
            continue
        mark = etree.Element(MARK)
        line, column = lines.place(text, line_of(node))
        found[mark] = msgspec.structs.replace(waiver, line=line, column=column)
        if body in node.iterancestors():
            _replace(node, mark)
        elif not begun:
            early.append(mark)
    for mark in reversed(early):
        mark.tail, body.text = body.text, None
        body.insert(0, mark)
    etree.strip_tags(root, etree.Comment)
    return found


def _nodes(root: Element, body: str) -> list[Element]:
    """The comments in document order, and the element with the name of the body among them."""
    before = [*root.itersiblings(etree.Comment, preceding=True)][::-1]
    return [*before, *root.iter(etree.Comment, body), *root.itersiblings(etree.Comment)]


class Lines:
    """Where comments stand in the source, asked in their order."""

    def __init__(self, source: str) -> None:
        """Begin at the top."""
        self._source = source
        self._starts = [0, *(found.end() for found in re.finditer("\n", source))]
        self._cursor = 0

    def place(self, text: str, line: int) -> tuple[int, int]:
        """Line and column of a comment; from the first that is written otherwise on, the line of the tree alone."""
        offset = self._source.find(f"<!--{text}", self._cursor)
        self._cursor = offset + 1 if offset >= 0 else len(self._source)
        if offset < 0:
            return max(1, line), 1
        number = bisect_right(self._starts, offset)
        return number, offset - self._starts[number - 1] + 1


def _replace(comment: Element, mark: Element) -> None:
    around = comment.getparent()
    if around is not None:
        mark.tail, comment.tail = comment.tail, None
        around.replace(comment, mark)


def rows_of(table: Element, rows: Sequence[Element]) -> Iterator[tuple[Element, int]]:
    """The marks in a table but in none of its cells, each with the number of the row it is for: its own or the next."""
    numbers = {row: number for number, row in enumerate(rows, 1)}
    waiting: list[Element] = []
    for node in table.iter(MARK, "tr"):
        if node in numbers:
            yield from ((mark, numbers[node]) for mark in waiting)
            waiting = []
        elif node.tag == MARK and next(node.iterancestors("td", "th", "table"), None) is table:
            around = node.getparent()
            if around in numbers:
                yield node, numbers[around]
            else:
                waiting.append(node)


class Covers:
    """What the marks of a page cover, gathered as its blocks are read."""

    def __init__(self, marks: Mapping[Element, Waiver]) -> None:
        """Nothing yet."""
        self._marks = marks
        self._covers: dict[Element, list[Stretch]] = {mark: [] for mark in marks}

    def above(self, body: Element, article: Element) -> None:
        """The marks above the article of a page are for its first block."""
        for node in takewhile(lambda node: node is not article, body.iter() if self._marks else ()):
            if node in self._marks:
                self.block(node, 1)

    def block(self, mark: Element, number: int) -> None:
        """A mark is for a block, whose number is known before it is read."""
        self._covers[mark].append(Stretch(Place(number), Place(number)))

    def table(
        self, element: Element, rows: Sequence[Element], cells: Sequence[tuple[Element, Cell]], at: Place
    ) -> None:
        """The marks in a table are for the cell they stand in; those in none for a row."""
        if not self._marks:
            return
        ends: dict[int, tuple[Cell, Cell]] = {}
        for own, cell in cells:
            ends[cell.row] = (ends.get(cell.row, (cell, cell))[0], cell)
            for mark in own.iter(MARK):
                self._covers[mark].append(Stretch(_in(at, cell), _in(at, cell)))
        for mark, row in rows_of(element, rows):
            if row in ends:
                first, last = ends[row]
                self._covers[mark].append(Stretch(_in(at, first), _in(at, last)))

    def waivers(self, blocks: Sequence[Block]) -> tuple[Waiver, ...]:
        """The waivers with what they cover of the blocks there came to be."""
        return tuple(
            msgspec.structs.replace(
                waiver, covers=tuple(one for one in self._covers[mark] if one.first.block <= len(blocks))
            )
            for mark, waiver in self._marks.items()
        )


def _in(table: Place, cell: Cell) -> Place:
    return msgspec.structs.replace(table, row=cell.row, col=cell.col)
