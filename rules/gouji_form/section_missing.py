"""S101: a section of the form is not there."""

from collections.abc import Iterator

from gouji import Draft, Hit, Message, Place, Rule


def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each section not found, at the heading it should stand before, or at the end."""
    sections = draft.form.sections if draft.form else ()
    for number, section in enumerate(sections, 1):
        if section.id not in draft.sections:
            before = [draft.sections[one.id] for one in sections[: number - 1] if one.id in draft.sections]
            after = [draft.sections[one.id] for one in sections[number:] if one.id in draft.sections]
            place = after[0].place if after else draft.end
            yield Hit(
                Place(place.block),
                {
                    "title": section.title,
                    "number": number,
                    "count": len(sections),
                    "before": before[-1].text if before else "",
                },
                message="after" if before else "",
                expected=section.title,
                basis=draft.basis(section.basis),
            )


RULE = Rule(
    code="S101",
    name="section-missing",
    severity="error",
    messages={
        "": Message(
            "缺少“{title}”一节（{count} 个部分中的第 {number} 部分）",
            "the section “{title}” is missing (part {number} of {count})",
        ),
        "after": Message(
            "缺少“{title}”一节（{count} 个部分中的第 {number} 部分，应在“{before}”之后）",
            "the section “{title}” is missing (part {number} of {count}, to stand after “{before}”)",
        ),
    },
    check=check,
)
