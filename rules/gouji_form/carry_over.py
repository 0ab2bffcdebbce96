"""X101: what last year's report carried over is not what this year's begins with."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from gouji import Draft, Hit, Message, Mismatch, Related, Rule, show
from gouji_form.terms import last_years, place_of, quoted


def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each row or column that should be as last year, at its first figure that is not."""
    whole = [one for one in draft.mismatches if not (one.tie.plus or one.tie.minus)]
    for _, found in groupby(whole, key=lambda one: (one.tie.this.table, one.tie.basis)):
        yield _hit(draft, list(found))


def _hit(draft: Draft, found: list[Mismatch]) -> Hit:
    first = found[0]
    return Hit(
        place_of(draft, first.tie.this),
        {
            "actual": show(first.actual),
            "expected": show(first.expected),
            "label": quoted(draft.row_name(first.tie.last) or draft.column_name(first.tie.last)),
            "file": draft.earlier.name if draft.earlier else "",
            "count": len(found),
        },
        message="several" if len(found) > 1 else "",
        expected=show(first.expected),
        actual=show(first.actual),
        related=tuple(_related(draft, found)),
        basis=draft.basis(first.tie.basis),
    )


def _related(draft: Draft, found: Iterable[Mismatch]) -> Iterator[Related]:
    """Last year's figure of each, and the further figures of this year."""
    for number, one in enumerate(found):
        if number:
            values: dict[str, object] = {"actual": show(one.actual), "expected": show(one.expected)}
            yield Related(place_of(draft, one.tie.this), _ALSO, values)
        yield last_years(draft, one)


_ALSO = Message("这里写的是 {actual}，上年为 {expected}", "this says {actual}, last year's {expected}")
RULE = Rule(
    code="X101",
    name="carry-over",
    severity="warning",
    messages={
        "": Message(
            "写的是 {actual}，上年报告（{file}）的{label}是 {expected}，两者应当相同",
            "it says {actual}, but {label} of last year's report ({file}) is {expected}; they are to be the same",
        ),
        "several": Message(
            "写的是 {actual}，上年报告（{file}）的{label}是 {expected}，两者应当相同；共有 {count} 处不同",
            "it says {actual}, but {label} of last year's report ({file}) is {expected}; they are to be the same; "
            "{count} figures differ",
        ),
    },
    check=check,
    compares=True,
)
