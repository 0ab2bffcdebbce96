"""S107: the parts a document announces are not those it lists, or not those of its form."""

import re
from collections.abc import Iterator

import msgspec

from gouji import Draft, Form, Hit, Message, Place, Prose, Rule, fold

_ANNOUNCES = (
    r"(?:全文|报告|年报|(?<![^\W\d_a-zA-Z])内容)[》”]?(?:全文|内容)?(?:主要|共)?(?:由|包括|包含|分为|分成|分|涵盖|共)"
)
_NUMBER = r"(?<!第)(\d{1,2}|[一二三四五六七八九十])\s*+(?:[个大项]\s*+)?(部分|方面|内容)"
_BETWEEN = r"[、，,；;：:“”‘’（）()\s]+|以及"
_NUMERALS = "〇一二三四五六七八九十"


class Announced(msgspec.Struct, frozen=True):
    """What a document says it is made of: a number, 0 where it states none, and a list, ``open`` where it ends in 等.

    ``others`` are the items of the list that are none of the sections.
    """

    place: Place
    number: int
    parts: bool
    text: str
    named: tuple[str, ...]
    others: int
    open: bool


class Known(msgspec.Struct, frozen=True):
    """How a section is known: the wordings of its title, folded, and the words that must all be there."""

    id: str
    wordings: tuple[str, ...]
    words: tuple[str, ...]


def check(draft: Draft) -> Iterator[Hit]:
    """At most one hit, on the first sentence that announces parts, before the sections or in the first of them."""
    form = draft.form
    if not form:
        return
    among = ("", *(section.id for section in form.sections[:1]))
    for prose in draft.prose:
        if prose.section not in among:
            return
        for announced in _announced(prose, form):
            yield from _judge(announced, form, lead=not prose.section)
            return


def _announced(prose: Prose, form: Form) -> Iterator[Announced]:
    """The sentences of a paragraph that announce parts, with a list or a number."""
    start = prose.start
    for sentence in prose.text[start:].split("。"):
        if opener := re.search(_ANNOUNCES, sentence):
            found = _read(prose.block, start + opener.end(), sentence[opener.end() :], form)
            if found.number or len(found.named) > 1 or _aspects(found.text, form):
                yield found
        start += len(sentence) + 1


def _read(block: int, start: int, text: str, form: Form) -> Announced:
    number = re.search(_NUMBER, text)
    listed = text
    if number:
        behind = text[number.end() :]
        listed = behind if _named(behind, form) or _aspects(behind, form) else text[: number.start()]
    items = [fold(item) for item in re.split(_BETWEEN, listed)]
    others = [item for item in items if len(item) > 1 and not any(_belongs(item, one) for one in _known(form))]
    end = start + (number.end() if number else len(text))
    return Announced(
        place=Place(block, start + number.start() if number else start, end),
        number=_value(number[1]) if number else 0,
        parts=bool(number and number[2] == "部分"),
        text=listed,
        named=tuple(_named(listed, form)),
        others=len(others),
        open=not number and "等" in listed[-8:],
    )


def _value(text: str) -> int:
    return int(text) if text.isdecimal() else _NUMERALS.index(text)


def _known(form: Form) -> Iterator[Known]:
    for section in form.sections:
        wordings = tuple(map(fold, (section.title, *section.accepted, *section.recognised)))
        yield Known(section.id, wordings, section.containing)


def _named(text: str, form: Form) -> list[str]:
    """The ids of the sections a list names; one of several words may be split by the marks of the list."""
    folded = fold(text)
    return [
        one.id
        for one in _known(form)
        if any(wording in folded for wording in one.wordings)
        or (one.words and all(word in folded for word in one.words))
    ]


def _belongs(item: str, known: Known) -> bool:
    whole = any(item in wording or wording in item for wording in known.wordings)
    return whole or any(word in item for word in known.words)


def _aspects(text: str, form: Form) -> bool:
    """Whether a list names the aspects of one section: all but one of them at least."""
    for section in form.sections:
        titles = [one.title[-4:] for one in section.aspects if not one.units]
        if titles and sum(title in text for title in titles) >= len(titles) - 1:
            return True
    return False


def _judge(announced: Announced, form: Form, *, lead: bool) -> Iterator[Hit]:
    """The hit on an announcement; none where its items cannot be told for sure."""
    named, count = len(announced.named), len(form.sections)
    missing = "、".join(f"“{section.title}”" for section in form.sections if section.id not in announced.named)
    values: dict[str, object] = {"number": announced.number, "named": named, "missing": missing, "count": count}
    message = None
    if named <= 1 and _aspects(announced.text, form):
        message = "aspects"
    elif named * 2 < count or (named * 2 == count and announced.text.endswith("等")):
        few = lead and announced.parts and announced.number < count
        message = "number" if few and (not named or announced.text.endswith("等")) else None
    elif announced.number and not named <= announced.number <= named + announced.others:
        message = "short" if missing else "listed"
    elif announced.others < count - named and not announced.open:
        message = "missing"
    if message is not None:
        figures = (
            (str(count if message == "number" else named), str(announced.number))
            if message in _COUNTED
            else (None, None)
        )
        yield Hit(announced.place, values, message=message, expected=figures[0], actual=figures[1])


_COUNTED = ("number", "listed", "short")
RULE = Rule(
    code="S107",
    name="announced-parts",
    severity="warning",
    messages={
        "number": Message(
            "写明由 {number} 个部分组成，表式规定的是 {count} 个部分",
            "{number} parts are announced; the form has {count}",
        ),
        "listed": Message(
            "写明 {number} 个部分，列出的是 {named} 个", "{number} parts are announced, {named} are listed"
        ),
        "short": Message(
            "写明 {number} 个部分，列出的是 {named} 个，没有{missing}",
            "{number} parts are announced, {named} are listed, without {missing}",
        ),
        "missing": Message(
            "列出的部分没有{missing}（表式规定的是 {count} 个部分）",
            "the parts listed are without {missing} (the form has {count})",
        ),
        "aspects": Message(
            "列出的是一个部分里的几个方面，不是报告的 {count} 个部分",
            "what is listed are the aspects of one part, not the {count} parts of the report",
        ),
    },
    check=check,
)
