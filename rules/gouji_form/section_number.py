"""S103: the sections, or the items （一）, （二） inside one, are numbered wrong."""

import re
from collections.abc import Iterator
from itertools import groupby

from gouji import Draft, FoundItem, FoundSection, Hit, Message, Rule
from gouji_form.sections import position, top_headings

NUMERALS = "〇一二三四五六七八九"


def check(draft: Draft) -> Iterator[Hit]:
    """At most one hit each for sections without a numeral, several styles, a wrong sequence, and that inside each."""
    yield from _among_sections(draft)
    for section, items in groupby(draft.items, key=lambda item: item.section):
        if wrong := _wrong_item(draft, list(items)):
            found, expected = _written(wrong[0].number), _written(wrong[1])
            values: dict[str, object] = {"item": wrong[0].text, "expected": expected}
            values["section"] = draft.sections[section].text
            yield Hit(wrong[0].place, values, "item", expected=expected, actual=found)


def _wrong_item(draft: Draft, items: list[FoundItem]) -> tuple[FoundItem, int] | None:
    """The first item whose numeral is that of the one before, or leaves one out, and the numeral it should have.

    One numbered 一 begins anew, and a numeral left out may stand inside a paragraph, where the items of a list run on.
    """
    last = 0
    for found in items:
        if (found.number == last > 1) or (found.number > last + 1 and not _runs_on(draft, found, last + 1)):
            return found, last + 1
        last = found.number
    return None


def _runs_on(draft: Draft, behind: FoundItem, number: int) -> bool:
    """Whether an item stands inside a paragraph of the section before another."""
    above = (
        one.text[one.start :] for one in draft.prose if one.section == behind.section and one.block < behind.place.block
    )
    mark = re.compile(rf"[（(]\s*{_written(number)}\s*[）)]")
    return any(mark.search(text) for text in above)


def _among_sections(draft: Draft) -> Iterator[Hit]:
    headings = top_headings(draft)
    bare = [found for found in headings if not found.number]
    if bare and len(headings) > 1:
        names = "、".join(f"“{found.text}”" for found in bare)
        yield Hit(bare[0].place, {"headings": names, "expected": _written(position(draft, bare[0]))}, message="absent")
    numbered = [found for found in headings if found.number]
    odd = [found for found in numbered if found.style != numbered[0].style]
    if odd:
        yield Hit(odd[0].place, {"headings": "、".join(f"“{found.text}”" for found in headings)}, message="styles")
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
    """A number as headings write it: 九, 十, 十一, 二十; a higher one than any heading has in figures."""
    tens, ones = divmod(number, 10)
    if tens >= len(NUMERALS):
        return str(number)
    return (NUMERALS[tens] if tens > 1 else "") + ("十" if tens else "") + (NUMERALS[ones] if ones else "")


RULE = Rule(
    code="S103",
    name="section-number",
    severity="warning",
    messages={
        "": Message(
            "“{heading}”的编号应为“{expected}”：各部分的编号依次是 {sequence}",
            "“{heading}” should be numbered “{expected}”: the sections are numbered {sequence}",
        ),
        "item": Message(
            "“{section}”里的“{item}”应为“（{expected}）”：编号重复或跳号",
            "in “{section}”, “{item}” should be “（{expected}）”: a numeral is doubled or skipped",
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
