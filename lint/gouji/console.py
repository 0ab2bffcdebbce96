"""Text for a terminal: what a console cannot show is written so that it can be read, and nothing it would obey."""

import codecs
import sys
from collections.abc import Iterable, Iterator
from functools import partial
from typing import TextIO

_STAND_INS = str.maketrans(
    {
        "›": ">", "•": "·", "·": "*", "×": "x", "–": "-", "—": "-", "−": "-", "…": "...", "“": '"', "”": '"',
        "‘": "'", "’": "'", "«": "<", "»": ">", "【": "[", "】": "]", "（": "(", "）": ")", "：": ":", "，": ",",
        "；": ";", "。": ".", "、": ",", "\u3000": " ", "\xa0": " ", "☐": "□", "☑": "√", "✓": "√", "☒": "×", "✗": "×",
        "©": "(c)", "⏎": "/", "\ufffd": "?",
    }
)  # fmt: skip
"""What may stand for a sign in an encoding that lacks it; a stand-in may be lacking too, and have one of its own."""

_STANDARD_OUTPUT, _VIRTUAL_TERMINAL = -11, 4
"""As Windows numbers them."""
_CONTROLS = (*range(32), *range(127, 160), 0x61C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A))
_VISIBLE = {code: f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" for code in _CONTROLS}  # noqa: PLR2004  # of a byte


def readable(streams: Iterable[TextIO]) -> None:
    """Let some streams write what their encoding lacks as its likeness (``>`` for ``›``), else as JSON escapes it."""
    for stream in streams:
        # A stand-in for a stream may have neither; it is used as it is.
        encoding, reconfigure = getattr(stream, "encoding", None), getattr(stream, "reconfigure", None)
        if encoding and reconfigure:
            codecs.register_error(f"gouji-{encoding}", partial(_readable, encoding))
            reconfigure(errors=f"gouji-{encoding}")


def visible(text: str) -> str:
    """A text on one line whose controls, of the terminal or of the direction of writing, are shown and not obeyed."""
    return text if text.isascii() and text.isprintable() else text.translate(_VISIBLE)


def obeys_escapes() -> bool:
    """Whether the terminal takes escapes for colours: all do, but that of Windows only once it is told to."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415  # on Windows alone

        kernel, mode = ctypes.windll.kernel32, ctypes.c_ulong()
        output = kernel.GetStdHandle(_STANDARD_OUTPUT)
        known = kernel.GetConsoleMode(output, ctypes.byref(mode))
        return bool(known and kernel.SetConsoleMode(output, mode.value | _VIRTUAL_TERMINAL))
    return True


def _readable(encoding: str, error: UnicodeError) -> tuple[str, int]:
    # The error itself calls all encodings of one byte "charmap".
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(_shown(sign, encoding) for sign in error.object[error.start : error.end]), error.end


def _shown(sign: str, encoding: str) -> str:
    """The first likeness of a sign that an encoding has, else its code as JSON writes it."""
    for likeness in _likenesses(sign):
        try:
            likeness.encode(encoding)
        except UnicodeEncodeError:
            continue
        return likeness
    units = sign.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))


def _likenesses(sign: str) -> Iterator[str]:
    """Its stand-in, the stand-in of that, and so on."""
    shown = sign.translate(_STAND_INS)
    while shown != sign:
        yield shown
        sign, shown = shown, shown.translate(_STAND_INS)
