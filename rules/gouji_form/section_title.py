"""S104: the title of a section departs from the prescribed one."""

import re
from collections.abc import Iterator

from gouji import Draft, FoundSection, Hit, Message, Paragraph, Place, Rule
from gouji_form.sections import top_headings

_BRACKETED = r"\s*[（(][^（()）]*[)）]\s*"


def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each heading whose words are neither the title nor as good, or that goes on with a bracket."""
    for found in top_headings(draft):
        behind = _behind(draft, found)
        if not found.prescribed or behind:
            yield Hit(
                Place(found.place.block, found.place.start, found.place.end + len(behind)),
                {"actual": found.wording + behind, "expected": found.section.title},
                expected=found.section.title,
                actual=found.wording + behind,
                basis=draft.basis(found.section.basis),
            )


def _behind(draft: Draft, found: FoundSection) -> str:
    """What a heading has in brackets behind its title and nothing after; a body that runs on is none of the title."""
    block = draft.document.block(found.place.block)
    rest = block.text[found.body :] if isinstance(block, Paragraph) else ""
    return rest.rstrip() if re.fullmatch(_BRACKETED, rest) else ""


RULE = Rule(
    code="S104",
    name="section-title",
    severity="warning",
    messages={
        "": Message("标题“{actual}”应为“{expected}”", "the title “{actual}” should be “{expected}”"),
    },
    check=check,
)
