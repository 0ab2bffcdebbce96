"""A Word file to be copied: some parts as trees that change, all others byte for byte."""

import posixpath
import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from lxml import etree

from gouji.model import Unreadable
from gouji.readers.word.names import Element

LARGEST = 512 * 1024 * 1024
"""What all parts of a file together may be, unpacked: one that is larger was not made to be read."""
_CHUNK = 1024 * 1024
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, strip_cdata=False)


class Copy:
    """The parts of a file; ``main`` is the name of its document part. It was read before, so it is a sound archive."""

    def __init__(self, data: bytes, main: str) -> None:
        """Open a file's bytes."""
        self._zip = ZipFile(BytesIO(data))
        self._names = {name.lower(): name for name in self._zip.namelist()}
        self._trees: dict[str, Element] = {}
        self._new: list[str] = []
        self.main = main

    def named(self, name: str) -> str | None:
        """A part's name as the package spells it; None where it has none such."""
        return self._names.get(name.lower())

    def tree(self, name: str) -> Element:
        """The XML of a part, whose changes go into the copy."""
        if name not in self._trees:
            try:
                self._trees[name] = etree.fromstring(self._zip.read(name), _PARSER)
            except (etree.LxmlError, BadZipFile, zlib.error) as error:
                raise _damaged(name) from error
        return self._trees[name]

    def add(self, name: str, root: Element) -> None:
        """A part that the file did not have."""
        self._trees[name] = root
        self._names[name.lower()] = name
        self._new.append(name)

    def packed(self) -> bytes:
        """The copy. The parts keep their order, time and packing; a new one has those of the document part."""
        packed = BytesIO()
        main = self._zip.getinfo(self.main)
        left = LARGEST
        with ZipFile(packed, "w") as target:
            for entry in self._zip.infolist():
                if entry.filename in self._trees:
                    target.writestr(_entry(entry.filename, entry), _written(self._trees[entry.filename]))
                else:
                    left -= self._copied(entry, target, left)
            for name in self._new:
                target.writestr(_entry(name, main), _written(self._trees[name]))
            target.comment = self._zip.comment
        return packed.getvalue()

    def _copied(self, entry: ZipInfo, target: ZipFile, most: int) -> int:
        """Copy a part piece by piece; its size."""
        size = 0
        try:
            with self._zip.open(entry) as source, target.open(_entry(entry.filename, entry), "w") as sink:
                while piece := source.read(_CHUNK):
                    size += len(piece)
                    if size > most:
                        raise Unreadable(
                            f"解压后超过 {LARGEST >> 20} MiB，不予复制",
                            f"larger than {LARGEST >> 20} MiB when unpacked: not copied",
                        )
                    sink.write(piece)
        except (BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
            raise _damaged(entry.filename) from error
        return size


def related(part: str, target: str) -> str:
    """The name of the part that a relation of a part leads to."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")


def _entry(name: str, like: ZipInfo) -> ZipInfo:
    entry = ZipInfo(name, like.date_time)
    entry.compress_type = like.compress_type
    entry.external_attr, entry.create_system, entry.comment = like.external_attr, like.create_system, like.comment
    return entry


def _written(root: Element) -> bytes:
    said = root.getroottree().docinfo
    encoding, standalone = said.encoding or "UTF-8", said.standalone is not False
    written = etree.tostring(root.getroottree(), xml_declaration=True, encoding=encoding, standalone=standalone)
    return bytes(written) if isinstance(written, bytes) else written.encode(encoding)


def _damaged(name: str) -> Unreadable:
    return Unreadable(
        f"部件 {name} 已损坏，不能完整复制；请在 Word 中打开，另存一份后再试",
        f"part {name} is damaged and cannot be copied; open the draft in Word, save a fresh copy, and try again",
    )
