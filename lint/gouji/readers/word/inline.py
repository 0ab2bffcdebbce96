"""The visible text of one paragraph: runs, fields, wrappers, as the finished document shows them."""

from collections import Counter
from collections.abc import Callable
from typing import TypeAlias

import msgspec

from gouji.model import Anchor
from gouji.readers.word.glance import Plain, shown
from gouji.readers.word.names import (
    ALTERNATE,
    BOX,
    FIELD_CHAR,
    M_RUN,
    RPR,
    RUN,
    TEXT,
    VAL,
    VANISH,
    Element,
    M,
    W,
    alternative,
    switched_on,
)
from gouji.readers.word.notes import COUNTED
from gouji.readers.word.sides import SIDES, Side
from gouji.readers.word.styles import Styles

_SIGNS = {
    "wingdings": {
        **dict.fromkeys((0x6F, 0x70, 0x71, 0x72, 0xA8), "□"),
        **dict(zip((0x6C, 0x6E, 0x75, 0xA1, 0xD8, 0xFB, 0xFC, 0xFD, 0xFE), "●■◆○➢☒✓☒☑", strict=True)),
    },
    "wingdings 2": {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "□", 0x2A: "□"},
    "symbol": {0xB7: "•", 0xB4: "×", 0xB8: "÷", 0xB1: "±", 0xA3: "≤", 0xB3: "≥", 0xB9: "≠"},
}


class Field(msgspec.Struct):
    """A complex field that has begun; it shows its result, which begins after its instruction."""

    instruction: str = ""
    shows: bool = False

    def contents(self) -> bool:
        """Whether its result is a table of contents."""
        return self.instruction.upper().split(maxsplit=1)[:1] == ["TOC"]


_OUTER_FIELDS = 8
"""A table of contents is never deeper in other fields than this."""


class Inline:
    """Reads the paragraphs of one story (body, header, note), whose fields may run over several of them.

    ``seen`` counts the kinds of element the story has, so that what it has not need not be looked for.
    """

    def __init__(self, root: Element, styles: Styles, side: Side) -> None:
        """Begin the story below ``root``, as it is on one side of its tracked changes."""
        self.root = root
        self.styles = styles
        self.side = side
        self.seen = Counter(element.tag for element in root.iter(*COUNTED))
        self.notes: dict[tuple[str, str], None] = {}
        self.hidden_runs = 0
        self.boxes: list[Element] = []
        self.anchors: list[Anchor] = []
        self.contents = False
        self._read = _READ[side]
        self._hides = bool(self.seen[VANISH]) or styles.hides
        self._plain = self._glance(root)
        # Where a field is never closed, none hides anything.
        self._counts_fields = _balanced(root)
        self._fields: list[Field] = []
        self._instructing = 0
        self._hidden = False
        self._silent = False
        self._style = ""
        self._pieces: list[str] = []
        self._contents_from = 0

    def text(self, paragraph: Element, style: str) -> str:
        """The text of a paragraph of a style.

        Its text boxes are left in ``boxes``, its notes in ``notes``; ``contents`` is whether the field of a table of
        contents put it there.
        """
        self._pieces = []
        self._style = style
        self._contents_from = 0
        self.boxes = []
        self.contents = False
        known = self.known(paragraph)
        if known is not None:
            return known
        self.walk(paragraph)
        if self._fields:
            self.contents |= any(field.contents() for field in self._fields[:_OUTER_FIELDS])
        return "".join(self._pieces)

    def _glance(self, root: Element) -> Plain | None:
        """The paragraphs that need no walk; None where even a text alone may not be shown."""
        return None if self._hides else Plain(root, _BESIDES_TEXT[self.side])

    def known(self, paragraph: Element) -> str | None:
        """The text of a paragraph that holds nothing else; None where it must be walked."""
        return self._plain.text(paragraph) if self._plain and not self._fields else None

    def walk(self, element: Element) -> None:
        """Read the children of an element that is transparent to the text."""
        reading = self._read
        for child in element:
            read = reading.get(child.tag)
            if read:
                read(self, child)

    def put(self, text: str) -> None:
        """Add to the text, unless a field's instruction or hidden text is being read."""
        if not self._silent:
            self._pieces.append(text)

    def run(self, run: Element) -> None:
        """Read a run; a hidden one is walked all the same, as a field may begin or end in it."""
        if self._hides and self._is_hidden(run):
            self.hidden_runs += run.find(TEXT) is not None
            self._hide(hidden=True)
            self.walk(run)
            self._hide(hidden=False)
        else:
            self.walk(run)

    def _hide(self, *, hidden: bool) -> None:
        self._hidden = hidden
        self._hush()

    def _hush(self) -> None:
        self._silent = self._hidden or self._instructing > 0

    def _is_hidden(self, run: Element) -> bool:
        properties = run.find(RPR)
        if properties is not None:
            properties = self.side.of(properties)
            vanish = properties.find(VANISH)
            if vanish is not None:
                return switched_on(vanish)
            style = properties.find(W + "rStyle")
            by_style = None if style is None else self.styles.inherited(style.get(VAL, "")).hidden
            if by_style is not None:
                return by_style
        return bool(self.styles.inherited(self._style).hidden)

    def field(self, element: Element) -> None:
        """A complex field shows its result only, which begins after ``separate``."""
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            self._check_box(element)
        if not self._counts_fields:
            return
        if kind == "begin":
            self._fields.append(Field())
            self._instructing += 1
        elif kind == "separate" and self._fields:
            self._instructing -= not self._fields[-1].shows
            self._fields[-1].shows = True
            self._contents_from = len(self._pieces)
        elif kind == "end" and self._fields:
            # The end of a table of contents often stands before the first words that follow it.
            ended = self._fields.pop()
            self._instructing -= not ended.shows
            self.contents |= len(self._pieces) > self._contents_from and ended.contents()
        self._hush()

    def instruction(self, element: Element) -> None:
        """What a field is to show, perhaps in several pieces."""
        if self._fields:
            self._fields[-1].instruction += element.text or ""

    def _check_box(self, element: Element) -> None:
        box = element.find(f"{W}ffData/{W}checkBox")
        if box is not None:
            state = box.find(W + "checked")
            state = box.find(W + "default") if state is None else state
            self.put("☒" if state is not None and switched_on(state) else "☐")

    def box(self, element: Element) -> None:
        """Keep the outermost text boxes of a drawing."""
        if self._silent:
            return
        for child in element:
            if child.tag == BOX:
                self.boxes.append(child)
            elif child.tag == ALTERNATE:
                branch = alternative(child)
                if branch is not None:
                    self.box(branch)
            else:
                self.box(child)

    def note(self, kind: str, element: Element) -> None:
        """Remember a note the text refers to."""
        if not self._hidden:
            self.notes[kind, element.get(W + "id", "")] = None


def _text(story: Inline, element: Element) -> None:
    story.put(shown(element))


def _break(story: Inline, element: Element) -> None:
    if element.get(W + "type", "textWrapping") == "textWrapping":
        story.put("\n")


def _sign(story: Inline, element: Element) -> None:
    """A character of a symbol font; those of the usual fonts are given as what they look like."""
    try:
        code = int(element.get(W + "char", ""), 16)
        plain = _SIGNS.get(element.get(W + "font", "").lower(), {}).get(code & 0xFF if code >= 0xF000 else code)  # noqa: PLR2004
        # A control or half of a pair is no character: no text could hold it, and a terminal would obey it.
        known = code >= 0x20 and not (0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000)  # noqa: PLR2004  # C0, C1, halves
        story.put(plain or (chr(code) if known else "\ufffd"))
    except (ValueError, OverflowError):
        story.put("\ufffd")


def _alternate(story: Inline, element: Element) -> None:
    branch = alternative(element)
    if branch is not None:
        story.walk(branch)


def _ruby(story: Inline, element: Element) -> None:
    base = element.find(W + "rubyBase")
    if base is not None:
        story.walk(base)


def _balanced(root: Element) -> bool:
    """Whether every complex field of a story that begins also ends."""
    depth = 0
    for element in root.iter(FIELD_CHAR):
        kind = element.get(W + "fldCharType")
        depth += (kind == "begin") - (kind == "end")
        if depth < 0:
            return False
    return depth == 0


_Reading: TypeAlias = dict[str, Callable[[Inline, Element], None]]
_TRANSPARENT = (
    *(W + name for name in ("hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo", "sdt", "sdtContent")),
    # A formula shows its signs in the order they are stored.
    *(M + name for name in ("oMathPara", "oMath", "acc", "bar", "box", "borderBox", "d", "deg", "den", "e", "eqArr")),
    *(M + name for name in ("f", "fName", "func", "groupChr", "lim", "limLow", "limUpp", "m", "mr", "nary", "num")),
    *(M + name for name in ("phant", "rad", "sPre", "sSub", "sSubSup", "sSup", "sub", "sup")),
)
_ON_BOTH_SIDES: _Reading = {
    RUN: Inline.run,
    M_RUN: Inline.run,
    TEXT: _text,
    M + "t": lambda story, element: story.put(element.text or ""),
    **dict.fromkeys(_TRANSPARENT, Inline.walk),
    W + "tab": lambda story, _: story.put("\t"),
    W + "ptab": lambda story, _: story.put("\t"),
    W + "cr": lambda story, _: story.put("\n"),
    W + "br": _break,
    W + "noBreakHyphen": lambda story, _: story.put("\u2011"),
    W + "sym": _sign,
    W + "ruby": _ruby,
    FIELD_CHAR: Inline.field,
    W + "instrText": Inline.instruction,
    ALTERNATE: _alternate,
    W + "drawing": Inline.box,
    W + "pict": Inline.box,
    W + "object": Inline.box,
    W + "footnoteReference": lambda story, element: story.note("footnotes", element),
    W + "endnoteReference": lambda story, element: story.note("endnotes", element),
}
"""What is read; everything else (properties, Fallback, the other side of tracked changes) shows nothing."""
_DELETED: _Reading = {W + "delText": _text, W + "delInstrText": Inline.instruction}
_READ = {
    side: _ON_BOTH_SIDES | dict.fromkeys(side.there, Inline.walk) | (_DELETED if side.before else {})
    for side in SIDES.values()
}
_BESIDES_TEXT = {side: frozenset(reading) - {RUN, TEXT} for side, reading in _READ.items()}
"""What shows anything besides runs and their texts."""
