"""G002: a waiver gives no reason."""

from collections.abc import Iterator

from gouji.draft import Draft
from gouji.rule import Hit, Message, Rule
from gouji.suppressions.places import place_of

_MOST = 12  # rules that a message names


def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each waiver that names rules and gives no reason, at the waiver."""
    for waiver in draft.waivers:
        if waiver.rules and not waiver.reason:
            place, source = place_of(draft, waiver)
            rules = ",".join(waiver.rules[:_MOST]) + ("…" if waiver.rules[_MOST:] else "")
            yield Hit(place, {"rules": rules}, actual=rules, source=source)


RULE = Rule(
    code="G002",
    name="suppression-without-reason",
    severity="warning",
    messages={
        "": Message(
            "豁免 {rules} 没有写理由；请写在方括号后面：“gouji: ignore[{rules}] 理由”",
            "{rules} is suppressed without a reason; write it behind the brackets: “gouji: ignore[{rules}] reason”",
        )
    },
    check=check,
    for_any=True,
    last=True,
)
