"""S105: a section says nothing."""

from collections.abc import Iterator

from gouji import Draft, FoundSection, Hit, Message, Rule, fold


def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each section with nothing under its heading, or with what the form says is no answer.

    A section without its table is the matter of T101, one without what it should state of F101.
    """
    tables = draft.form.tables if draft.form else ()
    left = {table.section for table in tables if table.id not in draft.tables}
    filled = {found.section.id for table in draft.document.tables if (found := draft.section_at(table.number))}
    for found in draft.headings:
        text = draft.text_of(found.section.id).strip(" \n。：:")
        if found.section.id in left | filled or found.section.declarations:
            continue
        if not text:
            yield _hit(draft, found, "", None)
        elif fold(text) in map(fold, found.section.no_answers):
            yield _hit(draft, found, "no-answer", text)


def _hit(draft: Draft, found: FoundSection, message: str, answer: str | None) -> Hit:
    values: dict[str, object] = {"heading": found.text, "answer": answer}
    return Hit(found.place, values, message=message, actual=answer, basis=draft.basis(found.section.basis))


RULE = Rule(
    code="S105",
    name="section-empty",
    severity="error",
    messages={
        "": Message("“{heading}”下面没有内容", "there is nothing under “{heading}”"),
        "no-answer": Message(
            "“{heading}”只写了“{answer}”，等于没有回答", "“{heading}” says only “{answer}”, which is no answer"
        ),
    },
    check=check,
)
