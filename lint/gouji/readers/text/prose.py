"""Paragraphs of a text: lines wrapped by hand are joined, and those of a table of contents known."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import pairwise

from gouji.folding import CONTENTS, HAN, WIDTH, fold, ordinal
from gouji.readers.text.bars import Source
from gouji.readers.text.lines import Line

_NEIGHBOURS = 8
_NARROWEST, _WIDEST = 12, 60
_SLACK = 2  # a mark that must not begin a line is drawn to the line before or after
_FEWEST_FULL = 2
_FEWEST_IN_COLUMN = 3
_NARROWEST_COLUMN = 24
_ENDS = "。！？；!?;…"
_CLOSERS = "”’」』）)》】\"'"
_NEVER_FIRST = "。，、；：！？”’）》】"
_NUMBER = r"0\d{2,3}[-—]\d{7,8}(?!\d)"
_LONGEST_NUMBER = 13
_SENTENCE = frozenset("，。；：,;:")
_MARKS = _SENTENCE | frozenset("、《（")
_REST = 12
_OPENING = r"[#*•●◆■□>①-⑳]|[-+](?!\d)|[一二三四五六七八九十]是|第[一二三四五六七八九十]+[,，、]|附件?[:：]|注[:：]"
_LABEL = rf"(?!是)(?:{HAN}|\s){{2,8}}[:：]"
_ENTRY = r"(?P<title>.*?\S)\s*(?:[.·．•。]{3,}|…+|(?:[.·]\s){3,}|_{3,}|-{4,}|—{3,})[\s.·…]*\d{1,3}"
_TABBED = r"[^\t]*\S\s*\t\s*\d{1,3}"
_LONGEST_ENTRY = 120


def wrapped(sources: Sequence[Source], places: Collection[int]) -> set[int]:
    """The lines, by place, that go on in the line after them; ``places`` are those of running text."""
    prose = sorted(places)
    return _full(sources, prose, len) | _full(sources, prose, _width)


def _width(text: str) -> int:
    """How wide a text is drawn, in characters: two of ASCII are as wide as one of Chinese."""
    return len(text) - len(text.encode("ascii", "ignore")) // 2


def _full(sources: Sequence[Source], prose: Sequence[int], measure: Callable[[str], int]) -> set[int]:
    """The lines that are as long by a measure as those around them, and go on in the next."""
    widths = [measure(sources[place].line.text) for place in prose]
    found = set()
    for at, (place, following) in enumerate(pairwise(prose)):
        if following != place + 1 or not _NARROWEST <= widths[at] <= _WIDEST:
            continue
        line, behind = sources[place].line, sources[following].line
        is_full = _is_full(widths, at) or _is_in_column(widths, prose, at)
        if _is_torn(line.text, behind.text) or (is_full and _goes_on(line, behind, first=at == 0)):
            found.add(place)
    return found


def _is_torn(text: str, behind: str) -> bool:
    """Whether a line begins with what begins none: a mark that closes, or the rest of a telephone number."""
    if behind[0] in _NEVER_FIRST:
        return True
    if not behind[0].isdecimal() and behind[0] not in "-—":
        return False
    end, rest = text[-_LONGEST_NUMBER:], behind[:_LONGEST_NUMBER]
    return any(found.start() < len(end) < found.end() for found in re.finditer(_NUMBER, end + rest))


def _is_full(widths: Sequence[int], at: int) -> bool:
    """Whether a line is as long as the longest near it, of which there are several, and none is no wrapped line."""
    near = widths[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS + 1]
    full = max(near)
    return full <= _WIDEST and widths[at] >= full - _SLACK and sum(one >= full - _SLACK for one in near) >= _FEWEST_FULL


def _is_in_column(widths: Sequence[int], prose: Sequence[int], at: int) -> bool:
    """Whether a line is one of several in a row of the same length, whatever stands around them."""
    alike = sum(_alike(widths, prose, at, way) for way in (1, -1)) + 1
    return widths[at] >= _NARROWEST_COLUMN and alike >= _FEWEST_IN_COLUMN


def _alike(widths: Sequence[int], prose: Sequence[int], at: int, way: int) -> int:
    """How many lines right before or behind one are as long as it."""
    found = 0
    while 0 <= (other := at + way * (found + 1)) < len(prose) and found < _FEWEST_IN_COLUMN:
        if prose[other] != prose[at] + way * (found + 1) or abs(widths[other] - widths[at]) > _SLACK:
            break
        found += 1
    return found


def _goes_on(line: Line, following: Line, *, first: bool) -> bool:
    text, behind = line.text, following.text
    if text.rstrip(_CLOSERS)[-1:] in _ENDS or text.startswith("#") or (first and _MARKS.isdisjoint(text)):
        return False
    if following.column > max(line.column, 2) or ordinal(behind[:12]) or re.match(_OPENING, behind):
        return False
    if re.match(_LABEL, behind):
        return False
    return not _is_heading(text) or (len(behind) <= _REST and _SENTENCE.isdisjoint(behind))


def _is_heading(text: str) -> bool:
    """Whether a line numbered 一、 says no more than a title does; the next may hold no more than the rest of it."""
    numbered = ordinal(text[:12])
    return bool(numbered and numbered[0] in {"chinese", "part"} and _SENTENCE.isdisjoint(text))


def running(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of one paragraph as pieces to be set one behind the other, a blank between two words of letters."""
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        spaced = following is not None and _is_letter(line.text[-1]) and _is_letter(following.text[0])
        yield Line(line.number, line.column, line.text + " ") if spaced else line


def _is_letter(char: str) -> bool:
    return char.isascii() and char.isalpha()


def contents(sources: Sequence[Source]) -> set[int]:
    """The lines of a table of contents: at least two titles with leaders or a tab and a page, and its heading."""
    entries = {place for place, source in enumerate(sources) if source.shape == "prose" and _is_entry(source.line.text)}
    found: set[int] = set()
    for place in sorted(entries):
        filled = [at for at in range(place + 1, min(place + 6, len(sources))) if sources[at].shape != "blank"]
        if filled and filled[0] in entries:
            found |= {place, filled[0]}
    heading = next((at for at in range(min(found, default=0) - 1, -1, -1) if sources[at].shape != "blank"), None)
    if found and heading is not None and fold(sources[heading].line.text) in CONTENTS:
        found.add(heading)
    return found


def _is_entry(text: str) -> bool:
    if not text[-1].isdecimal() or len(text) > _LONGEST_ENTRY:
        return False
    plain = text.translate(WIDTH)
    if re.fullmatch(_ENTRY, plain):
        return True
    mark = ordinal(plain[:12])
    return bool(mark and re.fullmatch(_TABBED, plain))
