"""G001: a waiver names a rule that found nothing there, a rule there is not, or none."""

from collections.abc import Iterator

from gouji.draft import Draft
from gouji.rule import Hit, Message, Rule
from gouji.suppressions.places import place_of


def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each rule that a waiver names in vain, at the waiver."""
    for one in draft.unused:
        place, source = place_of(draft, one.waiver)
        yield Hit(
            place,
            {"rule": one.rule, "nearest": one.nearest},
            message="misspelt" if one.nearest else one.why,
            expected=one.nearest or None,
            actual=one.rule or None,
            source=source,
        )


RULE = Rule(
    code="G001",
    name="unused-suppression",
    severity="warning",
    messages={
        "nothing": Message(
            "这里没有 {rule} 的问题，这处豁免没有用上；已经改好的，请删去",
            "{rule} found nothing here, so this suppression is not used; delete it if the fault is mended",
        ),
        "unknown": Message(
            "没有代码为 {rule} 的规则，这处豁免不起作用；代码见 gouji rules",
            "no rule is called {rule}, so this suppression does nothing; see gouji rules",
        ),
        "misspelt": Message(
            "没有代码为 {rule} 的规则，这处豁免不起作用；是不是 {nearest}？",
            "no rule is called {rule}, so this suppression does nothing; was it meant to be {nearest}?",
        ),
        "unnamed": Message(
            "这处豁免没有写明规则，不起作用；写法是“gouji: ignore[代码] 理由”",
            "this suppression names no rule and does nothing; write “gouji: ignore[CODE] reason”",
        ),
        "never": Message("{rule} 的问题不能用注释豁免", "what {rule} finds cannot be suppressed by a comment"),
    },
    check=check,
    for_any=True,
    last=True,
)
