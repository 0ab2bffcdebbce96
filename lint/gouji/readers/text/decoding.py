"""From bytes to text: which encoding a file is in, or why it cannot be read as text."""

from collections.abc import Sequence

from gouji.readers.text.lines import BLANK
from gouji.readers.text.refusals import binary, damaged, empty, too_large, unknown

Note = tuple[str, str]

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),  # before UTF-16, whose mark begins this one
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_COMMON = "的一是在和了有人工作公信息府开開报報关關年月日，。、：0123456789 \n"
_GOOD_TO_BAD = 10
_SHOWN = "\t\n\v\f\r\x1a\x1b\x85"


def decode(data: bytes, limit: int, named: str = "") -> tuple[str, tuple[Note, ...]]:
    """The text of a file of at most ``limit`` bytes, and a note where it is not in UTF-8.

    ``named`` is the encoding where somebody has said it; it is found out where nobody has.

    Raises :class:`gouji.model.Unreadable`.
    """
    if len(data) > limit:
        raise too_large(len(data), limit)
    if refusal := binary(data):
        raise refusal
    text, encoding = _as_named(data, named) if named else _marked(data) or _unmarked(data)
    if not text.strip(BLANK):
        raise empty()
    if _is_noise(text):
        raise unknown()
    return text, () if encoding == "utf-8" else (_note(encoding),)


def _as_named(data: bytes, encoding: str) -> tuple[str, str]:
    try:
        return data.decode(encoding).removeprefix("\ufeff"), encoding.lower()
    except UnicodeDecodeError:
        raise damaged(data, 0, encoding) from None


def _note(encoding: str) -> Note:
    name = {"cp950": "Big5"}.get(encoding, encoding.upper())
    return f"按 {name} 编码读取", f"read as {name}"


def _marked(data: bytes) -> tuple[str, str] | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _strict(data[len(mark) :], encoding)
            if text is None:
                raise damaged(data, len(mark), encoding)
            return text, encoding
    return None


def _unmarked(data: bytes) -> tuple[str, str]:
    text = _strict(data, "utf-8")
    if text is not None and "\0" not in text:
        return text, "utf-8"
    if _is_nearly(data, "utf-8"):
        raise damaged(data, 0, "utf-8")
    found = _likeliest(data, _guesses(data))
    if found is None:
        raise damaged(data, 0, "gb18030") if _is_nearly(data, "gb18030") else unknown()
    return found


def _guesses(data: bytes) -> Sequence[str]:
    if b"\0" in data:
        return _wide(data), "utf-8", "gb18030"
    return ("gb18030",) if _strict(data, "gb2312") is not None else ("gb18030", "cp950")


def _wide(data: bytes) -> str:
    """Which UTF-16 a file with NUL bytes would be: the ASCII in it has its NUL after or before it."""
    return "utf-16-le" if data[1::2].count(0) >= data[::2].count(0) else "utf-16-be"


def _likeliest(data: bytes, encodings: Sequence[str]) -> tuple[str, str] | None:
    """The encoding that gives the most common characters: by chance much is valid in another one too."""
    texts = [(text, encoding) for encoding in encodings if (text := _strict(data, encoding)) is not None]
    return max(texts, key=lambda found: sum(map(found[0].count, _COMMON)), default=None)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _is_nearly(data: bytes, encoding: str) -> bool:
    """Whether a few bad bytes stand in much good text; read in another encoding it would be nonsense unseen."""
    text = data.decode(encoding, "replace")
    bad = text.count("\ufffd")
    return bad > 0 and sum(char > "\u2e80" for char in text) - bad > _GOOD_TO_BAD * bad


def _is_noise(text: str) -> bool:
    """Whether control characters are more than the odd slip."""
    control = sum(text.count(chr(code)) for code in range(0x20) if chr(code) not in _SHOWN)
    return "\0" in text or control * _GOOD_TO_BAD > len(text)
