"""L102: a unit with no number before it."""

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from gouji import Draft, Hit, Message, Rule
from gouji_wording.texts import data, paragraphs

_END = r"(?=[，。；、！？）：,;!?):]|\s*$)"
_OF_TEXTS = "条篇份"
_NUMERALS = "〇零一二三四五六七八九十百千万亿两几数多余干第半单双每各"


class Language(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Units, and the words around them; the file beside this module says more."""

    units: str
    words: frozenset[str]
    verbs: str
    objects: str


@lru_cache(maxsize=1)
def _language() -> Language:
    return msgspec.convert(data("missing_figure.toml"), Language)


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    one = _language()
    shapes = (
        rf"(?P<gap>[\u4e00-\u9fff])[ \u3000\xa0]+(?P<unit>[{one.units}]){_END}",
        rf"(?P<all>(?<!公)共计?)?(?:{one.verbs})(?P<object>{one.objects})?(?P<counted>[{one.units}]){_END}",
        r"(?:达到?|占|为|增长|下降|提高)\s*[%％]",
        r"年[ \u3000\xa0]+月[ \u3000\xa0]*日|年[ \u3000\xa0]*月[ \u3000\xa0]+日",
    )
    return re.compile("|".join(shapes))


def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each unit that lacks its number, from the word before it on."""
    for one in paragraphs(draft):
        for found in _pattern().finditer(one.text):
            if _lacks_a_number(found):
                yield Hit(one.span(*found.span()), {"text": found[0]}, actual=found[0])


def _lacks_a_number(found: re.Match[str]) -> bool:
    """Whether a number is missing: not in 三 份, nor where word and unit are one word (附 件, 办理件)."""
    if found["unit"]:
        return found["gap"] not in _NUMERALS and found["gap"] + found["unit"] not in _language().words
    return not found["counted"] or bool(found["all"]) or (bool(found["object"]) and found["counted"] in _OF_TEXTS)


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
