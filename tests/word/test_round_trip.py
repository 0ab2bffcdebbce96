"""A document of any shape, written to Word and read back, is the same document, on each side of its changes."""

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import TypeAlias

import docx as python_docx
import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gouji.model import Cell, Document, Paragraph, Reading, Revisions, Table, faults
from gouji.readers.word import read

Docx = Callable[..., bytes]
Traces = Callable[[bytes, Document], list[tuple[str, str]]]
Span: TypeAlias = tuple[int, int, int, int]
"""Row and column from 1, rows and columns covered."""

SIGNS = "甲乙丙丁公开信息ABxyz，"
"""No sign of a label is among them."""
HERE: dict[Revisions, set[str]] = {"accepted": {"", "ins", "moveTo"}, "original": {"", "del", "moveFrom"}}
WRAPPERS = {
    "smartTag": ("<w:smartTag>", "</w:smartTag>"),
    "hyperlink": ("<w:hyperlink>", "</w:hyperlink>"),
    "sdt": ("<w:sdt><w:sdtPr/><w:sdtContent>", "</w:sdtContent></w:sdt>"),
}
LEVELS = (("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."), ("decimal", "%4"))
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    + "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, (form, text) in enumerate(LEVELS)
    )
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


class Piece(msgspec.Struct, frozen=True):
    """Some runs, perhaps changed, perhaps wrapped."""

    texts: tuple[str, ...]
    change: str = ""
    wrappers: tuple[str, ...] = ()


class Para(msgspec.Struct, frozen=True):
    """A paragraph; ``change`` is that of its mark."""

    pieces: tuple[Piece, ...]
    level: int | None = None
    change: str = ""


class Box(msgspec.Struct, frozen=True):
    """A cell with what is in it."""

    span: Span
    content: "tuple[Para | Tabular, ...]"
    change: str = ""
    wrapped: bool = False


class Tabular(msgspec.Struct, frozen=True):
    """A table; ``changes`` are those of its rows, ``wrapped`` the rows inside a content control."""

    cols: int
    changes: tuple[str, ...]
    wrapped: tuple[bool, ...]
    boxes: tuple[Box, ...]


# Making one

CHANGES = st.sampled_from(["", "", "", "ins", "del"])
PIECES = st.builds(
    Piece,
    st.lists(st.text(SIGNS, max_size=5), min_size=1, max_size=3).map(tuple),
    st.sampled_from(["", "", "", "", "ins", "del", "moveTo", "moveFrom", "ins del"]),
    st.lists(st.sampled_from(sorted(WRAPPERS)), max_size=2).map(tuple),
)
PARAS = st.builds(
    Para,
    st.lists(PIECES, max_size=3).map(tuple),
    st.sampled_from([None, None, 0, 1, 2, 3]),
    CHANGES,
)


@st.composite
def spans(draw: st.DrawFn, rows: int, cols: int) -> list[Span]:
    """A grid cut into cells that do not overlap."""
    free = {(row, col) for row in range(1, rows + 1) for col in range(1, cols + 1)}
    found = []
    for row, col in sorted(free):
        if (row, col) not in free:
            continue
        wide = draw(st.integers(1, cols - col + 1))
        while any((row, col + step) not in free for step in range(wide)):
            wide -= 1
        high = draw(st.integers(1, rows - row + 1))
        free -= {(row + down, col + along) for down in range(high) for along in range(wide)}
        found.append((row, col, high, wide))
    return found


@st.composite
def tables(draw: st.DrawFn, depth: int = 2) -> Tabular:
    """A table with merged cells, or one with changed rows and cells: both in one would ask for a rule of their own."""
    rows, cols = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    changed = draw(st.booleans())
    cut = [(row, col, 1, 1) for row in range(1, rows + 1) for col in range(1, cols + 1)]
    boxes = [
        Box(span, draw(blocks(depth - 1)), draw(CHANGES) if changed else "", draw(st.booleans()))
        for span in (cut if changed else draw(spans(rows, cols)))
    ]
    rowwise = st.lists(CHANGES if changed else st.just(""), min_size=rows, max_size=rows)
    wrapped = st.lists(st.booleans(), min_size=rows, max_size=rows)
    return Tabular(cols, tuple(draw(rowwise)), tuple(draw(wrapped)), tuple(boxes))


@st.composite
def blocks(draw: st.DrawFn, depth: int = 2) -> tuple[Para | Tabular, ...]:
    """Paragraphs and tables, the last of them a paragraph, as Word has it."""
    kinds: list[st.SearchStrategy[Para | Tabular]] = [PARAS, PARAS, tables(depth)] if depth else [PARAS]
    return (*draw(st.lists(st.one_of(kinds), max_size=depth + 1)), draw(PARAS))


# Writing it


def written(content: tuple[Para | Tabular, ...]) -> str:
    return "".join(_para(block) if isinstance(block, Para) else _table(block) for block in content)


def _para(para: Para) -> str:
    level = "" if para.level is None else f'<w:numPr><w:ilvl w:val="{para.level}"/><w:numId w:val="1"/></w:numPr>'
    mark = f"<w:rPr><w:{para.change}/></w:rPr>" if para.change else ""
    return f"<w:p><w:pPr>{level}{mark}</w:pPr>{''.join(map(_piece, para.pieces))}</w:p>"


def _piece(piece: Piece) -> str:
    tag = "delText" if "del" in piece.change else "t"
    runs = "".join(f"<w:r><w:{tag}>{text}</w:{tag}></w:r><w:proofErr/>" for text in piece.texts)
    for change in reversed(piece.change.split()):
        runs = f"<w:{change}>{runs}</w:{change}>"
    for name in piece.wrappers:
        before, after = WRAPPERS[name]
        runs = before + runs + after
    return runs


def _table(table: Tabular) -> str:
    return f"<w:tbl>{''.join(_row(table, row) for row in range(1, len(table.changes) + 1))}</w:tbl>"


def _row(table: Tabular, row: int) -> str:
    change = table.changes[row - 1]
    here = sorted((box.span[1], box) for box in table.boxes if box.span[0] <= row < box.span[0] + box.span[2])
    cells = "".join(_cell(box, row) for _, box in here)
    written = f"<w:tr><w:trPr>{f'<w:{change}/>' if change else ''}</w:trPr>{cells}</w:tr>"
    return _controlled(written) if table.wrapped[row - 1] else written


def _cell(box: Box, row: int) -> str:
    first, _, high, wide = box.span
    merge = "" if high == 1 else '<w:vMerge w:val="restart"/>' if row == first else "<w:vMerge/>"
    change = f"<w:cell{box.change.capitalize()}/>" if box.change else ""
    inside = written(box.content) if row == first else "<w:p><w:r><w:t>旧</w:t></w:r></w:p>"
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="{wide}"/>{merge}{change}</w:tcPr>{inside}</w:tc>'
    return _controlled(cell) if box.wrapped else cell


def _controlled(inside: str) -> str:
    before, after = WRAPPERS["sdt"]
    return before + inside + after


# What is to be read


class Expected:
    """What one side of a model is to be read as: paragraphs as label and text, tables as rows, cells and ``inside``."""

    def __init__(self, side: Revisions) -> None:
        self.here = HERE[side]
        self.counts = [0, 0, 0, 0]
        self.tables = 0

    def blocks(self, content: tuple[Para | Tabular, ...], inside: int = 0) -> Iterator[tuple[object, ...]]:
        """Each block, a table followed by those inside it."""
        for block, text in self._joined(content):
            if isinstance(block, Para):
                yield self._label(block), text
            else:
                yield from self._table(block, inside)

    def _joined(self, content: tuple[Para | Tabular, ...]) -> Iterator[tuple[Para | Tabular, str]]:
        """What is there, paragraphs without an end of their own joined to the next."""
        waiting = ""
        for block in content:
            if isinstance(block, Tabular):
                if any(change in self.here for change in block.changes):
                    if waiting:
                        yield Para(()), waiting
                    waiting = ""
                    yield block, ""
                continue
            waiting += "".join("".join(piece.texts) for piece in block.pieces if piece.change in self.here)
            if block.change in self.here:
                yield block, waiting
                waiting = ""
        if waiting:
            yield Para(()), waiting

    def _label(self, para: Para) -> str:
        if para.level is None:
            return ""
        self.counts[para.level] += 1
        self.counts[para.level + 1 :] = [0] * (3 - para.level)
        count = self.counts[para.level]
        return (f"{_chinese(count)}、", f"（{_chinese(count)}）", f"{count}.", str(count))[para.level]

    def _table(self, table: Tabular, inside: int) -> Iterator[tuple[object, ...]]:
        self.tables += 1
        index = self.tables
        rows = [row for row, change in enumerate(table.changes, 1) if change in self.here]
        cells, inner = [], []
        for row in rows:
            here = sorted((box.span[1], box) for box in table.boxes if box.span[0] == row and box.change in self.here)
            for place, (_, box) in enumerate(here, 1):
                found = list(self.blocks(box.content, index))
                changed = any(table.changes) or any(other.change for other in table.boxes)
                cells.append(
                    (rows.index(row) + 1, place if changed else box.span[1], *box.span[2:], _text(found, index))
                )
                inner += [block for block in found if len(block) > 2]
        yield len(rows), tuple(cells), inside, index
        yield from inner


def _text(found: list[tuple[object, ...]], index: int) -> str:
    """The text of a cell: its paragraphs and the cells of the tables right inside it, one a line."""
    lines = []
    for block in found:
        if len(block) == 2:
            label, text = str(block[0]), str(block[1])
            lines.append(label + (" " if label[-1:].isdigit() else "") + text)
        elif block[2] == index and isinstance(block[1], tuple):
            lines.append("\n".join(str(cell[-1]) for cell in block[1]))
    return "\n".join(lines)


def _chinese(count: int) -> str:
    tens, ones = divmod(count, 10)
    digits = dict(enumerate("一二三四五六七八九", 1))
    return ("" if not tens else "十" if tens == 1 else digits[tens] + "十") + digits.get(ones, "")


def told(document: Document) -> list[tuple[object, ...]]:
    """A document in the same words."""
    return [
        (block.label, block.text)
        if isinstance(block, Paragraph)
        else (block.rows, tuple(map(_plain, block.cells)), block.inside, block.index)
        for block in document.blocks
    ]


def _plain(cell: Cell) -> tuple[int, int, int, int, str]:
    return cell.row, cell.col, cell.rowspan, cell.colspan, cell.text


@pytest.mark.parametrize("side", ["accepted", "original"])
@given(content=blocks())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_document_comes_back_as_it_was(
    docx: Docx, traces: Traces, side: Revisions, content: tuple[Para | Tabular, ...]
) -> None:
    """Texts, labels, grids, nested tables: on each side, and every character leads back to its run."""
    data = docx(written(content), numbering=NUMBERING)
    document = read(data, "a.docx", Reading(revisions=side))
    assert told(document) == list(Expected(side).blocks(content))
    assert faults(document) == []
    anchored = read(data, "a.docx", Reading(revisions=side, anchors=True))
    assert told(anchored) == told(document)
    for led, rest in traces(data, anchored):
        assert set(led) <= set(SIGNS)
        assert not set(rest) & set(SIGNS)


@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_a_table_another_program_writes_comes_back_as_it_was(data: st.DataObject) -> None:
    """The same merged cells, merged by a library that writes Word files in its own way."""
    rows, cols = data.draw(st.integers(1, 4)), data.draw(st.integers(1, 4))
    cut = data.draw(spans(rows, cols))
    made = python_docx.Document()
    table = made.add_table(rows, cols)
    for number, (row, col, high, wide) in enumerate(cut):
        last = table.cell(row + high - 2, col + wide - 2)
        table.cell(row - 1, col - 1).merge(last).text = f"格{number}"
    packed = BytesIO()
    made.save(packed)
    found = read(packed.getvalue(), "a.docx")
    assert faults(found) == []
    assert [_plain(cell) for cell in only(found).cells] == [(*span, f"格{number}") for number, span in enumerate(cut)]


def only(document: Document) -> Table:
    (table,) = document.tables
    return table
