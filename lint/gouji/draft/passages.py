"""Running text written alike: simplified, of normal width, without white space, and with its counts found."""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property

import msgspec

from gouji.counts import Count, counts
from gouji.folding import plain
from gouji.model import Place

_SPACE = re.compile(r"\s")
_BETWEEN_WORDS = r"(?<=[0-9a-zA-Z])\s(?=[0-9a-zA-Z])"


class Prose(msgspec.Struct, frozen=True):
    """A paragraph of running text in the body, and the id of the section it stands in, empty before the first.

    ``start`` is the offset in ``text`` where the prose begins: behind the title of a section run in with it.
    """

    block: int
    text: str
    section: str = ""
    start: int = 0


class Stated(msgspec.Struct, frozen=True):
    """A number that running text states, with the place of its digits; ``places`` is the decimals printed."""

    value: Decimal
    place: Place
    places: int = 0


class Passage:
    """A paragraph as it is searched; ``origins`` are the offsets of the characters of ``text`` in the document's."""

    def __init__(self, prose: Prose) -> None:
        self.prose = prose
        self.origins = _origins(prose)
        self.text = plain("".join([prose.text[at] for at in self.origins]))

    @cached_property
    def counts(self) -> tuple[Count, ...]:
        """The numbers with a unit that it holds."""
        return tuple(counts(self.text))

    def place(self, start: int, end: int) -> Place:
        """Where a span of its text stands in the document."""
        return Place(self.prose.block, self.origins[start], self.origins[end - 1] + 1)

    def stated(self, count: Count) -> Stated:
        """A count of its own with the place in the document."""
        return Stated(count.value, self.place(count.start, count.end), count.places)


def _origins(prose: Prose) -> Sequence[int]:
    """The offsets of all but white space, a blank between two numbers or words of letters kept."""
    offsets = range(prose.start, len(prose.text))
    if not _SPACE.search(prose.text, prose.start):
        return offsets
    needed = {found.start() for found in re.compile(_BETWEEN_WORDS).finditer(prose.text, prose.start)}
    return [at for at in offsets if at in needed or not prose.text[at].isspace()]
