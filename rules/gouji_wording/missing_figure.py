"""L102: a unit with no number before it."""

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from gouji import Draft, Hit, Message, Rule
from gouji_wording.texts import data, paragraphs

_BLANKS = " \u3000\xa0"
_BLANK = f"[{_BLANKS}]"
_END = r"(?=[，。；、！？）：,;!?):]|\s*$)"
_OF_TEXTS = "条篇份"
_NUMERALS = "〇零一二三四五六七八九十百千万亿两几数多余干第半单双每各"


class Language(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Units, and the words around them; the file beside this module says more."""

    units: str
    words: frozenset[str]
    verbs: tuple[str, ...]
    objects: tuple[str, ...]


@lru_cache(maxsize=1)
def _language() -> Language:
    return msgspec.convert(data("missing_figure.toml"), Language)


def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each unit that lacks its number, from the word before it on."""
    for one in paragraphs(draft):
        for shape in _shapes(one.text):
            for found in re.finditer(shape, one.text):
                if _lacks_a_number(found):
                    yield Hit(one.span(*found.span()), {"text": found[0]}, actual=found[0])


def _shapes(text: str) -> Iterator[str]:
    """Patterns for what a text may hold; each takes longer to compile than most drafts to read."""
    one = _language()
    blank = any(sign in text for sign in _BLANKS)
    if blank:
        yield rf"(?P<gap>[\u4e00-\u9fff]){_BLANK}+(?P<unit>[{one.units}]){_END}"
    if _may_lack(text):
        verbs, objects = "|".join(one.verbs), "|".join(one.objects)
        yield rf"(?P<all>(?<!公)共计?)?(?:{verbs})(?P<object>{objects})?(?P<counted>[{one.units}]){_END}"
    if "%" in text or "％" in text:
        yield r"(?:达到?|占|为|增长|下降|提高)\s*[%％]"
    if blank and "年" in text:
        yield rf"年{_BLANK}+月{_BLANK}*日|年{_BLANK}*月{_BLANK}+日"


def _may_lack(text: str) -> bool:
    """Whether a unit stands right behind a verb or what it speaks of."""
    one = _language()
    units = re.finditer(rf"[{one.units}]{_END}", text)
    return any(text.endswith(one.verbs + one.objects, 0, unit.start()) for unit in units)


def _lacks_a_number(found: re.Match[str]) -> bool:
    """Whether a number is missing: not in 三 份, nor where word and unit are one word (附 件, 办理件)."""
    groups = found.groupdict()
    if "unit" in groups:
        return found["gap"] not in _NUMERALS and found["gap"] + found["unit"] not in _language().words
    if "counted" in groups:
        return bool(found["all"]) or (bool(found["object"]) and found["counted"] in _OF_TEXTS)
    return True


RULE = Rule(
    code="L102",
    name="missing-figure",
    severity="warning",
    messages={
        "": Message("“{text}”缺少数字", "a number is missing in “{text}”"),
    },
    check=check,
    for_any=True,
)
