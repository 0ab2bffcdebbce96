"""S109: a section is longer than it should be."""

from collections.abc import Iterator

import msgspec

from gouji import Draft, Hit, Message, Rule


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``longest`` stands for the limit of every section that has one; 0 leaves the form's."""

    longest: int = 0


def check(draft: Draft, options: Options) -> Iterator[Hit]:
    """A hit for each section with more characters than its limit, the fields of the lead not counted."""
    lead = {found.place.block for found in draft.contacts}
    if draft.period:
        lead.add(draft.period.place.block)
    for found in draft.headings:
        longest = found.section.longest and (options.longest or found.section.longest)
        body = [one for one in draft.prose if one.section == found.section.id and one.block not in lead]
        length = sum(len("".join(one.text[one.start :].split())) for one in body)
        if longest and length > longest:
            yield Hit(
                found.place,
                {"heading": found.text, "length": length, "longest": longest},
                expected=str(longest),
                actual=str(length),
                basis=draft.basis(found.section.basis),
            )


RULE = Rule(
    code="S109",
    name="section-length",
    severity="info",
    messages={
        "": Message(
            "“{heading}”有 {length} 字，原则上不超过 {longest} 字",
            "“{heading}” has {length} characters; as a rule no more than {longest}",
        )
    },
    check=check,
    options=Options(),
)
