"""T103: the columns of a row do not add up to its total."""

from collections.abc import Iterator

from gouji import Draft, Hit, Rule
from gouji_form.terms import MESSAGES, unexplained


def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each row total that is broken, at the total."""
    return unexplained(draft, "row-total")


RULE = Rule(code="T103", name="row-total", severity="error", messages=MESSAGES, check=check)
