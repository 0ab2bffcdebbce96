"""S102: a section stands out of the form's order."""

from bisect import bisect_left
from collections.abc import Iterator

from gouji import Draft, FoundSection, Hit, Message, Rule
from gouji_form.sections import position, top_headings


def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each section that must move: all but the most that stand in order already."""
    headings = top_headings(draft)
    kept = _in_order([position(draft, found) for found in headings])
    for found in headings:
        if position(draft, found) not in kept:
            yield _hit(draft, found, headings)


def _in_order(positions: list[int]) -> set[int]:
    """The longest run of rising numbers among these, which are all different."""
    runs: list[list[int]] = []
    for number in positions:
        at = bisect_left([run[-1] for run in runs], number)
        runs[at : at + 1] = [[*(runs[at - 1] if at else []), number]]
    return set(runs[-1]) if runs else set()


def _hit(draft: Draft, found: FoundSection, headings: tuple[FoundSection, ...]) -> Hit:
    ordered = sorted(headings, key=lambda one: position(draft, one))
    at = ordered.index(found)
    return Hit(
        found.place,
        {"heading": found.text, "neighbour": ordered[at - 1 if at else 1].text},
        message="after" if at else "before",
        basis=draft.basis(found.section.basis),
    )


RULE = Rule(
    code="S102",
    name="section-order",
    severity="error",
    messages={
        "after": Message("“{heading}”应排在“{neighbour}”之后", "“{heading}” should stand after “{neighbour}”"),
        "before": Message("“{heading}”应排在“{neighbour}”之前", "“{heading}” should stand before “{neighbour}”"),
    },
    check=check,
)
