"""The pack of Gouji itself that judges waivers: those that waive nothing, and those without a reason."""

from gouji.hooks import hookimpl
from gouji.rule import Rule
from gouji.suppressions import suppression_without_reason, unused_suppression


@hookimpl
def gouji_rules() -> list[Rule]:
    """The rules of this pack, by code."""
    return [unused_suppression.RULE, suppression_without_reason.RULE]
