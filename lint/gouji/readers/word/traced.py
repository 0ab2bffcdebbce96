"""The way back: which run of which part a character of the text stands in. Costs time, so only where asked for."""

import msgspec

from gouji.model import Anchor
from gouji.readers.word.inline import Inline
from gouji.readers.word.names import M_RUN, RUN, Element
from gouji.readers.word.package import Part
from gouji.readers.word.sides import Side
from gouji.readers.word.styles import Styles


class Runs(msgspec.Struct, frozen=True):
    """The runs of one part, numbered in document order from 1."""

    part: str
    numbers: dict[Element, int]


def runs(part: Part) -> Runs:
    """Number the runs of a part."""
    return Runs(part.name, {run: number for number, run in enumerate(part.root.iter(RUN, M_RUN), 1)})


class Traced(Inline):
    """Reads as :class:`Inline` does, and leaves in ``anchors`` where the text comes from."""

    def __init__(self, root: Element, styles: Styles, side: Side, numbered: Runs) -> None:
        """Begin a story in a part whose runs are ``numbered``."""
        super().__init__(root, styles, side)
        self._read = self._read | dict.fromkeys((RUN, M_RUN), _run)
        self._runs = numbered
        self._run = 0
        self._offset = 0
        self._position = 0
        self._next = (0, 0, 0)

    def _glance(self, root: Element) -> None:
        """Every run is walked, to leave its anchor."""

    def text(self, paragraph: Element, style: str) -> str:
        """As there."""
        self.anchors = []
        self._position = 0
        self._next = (0, 0, 0)
        return super().text(paragraph, style)

    def run(self, run: Element) -> None:
        """As there; what a run inside this one shows (the base of a ruby) is that run's own."""
        around = self._run, self._offset
        self._run, self._offset = self._runs.numbers[run], 0
        super().run(run)
        self._run, self._offset = around

    def put(self, text: str) -> None:
        """As there; a run goes on with its anchor unless something came in between."""
        if self._silent or not text:
            return
        if self._run and self._next != (self._run, self._offset, self._position):
            self.anchors.append(Anchor(self._position, self._runs.part, self._run, self._offset))
        self._offset += len(text)
        self._position += len(text)
        self._next = self._run, self._offset, self._position
        super().put(text)


def _run(story: Inline, run: Element) -> None:
    # The table of Inline calls Inline.run itself, which is faster.
    story.run(run)
