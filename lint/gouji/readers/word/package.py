"""A Word file as a package of parts: opened within limits, read part by part, nothing else touched."""

import lzma
import posixpath
import re
import struct
import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

import msgspec
from lxml import etree

from gouji.model import Limits, Unreadable
from gouji.readers.word.names import CELL, Element, P, W
from gouji.readers.word.sniff import encrypted, not_word, refuse_other_formats

MIB = 1024 * 1024
RATIO_FREE = 4 * MIB
"""Up to here a part may have been compressed as far as it likes, as small ones sometimes are."""

_MAIN = "word/document.xml"
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_DAMAGE = (BadZipFile, zlib.error, lzma.LZMAError, struct.error, OSError, EOFError, ValueError, RuntimeError)
"""What zipfile raises over bytes that are no sound archive."""
_LIMITS = {etree.ErrorTypes.ERR_RESOURCE_LIMIT, etree.ErrorTypes.ERR_INTERNAL_ERROR}
"""What the parser says where XML is deeper or longer than it reads; its older versions say the second."""
_PARSER = etree.XMLParser(
    resolve_entities=False,
    no_network=True,
    load_dtd=False,
    huge_tree=False,
    remove_comments=True,
    remove_pis=True,
)


class Relation(msgspec.Struct, frozen=True):
    """A link from a part: the last word of its type, and the name of the part it leads to."""

    kind: str
    part: str


class Part(msgspec.Struct, frozen=True):
    """A part: its name as the package spells it, and its XML."""

    name: str
    root: Element


class Package:
    """The parts of one file. ``main`` is the name of the document part, ``format`` what kind of file it is."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        """Open a file's bytes; Unreadable where they are no Word file or break a limit."""
        if len(data) > limits.file * MIB:
            raise _too_large("文件", "the file", f"{limits.file} MiB", "file")
        refuse_other_formats(data)
        self._limits = limits
        self._zip, self._entries = _open(data, limits.entries)
        self._read = 0
        self.missing: list[str] = []
        self.main = self._find_main()
        self.document = self._part(self.main)
        self.format = self._format()
        self.relations = self._relations(self.main)

    def related(self, kind: str) -> Part | None:
        """The one part of a kind that the document uses (``styles``, ``numbering``, …)."""
        named = [link.part for link in self.relations.values() if link.kind == kind]
        usual = posixpath.join(posixpath.dirname(self.main), f"{kind}.xml")
        found = [name for name in (*named, usual) if name in self._entries]
        return self._part(found[0]) if found else None

    def root(self, kind: str) -> Element | None:
        """The XML of that part."""
        part = self.related(kind)
        return None if part is None else part.root

    def linked(self, relation: str) -> Part | None:
        """The part a relation of the document leads to; one that is not there is kept in ``missing``."""
        link = self.relations.get(relation)
        if link is None or link.part not in self._entries:
            self.missing.append(link.part if link else relation)
            return None
        return self._part(link.part)

    def _find_main(self) -> str:
        links = self._relations("")
        named = [link.part for link in links.values() if link.kind == "officeDocument"]
        for name in (*named, _MAIN):
            if name in self._entries:
                return name
        raise not_word(list(self._entries))

    def _format(self) -> str:
        if self.document.root.tag != W + "document":
            raise not_word(list(self._entries))
        kind = self._content_type().lower()
        return ("dot" if "template" in kind else "doc") + ("m" if "macroenabled" in kind else "x")

    def _content_type(self) -> str:
        if "[content_types].xml" not in self._entries:
            return ""
        for entry in self._root("[content_types].xml"):
            if _normal(entry.get("PartName", "")) == self.main:
                return entry.get("ContentType", "")
        return ""

    def _relations(self, part: str) -> dict[str, Relation]:
        folder, name = posixpath.split(part)
        links = posixpath.join(folder, "_rels", f"{name}.rels")
        if links not in self._entries:
            return {}
        return {
            link.get("Id", ""): Relation(
                link.get("Type", "").rpartition("/")[2], _normal(posixpath.join("/", folder, link.get("Target", "")))
            )
            for link in self._root(links)
            if link.get("TargetMode") != "External"
        }

    def _part(self, name: str) -> Part:
        return Part(self._entries[name].filename, self._root(name))

    def _root(self, name: str) -> Element:
        data = self._bytes(name)
        root = _parse(data, name)
        if "http://purl.oclc.org/ooxml/" in root.tag:
            # Strict files differ in their namespaces only; serialised first, as the part may be in UTF-16.
            root = _parse(_STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", etree.tostring(root)), name)
        # Every tag holds this byte, in UTF-8 and UTF-16; what is in rarer encodings is counted when it has been read.
        if data.count(b"<") > self._limits.cells:
            _refuse_endless(root, self._limits)
        return root

    def _bytes(self, name: str) -> bytes:
        entry, limits = self._entries[name], self._limits
        try:
            with self._zip.open(entry) as stream:
                # A header may lie about the size: only what comes out counts.
                data = stream.read(limits.part * MIB + 1)
        except _DAMAGE as error:
            raise _damaged(f"（{name}）", f" ({name})") from error
        self._read += len(data)
        if len(data) > limits.part * MIB:
            raise _too_large(f"部件 {name} ", f"part {name}", f"{limits.part} MiB", "part")
        if self._read > limits.parts * MIB:
            raise _too_large("文字部件合计", "the text parts together", f"{limits.parts} MiB", "parts")
        if len(data) > max(RATIO_FREE, limits.ratio * entry.compress_size):
            raise _too_large(
                f"部件 {name} 的压缩比", f"the compression ratio of part {name}", f"{limits.ratio}:1", "ratio"
            )
        return data


def _open(data: bytes, most: int) -> tuple[ZipFile, dict[str, ZipInfo]]:
    # Counted before the directory is read, which takes seconds where it holds millions of entries.
    if data.count(b"PK\x01\x02") > most:
        raise _too_large("压缩包内的部件数", "the number of parts", str(most), "entries")
    try:
        archive = ZipFile(BytesIO(data))
    except _DAMAGE as error:
        raise _damaged("", "") from error
    entries: dict[str, ZipInfo] = {}
    for entry in archive.infolist():
        if not entry.filename or entry.is_dir():
            continue
        name = _normal(entry.filename)
        if name in entries:
            # Programs differ in which of the two they show: the text checked might not be the text printed.
            raise Unreadable(f"压缩包内有重名部件：{name}", f"two parts have the same name: {name}")
        if entry.flag_bits & 1:
            raise encrypted()
        entries[name] = entry
    return archive, entries


def _normal(name: str) -> str:
    """Part names ignore case; some programs write backslashes, or percent signs for Chinese."""
    if "%" in name:
        from urllib.parse import unquote  # noqa: PLC0415  # slow to load, and seldom needed

        name = unquote(name)
    return posixpath.normpath(name.replace("\\", "/")).lstrip("/").lower()


def _parse(data: bytes, name: str) -> Element:
    try:
        root = etree.fromstring(data, _PARSER)
    except (etree.LxmlError, LookupError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        if getattr(error, "code", None) in _LIMITS:
            raise _endless(str(error), name, line) from error
        raise Unreadable(
            f"文件内部内容损坏：{name} 第 {line} 行，请重新获取或另存一份",
            f"the file is damaged inside: {name}, line {line}; get it again or save a fresh copy",
        ) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable(
            f"文件内含 DOCTYPE 声明（{name}），Word 不会写出这种内容，为安全起见不予读取",
            f"part {name} declares a DOCTYPE, which Word never writes: not read, for safety",
        )
    return root


def _refuse_endless(root: Element, limits: Limits) -> None:
    """Count before reading: what nobody wrote would take longer to read than to refuse."""
    most = limits.blocks + limits.cells
    for tag, limit, zh, en in ((P, most, "段落", "paragraphs"), (CELL, limits.cells, "单元格", "cells")):
        found = sum(1 for _ in root.iter(tag))
        if found > limit:
            raise Unreadable(
                f"{zh}有 {found} 个，超过上限 {limit}（配置项 limits.blocks、limits.cells），请确认这是一份公文",
                f"it has {found} {en}, over {limit} (limits.blocks, limits.cells): make sure it is one document",
            )


def _endless(said: str, name: str, line: int) -> Unreadable:
    """Why the parser went no further in XML that is not damaged."""
    if "depth" in said:
        return Unreadable(
            f"{name} 第 {line} 行的内容嵌套过深（超过 256 层），不予读取",
            f"{name}, line {line}: nested deeper than 256 levels, not read",
        )
    return Unreadable(
        f"{name} 第 {line} 行有超过 10 MB 的单段文字或属性，不予读取",
        f"{name}, line {line}: a single text or attribute of over 10 MB, not read",
    )


def _damaged(zh: str, en: str) -> Unreadable:
    return Unreadable(
        f"文件不完整或已损坏{zh}，可能未下载完，请重新获取",
        f"the file is incomplete or damaged{en}, perhaps not fully downloaded: get it again",
    )


def _too_large(zh: str, en: str, limit: str, name: str) -> Unreadable:
    return Unreadable(
        f"{zh}超过上限 {limit}（配置项 limits.{name}），不予读取",
        f"{en}: over the limit of {limit} (limits.{name} in the configuration), not read",
    )
