"""From the place of a finding to where in the document part its comment begins and ends."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import islice, pairwise
from typing import Literal

import msgspec

from gouji.annotate.runs import divisible, shown
from gouji.model import Anchor, Block, Cell, Document, Paragraph, Place, Reading, Table, Unreadable
from gouji.readers.word import read
from gouji.readers.word.elements import elements
from gouji.readers.word.names import ALTERNATE, BOX, FIELD_CHAR, M_RUN, RUN, Element, M, P, W
from gouji.readers.word.package import Package
from gouji.readers.word.sides import SIDES, Side
from gouji.readers.word.styles import Styles

_WHOLE = {W + "sdt", W + "fldSimple", W + "ruby", M + "oMath", M + "oMathPara", ALTERNATE, RUN}
"""What is not split within a paragraph: the comment stands on the whole of it."""
_NOTES = {"footnotes": ("footnote", "footnoteReference"), "endnotes": ("endnote", "endnoteReference")}

Near = Literal["", "note", "margin", "box"]
"""Where a place is that Word allows no comment at; empty where it does."""


class Where(msgspec.Struct, frozen=True):
    """Where a comment begins and ends.

    It begins before the element ``first``, or in that run behind ``at`` characters; it ends behind ``last``, or where
    ``to`` is set behind as many characters of that run. On a paragraph it stands inside. ``exact`` is whether it holds
    its place and no more; ``near`` says what kind of place it stands near, where it cannot stand on it. ``sign`` is the
    paragraph for the comment's sign, where that cannot stand at the end.
    """

    first: Element
    last: Element
    at: int = 0
    to: int = 0
    exact: bool = True
    near: Near = ""
    sign: Element | None = None


class Stretch(msgspec.Struct, frozen=True):
    """A text from ``since`` until ``until``, which a run of a part shows behind its first ``offset`` characters."""

    part: str
    run: int
    offset: int
    since: int
    until: int


class Finder:
    """Finds the places of one file in the tree of its document part as the reader has it."""

    def __init__(self, data: bytes, package: Package, reading: Reading, title: Place | None) -> None:
        """Read the file with the way back from every text; ``title`` is the place of its title, where it has one."""
        self._package = package
        self.side: Side = SIDES[reading.revisions]
        self._document: Document = read(data, "", msgspec.structs.replace(reading, anchors=True))
        self._root = package.document.root
        self._runs = list(self._root.iter(RUN, M_RUN))
        self._numbers = {run: number for number, run in enumerate(self._runs, 1)}
        self._fields = list(_fields(self._root))
        self._title = title or next(
            (
                Place(block.number)
                for block in self._document.blocks
                if isinstance(block, Paragraph) and block.text and block.story == "body"
            ),
            None,
        )

    @cached_property
    def _blocks(self) -> list[Element | list[Element]]:
        body = self._root.find(W + "body")
        return [] if body is None else elements(body, Styles(self._package.root("styles")), self.side)

    @cached_property
    def _lines(self) -> list[Element]:
        """The paragraphs outside text boxes."""
        return [line for line in self._root.iter(P) if next(line.iterancestors(BOX), None) is None]

    @cached_property
    def _openings(self) -> set[Element]:
        """The first paragraphs of the content controls around paragraphs, cells or rows.

        LibreOffice shows nothing of one up to a comment's sign in it.
        """
        return {line for control in self._root.iter(W + "sdt") for line in islice(control.iter(P), 1)}

    def find(self, place: Place) -> Where:
        """Where the comment on a place stands."""
        where = self._find(place)
        line = where.last if where.last.tag == P else _line(where.last)
        if line not in self._openings:
            return where
        after = self._lines[self._lines.index(line) + 1 :]
        sign = next((one for one in after if one not in self._openings), None)
        return msgspec.structs.replace(where, sign=sign)

    def _find(self, place: Place) -> Where:
        if place == Place(1):
            return self._on_title()
        if self._document.block(place.block).story == "margin":
            return msgspec.structs.replace(self._on_title(), exact=False, near="margin")
        return self._on(place)

    def _on(self, place: Place) -> Where:
        text, anchors = self._text(place)
        start, end = (place.start, place.end) if place.end > place.start else (0, len(text))
        found = [one for one in self._stretches(text, anchors) if one.since < end and start < one.until]
        if not found:
            return self._empty(place)
        first, last = found[0], found[-1]
        at = first.offset + max(0, start - first.since)
        to = last.offset + min(end, last.until) - last.since
        covered = first.since <= start and last.until >= end
        if first.part != self._package.document.name:
            return self._at_note(first)
        return self._between(self._runs[first.run - 1], at, self._runs[last.run - 1], to, covered=covered)

    def _text(self, place: Place) -> tuple[str, tuple[Anchor, ...]]:
        holder = self._holder(place)
        return (holder.text, holder.anchors) if holder else ("", ())

    def _holder(self, place: Place) -> Paragraph | Cell | None:
        """The paragraph or cell of a place; of a table as a whole, its first cell that says anything."""
        if not self._document.blocks:
            return None
        block: Block = self._document.block(place.block)
        if isinstance(block, Paragraph):
            return block
        return block.at(place.row, place.col) or next((cell for cell in block.cells if cell.text), None)

    def _stretches(self, text: str, anchors: tuple[Anchor, ...]) -> Iterator[Stretch]:
        """The stretches of a text that runs show; a number Word computes, and what joins paragraphs, is in none."""
        for anchor, following in pairwise((*anchors, Anchor(len(text), "", 0, 0))):
            until = following.start
            if anchor.part == self._package.document.name:
                until = min(until, anchor.start + self._length(self._runs[anchor.run - 1]) - anchor.offset)
            yield Stretch(anchor.part, anchor.run, anchor.offset, anchor.start, until)

    def _length(self, run: Element) -> int:
        return sum(shown(run, self.side))

    def _between(self, first: Element, at: int, last: Element, to: int, *, covered: bool) -> Where:
        """From behind some characters of a run up to some of another, or what around them cannot be split."""
        begin, begin_whole = self._whole(first)[0], self._is_whole(first)
        end, end_whole = self._whole(last)[1], self._is_whole(last)
        whole = begin_whole or end_whole
        boxed = any(node.tag == BOX for node in first.iterancestors())
        return Where(
            begin,
            end,
            0 if begin_whole else at,
            0 if end_whole or to >= self._length(last) else to,
            exact=covered and not whole,
            near="box" if boxed else "",
        )

    def _is_whole(self, run: Element) -> bool:
        return self._whole(run) != (run, run) or not divisible(run, self.side)

    def _whole(self, run: Element) -> tuple[Element, Element]:
        """The first and last element of what a run belongs to and must not be split; of most, the run itself."""
        number = self._numbers[run]
        position = bisect_right(self._fields, (number, len(self._runs) + 1)) - 1
        if position >= 0 and self._fields[position][1] >= number:
            begin, end = (self._runs[one - 1] for one in self._fields[position])
            if _line(begin) is _line(end):
                return _outermost(begin), _outermost(end)
        return _outermost(run), _outermost(run)

    def _at_note(self, stretch: Stretch) -> Where:
        """On the number of the note that a stretch stands in; on the title where nothing refers to it."""
        for kind, (tag, reference) in _NOTES.items():
            part = self._package.related(kind)
            if part is None or part.name != stretch.part:
                continue
            runs = list(part.root.iter(RUN, M_RUN))
            note = next((node for node in runs[stretch.run - 1].iterancestors(W + tag)), None)
            number = None if note is None else note.get(W + "id")
            for node in self._root.iter(W + reference):
                if node.get(W + "id") == number:
                    return self._beside(node, "note")
        return msgspec.structs.replace(self._on_title(), exact=False, near="note")

    def _on_title(self) -> Where:
        """On the title, or where the body has no text, on its first paragraph."""
        if self._title:
            return self._on(self._title)
        paragraph = self._first_paragraph(self._root)
        return Where(paragraph, paragraph)

    def _beside(self, node: Element, near: Near) -> Where:
        run = next(iter(node.iterancestors(RUN)), None)
        first, last = self._whole(run) if run is not None else (node, node)
        return Where(first, last, exact=False, near=near)

    def _empty(self, place: Place) -> Where:
        """On a paragraph, or the first of a cell, that shows nothing."""
        paragraph = self._paragraph(place)
        boxes = list(paragraph.iterancestors(BOX))
        return self._beside(boxes[-1], "box") if boxes else Where(paragraph, paragraph)

    def _paragraph(self, place: Place) -> Element:
        """The paragraph of a place of the body; of another story, or of a table without cells, the first of all."""
        found = self._blocks[place.block - 1] if place.block <= len(self._blocks) else []
        if not isinstance(found, list):
            return found
        holder = self._holder(place)
        if found and isinstance(holder, Cell):
            block = self._document.block(place.block)
            found = [found[block.cells.index(holder)]] if isinstance(block, Table) else found
        return self._first_paragraph(found[0] if found else self._root)

    def _first_paragraph(self, within: Element) -> Element:
        paragraph = next(within.iter(P), None)
        if paragraph is None:
            raise Unreadable("正文没有段落，写不了批注", "the body has no paragraph that could be commented on")
        return paragraph


def _outermost(run: Element) -> Element:
    """What may not be split of the paragraph that a run, or the text box around it, stands in."""
    around = [run, *run.iterancestors()]
    line = max((position for position, node in enumerate(around) if node.tag == P), default=len(around))
    return [run, *(node for node in around[1:line] if node.tag in _WHOLE)][-1]


def _line(run: Element) -> Element | None:
    """The paragraph of the text itself that a run stands in."""
    lines = list(run.iterancestors(P))
    return lines[-1] if lines else None


def _fields(root: Element) -> Iterator[tuple[int, int]]:
    """The outermost complex fields as the numbers of their first and last runs; none where they do not pair."""
    found: list[tuple[int, int]] = []
    open_: list[int] = []
    for number, run in enumerate(root.iter(RUN, M_RUN), 1):
        for mark in run.iterchildren(FIELD_CHAR):
            kind = mark.get(W + "fldCharType")
            if kind == "begin":
                open_.append(number)
            elif kind == "end":
                if not open_:
                    return
                first = open_.pop()
                if not open_:
                    found.append((first, number))
    if not open_:
        yield from found
