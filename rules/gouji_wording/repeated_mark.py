"""W105: a punctuation mark typed twice."""

import re
from collections.abc import Iterator

from gouji import Draft, Hit, Message, Paragraph, Place, Rule

_MARKS = re.compile(r"([。，、；：？！])\s*\1+")


def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each mark repeated in a paragraph, at the marks; …… and —— are marks of their own."""
    for block in draft.document.blocks:
        if isinstance(block, Paragraph):
            for found in _MARKS.finditer(block.text):
                yield Hit(
                    Place(block.number, found.start(), found.end()),
                    {"marks": found[0], "mark": found[1]},
                    expected=found[1],
                    actual=found[0],
                )


RULE = Rule(
    code="W105",
    name="repeated-mark",
    severity="warning",
    messages={"": Message("标点“{marks}”重复，应为“{mark}”", "the mark “{marks}” is repeated; it should be “{mark}”")},
    check=check,
    for_any=True,
)
