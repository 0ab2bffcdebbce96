"""The comments of a Word file by which people waive findings, and what these stand on."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

import msgspec

from gouji.model import Anchor, Block, Cell, Paragraph, Place, Stretch, Table, Waiver
from gouji.readers.word.inline import Inline
from gouji.readers.word.names import M_RUN, RUN, TEXT, Element, P, W
from gouji.readers.word.package import Package, Part
from gouji.readers.word.sides import Side
from gouji.readers.word.styles import Styles
from gouji.readers.word.traced import Runs, Traced
from gouji.waiving import read_waiver

OWN_AUTHOR = "Gouji"
"""Who writes the comments of a review copy, which waive nothing."""

_BEGIN, _END, _SIGN = W + "commentRangeStart", W + "commentRangeEnd", W + "commentReference"
_MARKS = (_BEGIN, _END, _SIGN)
_TEXTS = (TEXT, W + "delText")

Holder = TypeVar("Holder", Paragraph, Cell)

At = tuple[int, int]
"""A paragraph or cell, counted from 0 in reading order, and an offset in its text."""


def waivers(package: Package) -> dict[str, Waiver]:
    """The waivers among the comments of a file, by the id of the comment."""
    part = package.related("comments")
    found: dict[str, Waiver] = {}
    for comment in () if part is None else part.root.iter(W + "comment"):
        lines = ("".join(text.text or "" for text in line.iter(TEXT)) for line in comment.iter(P))
        waiver = read_waiver("\n".join(lines)) if comment.get(W + "author") != OWN_AUTHOR else None
        if waiver:
            found.setdefault(comment.get(W + "id", ""), waiver)
    return found


class Mark(msgspec.Struct, frozen=True):
    """A mark of a comment: its number, and how many texts stand before it in its part."""

    number: int
    texts: int


class Marks(Runs, frozen=True):
    """The runs of one part, and its paragraphs and the marks of comments, numbered from -1 down.

    ``order`` has all these numbers in document order, ``comments`` the first mark of each kind by the comment's id.
    """

    order: tuple[int, ...]
    comments: dict[str, dict[str, Mark]]


def marks(part: Part) -> Marks:
    """Number the runs, paragraphs and marks of a part."""
    numbers: dict[Element, int] = {}
    order: list[int] = []
    comments: dict[str, dict[str, Mark]] = {}
    texts = counted = 0
    for element in part.root.iter(RUN, M_RUN, P, *_TEXTS, *_MARKS):
        if element.tag in _TEXTS:
            texts += 1
            continue
        is_run = element.tag in (RUN, M_RUN)
        counted += is_run
        numbers[element] = counted if is_run else counted - len(order) - 1
        order.append(numbers[element])
        if element.tag in _MARKS:
            mark = Mark(numbers[element], texts)
            comments.setdefault(element.get(W + "id", ""), {}).setdefault(str(element.tag), mark)
    return Marks(part.name, numbers, tuple(order), comments)


class Marked(Traced):
    """Reads as :class:`Traced` does; its anchors lead also to paragraphs and to the marks of comments."""

    def __init__(self, root: Element, styles: Styles, side: Side, numbered: Runs) -> None:
        """Begin a story in a part whose paragraphs and marks are ``numbered`` too."""
        super().__init__(root, styles, side, numbered)
        self._read = self._read | dict.fromkeys(_MARKS, _mark)

    def text(self, paragraph: Element, style: str) -> str:
        """As there."""
        text = super().text(paragraph, style)
        self.anchors.insert(0, self._anchor(paragraph, 0))
        return text

    def mark(self, element: Element) -> None:
        """Leave an anchor at a mark."""
        self.anchors.append(self._anchor(element, self._position))

    def _anchor(self, element: Element, position: int) -> Anchor:
        return Anchor(position, self._runs.part, self._runs.numbers[element], 0)


def _mark(story: Inline, element: Element) -> None:
    if isinstance(story, Marked):
        story.mark(element)


def covering(found: Mapping[str, Waiver], parts: Sequence[Marks], blocks: Sequence[Block]) -> tuple[Waiver, ...]:
    """The waivers with what their comments stand on; ``blocks`` were read with the anchors of :class:`Marked`."""
    if not found:
        return ()
    text = _Text(blocks)
    covers: dict[str, list[Stretch]] = {number: [] for number in found}
    for part in parts:
        placed = text.placed(part)
        for number in found.keys() & part.comments.keys():
            covers[number] += text.covered(part.comments[number], placed)
    return tuple(msgspec.structs.replace(one, covers=tuple(covers[number])) for number, one in found.items())


class _Text:
    """The paragraphs and cells of a document in reading order, and where the numbers of its parts stand in them."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._holders = list(_holders(blocks))
        self._found: dict[tuple[str, int], list[At]] = {}
        self._last: dict[str, int] = {}
        for at, (_, holder) in enumerate(self._holders):
            for anchor in holder.anchors:
                seen = self._found.setdefault((anchor.part, anchor.run), [])
                if not seen or seen[-1][0] != at:
                    seen.append((at, anchor.start))
                self._last[anchor.part] = at

    def placed(self, part: Marks) -> dict[int, list[At]]:
        """Where each number stands; one that was not read, where the next that was does, or else at the end.

        What stands in a table inside a cell stands in that cell too.
        """
        last = self._last.get(part.part)
        here = [] if last is None else [(last, self._length(last))]
        placed: dict[int, list[At]] = {}
        for number in reversed(part.order):
            here = placed[number] = self._found.get((part.part, number), here)
        return placed

    def covered(self, comment: Mapping[str, Mark], placed: Mapping[int, list[At]]) -> Iterator[Stretch]:
        """What lies between the marks of a comment; where one is missing, the paragraph or cell of the other."""
        begin, end, sign = (comment.get(kind) for kind in _MARKS)
        if not (begin and end and begin.texts <= end.texts):
            for at, _ in placed[(sign or begin or end or Mark(0, 0)).number]:
                yield self._whole(at)
            return
        for first, last in zip(placed[begin.number], placed[end.number], strict=False):
            yield from self._between(first, last, empty=begin.texts == end.texts)

    def _between(self, first: At, last: At, *, empty: bool) -> Iterator[Stretch]:
        """What lies between two offsets; nothing where all that did is gone, the whole where nothing ever did."""
        (begin, start), (end, stop) = first, last
        if begin < end and stop == 0 < self._length(end):
            end, stop = end - 1, self._length(end - 1)
        if begin < end and 0 < start == self._length(begin):
            begin, start = begin + 1, 0
        if (begin, start) < (end, stop):
            until = stop if begin == end else self._length(begin)
            yield Stretch(self._place(begin, start, until), self._place(end, start if begin == end else 0, stop))
        elif empty or not self._length(begin):
            yield self._whole(begin)

    def _whole(self, at: int) -> Stretch:
        return Stretch(self._place(at), self._place(at))

    def _place(self, at: int, start: int = 0, end: int = 0) -> Place:
        return msgspec.structs.replace(self._holders[at][0], start=start, end=end)

    def _length(self, at: int) -> int:
        return len(self._holders[at][1].text)


def _holders(blocks: Sequence[Block]) -> Iterator[tuple[Place, Paragraph | Cell]]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield Place(block.number), block
            continue
        for cell in block.cells:
            yield Place(block.number, 0, 0, block.index, cell.row, cell.col), cell


def unmarked(blocks: Sequence[Block], *, anchors: bool) -> Iterator[Block]:
    """The blocks with their usual ``anchors``, or with none."""
    for block in blocks:
        if isinstance(block, Table):
            yield msgspec.structs.replace(block, cells=tuple(_unmarked(cell, anchors=anchors) for cell in block.cells))
        else:
            yield _unmarked(block, anchors=anchors)


def _unmarked(holder: Holder, *, anchors: bool) -> Holder:
    kept = tuple(one for one in holder.anchors if one.run > 0) if anchors else ()
    return msgspec.structs.replace(holder, anchors=kept)
