"""W101: a character or a word typed twice."""

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from gouji import Draft, Hit, Message, Rule
from gouji_wording.texts import data, paragraphs

_TWICE = r"([^\W\d_a-zA-Z]{1,12}?|\d{4}年度?)\1"
_WORD = 2
_LONG = 3
"""From so many characters on, whatever stands twice in a row is a slip …"""
_ONE_BY_ONE = "一逐"
"""… but for 一个问题一个问题, and …"""
_BODIES = "会室局部厅处科组"
"""… for short names of bodies that meet: 县政府办公室办公室主任."""


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``lawful``: wordings in which something stands twice and is meant to."""

    lawful: tuple[str, ...] = ()


class Language(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is measured by; the parts are explained in the file itself."""

    joiners: tuple[str, ...]
    bodies: tuple[str, ...]
    goes_on: tuple[str, ...]
    words: frozenset[str]
    repeated: frozenset[str]
    single: str
    lawful: tuple[str, ...]

    def is_word(self, text: str) -> bool:
        """Whether a text is one of the words of official prose, all of two characters."""
        return text in self.words

    def is_slip(self, character: str, before: str, behind: str) -> bool:
        """Whether a character typed twice, ``before`` and ``behind`` it those beside it, is there once too often.

        It is where one of the two completes a word, and the other belongs to none: 员工工作 is lawful, 工工作 alone is
        not. 公开工工作 is not either, as 开 belongs to 公开 and not to 开工.
        """
        known = _neighbours()
        left, right = self.is_word(before[-1:] + character), self.is_word(character + behind)
        bound_left = _is_among(before[-1:], known.after.get(character, "")) and not self.is_word(before)
        bound_right = _is_among(behind, known.before.get(character, ""))
        if character in self.single and not bound_left and not bound_right:
            return True
        return left != right and not (bound_left if right else bound_right)


class Neighbours(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The characters that begin a word ``after`` one, and those that end a word ``before`` one."""

    after: dict[str, str]
    before: dict[str, str]


def _is_among(character: str, characters: str) -> bool:
    return bool(character) and character in characters


@lru_cache(maxsize=1)
def _language() -> Language:
    return msgspec.convert(data("doubled_words.toml"), Language)


@lru_cache(maxsize=1)
def _neighbours() -> Neighbours:
    """Large, and needed only where a character stands twice."""
    return msgspec.convert(data("neighbours.toml"), Neighbours)


def _again(text: str) -> Iterator[re.Match[str]]:
    """A body named again behind a joiner, and a verb again behind 可以 (可通过可以通过)."""
    if any(start in text for start in _joined()):
        language = _language()
        joiners, bodies, on = ("|".join(words) for words in (language.joiners, language.bodies, language.goes_on))
        yield from re.finditer(rf"([\u4e00-\u9fff]{{2,10}}(?:{bodies}))(?:{joiners})\1(?!{on})", text)
    if "可以" in text:
        yield from re.finditer(r"(?<=可)([^\W\d_a-zA-Z]{2})可以\1", text)


@lru_cache(maxsize=1)
def _joined() -> tuple[str, ...]:
    """The end of a body's name with a joiner behind: most texts hold none, and need no pattern."""
    return tuple(body + joiner for body in _language().bodies for joiner in _language().joiners)


def check(draft: Draft, options: Options) -> Iterator[Hit]:
    """A hit for each slip, at what stands twice."""
    for one in paragraphs(draft):
        slips = [found for found in re.finditer(_TWICE, one.text) if _is_slip(found)]
        for found in (*slips, *_again(one.text)):
            if not _is_meant(found, (*_language().lawful, *options.lawful)):
                once = found[1]
                yield Hit(one.span(*found.span()), {"twice": found[0], "once": once}, expected=once, actual=found[0])


def _is_slip(found: re.Match[str]) -> bool:
    if len(found[1]) >= _LONG:
        return found[1][0] not in _ONE_BY_ONE and not (len(found[1]) == _LONG and found[1][-1] in _BODIES)
    if len(found[1]) >= _WORD:
        return found[1] in _language().repeated
    start, end = found.span()
    return _language().is_slip(found[1], found.string[max(0, start - _WORD) : start], found.string[end : end + 1])


def _is_meant(found: re.Match[str], lawful: tuple[str, ...]) -> bool:
    """Whether what stands twice is part of a wording that is lawful."""
    start, end = found.span()
    return any(found.string.find(wording, max(0, end - len(wording)), start + len(wording)) >= 0 for wording in lawful)


RULE = Rule(
    code="W101",
    name="doubled-words",
    severity="warning",
    messages={"": Message("“{once}”重复：“{twice}”", "“{once}” stands twice: “{twice}”")},
    check=check,
    for_any=True,
    options=Options(),
)
