"""The reader of HTML: the article of a page as it is published, with its tables on their full grids."""

import re

from gouji.model import DEFAULT, Document, Limits, Reading, Unreadable
from gouji.readers.html.article import article_of
from gouji.readers.html.decoding import decode
from gouji.readers.html.flow import blocks
from gouji.readers.html.tree import parse
from gouji.readers.html.waivers import Covers, marked, may_waive

__all__ = ["read"]


def read(data: bytes, name: str, reading: Reading = DEFAULT) -> Document:  # noqa: ARG001  # a reader is asked by name
    """A page as a document.

    Raises :class:`gouji.model.Unreadable` for what is no text, is empty, or is too large.
    """
    text, notes = decode(data, reading.limits.text * 1024 * 1024, reading.encoding)
    _refuse_endless(text, reading.limits)
    comments = may_waive(text)
    body = parse(text, comments=comments)
    covers = Covers(marked(body, text) if comments else {})
    article = article_of(body)
    covers.above(body, article)
    found = tuple(blocks(article, text, reading.limits.cells, covers))
    return Document(found, "html", notes, covers.waivers(found))


def _refuse_endless(text: str, limits: Limits) -> None:
    """Count before reading, as for a text file; the cells are counted as they are read."""
    found = sum(1 for _ in re.finditer(r"<(?:p|br|div|li|tr|table)\b", text, re.IGNORECASE))
    if found > limits.blocks + limits.cells:
        raise Unreadable(
            f"段落和表格行有 {found} 个，超过上限 {limits.blocks + limits.cells}（配置项 limits.blocks），"
            "请确认这是一份公文",
            f"it has {found} paragraphs and rows, over the limit of {limits.blocks + limits.cells} (limits.blocks): "
            "make sure it is one document",
        )
