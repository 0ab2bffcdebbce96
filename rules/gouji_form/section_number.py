"""S103: the sections are numbered wrong."""

from collections.abc import Iterator

from gouji import Draft, FoundSection, Hit, Message, Rule
from gouji_form.sections import position, top_headings

NUMERALS = "〇一二三四五六七八九十"


def check(draft: Draft) -> Iterator[Hit]:
    """At most one hit each for sections without a numeral, for several styles, and for numerals out of sequence."""
    headings = top_headings(draft)
    bare = [found for found in headings if not found.number]
    if bare and len(headings) > 1:
        names = "、".join(f"“{found.text}”" for found in bare)
        yield Hit(bare[0].place, {"headings": names, "expected": _written(position(draft, bare[0]))}, message="absent")
    styles = {found.style: found for found in reversed(headings) if found.number}
    if len(styles) > 1:
        odd = next(found for found in headings if found.number and found.style != headings[0].style)
        yield Hit(odd.place, {"headings": "、".join(f"“{found.text}”" for found in headings)}, message="styles")
    elif wrong := _wrong(draft, headings):
        found, expected = wrong
        sequence = "、".join(_written(one.number) if one.number else "（无）" for one in headings)
        yield Hit(
            found.place,
            {"heading": found.text, "expected": _written(expected), "sequence": sequence},
            expected=_written(expected),
            actual=_written(found.number),
        )


def _wrong(draft: Draft, headings: tuple[FoundSection, ...]) -> tuple[FoundSection, int] | None:
    """The first heading whose numeral does not go on from the one before, and the numeral it should have.

    A missing section may leave a gap or none, and numerals of the form's own order are never wrong: the sections that
    are missing or moved are the matter of other rules.
    """
    if all(found.number in (0, position(draft, found)) for found in headings):
        return None
    last = place = block = 0
    for found in headings:
        number, own = found.number or last + 1, position(draft, found)
        gap = max(own - place, 1)
        if not last < number <= last + gap and not _filled(draft, found, last, block):
            return found, last + 1
        last, place, block = number, own, found.place.block
    return None


def _filled(draft: Draft, found: FoundSection, last: int, block: int) -> bool:
    """Whether other paragraphs between two headings have the numerals between theirs."""
    between = {
        number for at, style, number in draft.ordinals if block < at < found.place.block and style == found.style
    }
    return last < found.number and between.issuperset(range(last + 1, found.number))


def _written(number: int) -> str:
    return NUMERALS[number] if number < len(NUMERALS) else str(number)


RULE = Rule(
    code="S103",
    name="section-number",
    severity="warning",
    messages={
        "": Message(
            "“{heading}”的编号应为“{expected}”：各部分的编号依次是 {sequence}",
            "“{heading}” should be numbered “{expected}”: the sections are numbered {sequence}",
        ),
        "absent": Message(
            "标题没有编号：{headings}；第一处应为“{expected}”",
            "headings without a numeral: {headings}; the first should have “{expected}”",
        ),
        "styles": Message(
            "各部分的编号方式不一致：{headings}", "the sections are numbered in different styles: {headings}"
        ),
    },
    check=check,
)
