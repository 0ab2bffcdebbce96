"""Contact details in running text: telephone numbers, e-mail addresses, postcodes, addresses."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Literal

import msgspec

from gouji.folding import WIDTH

ContactKind = Literal["phone", "address", "postcode", "email"]

_GAP = r"\s*+(?:号码|号)?\s*+[:]?\s*+(?:为|是|[(](?!0\d{2,3}[)]))?\s*+[:]?\s*+"
_AREA = r"(?:[(]0\d{2,3}[)]|0\d{2,3})"
_VALUES: dict[ContactKind, str] = {
    "phone": rf"(?:\+?86[- ]?)?{_AREA}\s*+[-—–―]*\s*+\d[\d*]{{6,7}}|1[3-9]\d[\d*]{{8}}"
    r"|[48]00[- ]?\d{3}[- ]?\d{4}|\d{7,8}(?!\d)|12345(?!\d)",
    "email": r"[\w.+-]{1,64}+@[\w-]{1,63}+(?:\.[\w-]{1,63}+){1,8}",
    "postcode": r"\d{6}(?!\d)",
    "address": r"[^\s,、。;:()【】]{2,}[^,。;()【】]{0,60}",
}
_ALONE: dict[ContactKind, str] = {
    "phone": rf"(?<![\d.]){_AREA}\s*+[-—–―]+\s*+\d[\d*]{{6,7}}(?!\d)",
    "email": _VALUES["email"],
}


_LOWER = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}
"""One character for one, unlike ``str.lower``."""


ContactFaultKind = Literal[
    "no-area-code", "phone", "mobile", "postcode", "email-width", "email-blank", "email-at", "email-domain"
]

_Fault = tuple[int, int, ContactFaultKind]

_NUMBER = r"[(]?(?P<area>0\d{2,3})(?:[)]|(?=[\s—–―-]))\s*+[-—–―]*\s*+(?P<local>\d{4,})|(?P<run>\d{4,})"
_DIGIT_OR_MAIL = r"\d|@|\.c"
_COUNTED = r"[\d.*%]|\s*[余多万千次个人件条起户元年月日]"
_SURE_AREAS = r"0(?:10|2\d)\d{8}|0[69]\d{9}"
"""The areas all of whose numbers are of one length; for others a numbering plan must be asked."""
_MAIL = (
    r"(?P<user>[A-Za-z0-9_.+-]{1,64}+)(?P<before>\s*+)@(?P<behind>\s*+)(?P<domain>[A-Za-z0-9-]{1,63}+"
    r"(?:\.[A-Za-z0-9-]{1,63}+|[,。](?:com|cn|net|org)){0,8})"
)
_MAIL_WITHOUT_AT = r"(?!www\.|http)[A-Za-z0-9_#+-]{2,64}\.(?:com|cn|net)(?![A-Za-z0-9./])"
_STREET = r"[路街道巷弄里]\s*+(?:[东南西北中]\s*+)?\d{1,5}(?:-\d{1,4})?\s*号"


class ContactFault(msgspec.Struct, frozen=True):
    """A contact detail written wrong, at ``start`` to ``end`` of a text."""

    kind: ContactFaultKind
    text: str
    start: int
    end: int


class ContactDetail(msgspec.Struct, frozen=True):
    """A contact detail of one kind, as written at ``start`` to ``end`` of a text."""

    kind: ContactKind
    text: str
    start: int
    end: int


def contact_details(text: str, labels: Mapping[ContactKind, Iterable[str]]) -> Iterator[ContactDetail]:
    """The contact details of a text: what follows the label of its kind, and what none is needed to know by.

    A telephone number with its area code and an e-mail address speak for themselves; an address or a bare run of
    digits is one only behind its label.
    """
    plain = text.translate(WIDTH)
    lower = plain.translate(_LOWER)
    found_any = False
    for kind, value in _VALUES.items():
        spans = {found.span() for found in re.finditer(_ALONE[kind], plain)} if _may_be_alone(kind, plain) else set()
        for end in sorted(_label_ends(lower, labels.get(kind, ()))):
            gap = re.compile(_GAP).match(plain, end)
            found = re.compile(value).match(plain, gap.end()) if gap else None
            if found:
                spans.add(found.span())
        found_any = found_any or bool(spans)
        if kind == "address" and found_any and not spans:
            spans = _streets(plain)
        for start, stop in sorted(spans):
            yield ContactDetail(kind, text[start:stop], start, stop)


def _streets(plain: str) -> set[tuple[int, int]]:
    """The addresses told by a street and a number; only in a text that gives contact details can they be one."""
    found = re.search(_STREET, plain)
    if not found:
        return set()
    before = re.split(r"[\s,、。;:()]", plain[max(0, found.start() - 40) : found.start()])[-1]
    return {(found.start() - len(before), found.end())}


def contact_faults(text: str, labels: Mapping[ContactKind, Iterable[str]]) -> list[ContactFault]:
    """The contact details of a text that nobody can be reached by as they are written, in order."""
    plain = text.translate(WIDTH)
    if not re.search(_DIGIT_OR_MAIL, plain):
        return []
    lower = plain.translate(_LOWER)
    judges: tuple[tuple[ContactKind, Callable[[str, str, int], _Fault | None]], ...] = (
        ("phone", _phone_fault),
        ("postcode", _postcode_fault),
        ("email", _mail_fault),
    )
    found = set()
    for kind, judge in judges:
        ends = (re.compile(_GAP).match(plain, end) for end in _label_ends(lower, labels.get(kind, ())))
        starts = {gap.end() for gap in ends if gap}
        if kind == "email" and "@" in plain:
            starts |= {alone.start() for alone in re.finditer(_ALONE[kind], plain)}
        found |= {fault for start in starts if (fault := judge(text, plain, start))}
    return [ContactFault(kind, text[start:end], start, end) for start, end, kind in sorted(found)]


def _phone_fault(_: str, plain: str, start: int) -> _Fault | None:
    found = re.compile(_NUMBER).match(plain, start)
    if not found or re.compile(_COUNTED).match(plain, found.end()):
        return None
    kind = _fault_of(found["area"] + found["local"]) if found["area"] else _fault_of_run(found["run"])
    return (*found.span(), kind) if kind else None


def _fault_of(number: str) -> ContactFaultKind | None:
    """What is wrong with a number that begins with an area code."""
    if re.fullmatch(_SURE_AREAS, number):
        return None
    from phonenumbers import NumberParseException, is_valid_number, parse  # noqa: PLC0415  # 20 ms, seldom needed

    try:
        return None if is_valid_number(parse(number, "CN")) else "phone"
    except NumberParseException:
        return "phone"


def _fault_of_run(run: str) -> ContactFaultKind | None:
    """What is wrong with a number without marks in it; nothing that may be a short service number."""
    if run.startswith("0"):
        return _fault_of(run) if len(run) > 9 else None  # noqa: PLR2004 – the shortest with its area code has ten
    if re.fullmatch(r"1[3-9](?:\d{8}|\d{10})", run):
        return "mobile"
    return "no-area-code" if re.fullmatch(r"[2-9]\d{6,7}", run) else None


def _postcode_fault(_: str, plain: str, start: int) -> _Fault | None:
    found = re.compile(r"\d{3,9}(?!\s*\d)").match(plain, start)
    return (*found.span(), "postcode") if found and len(found[0]) != 6 else None  # noqa: PLR2004 – its six digits


def _mail_fault(text: str, plain: str, start: int) -> _Fault | None:
    found = re.compile(_MAIL).match(plain, start)
    if not found:
        lone = re.compile(_MAIL_WITHOUT_AT).match(plain, start)
        return (*lone.span(), "email-at") if lone else None
    if not text[slice(*found.span())].isascii() and "。" not in found[0]:
        return (*found.span(), "email-width")
    if found["before"] or found["behind"]:
        return (*found.span(), "email-blank")
    whole = "." in found["domain"] and not {",", "。"} & set(found["domain"])
    return None if whole else (*found.span(), "email-domain")


def _may_be_alone(kind: ContactKind, plain: str) -> bool:
    """Whether a text may hold a detail that needs no label; most texts need no closer look."""
    return "@" in plain if kind == "email" else kind == "phone" and "0" in plain


def _label_ends(lower: str, labels: Iterable[str]) -> set[int]:
    """The offsets behind every label in a text."""
    found: set[int] = set()
    for label in map(_lowered, labels):
        start = lower.find(label)
        while start >= 0:
            found.add(start + len(label))
            start = lower.find(label, start + 1)
    return found


@lru_cache(maxsize=256)
def _lowered(label: str) -> str:
    return label.translate(_LOWER)
