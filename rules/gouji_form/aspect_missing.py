"""S108: a section does not speak of all it should."""

from collections.abc import Iterator

from gouji import Aspect, Draft, Hit, Message, Rule, fold


def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each section with text that lacks the words of some of its aspects, which it lists."""
    for found in draft.headings:
        text = fold(draft.text_of(found.section.id)) if found.section.aspects else ""
        missing = [one.title for one in found.section.aspects if _is_missing(one, text, draft.unit)]
        if text and missing:
            yield Hit(
                found.place,
                {"heading": found.text, "missing": "、".join(missing)},
                expected="、".join(missing),
                basis=draft.basis(found.section.basis),
            )


def _is_missing(aspect: Aspect, text: str, unit: str) -> bool:
    asked = not aspect.units or unit.endswith(aspect.units)
    return asked and not any(fold(word) in text for word in aspect.words)


RULE = Rule(
    code="S108",
    name="aspect-missing",
    severity="info",
    messages={
        "": Message("“{heading}”没有写到：{missing}", "“{heading}” does not speak of: {missing}"),
    },
    check=check,
)
