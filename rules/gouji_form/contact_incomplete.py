"""C102: there is a contact, but no telephone, or no address."""

from collections.abc import Iterator

from gouji import Draft, Hit, Message, Place, Rule

PHONE_FAULTS = ("no-area-code", "phone", "mobile")
"""A number written wrong is there all the same, and another rule's matter."""


def check(draft: Draft) -> Iterator[Hit]:
    """One hit, at the first detail given, that names what is missing; none where the text breaks off in a detail."""
    contact = draft.form.contact if draft.form else None
    places = [found.place for found in draft.contacts]
    faults = [found for found in draft.contact_faults if found.fault.kind in PHONE_FAULTS]
    given = {found.detail.kind for found in draft.contacts} | ({"phone"} if faults else set())
    missing = "" if "phone" in given else "phone"
    if "address" not in given:
        missing = "both" if missing else "address"
    if contact and given and missing and not (places and _breaks_off(draft, places[-1])):
        first = places[0] if places else faults[0].place
        yield Hit(first, {"example": contact.example}, message=missing, basis=draft.basis(contact.basis))


def _breaks_off(draft: Draft, last: Place) -> bool:
    """Whether the paragraph ends within the last detail, in a bracket never closed: the rest of it was lost."""
    text = next((one.text for one in draft.prose if one.block == last.block), "")
    opened = max(map(text.rfind, "（("))
    return opened >= 0 and not text[last.end :].strip() and not set("）)") & set(text[opened:])


RULE = Rule(
    code="C102",
    name="contact-incomplete",
    severity="warning",
    messages={
        "phone": Message(
            "联系方式中没有电话，通常写作：{example}", "the contact has no telephone; usual practice is: {example}"
        ),
        "address": Message(
            "联系方式中没有地址，通常写作：{example}", "the contact has no address; usual practice is: {example}"
        ),
        "both": Message(
            "联系方式中没有电话和地址，通常写作：{example}",
            "the contact has neither telephone nor address; usual practice is: {example}",
        ),
    },
    check=check,
)
