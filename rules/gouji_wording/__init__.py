"""Rules on wording and left-overs for any official document."""

from gouji import Rule, hookimpl
from gouji_wording import repeated_mark


@hookimpl
def gouji_rules() -> list[Rule]:
    """The rules of this pack, by code."""
    return [repeated_mark.RULE]
