"""T105: two sides that the form says are equal (勾稽关系) are not."""

from collections.abc import Iterator

from gouji import Draft, Hit, Rule
from gouji_form.terms import MESSAGES, unexplained


def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each balance that is broken, at the first cell of its second side."""
    return unexplained(draft, "balance")


RULE = Rule(code="T105", name="balance", severity="error", messages=MESSAGES, check=check)
