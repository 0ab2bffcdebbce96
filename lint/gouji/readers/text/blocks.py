"""The blocks of a text, made from its lines."""

import re
from collections.abc import Callable, Iterator, Sequence

from gouji.model import Block, Paragraph, Story, Table, table
from gouji.model import Cell as TableCell
from gouji.readers.text.bare import bare_tables
from gouji.readers.text.bars import Source
from gouji.readers.text.columns import tables_by_columns
from gouji.readers.text.lines import Line, joined, plain
from gouji.readers.text.prose import contents, running, wrapped
from gouji.readers.text.refusals import too_wide
from gouji.readers.text.stream import Cell
from gouji.readers.text.tables import Found, tables_at

_DEEPEST = 6
_MOST_CELLS = 2_000_000

Clean = Callable[[Line], Line]


def blocks(sources: Sequence[Source], *, markdown: bool) -> Iterator[Block]:
    """Paragraphs and tables in reading order, each numbered; in Markdown without the emphasis of whole texts."""
    clean = plain if markdown else _as_is
    items = list(_items(sources))
    entries = contents(sources)
    prose = {item for item in items if isinstance(item, int) and sources[item].shape == "prose"}
    going_on = wrapped(sources, prose - entries)
    number = index = 0
    lines: list[Line] = []
    for item in items:
        if isinstance(item, Found):
            number, index = number + 1, index + 1
            yield _table(number, index, item, clean)
        elif sources[item].shape == "field":
            number += 1
            yield _fields(number, sources[item].pieces)
        else:
            lines.append(sources[item].line)
            if item not in going_on:
                number += 1
                yield _paragraph(number, lines, clean, "contents" if item in entries else "body")
                lines = []


def _items(sources: Sequence[Source]) -> Iterator[Found | int]:
    """The tables, and the lines between them that are not blank, in reading order."""
    drawn = {place: Found(*found) for place, found in bare_tables(sources).items()} | tables_by_columns(sources)
    place = 0
    while place < len(sources):
        tables = [drawn[place]] if place in drawn else tables_at(sources, place)
        if not tables and sources[place].shape != "blank":
            yield place
        yield from tables
        place = tables[-1].stop if tables else place + 1


def _as_is(line: Line) -> Line:
    return line


def _paragraph(number: int, lines: Sequence[Line], clean: Clean, story: Story) -> Paragraph:
    first = lines[0]
    level = _level(first.text)
    whole = [clean(first.part(level, _end(first.text)) if level else first)] if len(lines) == 1 else running(lines)
    text, segments = joined(whole, between="", escapes=False)
    return Paragraph(number, text, level=level, segments=segments, story=story)


def _fields(number: int, pieces: Sequence[Line]) -> Paragraph:
    text, segments = joined(pieces, between=" ", escapes=False)
    return Paragraph(number, text, segments=segments, story="metadata")


def _level(text: str) -> int:
    """How many number signs mark a heading, 0 where it is none."""
    signs = len(text) - len(text.lstrip("#"))
    return signs if signs <= _DEEPEST and text[signs : signs + 1] in {" ", "\t"} else 0


def _end(text: str) -> int:
    """Where the text of a heading ends, before the number signs that may close it."""
    body = text.rstrip("#")
    return len(body) if body.strip("# \t") and body[-1] in " \t" else len(text)


def _table(number: int, index: int, found: Found, clean: Clean) -> Table:
    width = max(map(len, found.rows))
    if len(found.rows) * width > _MOST_CELLS:
        raise too_wide(found.rows[0][0][0].number, len(found.rows), width)
    cells = [
        _cell(row, col, lines, clean) for row, texts in enumerate(found.rows, 1) for col, lines in enumerate(texts, 1)
    ]
    return table(number, index, cells, rows=len(found.rows), layout=found.layout)


def _cell(row: int, col: int, lines: Cell, clean: Clean) -> TableCell:
    parts = [clean(part) for line in lines for part in _broken(line)]
    text, segments = joined([part for part in parts if part.text] or parts[:1])
    return TableCell(row, col, text, segments=segments)


def _broken(line: Line) -> list[Line]:
    """The lines a Markdown cell is broken into by ``<br>``."""
    if "<" not in line.text:
        return [line]
    breaks = list(re.finditer(r"<br\s*/?>", line.text, re.IGNORECASE))
    starts = [0, *(found.end() for found in breaks)]
    ends = [*(found.start() for found in breaks), len(line.text)]
    return [line.part(start, end) for start, end in zip(starts, ends, strict=True)]
