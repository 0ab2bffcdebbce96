"""Page numbers, which stand between the lines of a text and belong to none of its paragraphs and tables."""

import re
from collections.abc import Sequence

from gouji.folding import WIDTH
from gouji.readers.text.lines import Line

_NUMBER = (
    r"[-—–―─‐-]{1,2}\s*\d{1,4}\s*[-—–―─‐-]{1,2}"  # - 4 -
    r"|[Pp]\.?\s?\d{1,4}|[Pp]age\s\d{1,4}(?:\s(?:of|/)\s\d{1,4})?"
    r"|第\s*\d{1,4}\s*页(?:[\s,/]*(?:共|总)\s*\d{1,4}\s*页)?"
)
_BEGINS = "-—–―─‐Pp第"
_ENDS = "-—–―─‐页0123456789"
_LONGEST = 24


def without_page_numbers(lines: Sequence[Line]) -> tuple[list[Line], int]:
    """The lines without page numbers and the blank lines around them, and how many there were.

    A text of nothing but page numbers keeps them.
    """
    kept: list[Line] = []
    dropped = 0
    passing = False
    for line in lines:
        if _is_number(line.text):
            dropped += 1
            passing = True
            while kept and not kept[-1].text:
                kept.pop()
        elif line.text or not passing:
            kept.append(line)
            passing = False
    return (kept, dropped) if any(line.text for line in kept) else (list(lines), 0)


def _is_number(text: str) -> bool:
    plain = text[: _LONGEST + 1].translate(WIDTH)
    may_be = 0 < len(plain) <= _LONGEST and plain[0] in _BEGINS and plain[-1] in _ENDS and len(plain) > 1
    return may_be and re.fullmatch(_NUMBER, plain) is not None
