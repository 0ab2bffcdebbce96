"""The reader of plain text and Markdown: paragraphs, headings, and tables drawn with bars."""

from collections.abc import Sequence

import msgspec

from gouji.model import DEFAULT, Document, Limits, Reading, Unreadable
from gouji.readers.text.bars import survey
from gouji.readers.text.blocks import blocks
from gouji.readers.text.columns import count_words
from gouji.readers.text.decoding import Note, decode
from gouji.readers.text.lines import Line, split
from gouji.readers.text.metadata import with_fields
from gouji.readers.text.pages import without_page_numbers
from gouji.readers.text.refusals import empty

__all__ = ["read"]


def read(data: bytes, name: str, reading: Reading = DEFAULT) -> Document:
    """A text file as a document; its name only tells Markdown (``.md``, ``.markdown``) from text.

    Raises :class:`gouji.model.Unreadable` for what is no text, is empty, or is too large.
    """
    text, notes = decode(data, reading.limits.text * 1024 * 1024, reading.encoding)
    _refuse_endless(text, reading.limits)
    markdown = name.lower().endswith((".md", ".markdown"))
    if "<!--" in text:
        return _with_waivers(text, notes, markdown=markdown)
    return _document(split(text), notes, markdown=markdown)


def _with_waivers(text: str, notes: tuple[Note, ...], *, markdown: bool) -> Document:
    """The document as it is without its waivers, with these."""
    from gouji.readers.text.waivers import placed, restored, without_waivers  # noqa: PLC0415  # few texts have any

    rest = without_waivers(text)
    lines = [line for line in split(rest.text) if line.number not in rest.emptied]
    if not any(line.text for line in lines):
        raise empty()
    document = _document(lines, notes + rest.notes, markdown=markdown)
    found = tuple(restored(document.blocks, rest.cuts))
    return msgspec.structs.replace(document, blocks=found, waivers=placed(rest.written, found))


def _document(lines: Sequence[Line], notes: tuple[Note, ...], *, markdown: bool) -> Document:
    lines, numbers = without_page_numbers(lines)
    if numbers:
        notes += ((f"略去页码 {numbers} 处", f"{numbers} page number(s) left out"),)
    return Document(
        blocks=tuple(blocks(with_fields(survey(lines)), markdown=markdown)),
        format="markdown" if markdown else "text",
        notes=notes,
    )


def _refuse_endless(text: str, limits: Limits) -> None:
    """Count before reading: what nobody wrote would take longer to read than to refuse."""
    for found, limit, key, zh, en in (
        (text.count("|"), limits.cells, "cells", "竖线", "bars"),
        (text.count("\t"), limits.cells, "cells", "制表符", "tabs"),
        (text.count("\n"), limits.blocks + limits.cells, "blocks", "行", "lines"),
        (count_words(text), limits.cells, "cells", "排成列的数字和词", "figures and words in columns"),
    ):
        if found > limit:
            raise Unreadable(
                f"{zh}有 {found} 个，超过上限 {limit}（配置项 limits.{key}），请确认这是一份公文",
                f"it has {found} {en}, over the limit of {limit} (limits.{key}): make sure it is one document",
            )
