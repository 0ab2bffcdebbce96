"""Rules on wording and left-overs for any official document."""

from gouji import Rule, hookimpl
from gouji_wording import (
    doubled_words,
    list_order,
    mark_width,
    missing_figure,
    placeholder,
    repeated_mark,
    unpaired_mark,
)


@hookimpl
def gouji_rules() -> list[Rule]:
    """The rules of this pack, by code."""
    return [
        placeholder.RULE,
        missing_figure.RULE,
        doubled_words.RULE,
        unpaired_mark.RULE,
        mark_width.RULE,
        list_order.RULE,
        repeated_mark.RULE,
    ]
