"""P101: the parts that running text lists do not add up to the total before them."""

from collections.abc import Iterator

from gouji import Breakdown, Draft, Hit, Message, Related, Rule, show

PART = Message("其中一项 {value}", "one of the parts, {value}")


def check(draft: Draft) -> Iterator[Hit]:
    """A hit at each total, but where one of the numbers is already known to be wrong by the tables (P102)."""
    known = {one.claim.stated.place for one in draft.contradicted}
    for found in draft.breakdowns:
        if not any(one.place in known for one in (found.total, *found.parts)):
            yield _hit(found)


def _hit(found: Breakdown) -> Hit:
    total = found.total.value
    return Hit(
        found.total.place,
        {
            "parts": " + ".join(show(part.value) for part in found.parts),
            "sum": show(found.sum),
            "total": show(total),
            "difference": show(abs(found.sum - total)),
        },
        message="more" if found.sum > total else "less",
        expected=show(found.sum),
        actual=show(total),
        related=tuple(Related(part.place, PART, {"value": show(part.value)}) for part in found.parts),
    )


RULE = Rule(
    code="P101",
    name="breakdown-sum",
    severity="warning",
    messages={
        "more": Message(
            "各项之和 {parts} = {sum}，比总数 {total} 多 {difference}",
            "the parts give {parts} = {sum}, {difference} more than the total of {total}",
        ),
        "less": Message(
            "各项之和 {parts} = {sum}，比总数 {total} 少 {difference}；如果只列出一部分，请写明“等”",
            "the parts give {parts} = {sum}, {difference} less than the total of {total}; say so if some are left out",
        ),
    },
    check=check,
    basis="通常做法",
    for_any=True,
)
