"""The Word annotator: a copy of a draft with comments on the exact spans of what was found, nothing else changed.

It writes into the XML of the parts itself. All that is not a comment is copied byte for byte, the document part as XML.
"""

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from gouji.annotate.comments import Comments
from gouji.annotate.marks import mark, unmark
from gouji.annotate.package import Copy
from gouji.annotate.places import Finder, Near, Where
from gouji.model import DEFAULT, Place, Reading, Unreadable
from gouji.readers.word.package import Package

__all__ = ["Remark", "annotate"]


_NEAR: dict[Near, tuple[str, str]] = {
    "note": ("（此处在脚注或尾注中，批注放在注号处）", "(in a note; the comment stands at its number)"),
    "margin": (
        "（此处在页眉或页脚中，批注放在标题处）",
        "(in a header or footer; the comment is on the title)",
    ),
    "box": ("（此处在文本框中，批注放在文本框处）", "(in a text box; the comment stands where the box is)"),
}


class Remark(msgspec.Struct, frozen=True):
    """A comment to write: its place and its paragraphs.

    ``quote`` is a further paragraph where the comment cannot stand on its place exactly. A place that is the first
    block as a whole is the document's, whose comment stands on its title.
    """

    place: Place
    paragraphs: tuple[str, ...]
    quote: str = ""


def annotate(
    data: bytes,
    remarks: Sequence[Remark],
    title: Place | None = None,
    reading: Reading = DEFAULT,
    lang: Literal["zh", "en"] = "zh",
) -> bytes:
    """A copy of a Word file with these comments in it, those of an earlier copy left out.

    The same for the same draft each time. ``title`` is the place of its title, where it has one; ``reading`` is how the
    places were found. Raises :class:`gouji.Unreadable` where the file cannot be read or copied.
    """
    try:
        return _annotated(data, remarks, title, reading, lang)
    except (RecursionError, MemoryError) as error:
        raise Unreadable("内容嵌套过深或过大，写不了批注", "nested too deep or too large to be commented on") from error


def _annotated(
    data: bytes, remarks: Sequence[Remark], title: Place | None, reading: Reading, lang: Literal["zh", "en"]
) -> bytes:
    package = Package(data, reading.limits)
    copy = Copy(data, package.document.name)
    comments = Comments(copy)
    if not remarks and not comments.own:
        return data
    finder = Finder(data, package, reading, title)
    found = [(one, finder.find(one.place)) for one in remarks]
    marks = [(comments.add(_paragraphs(one, where, lang)), where) for one, where in found]
    document = copy.tree(copy.main)
    twins = dict(zip(package.document.root.iter("*"), document.iter("*"), strict=True))
    mark(marks, twins, finder.side, lambda: unmark(document, comments.own))
    comments.finish()
    return copy.packed()


def _paragraphs(remark: Remark, where: Where, lang: Literal["zh", "en"]) -> Iterator[str]:
    yield from remark.paragraphs
    if remark.quote and not where.exact:
        yield remark.quote
    if where.near:
        yield _NEAR[where.near][lang == "en"]
