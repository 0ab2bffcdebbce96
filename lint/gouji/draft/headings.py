"""The title of a document, and which of its headings is which section of the form."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby

import msgspec

from gouji.dates import without_years, years
from gouji.draft.passages import Prose
from gouji.folding import CONTENTS, NUMERALS, WIDTH, fold, numeral, ordinal
from gouji.form import Form, Section
from gouji.model import Block, Paragraph, Place

LONGEST_HEADING = 60
LONGEST_TITLE = 80
_LONGEST_HEAD = 80
TITLE_BLOCKS = 12
"""A title stands among this many first paragraphs, …"""
TITLE_LINES = 3
"""… broken over at most this many."""

_EXACT, _ACCEPTED, _RECOGNISED, _RUN_IN, _NEAR, _CONTAINING = 100, 95, 85, 75, 70, 60
_STYLES = {"chinese": 20, "part": 20, "digit": 5, "none": 0, "bracket": -20}
_TOP = ("chinese", "part")
_INNER = ("bracket", "digit")
_FEWEST_LISTED = 3
_HEADING_LEVEL = 10
_CHARACTERS_A_SLIP = 5
_STRAY = "|｜·•l\u200b\ufeff 　"
"""Dirt seen before the numeral of a heading (`｜六、`, `l六、`)."""


_ITEM = rf"[（(]\s*([{NUMERALS}]{{1,3}})\s*[）)]"
_LONGEST_BODY = 36
_NOT_IN_A_TITLE = "。>》»"
"""A sentence, the path of a web page, or a document cited is no title."""


class Title(msgspec.Struct, frozen=True):
    """The document's title with the year and the unit it names; year 0 and unit empty where it names none.

    ``beside`` says that a body is named in a line of its own above or below it. ``again`` is where it is printed a
    second time right behind, ``bare`` the same title further down without its year.
    """

    place: Place
    text: str
    year: int
    unit: str
    beside: bool = False
    again: Place | None = None
    bare: "Title | None" = None


class FoundSection(msgspec.Struct, frozen=True):
    """A section of the form found in the document: its heading, and where its body begins.

    ``style`` and ``number`` are those of its own ordinal, ``none`` and 0 without one; ``wording`` is its text behind
    the ordinal, and ``prescribed`` says that this is the form's title or one as good. ``body`` is the offset behind the
    title in the heading's paragraph, where the body may run on.
    """

    section: Section
    place: Place
    text: str
    style: str
    number: int
    body: int
    score: int
    wording: str = ""
    prescribed: bool = False


class FoundItem(msgspec.Struct, frozen=True):
    """A paragraph of a section that begins with （一） and so on: its ordinal with its place and its number."""

    section: str
    place: Place
    text: str
    number: int


def find_title(blocks: Sequence[Block], form: Form, *, of_page: bool) -> Title | None:
    """The first lines that hold a name of the form, those with a year before others; None where none does.

    ``of_page`` says that it may be copied from a web page, with the name of the site above.
    """
    paragraphs = [
        block
        for block in blocks[: TITLE_BLOCKS * 2]
        if isinstance(block, Paragraph) and block.story != "metadata" and block.text.strip()
    ]
    names = sorted(map(fold, form.title.names), key=len, reverse=True)
    found = list(_titles(paragraphs, names))
    title = next((title for title in found if title.year), found[0] if found else None)
    if title is None:
        return None
    first = next(at for at, paragraph in enumerate(paragraphs) if paragraph.number == title.place.block)
    return msgspec.structs.replace(
        title,
        unit=title.unit
        or _unit_above(paragraphs[:first], title, form.title.bodies, form.title.sites if of_page else ()),
        beside=any(_ending(one.text.strip(), form.title.bodies) for one in paragraphs[max(0, first - 2) : first + 3]),
        again=_again(paragraphs[first:], title),
        bare=_bare(found, title),
    )


def _unit_above(above: Sequence[Paragraph], title: Title, bodies: Sequence[str], sites: Collection[str]) -> str:
    """The body named alone on the line right above a title, but for one that may be the name of the web site."""
    text = above[-1].text.strip() if above and above[-1].number == title.place.block - 1 else ""
    ending = _ending(text, bodies) if all("一" <= char <= "鿿" for char in text) else ""
    return fold(text) if ending and ending not in sites else ""


def _ending(text: str, bodies: Iterable[str]) -> str:
    """The ending that shows a text to be the name of a body and nothing else; empty where it is none."""
    if len(text) > _LONGEST_BODY or any(sign.isspace() for sign in text):
        return ""
    return max((body for body in bodies if text.endswith(body)), key=len, default="")


def _again(paragraphs: Sequence[Paragraph], title: Title) -> Place | None:
    """Where the lines behind those of a title, on one to three of them, say the same once more."""
    wanted = fold(title.text)
    first = next(lines for lines in range(1, TITLE_LINES + 1) if _joined(paragraphs[:lines]) == wanted)
    for lines in range(1, TITLE_LINES + 1):
        behind = paragraphs[first : first + lines]
        if _joined(behind) == wanted and behind[-1].number == title.place.block + first + lines - 1:
            return Place(behind[0].number, 0, len(behind[0].text))
    return None


def _joined(paragraphs: Iterable[Paragraph]) -> str:
    return fold("".join(paragraph.text.strip() for paragraph in paragraphs))


def _bare(titles: Iterable[Title], title: Title) -> Title | None:
    """The title further down that is the same, unit and all, but for the year."""
    wanted = fold(without_years(title.text))
    below = (one for one in titles if one.place.block > title.place.block)
    return next((one for one in below if title.unit and not one.year and fold(one.text) == wanted), None)


def _titles(paragraphs: Sequence[Paragraph], names: Sequence[str]) -> Iterator[Title]:
    for lines in range(1, TITLE_LINES + 1):
        for start in range(min(TITLE_BLOCKS, len(paragraphs) - lines + 1)):
            group = paragraphs[start : start + lines]
            text = "".join(paragraph.text.strip() for paragraph in group)
            if len(text) > LONGEST_TITLE or any(sign in text for sign in _NOT_IN_A_TITLE):
                continue
            name = next((name for name in names if name in fold(text)), "")
            if name:
                yield _title(group[0], text, name)


def _title(first: Paragraph, text: str, name: str) -> Title:
    named = years(text)
    before, _, after = fold(without_years(text)).partition(name)
    return Title(Place(first.number, 0, len(first.text)), text, named[0] if named else 0, before or after)


def find_sections(blocks: Sequence[Block], form: Form) -> dict[str, FoundSection]:
    """The sections found, by id: for each the heading that fits best, of equals the last (the first is a contents).

    Where others are numbered 一、 a heading numbered （一） or 1. is one inside a section, whatever it is called,
    unless its number is just that of the section and it goes on from none of its own kind in there.
    """
    readings = [
        max(found, key=lambda reading: reading.score)
        for block in blocks
        if isinstance(block, Paragraph) and block.text and block.story == "body"
        if (found := list(_readings(block, form.sections)))
    ]
    best: dict[str, FoundSection] = {}
    for reading in _outer(readings, blocks, form):
        if reading.score >= best.get(reading.section.id, reading).score:
            best[reading.section.id] = reading
    return best


def _outer(readings: Sequence[FoundSection], blocks: Sequence[Block], form: Form) -> Sequence[FoundSection]:
    """The headings that are neither inside a section nor lines of a table of contents."""
    listed = _listed(readings, blocks)
    readings = [found for found in readings if found.place.block not in listed]
    tops = [found.place.block for found in readings if found.style in _TOP]
    if not tops or all(found.style not in _INNER for found in readings):
        return readings
    numbers = {section.id: number for number, section in enumerate(form.sections, 1)}
    ordinals = find_ordinals(blocks)
    return [
        found
        for found in readings
        if found.style not in _INNER
        or (found.number == numbers[found.section.id] and not _goes_on(found, tops, ordinals))
    ]


def _listed(readings: Sequence[FoundSection], blocks: Sequence[Block]) -> set[int]:
    """The blocks of a table of contents that was typed: titles one right behind the other, and then again.

    Behind a line 目录 they need not come again, for a section may be missing.
    """
    found: set[int] = set()
    for _, run in groupby(enumerate(readings), key=lambda pair: pair[1].place.block - pair[0]):
        members = _before_repeat([reading for _, reading in run])
        first, last = members[0].place.block, members[-1].place.block
        later = {reading.section.id for reading in readings if reading.place.block > last}
        above = blocks[first - 2] if first > 1 else None
        headed = isinstance(above, Paragraph) and fold(above.text) in CONTENTS
        again = len(members) >= _FEWEST_LISTED and any(one.section.id in later for one in members)
        if again or headed:
            found |= {one.place.block for one in members}
    return found


def _before_repeat(readings: Sequence[FoundSection]) -> Sequence[FoundSection]:
    """The first readings up to one of a section that is among them already."""
    ids = [reading.section.id for reading in readings]
    end = next((at for at, name in enumerate(ids) if name in ids[:at]), len(ids))
    return readings[:end]


def _goes_on(found: FoundSection, tops: Sequence[int], ordinals: Iterable[tuple[int, str, int]]) -> bool:
    """Whether a heading （二） stands behind one （一）, with none of its kind between, under one heading 一、."""
    above = max((block for block in tops if block < found.place.block), default=0)
    own = (number for block, style, number in ordinals if above < block < found.place.block and style == found.style)
    return [*own][-1:] == [found.number - 1]


def find_ordinals(blocks: Sequence[Block]) -> list[tuple[int, str, int]]:
    """Block, style and number of every short paragraph of the body that begins with an ordinal, heading or not."""
    found = []
    for block in blocks:
        if isinstance(block, Paragraph) and block.story == "body" and len(block.text) <= LONGEST_HEADING:
            mark = ordinal(block.label) if block.label else ordinal(block.text.lstrip(_STRAY)[:12])
            if mark:
                found.append((block.number, mark[0], mark[1]))
    return found


def find_items(prose: Iterable[Prose], labels: Mapping[int, str]) -> Iterator[FoundItem]:
    """The paragraphs of sections that begin with （一） and so on; ``labels`` are the numbers Word gives, by block."""
    for one in prose:
        label = labels.get(one.block, "")
        start = one.start + len(one.text[one.start :]) - len(one.text[one.start :].lstrip())
        bracketed = (label or one.text[start : start + 1]).startswith(("（", "("))
        item = re.compile(_ITEM) if bracketed and one.section else None
        found = item.match(label or one.text, 0 if label else start) if item else None
        if found:
            place = Place(one.block) if label else Place(one.block, *found.span())
            yield FoundItem(one.section, place, found[0], numeral(found[1]))


def _readings(paragraph: Paragraph, sections: Iterable[Section]) -> Iterator[FoundSection]:
    """The sections a paragraph may be the heading of."""
    text = paragraph.text
    start = len(text) - len(text.lstrip(_STRAY))
    mark = ordinal(paragraph.label) if paragraph.label else None
    if mark is None and (typed := ordinal(text[start : start + 12])):
        mark, start = typed, start + typed[2]
    style, number = (mark[0], mark[1]) if mark else ("none", 0)
    if len(text) > LONGEST_HEADING and not number:
        return
    bonus = _STYLES[style] + (_HEADING_LEVEL if paragraph.level else 0)
    rest = text[start:]
    folded = fold(without_years(rest)) if len(rest) <= LONGEST_HEADING else ""
    for section in sections:
        score, length = _likeness(rest, folded, section, numbered=bool(number))
        if score:
            place = Place(paragraph.number, 0, start + length)
            heading = paragraph.label + text[: start + length]
            yield FoundSection(
                section,
                place,
                heading,
                style,
                number,
                start + length,
                score + bonus,
                rest[:length].strip(),
                fold(without_years(rest[:length])) in map(fold, (section.title, *section.accepted)),
            )


def _likeness(text: str, folded: str, section: Section, *, numbered: bool) -> tuple[int, int]:
    """How well a heading's words fit a section, and how many characters of them are the title.

    ``folded`` is the text folded without the year it may name, empty for one too long to be a heading alone.
    """
    scores = _wordings(section)
    if folded and folded in scores:
        return scores[folded], len(text)
    if numbered:
        head = fold(text[:_LONGEST_HEAD])
        for title in scores:
            if title.startswith(head[: len(title)]) and (length := _run_in(text, title)):
                return _RUN_IN, length
    if folded and len(text) <= LONGEST_HEADING // 2 and not text.rstrip().endswith(("。", "；", "，", ";", ",")):
        if numbered and section.containing and all(word in folded for word in section.containing):
            return _CONTAINING, len(text)
        if _is_near(folded, fold(section.title)):
            return _NEAR, len(text)
    return 0, 0


@lru_cache(maxsize=256)
def _wordings(section: Section) -> dict[str, int]:
    """The wordings of a section's title, folded, each with what a heading of these words scores; the best first."""
    wordings = ((_EXACT, (section.title,)), (_ACCEPTED, section.accepted), (_RECOGNISED, section.recognised))
    scores: dict[str, int] = {}
    for score, titles in wordings:
        for title in titles:
            scores.setdefault(fold(title), score)
    return scores


def _run_in(text: str, title: str) -> int:
    """The length of a title that a paragraph begins with, its body running on behind a mark; 0 if it does not."""
    for end in range(len(title), min(len(text), len(title) + 8) + 1):
        if fold(text[:end]) == title:
            rest = text[end:].translate(WIDTH)
            return end if not rest or not rest[0].isalnum() else 0
    return 0


def _is_near(folded: str, title: str) -> bool:
    """Whether two titles differ by a slip or two: one character in every five."""
    slips = len(title) // _CHARACTERS_A_SLIP
    if not slips or abs(len(folded) - len(title)) > slips or len(set(title) - set(folded)) > slips:
        return False
    import regex  # noqa: PLC0415  # few documents need it, and it takes as long to load as they take to check

    return regex.fullmatch(f"(?:{title}){{e<={slips}}}", folded, timeout=1) is not None
