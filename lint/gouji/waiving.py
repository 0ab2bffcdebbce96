"""What a remark says to waive findings: ``gouji: ignore[T106] 本年没有此项``, as people type it."""

import re

from gouji.folding import CONTROLS, WIDTH, fold
from gouji.model import Waiver

_PLAIN = WIDTH | {ord(mark): ord(plain) for mark, plain in zip("【】〔〕、", "[][],", strict=True)}
# Not compiled before the first remark is read: most drafts have none.
_BEGINS = r"(?i)\s*gouji\s*(?::|(?=ignore\b))\s*"
_WAIVES = r"(?i)\s*+gouji\s*+(?::\s*+)?ignore(?:\s*+[\[(]([^\])]*+)[\])]|\b)"
_BEFORE = " :,;.-–—。，、：；"
_LONGEST_RULE = 60
_LONGEST_REASON = 200


def read_waiver(text: str) -> Waiver | None:
    """The waiver a remark is; None where it does not begin with ``gouji:``.

    One that names no rule in brackets behind ``ignore`` has none. Full-width signs and any case will do; a reason of
    nothing but marks is none, one of more than 200 characters is cut.
    """
    plain = text.translate(_PLAIN)
    begun = re.match(_BEGINS, plain)
    if not begun:
        return None
    found = re.match(_WAIVES, plain)
    named = re.split(r"[\s,;]+", (found and found[1]) or "")
    rules = tuple(dict.fromkeys(rule[:_LONGEST_RULE] for rule in named if rule))
    return Waiver(rules, _reason(text[(found or begun).end() :]))


def _reason(text: str) -> str:
    said = " ".join(text.split()).lstrip(_BEFORE).translate(CONTROLS)
    if not fold(said):
        return ""
    return said if len(said) <= _LONGEST_REASON else said[:_LONGEST_REASON] + "…"
