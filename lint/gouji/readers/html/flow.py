"""The blocks of a page in reading order, with the place in the source of every text that stands there as shown."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from gouji.model import Block, Cell, Paragraph, Place, Segment, table
from gouji.readers.html.tree import Element, is_block, is_seen, line_of, name_of
from gouji.readers.html.waivers import MARK, Covers
from gouji.readers.text.refusals import empty, too_wide

_DEEPEST = 200
_WIDEST, _HIGHEST = 100, 2000
_LONGEST_CELL = 400  # a cell with more text than this is a part of the page, not of a table
_MOST_OF_IT = 0.6
_AHEAD = 50_000
_LINKS = 0.6
_FEWEST_LINKS = 3

Text = tuple[str, tuple[Segment, ...]]


def blocks(article: Element, source: str, most_cells: int, covers: Covers) -> Iterator[Block]:
    """The paragraphs and tables of an article. Raises :class:`gouji.model.Unreadable` where there is none.

    All tables together may have ``most_cells``, a merged one counted at each coordinate it covers. What the waivers met
    on the way cover is told to ``covers``.
    """
    flow = _Flow(source, most_cells, covers)
    flow.enter(article, 0)
    flow.end()
    if not flow.blocks:
        raise empty()
    yield from flow.blocks


class _Source:
    """Where texts stand in the source, asked in their order."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._starts = [0, *(found.end() for found in re.finditer("\n", source))]
        self.cursor = 0
        """Texts before this offset are read."""

    def place(self, raw: str, line: int) -> tuple[int, int]:
        """The offset a text between two tags begins at, or -1 and the line of its tag where it is written otherwise."""
        start = max(self.cursor, self._starts[min(line, len(self._starts)) - 1] if line > 0 else 0)
        found = self._source.find(f">{raw}<", max(0, start - 1), start + len(raw) + _AHEAD)
        if found < 0:
            return -1, max(1, line)
        self.cursor = found + 1 + len(raw)
        return found + 1, 0

    def segment(self, start: int, offset: int) -> Segment:
        """The place of an offset of the source, for the characters from ``start`` of a text on."""
        line = bisect_right(self._starts, offset)
        return Segment(start, line, offset - self._starts[line - 1] + 1)


class _Lines:
    """Lines of text as they are put together from the pieces between tags."""

    def __init__(self, source: _Source) -> None:
        self._source = source
        self.done: list[Text] = []
        self._text = ""
        self._segments: list[Segment] = []
        self._gap = ""

    def add(self, raw: str | None, line: int) -> None:
        """Add the text between two tags; white space counts as one blank, and a line end between Chinese as none."""
        if not raw:
            return
        if not raw.strip():
            self._gap = self._gap or raw
            return
        offset, near = self._source.place(raw, line)
        end = 0
        for piece in re.finditer(r"\S+", raw):
            self._gap += raw[end : piece.start()]
            end = piece.end()
            if self._text and self._gap:
                broken = "\n" in self._gap and not (self._text[-1].isascii() and piece[0][0].isascii())
                self._text += "" if broken else " "
            self._gap = ""
            own = self._source.segment(len(self._text), offset + piece.start()) if offset >= 0 else None
            self._segments.append(own or Segment(len(self._text), near, 1))
            self._text += piece[0]
        self._gap = raw[end:]

    def end(self) -> None:
        """End the line."""
        if self._text:
            self.done.append((self._text, tuple(self._segments)))
        self._text, self._segments, self._gap = "", [], ""


class _Flow:
    """Walks an article and gathers its blocks."""

    def __init__(self, source: str, most_cells: int, covers: Covers) -> None:
        self._room = most_cells
        self._covers = covers
        self.blocks: list[Block] = []
        self._source = _Source(source)
        self._lines = _Lines(self._source)
        self._tables = 0

    def end(self) -> None:
        """End the paragraph."""
        self._end(0)

    def enter(self, element: Element, depth: int, level: int = 0) -> None:
        """Read what stands in an element."""
        self._lines.add(element.text, line_of(element))
        for child in element:
            self._read(child, depth + 1, level)
            self._lines.add(child.tail, line_of(child))

    def _read(self, element: Element, depth: int, level: int) -> None:
        if depth > _DEEPEST or not is_seen(element):
            return
        name = name_of(element)
        if element.tag == MARK:
            self._covers.block(element, len(self.blocks) + 1)
        elif name == "br":
            self._end(level)
        elif name == "table" and not _is_frame(element):
            self._end(level)
            self._table(element, depth, 0)
        elif is_block(element):
            self._end(level)
            if not _is_menu(element):
                own = int(name[1]) if re.fullmatch("h[1-6]", name) else level
                self.enter(element, depth, own)
                self._end(own)
        else:
            self.enter(element, depth, level)

    def _end(self, level: int) -> None:
        self._lines.end()
        for text, segments in self._lines.done:
            self.blocks.append(Paragraph(len(self.blocks) + 1, text, level=level, segments=segments))
        self._lines.done.clear()

    def _table(self, element: Element, depth: int, inside: int) -> None:
        number, place = len(self.blocks) + 1, len(self.blocks)
        self._tables += 1
        index = self._tables
        cells: list[Cell] = []
        nested: list[tuple[Element, int]] = []
        rows = list(_rows(element))
        owns: list[Element] = []
        for row, col, rowspan, colspan, own in _spread(rows, self._room):
            owns.append(own)
            lines = _Lines(self._source)
            self._cell(own, lines, nested, depth + 1)
            lines.end()
            cells.append(_cell(row, col, rowspan, colspan, lines.done))
        if not any(cell.text for cell in cells):
            self._tables -= 1
            return
        found = table(number, index, cells, rows=len(rows), inside=inside)
        self._room -= found.rows * found.cols
        if self._room < 0:
            raise too_wide(line_of(element), found.rows, found.cols)
        self.blocks.insert(place, found)
        self._covers.table(element, rows, list(zip(owns, cells, strict=True)), Place(number, table=index))
        behind = self._source.cursor
        for inner, cursor in nested:
            self._source.cursor = cursor
            self._table(inner, depth + 1, index)
        self._source.cursor = behind

    def _cell(self, element: Element, lines: _Lines, nested: list[tuple[Element, int]], depth: int) -> None:
        lines.add(element.text, line_of(element))
        for child in element:
            if depth <= _DEEPEST and is_seen(child):
                if name_of(child) == "table":
                    nested.append((child, self._source.cursor))
                if is_block(child) or name_of(child) == "br":
                    lines.end()
                self._cell(child, lines, nested, depth + 1)
                if is_block(child):
                    lines.end()
            lines.add(child.tail, line_of(child))


def _cell(row: int, col: int, rowspan: int, colspan: int, lines: list[Text]) -> Cell:
    text = ""
    segments: list[Segment] = []
    for line, places in lines:
        text += "\n" if text else ""
        segments += [Segment(len(text) + part.start, part.line, part.column) for part in places]
        text += line
    return Cell(row, col, text, rowspan, colspan, tuple(segments))


def _rows(element: Element) -> Iterator[Element]:
    """The rows of a table itself, not of those inside it."""
    for child in element:
        if name_of(child) == "tr" and is_seen(child):
            yield child
        elif name_of(child) in {"thead", "tbody", "tfoot"} and is_seen(child):
            yield from (row for row in child if name_of(row) == "tr" and is_seen(row))


def _spread(rows: list[Element], room: int) -> Iterator[tuple[int, int, int, int, Element]]:
    """Each cell with its row and column, from 1, and its spans, cut where another cell or the end of the table is."""
    taken: set[tuple[int, int]] = set()
    for row, line in enumerate(rows, 1):
        col = 1
        for cell in line:
            if name_of(cell) not in {"td", "th"} or not is_seen(cell):
                continue
            while (row, col) in taken:
                col += 1
            wide = _span(cell, "colspan", _WIDEST)
            colspan = next((at for at in range(1, wide) if (row, col + at) in taken), wide)
            rowspan = min(_span(cell, "rowspan", _HIGHEST), len(rows) - row + 1)
            if len(taken) + colspan * rowspan > room:
                raise too_wide(line_of(cell), len(rows), col)
            taken |= {(row + down, col + right) for down in range(rowspan) for right in range(colspan)}
            yield row, col, rowspan, colspan, cell
            col += colspan


def _span(cell: Element, name: str, most: int) -> int:
    written = re.match(r"\s*(\d{1,6})", cell.get(name, ""))
    return max(1, min(int(written[1]), most)) if written else 1


def _is_frame(element: Element) -> bool:
    """Whether a table only lays out a page: a single cell, cells of long text, or little beside tables inside it."""
    cells = [cell for row in _rows(element) for cell in row if name_of(cell) in {"td", "th"}]
    lengths = [_length(cell) for cell in cells]
    inside = sum(_length(inner) for inner in element.iterdescendants("table"))
    return len(cells) <= 1 or max(lengths) > _LONGEST_CELL or inside > sum(lengths) * _MOST_OF_IT


def _is_menu(element: Element) -> bool:
    """Whether a block is little but links."""
    links = list(element.iterdescendants("a"))
    if len(links) < _FEWEST_LINKS or next(element.iterdescendants("table"), None) is not None:
        return False
    return sum(map(_length, links)) > _length(element) * _LINKS


def _length(element: Element) -> int:
    return sum(len(str(text).strip()) for text in element.itertext())
