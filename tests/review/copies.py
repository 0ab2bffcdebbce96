"""What a review copy holds, read apart from the program under test: its parts, its comments, what these stand on."""

import zipfile
from collections.abc import Iterator
from copy import deepcopy
from io import BytesIO
from typing import NamedTuple

import msgspec
from lxml import etree
from lxml.etree import _Element as Element

from gouji import FileResult
from gouji.checking import Plan, check_bytes
from gouji.commands.review import commented
from gouji.registry import Kit

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_UNSEEN = {"del", "moveFrom", "rt", "Fallback"}


def reviewed(data: bytes, name: str, kit: Kit, plan: Plan) -> tuple[FileResult, bytes | None]:
    """The result for a Word file without what it rests on, and its copy; none where it cannot be read."""
    result = check_bytes(data, name, name, kit, msgspec.structs.replace(plan, evidence=True))
    alone = msgspec.structs.replace(result, evidence=None)
    if result.evidence is None:
        return alone, None
    return alone, commented(data, result.findings, result.evidence, plan.reading, plan.lang)


class Comment(NamedTuple):
    """A comment: who wrote it, its paragraphs, and the text between its marks."""

    author: str
    paragraphs: list[str]
    on: str


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a file, in their order."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_parts(data: bytes, changed: dict[str, bytes]) -> bytes:
    """A file with some parts put in or changed."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (parts(data) | changed).items():
            archive.writestr(name, content)
    return packed.getvalue()


def document(data: bytes) -> Element:
    """The root of the document part; of a Strict file, in the namespace of the others."""
    return _plain(parts(data)["word/document.xml"])


def _plain(part: bytes) -> Element:
    return etree.fromstring(part.replace(b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()))


def comments(data: bytes) -> list[Comment]:
    """The comments of a file; each of Gouji's must have one beginning, one end and one sign."""
    found = parts(data).get("word/comments.xml")
    if found is None:
        return []
    texts, signs = _ranges(document(data))
    listed = []
    for comment in _plain(found):
        lines = ["".join(said.text or "" for said in line.iter(W + "t")) for line in comment.iter(W + "p")]
        assert comment.get(W + "author") != "Gouji" or comment.get(W + "id") in texts, "a comment without its marks"
        listed.append(Comment(comment.get(W + "author", ""), lines, texts.pop(comment.get(W + "id", ""), "")))
    assert sorted(one for one in signs if one in _own(data)) == sorted(_own(data)), "each with one sign"
    assert not texts, "marks of comments that are not there"
    return listed


def _ranges(root: Element) -> tuple[dict[str, str], list[str]]:
    """The text between the marks of each comment, paragraphs and cells parted by line feeds; and the signs."""
    texts: dict[str, str] = {}
    open_: set[str] = set()
    signs: list[str] = []
    for element in root.iter("*"):
        name = etree.QName(element).localname
        number = element.get(W + "id", "")
        if name == "commentRangeStart":
            assert number not in texts
            texts[number] = ""
            open_.add(number)
        elif name == "commentRangeEnd":
            open_.remove(number)
        elif name == "commentReference":
            signs.append(number)
        else:
            for each in open_:
                texts[each] += _said(element, name)
    assert not open_
    return texts, signs


def _said(element: Element, name: str) -> str:
    if any(etree.QName(around).localname in _UNSEEN for around in element.iterancestors()):
        return ""
    if name == "t":
        kept = element.get(_SPACE) == "preserve"
        return (element.text or "") if kept else (element.text or "").strip(" \t\r\n")
    if name == "p":
        return "\n"
    return _SIGNS.get(name, "") if element.get(W + "type", "textWrapping") == "textWrapping" else ""


def bare(data: bytes) -> bytes:
    """The document part without the marks of Gouji's comments and with its runs joined, in canonical form."""
    root = document(data)
    own = _own(data)
    for element in [*root.iter(W + "commentRangeStart", W + "commentRangeEnd", W + "commentReference")]:
        if element.get(W + "id") in own:
            run = element.getparent()
            assert run is not None
            _drop(run if element.tag == W + "commentReference" else element)
    return joined(root)


def _own(data: bytes) -> set[str]:
    found = parts(data).get("word/comments.xml")
    listed = [] if found is None else [*_plain(found)]
    return {one.get(W + "id", "") for one in listed if one.get(W + "author") == "Gouji"}


def _drop(element: Element) -> None:
    around, before = element.getparent(), element.getprevious()
    assert around is not None
    if element.tail:
        if before is None:
            around.text = (around.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    around.remove(element)


def joined(root: Element) -> bytes:
    """A document part in canonical form, neighbouring runs of equal properties joined, and texts within a run."""
    root = deepcopy(root)
    for run in [*root.iter(W + "r")]:
        before = run.getprevious()
        if before is not None and before.tag == run.tag and not before.tail and _alike(before, run):
            before.extend([child for child in run if child.tag != W + "rPr"])
            _drop(run)
    for text in [*root.iter(W + "t", W + "delText")]:
        if text.get(_SPACE) != "preserve":
            text.text = (text.text or "").strip(" \t\r\n")
        text.set(_SPACE, "preserve")
        before = text.getprevious()
        if before is not None and before.tag == text.tag:
            before.text = (before.text or "") + (text.text or "")
            _drop(text)
    return etree.tostring(root, method="c14n")


def _alike(one: Element, other: Element) -> bool:
    return one.attrib == other.attrib and [*_properties(one)] == [*_properties(other)]


def _properties(run: Element) -> Iterator[bytes]:
    for child in run.iterchildren(W + "rPr"):
        tail, child.tail = child.tail, None
        yield etree.tostring(child, method="c14n")
        child.tail = tail
