"""T110: one wrong cell that explains every broken relation it stands in."""

from collections.abc import Iterator

from gouji import Checked, Draft, Hit, Message, Related, Rule, show
from gouji_form.terms import MESSAGES, in_words, place_of


def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each wrong cell, with the figure it should be and the relations that its correction mends."""
    for wrong in draft.diagnosis.wrong:
        expected, actual = show(wrong.expected), show(wrong.actual)
        yield Hit(
            place_of(draft, wrong.cell),
            {"expected": expected, "actual": actual, "count": len(wrong.mends), "others": len(wrong.others)},
            message="together" if wrong.others else "",
            expected=expected,
            actual=actual,
            related=tuple(_related(draft, one) for one in wrong.mends),
            basis=wrong.mends[0].tie.basis,
        )


def _related(draft: Draft, one: Checked) -> Related:
    message, values = in_words(draft, one)
    return Related(place_of(draft, one.tie.right[0]), MESSAGES[message], values)


RULE = Rule(
    code="T110",
    name="wrong-cell",
    severity="error",
    messages={
        "": Message(
            "写的是 {actual}，应为 {expected}：只改这一处，不成立的 {count} 条勾稽关系就都成立",
            "it says {actual} and should be {expected}: this one correction mends every broken relation ({count})",
        ),
        "together": Message(
            "写的是 {actual}，应为 {expected}：与另外报告的 {others} 处一起改正，不成立的 {count} 条勾稽关系就都成立",
            "it says {actual} and should be {expected}: corrected together with {others} other(s) reported, "
            "every broken relation ({count}) is mended",
        ),
    },
    check=check,
)
