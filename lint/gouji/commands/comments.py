"""What a review's comment says of a finding."""

from collections.abc import Iterator

from gouji.findings import EarlierPlace, Finding, Location
from gouji.rule import SEVERITY_WORDS, Lang, Message

_WAIVED = Message("（已豁免：{reason}）", " (suppressed: {reason})")
_KNOWN = Message("（已在基线中）", " (in the baseline)")
_EXPECTED = Message("应为：{text}", "expected: {text}")
_ACTUAL = Message("现为：{text}", "found: {text}")
_TEXT = Message("原文：{text}", "text: {text}")
_RELATED = Message("对照：{place}{text}", "see: {place}{text}")
_BASIS = Message("依据：{text}", "basis: {text}")
_ROW = Message("行“{name}”", "row “{name}”")
_COLUMN = Message("列“{name}”", "column “{name}”")


def paragraphs(found: Finding, lang: Lang) -> Iterator[str]:
    """What a comment says, for a person who sees nothing else of the finding."""
    mark = _WAIVED.say(lang, {"reason": found.suppressed.reason}) if found.suppressed else ""
    mark += _KNOWN.say(lang, {}) if found.known else ""
    yield f"{SEVERITY_WORDS[found.severity].say(lang, {})} {found.code}{mark}"
    yield found.message
    for message, text in ((_EXPECTED, found.expected), (_ACTUAL, found.actual)):
        if text:
            yield message.say(lang, {"text": text})
    for one in found.related:
        place = "" if isinstance(one, EarlierPlace) else _where(one.location, lang)
        yield _RELATED.say(lang, {"place": f"{place}  " if place else "", "text": one.message})
    if found.basis:
        yield _BASIS.say(lang, {"text": found.basis})


def quote(found: Finding, lang: Lang) -> str:
    """The words it is about, for a comment that cannot stand on them; empty where something is missing."""
    return _TEXT.say(lang, {"text": found.excerpt}) if found.excerpt else ""


def _where(location: Location, lang: Lang) -> str:
    """A place as people say it; a page of Word shows no block numbers."""
    cell = [
        message.say(lang, {"name": name})
        for message, name in ((_ROW, location.row_label), (_COLUMN, location.col_label))
        if name
    ]
    return " › ".join([*([location.section] if location.section else []), *([" × ".join(cell)] if cell else [])])
