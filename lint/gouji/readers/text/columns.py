"""Tables whose cells stand on one line without bars: parted by tabs, or by blanks."""

import re
from collections.abc import Callable, Iterator, Sequence

import msgspec

from gouji.model import Layout
from gouji.readers.text.bare import is_cell, is_figure, is_heading, top_number
from gouji.readers.text.bars import Source
from gouji.readers.text.lines import Line
from gouji.readers.text.stream import Cell
from gouji.readers.text.tables import Found

_FEWEST_CELLS = 3  # a table has a row of so many cells: pairs are names and values
_FEWEST_FIGURES = 3
_LONGEST_WORD = 14
_HIGHEST_HEADER = 14
_GAP = re.compile(r"[ \xa0]{2,}|[\u3000\t]+[ \xa0]*|[ \xa0]+[\u3000\t]+")
_MARKS = frozenset("，、：；:,;。")
_BLANKS = re.compile(r"[\s\xa0]+")


class Split(msgspec.Struct, frozen=True):
    """A line cut where its blanks are: by wide gaps, by every blank, and how many figures stand at its end."""

    line: Line
    wide: tuple[Line, ...]
    words: tuple[Line, ...]
    figures: int

    @property
    def cells(self) -> tuple[Line, ...]:
        """The cells of a row: the figures at its end, and before them what wide gaps part."""
        if not self.figures:
            return self.wide if len(self.wide) > 1 or not self.is_words else self.words
        first = self.words[-self.figures].column - self.line.column
        label = self.line.part(0, first)
        return (*(_cut(label, _GAP) if label.text else ()), *self.words[-self.figures :])

    @property
    def is_words(self) -> bool:
        """Whether the line is nothing but short words, as a header is."""
        return all(map(_is_word, (word.text for word in self.words)))

    @property
    def can_be_row(self) -> bool:
        """Whether all its pieces can be cells."""
        return all(is_cell(piece.text) for piece in self.cells)


def _is_word(text: str) -> bool:
    """Whether a text can be a word of a header; a remark is one as long as it stands in brackets."""
    bracketed = text[0] in "（(" and text[-1] in "）)"
    return bracketed or (len(text) <= _LONGEST_WORD and _MARKS.isdisjoint(text))


def tables_by_columns(sources: Sequence[Source]) -> dict[int, Found]:
    """Every table drawn with tabs or blanks, by the line it begins at."""
    found: dict[int, Found] = {}
    for run in _runs(sources):
        lines = [sources[place].line for place in run]
        for read in (_by_tabs, _by_blanks):
            for part, rows, in_place in read(lines):
                if run[part.start] not in found:
                    layout: Layout = "rows" if in_place else "stream"
                    found[run[part.start]] = Found(rows, run[part.stop - 1] + 1, layout)
    return found


def count_words(text: str) -> int:
    """How many words stand with others on a line, where the figures of any line may be cells; else none."""
    lines = text.split("\n")
    if not any(map(_may_be_figures, lines)):
        return 0
    return sum(words for line in lines if (words := len(line.split())) > 1)


def _runs(sources: Sequence[Source]) -> Iterator[list[int]]:
    """The lines without bars that follow one another with no blank line between."""
    run: list[int] = []
    for place, source in enumerate(sources):
        if source.shape == "prose":
            run.append(place)
        elif run:
            yield run
            run = []
    if run:
        yield run


Part = tuple[range, list[list[Cell]], bool]


def _by_tabs(lines: Sequence[Line]) -> Iterator[Part]:
    tabbed = [bool(sum(line.tabs)) or "\t" in line.text for line in lines]
    for part in _stretches(tabbed, lambda at: _is_within(lines, at)):
        rows = [_tab_cells(lines[at]) for at in part]
        if sum(len([cell for cell in row if cell[0].text]) >= _FEWEST_CELLS for row in rows) > 1:
            yield part, rows, True


def _is_within(lines: Sequence[Line], at: int) -> bool:
    """Whether a line between two with tabs is of their table: it can be a cell, and is no heading."""
    if not is_cell(lines[at].text) or not top_number(lines[at].text):
        return is_cell(lines[at].text)
    last = next((found for before in range(at - 1, -1, -1) if (found := top_number(lines[before].text))), 0)
    behind = [text for text in lines[at + 1].text.split("\t") if text.strip()]
    return not is_heading([lines[at].text, *behind], 0, last, begun=False)


def _tab_cells(line: Line) -> list[Cell]:
    before, behind = line.tabs
    pieces = _cut(line, re.compile("\t"))
    empty = [Line(line.number, column, "") for column in range(line.column - before, line.column)]
    after = [Line(line.number, line.column + len(line.text) + at, "") for at in range(behind)]
    return [[piece] for piece in (*empty, *pieces, *after)]


def _stretches(inside: Sequence[bool], bridges: Callable[[int], bool]) -> Iterator[range]:
    """Runs of lines that are inside a table, a single other line between two of them where it can be a cell."""
    start = None
    for at, yes in enumerate(inside):
        if yes and start is None:
            start = at
        going = yes or (start is not None and inside[at + 1 : at + 2] == [True] and inside[at - 1] and bridges(at))
        if start is not None and not going:
            yield range(start, at)
            start = None
    if start is not None:
        yield range(start, len(inside))


def _by_blanks(lines: Sequence[Line]) -> Iterator[Part]:
    if not any(_may_be_figures(line.text) for line in lines):
        return
    splits = [_split(line) for line in lines]
    start = 0
    while start < len(splits):
        first = next((at for at in range(start, len(splits)) if splits[at].figures > 1), None)
        if first is None:
            return
        top = _top(splits, start, first)
        stop = _bottom(splits, first)
        part = range(top, stop)
        if _is_table([splits[at] for at in part]):
            yield part, [[[cell] for cell in splits[at].cells] for at in part], False
        start = stop


def _may_be_figures(text: str) -> bool:
    """Whether two figures may end a line: asked of every line of a text before any is cut."""
    words = text.rsplit(maxsplit=2)
    return len(words) > 1 and is_figure(words[-1]) and is_figure(words[-2])


def _is_table(splits: Sequence[Split]) -> bool:
    figures = [split.figures for split in splits if split.figures > 1]
    return max(figures) >= _FEWEST_FIGURES or len(figures) > 1


def _split(line: Line) -> Split:
    words = _cut(line, _BLANKS)
    figures = next((at for at, word in enumerate(reversed(words)) if not is_figure(word.text)), len(words))
    wide = _cut(line, _GAP)
    label = line.text[: words[-figures].column - line.column].rstrip() if figures else ""
    return Split(line, wide, words, 0 if label.endswith(("：", ":", "、", "，", "。")) else figures)


def _cut(line: Line, gap: re.Pattern[str]) -> tuple[Line, ...]:
    gaps = [found.span() for found in gap.finditer(line.text)]
    edges = [0, *(edge for span in gaps for edge in span), len(line.text)]
    return tuple(line.part(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True))


def _top(splits: Sequence[Split], least: int, first: int) -> int:
    """Where the header above the first row of figures begins."""
    top = first
    while top > max(least, first - _HIGHEST_HEADER) and _can_be_header(splits, top - 1):
        top -= 1
    return top


def _can_be_header(splits: Sequence[Split], at: int) -> bool:
    split = splits[at]
    if not split.can_be_row or is_heading(_texts(splits, at), 0, 0, begun=False):
        return False
    return len(split.wide) > 1 or split.is_words


def _bottom(splits: Sequence[Split], first: int) -> int:
    """Behind the last row of figures before a heading or a sentence."""
    stop = at = first + 1
    last = top_number(splits[first].line.text)
    while at < len(splits) and splits[at].can_be_row and not is_heading(_texts(splits, at), 0, last, begun=True):
        last = top_number(splits[at].line.text) or last
        at += 1
        if splits[at - 1].figures:
            stop = at
    return stop


def _texts(splits: Sequence[Split], at: int) -> list[str]:
    """A line and those behind it, cell by cell, for asking whether it is a heading."""
    own = splits[at].cells
    return [cell.text for cell in (*own, *(cell for split in splits[at + 1 : at + 3] for cell in split.cells))]
