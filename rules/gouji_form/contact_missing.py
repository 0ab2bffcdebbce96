"""C101: there is no way to reach the body that reports."""

from collections.abc import Iterator

from gouji import Draft, Hit, Message, Rule


def check(draft: Draft) -> Iterator[Hit]:
    """One hit, at the title or else the beginning, where the form asks for a contact and there is none at all."""
    contact = draft.form.contact if draft.form else None
    if contact and not draft.contacts and not draft.contact_faults:
        yield Hit(draft.beginning, {"example": contact.example}, basis=draft.basis(contact.basis))


RULE = Rule(
    code="C101",
    name="contact-missing",
    severity="error",
    messages={
        "": Message(
            "没有联系方式（电话、地址、邮编、电子邮箱都没有），可写作：{example}",
            "there is no contact (no telephone, address, postcode or e-mail); write for example: {example}",
        )
    },
    check=check,
)
