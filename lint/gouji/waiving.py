"""What a remark says to waive findings: ``gouji: ignore[T106] 本年没有此项``, as people type it."""

import re

from gouji.folding import CONTROLS, WIDTH, fold
from gouji.model import Waiver

_PLAIN = WIDTH | {ord(mark): ord(plain) for mark, plain in zip("【】〔〕、", "[][],", strict=True)}
_BEGINS = re.compile(r"\s*gouji\s*(?::|(?=ignore\b))\s*", re.IGNORECASE)
_IGNORES = re.compile(r"ignore\s*[\[(]([^\])]*)[\])]", re.IGNORECASE)
_NO_RULE = re.compile(r"ignore\b", re.IGNORECASE)
_BEFORE = " :,;.-–—。，、：；"
_LONGEST_RULE = 60
_LONGEST_REASON = 200


def read_waiver(text: str) -> Waiver | None:
    """The waiver a remark is; None where it does not begin with ``gouji:``.

    One that names no rule in brackets behind ``ignore`` has none. Full-width signs and any case will do; a reason of
    nothing but marks is none, one of more than 200 characters is cut.
    """
    plain = text.translate(_PLAIN)
    begun = _BEGINS.match(plain)
    if not begun:
        return None
    named = _IGNORES.match(plain, begun.end())
    found = named or _NO_RULE.match(plain, begun.end()) or begun
    rules = re.split(r"[\s,;]+", named[1]) if named else []
    return Waiver(tuple(dict.fromkeys(rule[:_LONGEST_RULE] for rule in rules if rule)), _reason(text[found.end() :]))


def _reason(text: str) -> str:
    said = " ".join(text.split()).lstrip(_BEFORE).translate(CONTROLS)
    if not fold(said):
        return ""
    return said if len(said) <= _LONGEST_REASON else said[:_LONGEST_REASON] + "…"
