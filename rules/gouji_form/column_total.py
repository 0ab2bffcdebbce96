"""T104: the rows of a column do not add up to its total."""

from collections.abc import Iterator

from gouji import Draft, Hit, Rule
from gouji_form.terms import MESSAGES, unexplained


def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each column total that is broken, at the total."""
    return unexplained(draft, "column-total")


RULE = Rule(code="T104", name="column-total", severity="error", messages=MESSAGES, check=check)
