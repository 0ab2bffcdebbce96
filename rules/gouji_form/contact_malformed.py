"""C103: a telephone number, a postcode or an e-mail address nobody can be reached by as it is written."""

from collections.abc import Iterator

from gouji import Draft, Hit, Message, Rule


def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each detail that is written wrong, at the detail."""
    contact = draft.form.contact if draft.form else None
    for found in draft.contact_faults:
        text = found.fault.text.strip()
        yield Hit(
            found.place,
            {"text": text, "count": sum(sign.isdecimal() for sign in text)},
            message=found.fault.kind,
            actual=text,
            basis=draft.basis(contact.basis if contact else ""),
        )


RULE = Rule(
    code="C103",
    name="contact-malformed",
    severity="warning",
    messages={
        "no-area-code": Message(
            "电话号码“{text}”没有区号，外地打不通", "the telephone number “{text}” has no area code"
        ),
        "phone": Message(
            "电话号码“{text}”（{count} 位）的区号或位数不对",
            "the telephone number “{text}” ({count} digits) has a wrong area code or number of digits",
        ),
        "mobile": Message(
            "手机号码“{text}”有 {count} 位，应为 11 位", "the mobile number “{text}” has {count} digits, should have 11"
        ),
        "postcode": Message(
            "邮政编码“{text}”有 {count} 位，应为 6 位", "the postcode “{text}” has {count} digits, should have 6"
        ),
        "email-width": Message("电子邮箱“{text}”中有全角字符", "the e-mail address “{text}” has full-width characters"),
        "email-blank": Message("电子邮箱“{text}”中有空格", "the e-mail address “{text}” has blanks in it"),
        "email-at": Message("电子邮箱“{text}”中没有 @", "the e-mail address “{text}” has no @"),
        "email-domain": Message(
            "电子邮箱“{text}”的域名不完整", "the domain of the e-mail address “{text}” is not whole"
        ),
    },
    check=check,
)
