"""Paragraphs of a text: lines wrapped by hand are joined, and those of a table of contents known."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from gouji.folding import WIDTH, fold, ordinal
from gouji.readers.text.bars import Source
from gouji.readers.text.lines import Line

_NEIGHBOURS = 8
_NARROWEST, _WIDEST = 12, 60
_SLACK = 2  # a mark that must not begin a line is drawn to the line before or after
_FEWEST_FULL = 2
_ENDS = "。！？；!?;…"
_CLOSERS = "”’」』）)》】\"'"
_MARKS = re.compile(r"[，。；：、,;:《（]")
_OPENING = re.compile(r"[#*•●◆■□>\-+①-⑳]|[一二三四五六七八九十]是|第[一二三四五六七八九十]+[,，、]|附件?[:：]|注[:：]")
_LABEL = re.compile(r"[\u4e00-\u9fff\s]{2,8}[:：]")
_ENTRY = re.compile(r"(?P<title>.*?\S)\s*(?:[.·．•。]{3,}|…+|(?:[.·]\s){3,}|_{3,}|-{4,}|—{3,})[\s.·…]*\d{1,3}")
_TABBED = re.compile(r"[^\t]*\S\s*\t\s*\d{1,3}")
_LONGEST_ENTRY = 120
_CONTENTS = frozenset({"目录", "目次", "目錄"})


def wrapped(sources: Sequence[Source], places: Collection[int]) -> set[int]:
    """The lines, by place, that go on in the line after them; ``places`` are those of running text."""
    prose = sorted(places)
    widths = [len(sources[place].line.text) for place in prose]
    found = set()
    for at, (place, following) in enumerate(pairwise(prose)):
        if following != place + 1 or not _NARROWEST <= widths[at] <= _WIDEST:
            continue
        near = widths[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS + 1]
        full = max(width for width in near if width <= _WIDEST)
        is_full = widths[at] >= full - _SLACK and sum(width >= full - _SLACK for width in near) >= _FEWEST_FULL
        if is_full and max(near) <= _WIDEST and _goes_on(sources[place].line, sources[following].line, first=at == 0):
            found.add(place)
    return found


def _goes_on(line: Line, following: Line, *, first: bool) -> bool:
    text, behind = line.text, following.text
    if text.rstrip(_CLOSERS)[-1:] in _ENDS or text.startswith("#") or (first and not _MARKS.search(text)):
        return False
    if following.column > max(line.column, 2) or ordinal(behind[:12]) or _OPENING.match(behind):
        return False
    return not _LABEL.match(behind)


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
    if found and heading is not None and fold(sources[heading].line.text) in _CONTENTS:
        found.add(heading)
    return found


def _is_entry(text: str) -> bool:
    if not text[-1].isdecimal() or len(text) > _LONGEST_ENTRY:
        return False
    plain = text.translate(WIDTH)
    if _ENTRY.fullmatch(plain):
        return True
    mark = ordinal(plain[:12])
    return bool(mark and _TABBED.fullmatch(plain))
