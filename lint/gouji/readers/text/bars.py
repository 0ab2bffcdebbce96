"""How a line stands to a table: its bars, the pieces between them, and the shape they make."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import Literal

import msgspec

from gouji.folding import ordinal
from gouji.readers.text.lines import Line

Shape = Literal["blank", "prose", "inner", "cell", "padded", "bars", "open", "row", "field"]
"""``cell``: ``text |``. ``padded``: ``text | ||``. ``bars``: nothing but bars. ``open``: ``| text``. ``row``: every
other line that begins or ends with a bar. ``inner``: bars inside only, undecided; after :func:`survey` it is a ``row``
or ``prose``. ``field``: a line of the metadata above a document."""

_STREAM = frozenset({"cell", "padded"})
_LONGEST_PART = 40
_SHORTEST_HEADING = 8
_LINES_OF_A_CELL = 3  # more lines than this without a bar are prose between two tables, …
_LINES_OF_A_COLUMN = 12  # … but for a label written downwards, …
_WIDTH_OF_A_COLUMN = 2  # … of so few characters a line
_LEAST_ALIKE = 3  # so many lines with inner bars of one number are a table, two may be a menu


class Source(msgspec.Struct, frozen=True):
    """A line, the pieces its bars cut it into (none where it has no bar), and its shape.

    ``above`` are the lines before it on which the text of its first cell begins.
    """

    line: Line
    pieces: tuple[Line, ...]
    shape: Shape
    above: tuple[Line, ...] = ()

    @property
    def opened(self) -> bool:
        """Whether a bar stands before the first text."""
        return bool(self.pieces) and not self.pieces[0].text

    @property
    def closed(self) -> tuple[Line, ...]:
        """The pieces, each closed by its bar; a text after the last bar too."""
        return self.pieces if self.pieces and self.pieces[-1].text else self.pieces[:-1]


def survey(lines: Sequence[Line]) -> list[Source]:
    """The lines with their shapes; a line with bars inside only is a row where its neighbours say so."""
    found = [_source(line) for line in lines]
    for place, source in enumerate(found):
        if source.shape == "inner":
            found[place] = msgspec.structs.replace(source, shape="row" if _is_row(found, place) else "prose")
    return list(_with_broken_cells(found))


def _with_broken_cells(sources: Sequence[Source]) -> Iterator[Source]:
    """The lines, those on which a cell of a stream begins given to the line with the bar that ends it."""
    above: list[Source] = []
    for place, source in enumerate(sources):
        if _begins_cell(sources, place, above=len(above)):
            above.append(source)
        elif source.shape in _STREAM or (above and _is_lone_bar(source)):
            yield _closing(source, above) if above else source
            above = []
        else:
            yield from above
            yield source
            above = []
    yield from above


def _is_lone_bar(source: Source) -> bool:
    return source.line.text.strip() == "|"


def _closing(source: Source, above: Sequence[Source]) -> Source:
    """A line that ends a cell with the lines on which it begins; of a bar alone, the last of them is the cell's own."""
    lines = tuple(one.line for one in above)
    if not _is_lone_bar(source):
        return msgspec.structs.replace(source, above=lines)
    last = lines[-1]
    return Source(source.line, (last, source.pieces[-1]), "cell", lines[:-1])


def _begins_cell(sources: Sequence[Source], place: int, above: int) -> bool:
    """Whether a line without a bar stands between two cells of a stream, as a part of the second one's text.

    So many lines right ``above`` are parts of it already.
    """
    text = sources[place].line.text
    if sources[place].shape != "prose" or len(text) > _LONGEST_PART or text[-1] in "。；！？" or text[0] in "#|":
        return False
    before = sources[place - 1 - above] if place > above else None
    behind = _behind(sources, place + 1)
    if before is None or before.shape not in _STREAM | {"bars"} or not behind:
        return False
    ends = [source.shape in _STREAM for source in behind]
    if not ends[0] and not (_is_lone_bar(behind[0]) and all(ends[1:])):
        return False
    return above > 0 or _can_follow(text, before.pieces[0].text, [source.line.text for source in behind[1:2]])


def _behind(sources: Sequence[Source], place: int) -> Sequence[Source]:
    """The next line that is no text without a bar, and the one behind it; none where too much stands before it."""
    texts = list(takewhile(lambda source: source.shape == "prose", sources[place : place + _LINES_OF_A_COLUMN]))
    downwards = all(len(source.line.text) <= _WIDTH_OF_A_COLUMN for source in texts)
    if len(texts) > _LINES_OF_A_CELL and not downwards:
        return ()
    return sources[place + len(texts) : place + len(texts) + 2]


def _can_follow(text: str, before: str, behind: Sequence[str]) -> bool:
    """Whether a line goes on a stream rather than being a heading.

    That is numbered 一、 and has no figure ``behind`` the rest of it, or stands behind the figure ``before``. Behind
    nothing but bars only （一） and 1. go on.
    """
    numbered = ordinal(text)
    if not before:
        return numbered is not None and numbered[0] in {"bracket", "digit"}
    if numbered:
        return numbered[0] in {"bracket", "digit"} or any(line[0].isdecimal() for line in behind if line)
    return not before[-1].isdecimal() or len(text) <= _SHORTEST_HEADING


def is_alignment(source: Source) -> bool:
    """Whether this is the row of dashes under the head of a Markdown table; a lone ``-`` may be a figure left out."""
    texts = [piece.text for piece in source.pieces if piece.text]
    return bool(texts) and all(re.fullmatch(r":?-{2,}:?|:-:?|-:", text) for text in texts)


def _source(line: Line) -> Source:
    if "|" not in line.text:
        return Source(line, (), "prose" if line.text else "blank")
    bars = [bar.start() for bar in re.finditer(r"(?<!\\)\|", line.text)]
    if not bars:
        return Source(line, (), "prose")
    pieces = tuple(line.part(start + 1, end) for start, end in pairwise([-1, *bars, len(line.text)]))
    return Source(line, pieces, _shape(pieces))


def _shape(pieces: Sequence[Line]) -> Shape:
    first, last = pieces[0].text, pieces[-1].text
    texts = sum(1 for piece in pieces if piece.text)
    if not texts:
        return "bars"
    if first and last:
        return "inner"
    if texts == 1 and first:
        return "padded" if pieces[2:] else "cell"
    return "open" if last and not pieces[2:] else "row"


def _is_row(found: Sequence[Source], place: int) -> bool:
    """Decided from the top: the lines before this one are settled, those after it are not."""
    source = found[place]
    if place and found[place - 1].shape == "row":
        before = found[place - 1]
        between = [other.shape for other in found[place + 1 : place + 2]] == ["row"]
        return between or bool(source.pieces[2:]) or len(before.closed) == len(source.pieces)
    alike = found[place : place + _LEAST_ALIKE]
    if len(alike) > 1 and is_alignment(alike[1]):
        return True
    return len(alike) == _LEAST_ALIKE and all(
        other.shape == "inner" and len(other.pieces) == len(source.pieces) for other in alike
    )
