"""From the bytes of a page to its text; lxml is never given bytes, since it cuts a text at what a label forgot."""

import codecs
import re

from gouji.readers.text.decoding import Note
from gouji.readers.text.decoding import decode as decode_text

_HEAD = 4096
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{1,30})", re.IGNORECASE)
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "cp950"}
"""Labels under which pages hold characters of a larger set."""


def decode(data: bytes, limit: int, named: str = "") -> tuple[str, tuple[Note, ...]]:
    """The text of a page of at most ``limit`` bytes, its line ends as line feeds, and a note where it is not in UTF-8.

    What the page says of its encoding is a hint, and followed only where it is not UTF-8 and all of it can be read so.
    Raises :class:`gouji.model.Unreadable`.
    """
    hinted = _as_labelled(data) if len(data) <= limit and not named else None
    if hinted is None:
        text, notes = decode_text(data, limit, named)
    else:
        text, _ = decode_text(hinted[0].encode(), limit * 4)  # the checks of every text, on one that is sure
        notes = ((f"按 {hinted[1]} 编码读取", f"read as {hinted[1]}"),)
    return text.replace("\r\n", "\n").replace("\r", "\n"), notes


def _as_labelled(data: bytes) -> tuple[str, str] | None:
    label = _CHARSET.search(data[:_HEAD])
    if not label or _decoded(data, "utf-8") is not None:
        return None
    name = label[1].decode("ascii", "replace").lower()
    name = _WIDER.get(name, name)
    text = _decoded(data, name)
    return None if text is None else (text, {"cp950": "Big5"}.get(name, name.upper()))


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        if not codecs.lookup(encoding)._is_text_encoding:  # noqa: SLF001  # there is no other way to ask
            return None
        return data.decode(encoding)
    except (LookupError, ValueError):
        return None
