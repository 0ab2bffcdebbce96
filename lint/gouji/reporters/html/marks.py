"""Cutting a text into pieces, each marked by the same findings from its first character to its last."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from gouji.folding import CONTROLS

_CONTROLS = {code: sign for code, sign in CONTROLS.items() if chr(code) not in "\t\n"}
"""Line feeds and tabs are shown; a page can hold no NUL, and would turn a carriage return into a line feed."""


class Span(msgspec.Struct, frozen=True):
    """What a finding, by its number, marks of a text; all of it where ``start`` is ``end``."""

    number: int
    start: int
    end: int


class Piece(msgspec.Struct, frozen=True):
    """A stretch of a text, the findings that mark it, and those of them whose mark begins here."""

    text: str
    numbers: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()


def pieces(text: str, spans: Sequence[Span]) -> tuple[Piece, ...]:
    """A text in pieces, one empty piece for an empty text that is marked; nothing of the text is lost."""
    if not spans:
        return (Piece(shown(text)),) if text else ()
    whole = [_within(span, len(text)) for span in spans]
    if not text:
        numbers = tuple(span.number for span in whole)
        return (Piece("", numbers, numbers),)
    return tuple(_cut(text, whole))


def shown(text: str) -> str:
    """A text as a page can hold it: controls but tab and line feed stand as U+FFFD."""
    return text.translate(_CONTROLS)


def _within(span: Span, length: int) -> Span:
    start, end = min(span.start, length), min(span.end, length)
    return Span(span.number, start, end) if start < end else Span(span.number, 0, length)


def _cut(text: str, spans: Sequence[Span]) -> Iterator[Piece]:
    begins: dict[int, list[int]] = defaultdict(list)
    ends: dict[int, list[int]] = defaultdict(list)
    for span in spans:
        begins[span.start].append(span.number)
        ends[span.end].append(span.number)
    edges = sorted({0, len(text), *begins, *ends})
    active: set[int] = set()
    for start, end in pairwise(edges):
        active.difference_update(ends[start])
        active.update(begins[start])
        yield Piece(shown(text[start:end]), tuple(sorted(active)), tuple(begins[start]))
