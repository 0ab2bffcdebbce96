"""F101: a statement the document should make is not made."""

from collections.abc import Iterator

from gouji import Draft, Hit, Message, Rule
from gouji_form.sections import is_stated


def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each statement made neither in its section nor elsewhere; none where the section is missing."""
    for found in draft.headings:
        for declaration in found.section.declarations:
            whole = "\n".join(one.text[one.start :] for one in draft.prose)
            if is_stated(draft.text_of(found.section.id), declaration.patterns) or is_stated(
                whole, declaration.anywhere
            ):
                continue
            yield Hit(
                found.place,
                {"heading": found.text, "title": declaration.title, "example": declaration.example},
                expected=declaration.example,
                basis=draft.basis(declaration.basis),
            )


RULE = Rule(
    code="F101",
    name="fee-statement-missing",
    severity="warning",
    messages={
        "": Message(
            "“{heading}”没有写明{title}，可写作：{example}",
            "“{heading}” does not state {title}; write for example: {example}",
        )
    },
    check=check,
)
