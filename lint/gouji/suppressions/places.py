"""Where a finding on a waiver itself is shown."""

from gouji.draft import Draft
from gouji.model import Place, Waiver


def place_of(draft: Draft, waiver: Waiver) -> tuple[Place, tuple[int, int] | None]:
    """Where a waiver stands, and its line and column where its source has lines.

    The place is what it covers; where that is nothing, the end of the document.
    """
    place = waiver.covers[0].first if waiver.covers else draft.end
    return (Place(place.block), (waiver.line, waiver.column)) if waiver.line else (place, None)
