"""Lines of a text file and the pieces of them, each with the place it stands at."""

import re
from collections.abc import Iterable, Iterator

import msgspec

from gouji.model import Segment

_SPACES = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
_ZERO_WIDTH = "\u200b\u2060\ufeff"
BLANK = _SPACES + _ZERO_WIDTH
"""What is not seen at the ends of a text."""


class Line(msgspec.Struct, frozen=True):
    """A line, or a piece of one, without the blanks around it; its first character stands at ``column``, from 1.

    ``tabs`` counts those among the blanks before and behind it: they may stand for empty cells.
    """

    number: int
    column: int
    text: str
    tabs: tuple[int, int] = (0, 0)

    def part(self, start: int, end: int) -> "Line":
        """The piece between two offsets, its own blanks taken off; an empty piece stands at its start."""
        return _trimmed(self.number, self.column + start, self.text[start:end])


def split(text: str) -> list[Line]:
    """The lines of a text, the blank ones too, numbered as editors number them.

    A form feed, a vertical tab and the separators of Unicode end a piece of text, but editors do not count them.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return [piece for number, raw in enumerate(text.split("\n"), 1) for piece in _pieces(number, raw)]


def _pieces(number: int, raw: str) -> Iterator[Line]:
    if raw.isprintable():
        yield _trimmed(number, 1, raw)
        return
    for found in re.finditer(r"(?:^|[\f\v\u2028\u2029])[^\f\v\u2028\u2029]*", raw):
        yield _trimmed(number, found.start() + 1, found[0])


def _trimmed(number: int, column: int, raw: str) -> Line:
    behind = raw.lstrip(BLANK)
    text = behind.rstrip(BLANK)
    before = len(raw) - len(behind)
    tabs = (raw.count("\t", 0, before), behind.count("\t", len(text))) if "\t" in raw and text else (0, 0)
    return Line(number, column + before if text else column, text, tabs)


def plain(line: Line) -> Line:
    """The line without the Markdown emphasis that stands around the whole of it, as in ``**一、总体情况**``."""
    for mark in ("***", "___", "**", "__", "*", "_"):
        inner = line.text[len(mark) : -len(mark)]
        if inner == inner.strip(BLANK) != "" and mark[0] not in inner and line.text == f"{mark}{inner}{mark}":
            return line.part(len(mark), len(line.text) - len(mark))
    return line


def joined(parts: Iterable[Line], *, between: str = "\n", escapes: bool = True) -> tuple[str, tuple[Segment, ...]]:
    """One text from several lines, those of a cell joined by line feeds, and where its characters stand.

    The backslash of an escaped bar is no part of the text, where there are ``escapes``.
    """
    text = ""
    segments: list[Segment] = []
    for line in parts:
        text += between if segments else ""
        for start, piece in _unescaped(line.text) if escapes and "\\|" in line.text else [(0, line.text)]:
            segments.append(Segment(len(text), line.number, line.column + start))
            text += piece
    return text, tuple(segments)


def _unescaped(text: str) -> Iterator[tuple[int, str]]:
    bars = [found.start() for found in re.finditer(r"\\\|", text)]
    for start, end in zip([0, *(bar + 1 for bar in bars)], [*bars, len(text)], strict=True):
        if end > start:
            yield start, text[start:end]
