"""Tables without bars and with one cell a line: a run of short lines among which are many bare figures."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gouji.folding import WIDTH, ordinal
from gouji.readers.text.bars import Source
from gouji.readers.text.stream import Cell

LONGEST_CELL = 60
_FEWEST_FIGURES = 3
_LABELS_A_FIGURE = 6  # a table has at least one figure to so many cells
_LONGEST_ORDINAL = 12
_LABELS_DEEP = 2  # so many lines from a row's outermost label to its first figure
_NONE_GIVEN = frozenset({"/", "\\", "-", "--", "—", "——", "–", "无", "無"})
_ENDS = "。！？；，!?;,"
_FIGURE = r"[-+−]?\d[\d,]*(?:\.\d+)?%?"


def is_figure(text: str) -> bool:
    """Whether a text is a bare figure, or the sign that none is given."""
    if text in _NONE_GIVEN or text.isdecimal():
        return True
    plain = text.translate(WIDTH)
    return (plain[-1:].isdecimal() or plain[-1:] in ("%", ",")) and re.fullmatch(_FIGURE, plain) is not None


def is_cell(text: str) -> bool:
    """Whether a line can be a cell: short, no sentence, no marked heading."""
    return len(text) <= LONGEST_CELL and text[-1] not in _ENDS and not text.startswith("#") and "。" not in text


def is_heading(texts: Sequence[str], at: int, last: int, *, begun: bool) -> bool:
    """Whether a line numbered 一、 is a heading rather than the label of a row.

    The label of a row counts on from the ``last`` one so numbered, 0 at the beginning, and its figures follow; those
    of a heading are far away, or none. Where a table has ``begun`` without such a label, any may go on it.
    """
    number = top_number(texts[at])
    behind = [is_figure(text) for text in texts[at + 1 : at + 2 + _LABELS_DEEP]]
    return number > 0 and not ((number == last + 1 and any(behind)) or (begun and last == 0 and behind[:1] == [True]))


def top_number(text: str) -> int:
    """The number of a text numbered 一、 or 第一部分; 0 where it is not."""
    found = ordinal(text[:_LONGEST_ORDINAL])
    named = found and (found[0] == "chinese" or "部分" in text[: found[2]])
    return found[1] if found and named else 0


def bare_tables(sources: Sequence[Source]) -> dict[int, tuple[list[list[Cell]], int]]:
    """The rows of every such table, one cell each, and the line after it, by the line it begins at."""
    found = {}
    for run in _runs(sources):
        for part in _between_headings([sources[place].line.text for place in run]):
            places = _ended(run[part.start : part.stop], sources)
            if places:
                found[places[0]] = ([[cell] for cell in _cells(places, sources)], places[-1] + 1)
    return found


def _runs(sources: Sequence[Source]) -> Iterator[list[int]]:
    """The lines that stand together and can all be cells; blank ones part nothing."""
    run: list[int] = []
    for place, source in enumerate(sources):
        if source.shape == "prose" and is_cell(source.line.text):
            run.append(place)
        elif source.shape != "blank":
            yield run
            run = []
    yield run


def _between_headings(texts: Sequence[str]) -> Iterator[range]:
    """The parts of a run between its headings."""
    start = last = 0
    begun = False
    for at, text in enumerate(texts):
        if is_heading(texts, at, last, begun=begun):
            yield range(start, at)
            start, last, begun = at + 1, 0, False
        else:
            last = top_number(text) or last
            begun = begun or is_figure(text)
    yield range(start, len(texts))


def _ended(places: list[int], sources: Sequence[Source]) -> list[int]:
    """The lines up to the last figure; none where too few are figures."""
    figures = [at for at, place in enumerate(places) if is_figure(sources[place].line.text)]
    if len(figures) < _FEWEST_FIGURES:
        return []
    kept = places[: figures[-1] + 1]
    return kept if len(figures) * _LABELS_A_FIGURE >= len(kept) else []


def _cells(places: list[int], sources: Sequence[Source]) -> list[Cell]:
    """The cells: where blank lines stand between them, words on lines that touch are of one cell."""
    lines = [sources[place].line for place in places]
    spaced = sum(after.number - before.number > 1 for before, after in pairwise(lines)) * 2 > len(lines)
    cells: list[Cell] = [lines[:1]]
    for before, after in pairwise(lines):
        touching = after.number == before.number + 1 and not is_figure(before.text) and not is_figure(after.text)
        if spaced and touching:
            cells[-1].append(after)
        else:
            cells.append([after])
    return cells
