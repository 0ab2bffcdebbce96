"""The fields of the lead: the statistics period, the contact details, and the date the document is published."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from gouji.contacts import ContactDetail, ContactFault, ContactKind, contact_details, contact_faults
from gouji.dates import DateRange, date_ranges, named_years, read_date, years
from gouji.folding import fold, simplified
from gouji.form import Contact, Form, Period, Publication
from gouji.model import Block, Paragraph, Place

NEAR = 24
"""How many characters before its dates the words of a period may stand, in the same sentence."""


SHORT_LABEL = 2
_GOES_ON = ("至", "到", "起", "—", "–", "~", "-")
"""A date before one of these begins a range."""
_OF_ANOTHER = ("通知", "格式", "要求")
_ENDS = str.maketrans("，。；：;:", ",,,,,,")
"""What ends a clause, as commas."""
LONGEST_UNIT = 20
"""How many characters may stand between a year and the name of the document."""


class FoundPeriod(msgspec.Struct, frozen=True):
    """A statistics period as stated, with the place of its dates."""

    place: Place
    text: str
    dates: DateRange


class FoundContact(msgspec.Struct, frozen=True):
    """A contact detail with its place."""

    place: Place
    detail: ContactDetail


class FoundContactFault(msgspec.Struct, frozen=True):
    """A contact detail written wrong, with its place."""

    place: Place
    fault: ContactFault


class FoundDate(msgspec.Struct, frozen=True):
    """A date with its place."""

    place: Place
    date: dt.date


class FoundYear(msgspec.Struct, frozen=True):
    """A year said to be the one reported on, with its place; ``name`` is the title it is said in, from the year on."""

    place: Place
    year: int
    name: str = ""


def find_period(blocks: Sequence[Block], period: Period) -> FoundPeriod | None:
    """The first range of dates said to be the period of the figures."""
    for block in blocks:
        if not isinstance(block, Paragraph) or block.story == "contents":
            continue
        for dates in date_ranges(block.text):
            before = simplified(block.text[max(0, dates.start - NEAR) : dates.start])
            sentence = before.rpartition("。")[2]
            behind = block.text[dates.end : dates.end + 4]
            if any(word in sentence for word in period.words) and not _goes_on(behind):
                return FoundPeriod(
                    Place(block.number, dates.start, dates.end), block.text[dates.start : dates.end], dates
                )
    return None


def _goes_on(behind: str) -> bool:
    """Whether a sentence goes on to tell what happened in the time, and so does not state the period of the figures."""
    return behind.lstrip("止").startswith(("，我", "，本", ",我", ",本"))


def find_contacts(blocks: Sequence[Block], contact: Contact) -> Iterator[FoundContact]:
    """Every contact detail of a document, in order."""
    labels = _labels(contact)
    for block in blocks:
        if isinstance(block, Paragraph):
            details = contact_details(simplified(block.text), labels)
            for detail in sorted(details, key=lambda one: (one.start, one.end)):
                own = msgspec.structs.replace(detail, text=block.text[detail.start : detail.end])
                yield FoundContact(Place(block.number, detail.start, detail.end), own)


def find_contact_faults(blocks: Sequence[Block], contact: Contact) -> Iterator[FoundContactFault]:
    """Every contact detail of a document that is written wrong, in order."""
    labels = _labels(contact)
    for block in blocks:
        if isinstance(block, Paragraph):
            for fault in contact_faults(simplified(block.text), labels):
                yield FoundContactFault(Place(block.number, fault.start, fault.end), fault)


def _labels(contact: Contact) -> dict[ContactKind, tuple[str, ...]]:
    return {
        "phone": contact.labels.phone,
        "address": contact.labels.address,
        "postcode": contact.labels.postcode,
        "email": contact.labels.email,
    }


def find_published(lead: Iterable[Block], last: Block, publication: Publication) -> FoundDate | None:
    """The date behind one of the labels among the fields above the text, or else that by which the text is signed.

    The fields may be lines or a table, the date in the cell of its label or in the next. A label of two characters
    (日期) may be the end of another (更新日期), and so stands behind no other character.
    """
    labels = sorted(publication.labels, key=len, reverse=True)
    label = "|".join(rf"(?<!\w){re.escape(one)}" if len(one) <= SHORT_LABEL else re.escape(one) for one in labels)
    for place, text in _fields(lead, frozenset(map(fold, labels))) if labels else ():
        for found in re.finditer(rf"(?:{label})[\s:：|]{{0,9}}", simplified(text)):
            dated = read_date(text, found.end())
            if dated and not text[dated.end :].lstrip().startswith(_GOES_ON):
                shift = place.start
                span = {"start": dated.start - shift, "end": dated.end - shift}
                return FoundDate(msgspec.structs.replace(place, **span), dated.date)
    if not isinstance(last, Paragraph):
        return None
    signed = read_date(last.text)
    alone = signed and not last.text[signed.end :].strip()
    return FoundDate(Place(last.number, signed.start, signed.end), signed.date) if signed and alone else None


def _fields(lead: Iterable[Block], labels: frozenset[str]) -> Iterator[tuple[Place, str]]:
    """The texts of paragraphs and cells; that of a cell with its label before it where that stands in another.

    The start of the place is how many characters are so put before.
    """
    for block in lead:
        if isinstance(block, Paragraph):
            yield Place(block.number), block.text
            continue
        before = ""
        for cell in block.cells:
            label = f"{before}：" if fold(before) in labels else ""
            yield Place(block.number, len(label), 0, block.index, cell.row, cell.col), label + cell.text
            before = cell.text


def find_announced(lead: Iterable[Paragraph], form: Form, period: Period) -> FoundYear | None:
    """The year the lead says the document is on, where it announces it by one of its names: 现公布××局2024年……报告."""
    names = tuple(map(fold, form.title.names))
    for block in lead:
        for named in named_years(block.text):
            before = simplified(block.text[max(0, named.start - NEAR) : named.start]).translate(_ENDS)
            behind = block.text[named.end : named.end + NEAR + LONGEST_UNIT].translate(_ENDS)
            title = behind.replace("、", ",").partition(",")[0]
            own = any(name in fold(title) for name in names) and not any(word in title for word in _OF_ANOTHER)
            if own and _announces(before.rpartition(",")[2], period.announced_by):
                name = block.text[named.start : named.end] + title
                return FoundYear(Place(block.number, named.start, named.end), named.year, name)
    return None


def _announces(before: str, words: tuple[str, ...]) -> bool:
    """Whether the words before a year announce this document.

    A title in 《》 that is not announced itself is another's, and so is one published before (已于2023年发布).
    """
    if "已" in before or years(before):
        return False
    outside, mark, _ = before.rpartition("《")
    if mark and "》" not in before[len(outside) :]:
        return outside.endswith(words)
    return any(word in before for word in words)
