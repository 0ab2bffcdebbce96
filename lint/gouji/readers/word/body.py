"""The walk through a story: paragraphs and tables in reading order, one side of the tracked changes."""

from collections.abc import Iterable, Iterator

import msgspec

from gouji.model import Unreadable
from gouji.readers.word.glance import speaking
from gouji.readers.word.grid import MAX_COLUMNS, Grid, Slot, merged_along
from gouji.readers.word.inline import Inline
from gouji.readers.word.names import (
    ALTERNATE,
    CELL,
    PPR,
    ROW,
    RPR,
    SPEC_VANISH,
    TABLE,
    VAL,
    VANISH,
    Element,
    P,
    W,
    alternative,
    number,
    switched_on,
    value_of,
)
from gouji.readers.word.numbering import Numbering
from gouji.readers.word.shown import Shown, joined
from gouji.readers.word.sides import Side

MAX_NESTING = 16
"""Tables within tables: the text of the innermost stands in each of those around it."""

_WRAPPERS = {W + "sdt", W + "sdtContent", W + "customXml", W + "smartTag"}
_GALLERY = f"{W}sdtPr/{W}docPartObj/{W}docPartGallery"
_STYLE, _NUMBER, _OUTLINE, _FRAME = W + "pStyle", W + "numPr", W + "outlineLvl", W + "framePr"
_ROW_SAYS, _CELL_SAYS = W + "trPr", W + "tcPr"
_SPAN, _DOWN, _ALONG, _TRACKED = W + "gridSpan", W + "vMerge", W + "hMerge", W + "cellMerge"
_OF_LINES = (_STYLE, _NUMBER, _OUTLINE, _FRAME, PPR + "Change")
_OF_CELLS = (_SPAN, _DOWN, _ALONG, _TRACKED, _CELL_SAYS + "Change")
_BODY_TEXT = 9


class Line(Shown):
    """A paragraph as read: its text, automatic number and heading level (0 for none)."""

    label: str = ""
    level: int = 0
    contents: bool = False


class Mark(msgspec.Struct):
    """What a paragraph's mark says. ``open`` marks do not end the line: the next paragraph goes on with it."""

    style: str
    num_id: str | None = None
    ilvl: int | None = None
    outline: int | None = None
    open: bool = False
    separator: bool = False


Item = Line | Grid


class Walk:
    """Walks through one story of the document, which ``inline`` reads; all of them share the ``numbering``."""

    def __init__(self, inline: Inline, numbering: Numbering) -> None:
        """Begin the story."""
        self._inline = inline
        self._styles = inline.styles
        self._side = inline.side
        self._numbering = numbering
        self._depth = 0
        self._wrappers = _WRAPPERS.union(self._side.there)
        self._cells_change = bool(inline.seen[self._side.cell_gone])
        self._marks_matter = any(inline.seen[tag] for tag in (*self._side.gone, VANISH))
        said = (*_OF_LINES, *_OF_CELLS, self._side.cell_gone, *((RPR,) if self._marks_matter else ()))
        self._speaking = speaking(inline.root, said)
        self._numbers_all = bool(self._styles.inherited(self._styles.default).num_id)

    def items(self, container: Element) -> list[Item]:
        """The paragraphs and tables of a body, cell, note, header or text box."""
        items: list[Item] = []
        waiting: Line | None = None
        boxes: list[Item] = []
        for element, contents in self._blocks(container):
            if element.tag == TABLE:
                grid = self._table(element)
                if grid.rows:
                    items += ([waiting] if waiting and waiting.text else []) + boxes + [grid]
                    waiting, boxes = None, []
                continue
            line, goes_on = self._line(element, waiting)
            line.contents |= contents
            boxes += self._boxes()
            if goes_on:
                waiting = line
                continue
            items += [line, *boxes]
            waiting, boxes = None, []
        return items + ([waiting] if waiting and waiting.text else []) + boxes

    def _line(self, paragraph: Element, before: Line | None) -> tuple[Line, bool]:
        """A paragraph joined to one that waits before it, and whether the next is to be joined to it in turn."""
        mark = self._mark(paragraph)
        inline = self._inline
        line = Line(inline.text(paragraph, mark.style), tuple(inline.anchors))
        line.contents = inline.contents or mark.style in self._styles.contents
        if before and (before.label or before.level):
            line.label, line.level = before.label, before.level
        elif not mark.open or mark.separator:
            line.label = self._numbering.label(mark.style, mark.num_id, mark.ilvl)
            line.level = self._level(mark)
        if before:
            both = joined([before, line])
            line.text, line.anchors = both.text, both.anchors
        return line, mark.open

    def _boxes(self) -> list[Item]:
        found, self._inline.boxes = self._inline.boxes, []
        return [item for box in found for item in self.items(box)]

    def _level(self, mark: Mark) -> int:
        outline = self._styles.inherited(mark.style).outline if mark.outline is None else mark.outline
        return 0 if outline is None or outline >= _BODY_TEXT else outline + 1

    def _mark(self, paragraph: Element) -> Mark:
        mark = Mark(self._styles.default)
        properties = next(paragraph.iterchildren(PPR), None) if paragraph in self._speaking else None
        if properties is None:
            return mark
        for element in self._said(properties):
            if element.tag == _STYLE:
                mark.style = element.get(VAL, "")
            elif element.tag == _OUTLINE:
                mark.outline = number(element, _BODY_TEXT)
            elif element.tag == _NUMBER:
                _number(element, mark)
            elif element.tag == _FRAME:
                mark.open |= element.get(W + "dropCap", "none") != "none"
            elif self._marks_matter:
                self._run_mark(element, mark)
        return mark

    def _said(self, properties: Element) -> Iterable[Element]:
        """What the properties of a paragraph say on this side; its mark's own stand outside those replaced."""
        counting = self._side.of(properties)
        said = counting.iterchildren(_STYLE, _NUMBER, _OUTLINE, _FRAME, RPR)
        return said if counting is properties else (*said, *properties.iterchildren(RPR))

    def _run_mark(self, properties: Element, mark: Mark) -> None:
        gone = self._side.gone
        for element in properties.iterchildren(*gone, VANISH, SPEC_VANISH):
            if element.tag in gone or switched_on(element):
                mark.open = True
            mark.separator |= element.tag == SPEC_VANISH and switched_on(element)

    def _table(self, table: Element) -> Grid:
        self._depth += 1
        if self._depth > MAX_NESTING:
            raise Unreadable(
                f"表格嵌套超过 {MAX_NESTING} 层，不予读取", f"tables nested deeper than {MAX_NESTING}: not read"
            )
        grid = Grid()
        for row in self._within(table, ROW):
            properties = next(row.iterchildren(_ROW_SAYS), None)
            if properties is None or not _gone(properties, self._side):
                self._row(row, properties, grid)
        self._depth -= 1
        return grid

    def _row(self, row: Element, properties: Element | None, grid: Grid) -> None:
        grid.begin_row()
        before = properties.find(W + "gridBefore") if properties is not None else None
        cells = [(cell, slot) for cell in self._within(row, CELL) if (slot := self._slot(cell))]
        column = 1 + number(before, 0, MAX_COLUMNS)
        for position, slot in merged_along([slot for _, slot in cells]):
            slot.col = column
            slot.span = max(1, min(slot.span, MAX_COLUMNS + 1 - column))
            column += slot.span
            if not grid.continues(slot):
                grid.add(slot, self._cell(cells[position][0], grid))

    def _slot(self, cell: Element) -> Slot | None:
        """What a cell says of its place; None where it is not there on this side."""
        slot = Slot(1, 1, "", "")
        properties = next(cell.iterchildren(_CELL_SAYS), None) if cell in self._speaking else None
        if properties is not None:
            if self._cells_change and properties.find(self._side.cell_gone) is not None:
                return None
            _say(slot, self._side.of(properties), self._side.merge)
        return slot

    def _cell(self, cell: Element, grid: Grid) -> Shown:
        alone = self._alone(cell)
        if alone is not None:
            return Shown(alone)
        items = self.items(cell)
        grid.inner += [item for item in items if isinstance(item, Grid)]
        return joined([item.shown() if isinstance(item, Grid) else labelled(item) for item in items], "\n")

    def _alone(self, cell: Element) -> str | None:
        """The text of a cell of one paragraph that is nothing but text, as most are; None for any other."""
        found = [child for child in cell if child.tag != _CELL_SAYS]
        if len(found) != 1 or found[0] in self._speaking or self._numbers_all:
            return None
        return self._inline.known(found[0])

    def _blocks(self, container: Element, *, contents: bool = False) -> Iterator[tuple[Element, bool]]:
        """The paragraphs and tables of a container, looking through the wrappers around them.

        Each with whether it stands in the content control of a table of contents.
        """
        for child in container:
            tag = child.tag
            if tag in (P, TABLE):
                yield child, contents
            elif tag in self._wrappers:
                yield from self._blocks(child, contents=contents or _holds_contents(child))
            elif tag == ALTERNATE:
                branch = alternative(child)
                if branch is not None:
                    yield from self._blocks(branch, contents=contents)

    def _within(self, parent: Element, tag: str) -> Iterator[Element]:
        """The rows of a table or the cells of a row, looking through the wrappers around them."""
        for child in parent:
            if child.tag == tag:
                yield child
            elif child.tag in self._wrappers:
                yield from self._within(child, tag)


def labelled(line: Line) -> Shown:
    """A line with its number before it, kept apart where they would run into one another: ``1 2024``."""
    if not line.label:
        return line
    return joined([Shown(line.label + (" " if line.label[-1:].isalnum() else "")), line])


def _holds_contents(control: Element) -> bool:
    return (value_of(control, _GALLERY) or "").lower().endswith("table of contents")


def _number(element: Element, mark: Mark) -> None:
    num_id, ilvl = element.find(W + "numId"), element.find(W + "ilvl")
    mark.num_id = None if num_id is None else num_id.get(VAL)
    mark.ilvl = None if ilvl is None else number(ilvl, 0, 8)


def _gone(properties: Element, side: Side) -> bool:
    """Whether a row is hidden, or not there on this side."""
    said = properties.iterchildren(*side.gone, W + "hidden")
    return any(element.tag in side.gone or switched_on(element) for element in said)


def _say(slot: Slot, properties: Element, merge: str) -> None:
    for element in properties.iterchildren(_SPAN, _DOWN, _ALONG, _TRACKED):
        tag = element.tag
        if tag == _SPAN:
            slot.span = max(1, number(element, 1, MAX_COLUMNS))
        elif tag == _ALONG:
            slot.along = element.get(VAL, "continue")
        elif tag == _DOWN:
            slot.down = element.get(VAL, "continue")
        else:
            slot.down = {"cont": "continue", "rest": "restart"}.get(element.get(merge, ""), slot.down)
