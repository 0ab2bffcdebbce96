"""P103: a percentage given of a part is not the part divided by its total."""

from collections.abc import Iterator
from decimal import Decimal

from gouji import Draft, Hit, Message, Related, Rule, Share, Stated, show

HUNDRED = Decimal(100)
FIGURE = Message("所除的数 {value}", "the number divided by, {value}")


def check(draft: Draft) -> Iterator[Hit]:
    """A hit at each percentage that fits none of the totals it may be of, where no other rule doubts its numbers."""
    known = {one.claim.stated.place for one in draft.contradicted}
    known |= {one.place for found in draft.breakdowns for one in (found.total, *found.parts)}
    for share in draft.shares:
        wholes = [whole for whole in share.wholes if whole.value]
        doubted = any(one.place in known for one in (share.part, *wholes))
        if wholes and not doubted and not any(share.fits(whole) for whole in wholes):
            yield _hit(share, wholes[0])


def _hit(share: Share, whole: Stated) -> Hit:
    expected = round(share.part.value * HUNDRED / whole.value, max(share.percent.places, 1))
    return Hit(
        share.percent.place,
        {
            "actual": show(share.percent.value),
            "part": show(share.part.value),
            "whole": show(whole.value),
            "expected": show(expected),
        },
        expected=show(expected),
        actual=show(share.percent.value),
        related=(Related(whole.place, FIGURE, {"value": show(whole.value)}),),
    )


RULE = Rule(
    code="P103",
    name="percentage",
    severity="warning",
    messages={
        "": Message(
            "占比写的是 {actual}%，而 {part} ÷ {whole} = {expected}%",
            "the share says {actual}%, but {part} ÷ {whole} = {expected}%",
        )
    },
    check=check,
    basis="通常做法",
    for_any=True,
)
