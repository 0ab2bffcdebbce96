"""The numbers Word computes for paragraphs: they stand in no text of the file."""

import re
from collections.abc import Callable
from functools import cached_property

import msgspec

from gouji.readers.word.names import (
    ALTERNATE,
    RPR,
    VAL,
    VANISH,
    Element,
    W,
    alternative,
    number,
    switched_on,
    value_of,
)
from gouji.readers.word.numerals import numeral, padded
from gouji.readers.word.styles import MAX_CHAIN, Styles

LEVELS = 9
MAX_TEXT = 255
"""Word's own limit for the text of a level."""

_BY_SIGN = re.compile("%([1-9])")


class Level(msgspec.Struct, frozen=True):
    """How one level of a list counts and writes. ``restart`` is the level (from 1) whose use begins it anew."""

    start: int
    form: str
    text: str
    restart: int | None
    legal: bool
    custom: str | None

    def write(self, count: int, *, legal: bool) -> str:
        """A counter of this level; ``legal`` lists write all of them decimal."""
        if self.custom:
            return padded(self.custom)(count)
        return str(count) if legal and self.form != "none" else numeral(count, self.form)


class List(msgspec.Struct, frozen=True):
    """One ``w:num``: the definition it shares its counters with, and what it changes."""

    shared: str
    levels: dict[int, Level]
    starts: dict[int, int]
    by_style: dict[str, int]


class Numbering:
    """The lists of a document, with their counters as far as it has been read."""

    def __init__(self, part: Callable[[], Element | None], styles: Styles) -> None:
        """``part`` gives the root of the numbering part, None where there is none; asked for at the first list."""
        self._part = part
        self._styles = styles
        self._lists: dict[str, List | None] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()

    def label(self, style: str, num_id: str | None, ilvl: int | None) -> str:
        """Count one paragraph and give its number; empty where it has none.

        Takes the paragraph's style and the list and level it names itself, None where it names none.
        """
        inherited = self._styles.inherited(style)
        num_id = inherited.num_id if num_id is None else num_id
        found = self._list(num_id) if num_id else None
        if not num_id or found is None:
            return ""
        if ilvl is None:
            ilvl = next((found.by_style[name] for name in inherited.names if name in found.by_style), inherited.ilvl)
        if ilvl is None:
            ilvl = 0
        return _written(found, ilvl, self._count(num_id, found, ilvl))

    def _count(self, num_id: str, found: List, ilvl: int) -> list[int]:
        counts = self._counts.setdefault(found.shared, [None] * LEVELS)
        if num_id not in self._begun:
            self._begun.add(num_id)
            for level in found.starts:
                counts[level] = None
        before = counts[ilvl]
        counts[ilvl] = _start(found, ilvl) if before is None else before + 1
        for deeper in range(ilvl + 1, LEVELS):
            below = found.levels.get(deeper)
            if below is None or below.restart is None or ilvl < below.restart:
                counts[deeper] = None
        return [_start(found, level) if count is None else count for level, count in enumerate(counts)]

    @cached_property
    def _root(self) -> Element | None:
        return self._part()

    @cached_property
    def _nums(self) -> dict[str, Element]:
        return _by_id(self._root, "num", "numId")

    @cached_property
    def _definitions(self) -> dict[str, Element]:
        return _by_id(self._root, "abstractNum", "abstractNumId")

    def _list(self, num_id: str) -> List | None:
        if num_id not in self._lists:
            num = self._nums.get(num_id)
            self._lists[num_id] = None if num is None else self._read(num)
        return self._lists[num_id]

    def _read(self, num: Element) -> List | None:
        shared, definition = self._definition(num)
        if definition is None:
            return None
        levels, by_style, starts = {}, {}, {}
        overrides = list(num.iterchildren(W + "lvlOverride"))
        for element in (*definition.iterchildren(W + "lvl"), *(x for one in overrides for x in one.findall(W + "lvl"))):
            ilvl = _ilvl(element)
            levels[ilvl] = _level(element)
            by_style[value_of(element, W + "pStyle") or ""] = ilvl
        for one in overrides:
            start = one.find(W + "startOverride")
            if start is not None:
                starts[_ilvl(one)] = number(start, 0)
        by_style.pop("", None)
        return List(shared, levels, starts, by_style)

    def _definition(self, num: Element) -> tuple[str, Element | None]:
        """The definition of a list; one that is only a link leads on through the list style it names."""
        shared = ""
        for _ in range(MAX_CHAIN):
            shared = value_of(num, W + "abstractNumId") or ""
            definition = self._definitions.get(shared)
            link = value_of(definition, W + "numStyleLink") if definition is not None else None
            if link is None:
                return shared, definition
            following = self._nums.get(self._styles.inherited(link).num_id or "")
            if following is None:
                return shared, definition
            num = following
        return shared, None


def _by_id(root: Element | None, kind: str, attribute: str) -> dict[str, Element]:
    if root is None:
        return {}
    return {element.get(W + attribute, ""): element for element in root.iterchildren(W + kind)}


def _ilvl(element: Element) -> int:
    value = element.get(W + "ilvl", "")
    return min(int(value[:2]), LEVELS - 1) if value.isascii() and value.isdigit() else 0


def _level(element: Element) -> Level:
    form, custom = _format(element)
    hidden = element.find(f"{RPR}/{VANISH}")
    text = value_of(element, W + "lvlText") or ""
    restart = element.find(W + "lvlRestart")
    legal = element.find(W + "isLgl")
    return Level(
        start=number(element.find(W + "start"), 0),
        form=form,
        text="" if form == "bullet" or (hidden is not None and switched_on(hidden)) else text[:MAX_TEXT],
        restart=None if restart is None else number(restart, 0, LEVELS),
        legal=legal is not None and switched_on(legal),
        custom=custom,
    )


def _format(element: Element) -> tuple[str, str | None]:
    wrapper = element.find(ALTERNATE)
    holder = alternative(wrapper) if wrapper is not None else element
    found = holder.find(W + "numFmt") if holder is not None else None
    if found is None:
        found = element.find(W + "numFmt")
    if found is None:
        return "decimal", None
    return found.get(VAL, "decimal"), found.get(W + "format") if found.get(VAL) == "custom" else None


def _start(found: List, ilvl: int) -> int:
    level = found.levels.get(ilvl)
    return found.starts.get(ilvl, level.start if level else 1)


def _written(found: List, ilvl: int, counts: list[int]) -> str:
    own = found.levels.get(ilvl)
    if own is None:
        return ""

    def sign(match: re.Match[str]) -> str:
        level = int(match[1]) - 1
        shown = found.levels.get(level)
        return shown.write(counts[level], legal=own.legal) if shown and level <= ilvl else ""

    return _BY_SIGN.sub(sign, own.text)
