"""Contact details in running text: telephone numbers, e-mail addresses, postcodes, addresses."""

import re
from collections.abc import Iterable, Iterator, Mapping
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
    for kind, value in _VALUES.items():
        spans = {found.span() for found in re.finditer(_ALONE[kind], plain)} if _may_be_alone(kind, plain) else set()
        for end in sorted(_label_ends(lower, labels.get(kind, ()))):
            gap = re.compile(_GAP).match(plain, end)
            found = re.compile(value).match(plain, gap.end()) if gap else None
            if found:
                spans.add(found.span())
        for start, stop in sorted(spans):
            yield ContactDetail(kind, text[start:stop], start, stop)


def _may_be_alone(kind: ContactKind, plain: str) -> bool:
    """Whether a text may hold a detail that needs no label; most texts need no closer look."""
    return "@" in plain if kind == "email" else kind == "phone" and "0" in plain


def _label_ends(lower: str, labels: Iterable[str]) -> set[int]:
    """The offsets behind every label in a text."""
    found: set[int] = set()
    for label in labels:
        start = lower.find(label.translate(_LOWER))
        while start >= 0:
            found.add(start + len(label))
            start = lower.find(label.translate(_LOWER), start + 1)
    return found
