"""The readers of files: Word, text and HTML. Each is imported when the first file of its family is read."""

from gouji.hooks import Reader, hookimpl
from gouji.model import Document, Reading


def read_word(data: bytes, name: str, reading: Reading) -> Document:
    """A Word file as a document. Raises :class:`gouji.Unreadable`."""
    from gouji.readers.word import read  # noqa: PLC0415  # lxml and zipfile are loaded only for a Word file

    return read(data, name, reading)


def read_text(data: bytes, name: str, reading: Reading) -> Document:
    """A text or Markdown file as a document. Raises :class:`gouji.Unreadable`."""
    from gouji.readers.text import read  # noqa: PLC0415  # as above

    return read(data, name, reading)


def read_html(data: bytes, name: str, reading: Reading) -> Document:
    """A published page as a document. Raises :class:`gouji.Unreadable`."""
    from gouji.readers.html import read  # noqa: PLC0415  # as above

    return read(data, name, reading)


@hookimpl
def gouji_readers() -> list[Reader]:
    """The readers of Gouji itself."""
    return [
        Reader(
            "word",
            (".docx", ".docm", ".dotx", ".dotm"),
            read_word,
            refuses=(".doc", ".dot", ".wps", ".wpt", ".rtf", ".odt"),
        ),
        Reader("html", (".html", ".htm"), read_html),
        Reader("text", (".txt", ".md", ".markdown"), read_text),
    ]
