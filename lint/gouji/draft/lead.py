"""The fields of the lead: the statistics period and the contact details."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from gouji.contacts import ContactDetail, ContactKind, contact_details
from gouji.dates import DateRange, date_ranges, year_before
from gouji.folding import simplified
from gouji.form import Contact, Period
from gouji.model import Block, Paragraph, Place

NEAR = 24
"""How many characters before its dates the words of a period may stand, in the same sentence."""

_ANNOUNCES = re.compile("编制|公布|发布|现将")
_LEAD_BLOCKS = 12


class FoundPeriod(msgspec.Struct, frozen=True):
    """A statistics period as stated, with the place of its dates."""

    place: Place
    text: str
    dates: DateRange


class FoundContact(msgspec.Struct, frozen=True):
    """A contact detail with its place."""

    place: Place
    detail: ContactDetail


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


def find_year(blocks: Sequence[Block], names: Sequence[str]) -> int:
    """The year of the report that the lead announces by one of its names (编制2024年度……); 0 where it does not."""
    for block in blocks[:_LEAD_BLOCKS]:
        if isinstance(block, Paragraph) and block.story == "body":
            for sentence in simplified(block.text).split("。"):
                found = _announced(sentence, names) if _ANNOUNCES.search(sentence) else 0
                if found:
                    return found
    return 0


def _announced(sentence: str, names: Sequence[str]) -> int:
    """The year before a name in a sentence, but in no document cited."""
    found = (sentence.find(name) for name in names)
    own = (at for at in found if at >= 0 and sentence.count("《", 0, at) == sentence.count("》", 0, at))
    return next((year for at in own if (year := year_before(sentence, at))), 0)


def find_contacts(blocks: Sequence[Block], contact: Contact) -> Iterator[FoundContact]:
    """Every contact detail of a document, in order."""
    labels: dict[ContactKind, tuple[str, ...]] = {
        "phone": contact.labels.phone,
        "address": contact.labels.address,
        "postcode": contact.labels.postcode,
        "email": contact.labels.email,
    }
    for block in blocks:
        if isinstance(block, Paragraph):
            for detail in contact_details(simplified(block.text), labels):
                own = msgspec.structs.replace(detail, text=block.text[detail.start : detail.end])
                yield FoundContact(Place(block.number, detail.start, detail.end), own)
