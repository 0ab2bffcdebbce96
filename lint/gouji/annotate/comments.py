"""The comments part of a copy, with its relation and content type."""

import posixpath
import re
from collections.abc import Iterable

from lxml import etree

from gouji.annotate.marks import drop
from gouji.annotate.package import Copy, related
from gouji.readers.word.comments import OWN_AUTHOR
from gouji.readers.word.names import SPACE, Element

AUTHOR, INITIALS = OWN_AUTHOR, "G"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_TYPES = "[Content_Types].xml"
_NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FIRST_LINK = re.compile(r"rId(\d+)", re.IGNORECASE)
_TRANSITIONAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"


class Comments:
    """The comments of a copy. ``own`` are the ids of those an earlier review left, which give way to the new ones."""

    def __init__(self, copy: Copy) -> None:
        """Look for the comments there are; nothing is changed before :meth:`finish`."""
        self._copy = copy
        self._namespace = etree.QName(copy.tree(copy.main)).namespace or ""
        self._part = self._find()
        self._w = f"{{{self._namespace}}}"
        present = [] if self._part is None else list(copy.tree(self._part).iter(self._w + "comment"))
        self._own = [one for one in present if one.get(self._w + "author") == AUTHOR]
        self.own = frozenset(one.get(self._w + "id", "") for one in self._own)
        kept = {one.get(self._w + "id", "") for one in present} - self.own
        self._next = 1 + max((int(number) for number in kept if number.isascii() and number.isdigit()), default=-1)
        self._new: list[Element] = []

    def add(self, paragraphs: Iterable[str]) -> str:
        """A comment of these paragraphs; gives its id."""
        w = self._w
        number = str(self._next + len(self._new))
        comment = etree.Element(
            w + "comment",
            {w + "id": number, w + "author": AUTHOR, w + "initials": INITIALS},
            nsmap={"w": self._namespace},
        )
        for text in paragraphs:
            run = etree.SubElement(etree.SubElement(comment, w + "p"), w + "r")
            said = etree.SubElement(run, w + "t", {SPACE: "preserve"})
            said.text = _NO_XML.sub("\ufffd", text)
        self._new.append(comment)
        return number

    def finish(self) -> None:
        """Write the comments into their part, which is made and linked where there is none."""
        for one in self._own:
            drop(one)
        if not self._new:
            return
        root = self._make() if self._part is None else self._copy.tree(self._part)
        root.extend(self._new)

    def _links(self) -> str:
        folder, name = posixpath.split(self._copy.main)
        return posixpath.join(folder, "_rels", f"{name}.rels")

    def _find(self) -> str | None:
        links = self._copy.named(self._links())
        for link in self._copy.tree(links) if links else ():
            if str(link.get("Type", "")).endswith("/comments"):
                return self._copy.named(related(self._copy.main, link.get("Target", "")))
        return None

    def _make(self) -> Element:
        copy = self._copy
        folder = posixpath.dirname(copy.main)
        names = ["comments.xml", *(f"comments{number}.xml" for number in range(1, 1000))]
        name = next(name for name in names if not copy.named(posixpath.join(folder, name)))
        part = posixpath.join(folder, name)
        root = etree.Element(self._w + "comments", nsmap={"w": self._namespace})
        copy.add(part, root)
        self._link(name)
        self._declare(part)
        return root

    def _link(self, target: str) -> None:
        links = self._copy.named(self._links())
        if links is None:
            links = self._links()
            self._copy.add(links, etree.fromstring(f'<Relationships xmlns="{_LINKS}"/>'))
        root = self._copy.tree(links)
        taken = [int(found[1]) for link in root if (found := _FIRST_LINK.fullmatch(str(link.get("Id", ""))))]
        kind = _STRICT if "purl.oclc.org" in self._namespace else _TRANSITIONAL
        etree.SubElement(
            root,
            f"{{{_LINKS}}}Relationship",
            {"Id": f"rId{max(taken, default=0) + 1}", "Type": f"{kind}/comments", "Target": target},
        )

    def _declare(self, part: str) -> None:
        types = self._copy.named(_TYPES)
        if types is None:
            # Word refuses such a file with comments or without; what else reads it asks for no types.
            return
        root = self._copy.tree(types)
        space = etree.QName(root).namespace
        etree.SubElement(root, f"{{{space}}}Override", {"PartName": f"/{part}", "ContentType": _KIND})
