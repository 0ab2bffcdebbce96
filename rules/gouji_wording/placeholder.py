"""L101: something of a template that was never filled in."""

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from gouji import Draft, Hit, Message, Paragraph, Place, Rule
from gouji_wording.texts import Text, data, texts

_FULL_WIDTH = str.maketrans("()[],:", "（）［］，：")
_CROSSES = "XxＸｘ×╳"
_SHAPES: tuple[tuple[tuple[str, ...], str], ...] = (
    (
        tuple(_CROSSES),
        (
            r"(?<![0-9A-Za-z])20\d?[XxＸ×]{1,2}(?=年)|[XxＸ×]{1,2}月[XxＸ×]{1,2}日"
            rf"|(?<![0-9A-Za-z*])(?P<crosses>[{_CROSSES}]{{2,}})(?![0-9A-Za-z*])"
        ),
    ),
    (("___", "＿＿"), r"_{3,}|＿{2,}"),
    (("{{", "${", "«"), r"\{\{[^{}\n]{0,80}\}\}|\$\{[^{}\n]{0,80}\}|«[^«»\n]{1,40}»"),
    (("TODO", "TBD", "FIXME"), r"(?<![A-Za-z0-9_])(?:TODO|TBD|FIXME)(?![A-Za-z0-9_])"),
    (
        ("请根据", "请据实", "请按", "请在此", "请填", "请输入", "请替换", "请删除", "请插入", "此处"),
        r"[（(【［\[]\s*(?:请(?:根据|据实|按|在此|填写|填入|输入|替换|删除|插入)|此处)[^（）()【】［］\[\]\n]{0,40}[）)】］\]]",
    ),
    (("宋体", "仿宋", "黑体", "楷体"), r"[（(][^（）()\n]{0,12}(?:宋体|仿宋|黑体|楷体)[^（）()\n]{0,16}[）)]"),
    (("…", "..."), r"(?<=[\u4e00-\u9fff][：:])\s{0,9}(?:…+|\.{3,})(?=[；;）)]|\s*$)"),
)
"""Crosses, blanks, fields of a template, instructions, and dots behind a label, each with signs no text of it lacks."""
_OPENING = "〔【［[（(《"
_OPENINGS = frozenset(_OPENING)
_EMPTY = tuple(opening + closing for opening in _OPENING for closing in "〕】］])）》")
_BLANK_NUMBER = r"[〔【［\[（(]\s*[〕】］\])）]\s*(?:第\s*)?号"
_BRACKETS = (
    rf"{_BLANK_NUMBER}|【\s*】|〔\s*〕|(?<!号)《\s*》"
    r"|(?P<box>（\s*）|(?<=[\u4e00-\u9fff])\(\s+\)|(?<![体體号號][：:])(?<![-*+] )[［\[]\s+[］\]])"
)
"""Brackets with nothing in them."""
_TELLING = frozenset(_OPENING + _CROSSES + "_＿{$«TF请此体宋….")
"""What holds none of these is none of all that."""
_CASE_NUMBER = r"[初终再监执赔更审](?:字第?|第)?$"
_LONGEST_CASE = 4  # its signs, and a line feed that may stand behind them


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``also``: further phrases of an office's own templates."""

    also: tuple[str, ...] = ()


class Language(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What templates say, and what tells a masked name from a blank; explained in the file beside this module."""

    phrases: tuple[str, ...]
    surnames: str
    bodies: str


@lru_cache(maxsize=1)
def _language() -> Language:
    return msgspec.convert(data("placeholder.toml"), Language)


def check(draft: Draft, options: Options) -> Iterator[Hit]:
    """A hit for each placeholder; of the fields of a web page, only for a document number without its figures."""
    own = draft.form.placeholders if draft.form else ()
    phrases = (*own, *_language().phrases, *options.also)
    wide, telling = _sought(phrases)
    for one in texts(draft):
        if not telling.isdisjoint(one.text):
            yield from (_hit(one.span(start, end), one.text) for start, end in _spans(one, wide))
    for block in draft.document.blocks:
        if isinstance(block, Paragraph) and block.story == "metadata":
            for found in _in_brackets(_BLANK_NUMBER, block.text):
                yield _hit(Place(block.number, *found.span()), block.text)


def _hit(place: Place, text: str) -> Hit:
    left = text[place.start : place.end].strip()
    return Hit(place, {"left": left}, actual=left)


def _spans(one: Text, phrases: tuple[str, ...]) -> list[tuple[int, int]]:
    """Where placeholders stand, none within another; the marks of ``phrases`` are of full width."""
    spans = [*_said(phrases, one.text), *(found.span() for found in _shapes(one.text) if not _is_meant(found, one))]
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _said(phrases: tuple[str, ...], text: str) -> Iterator[tuple[int, int]]:
    """Where a text says any of some phrases."""
    plain = text.translate(_FULL_WIDTH)
    for phrase in phrases:
        start = plain.find(phrase)
        while start >= 0:
            yield start, start + len(phrase)
            start = plain.find(phrase, start + len(phrase))


@lru_cache(maxsize=8)
def _sought(phrases: tuple[str, ...]) -> tuple[tuple[str, ...], frozenset[str]]:
    """Phrases with marks of full width, and the signs of which a text with any placeholder holds one."""
    wide = tuple(phrase.translate(_FULL_WIDTH) for phrase in phrases if phrase)
    return wide, _TELLING.union(map(chr, _FULL_WIDTH), (phrase[0] for phrase in wide))


def _shapes(text: str) -> Iterator[re.Match[str]]:
    """What looks like a placeholder; a pattern is compiled where a text may hold what it finds."""
    for signs, pattern in _SHAPES:
        if any(sign in text for sign in signs):
            yield from re.finditer(pattern, text)
    yield from _in_brackets(_BRACKETS, text)


def _in_brackets(pattern: str, text: str) -> Iterator[re.Match[str]]:
    if _OPENINGS.isdisjoint(text):
        return
    closely = "".join(text.split())
    if any(pair in closely for pair in _EMPTY):
        yield from re.finditer(pattern, text)


def _is_meant(found: re.Match[str], one: Text) -> bool:
    """Whether crosses mask a name or the number of a case, or a blank is a box to be ticked."""
    if found.lastgroup == "box":
        return bool(one.place.table) or _has_boxes(one.text)
    if found.lastgroup == "crosses":
        return _is_name(found) or bool(
            re.search(_CASE_NUMBER, one.text[max(0, found.start() - _LONGEST_CASE) : found.start()])
        )
    return False


@lru_cache(maxsize=1)
def _has_boxes(text: str) -> bool:
    """Whether blanks stand in a text more than once; asked again for each of them."""
    return len(re.findall(r"[（(]\s*[）)]", text)) > 1


def _is_name(found: re.Match[str]) -> bool:
    """Whether crosses stand for a given name: one or two behind a family name, and no body's name goes on."""
    before, behind = (
        found.string[max(0, found.start() - 1) : found.start()],
        found.string[found.end() : found.end() + 1],
    )
    language = _language()
    return (
        len(found[0]) <= 2  # noqa: PLR2004  # as many as a given name has
        and bool(before)
        and before in language.surnames
        and (not behind or behind not in language.bodies)
    )


RULE = Rule(
    code="L101",
    name="placeholder",
    severity="error",
    messages={
        "": Message(
            "“{left}”是模板里留下的，没有填写或没有删除",
            "“{left}” was left from a template; it is to be filled in or taken out",
        )
    },
    check=check,
    for_any=True,
    options=Options(),
)
