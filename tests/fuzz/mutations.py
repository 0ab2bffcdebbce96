"""Ways to spoil a file: bytes of the whole, bytes of one part, the XML tree of one part, the lines of a text.

All of them take their chances from the generator they are given, so that a case can be made again from its seed.
"""

import zipfile
from collections.abc import Callable, Sequence
from copy import deepcopy
from io import BytesIO
from random import Random

from lxml import etree
from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _words_of(text: str) -> list[str]:
    return text.split()


_VALUES = (
    *_words_of("0 -1 1 2 9 63 64 255 32768 2000000000 0x10 1.5 NaN １ \u0660 D800 1B F0FE 110000 NULL TOC1 External"),
    *_words_of(
        "true off none restart continue begin separate end custom chineseCounting upperRoman %1 %9、 header.xml"
    ),
    *_words_of("word/document.xml document.xml ../_rels/.rels ../../etc/passwd footnotes.xml"),
    *("", " ", "9" * 30, "%1%2%3%4%5%6%7%8%9", "甲" * 300),
)
_TEXTS = (
    *_words_of("0 - — / １２ 1,000 -5 3.5 1e5 一百 \u0663 ² ① 2024年13月45日 电话： 。。 （"),
    *_words_of("一、 （一） 1. 总计 | \u202e \u00ad"),
    *_words_of("自2024年1月1日起至2023年12月31日止 2024年政府信息公开工作年度报告 三、本年度办理结果 \U0001f600"),
    *_words_of("一、总体情况 六、其他需要报告的事项"),
    *("", "1 000", "\u3000", "9" * 400, "0" * 5000, "电话：" + "0" * 300, "公开" * 3000, "1、" * 2000, "2024年" * 800),
    *("（" * 3000, "《" * 500 + "》" * 499, "a@" * 2000),
)
_NAMES = _words_of(
    "p r t tbl tr tc tcPr trPr pPr rPr sdt sdtContent ins del delText moveTo moveFrom gridSpan vMerge hMerge "
    "gridBefore gridAfter numPr numId ilvl pStyle outlineLvl hyperlink fldChar instrText fldSimple br tab sym "
    "vanish specVanish footnoteReference cellIns cellDel cellMerge framePr ruby pict object txbxContent altChunk "
    "headerReference sectPr basedOn numStyleLink lvlOverride startOverride abstractNum lvl customXml titlePg "
    "rPrChange"
)
_SNIPPETS = (
    b"<",
    b">",
    b"&",
    b"&x;",
    b"]]>",
    b"<!--",
    b"<?x?>",
    b"<!DOCTYPE a>",
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"PK\x03\x04",
)

Package = dict[str, bytes]


def spoil_word(data: bytes, chance: Random, others: Sequence[bytes]) -> bytes:
    """A Word file spoilt at one of three levels; elements may come from the ``others``."""
    parts = unpack(data)
    level = chance.random() if parts else 0
    if level < 0.1:
        return spoil_bytes(data, chance)
    for _ in range(chance.choice((1, 1, 2, 4, 8))):
        name = chance.choice(sorted(parts)) if chance.random() < 0.4 else max(parts, key=lambda part: len(parts[part]))
        if level < 0.25:
            parts[name] = spoil_bytes(parts[name], chance)
        elif level < 0.3:
            _spoil_package(parts, name, chance)
        else:
            donor = unpack(chance.choice(others)) if others else parts
            parts[name] = _spoil_xml(parts[name], chance, donor.get(name, b"<x/>"))
    return pack(parts)


def spoil_text(data: bytes, chance: Random, others: Sequence[bytes]) -> bytes:
    """A text file spoilt in its lines, its characters or its bytes, and written in any encoding."""
    if chance.random() < 0.1:
        return spoil_bytes(data, chance)
    lines = data.decode("utf-8", "replace").split("\n")
    for _ in range(chance.choice((1, 1, 2, 4, 8, 30))):
        chance.choice(_LINE_SLIPS)(lines, chance, others)
    text = chance.choice(("\n", "\n", "\r\n", "\r", "\u2028")).join(lines)
    encoding = chance.choice(("utf-8", "utf-8", "utf-8-sig", "gb18030", "gbk", "big5", "utf-16", "utf-16-be", "utf-32"))
    written = text.encode(encoding, "replace")
    return spoil_bytes(written, chance) if chance.random() < 0.1 else written


def spoil_bytes(data: bytes, chance: Random) -> bytes:
    """Some bytes changed, taken out, doubled or put in."""
    spoilt = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        start = chance.randrange(len(spoilt) + 1)
        end = min(len(spoilt), start + chance.choice((1, 1, 2, 4, 30, 400)))
        what = chance.randrange(5)
        if what == 0:
            spoilt[start:end] = chance.randbytes(end - start)
        elif what == 1:
            del spoilt[start:end]
        elif what == 2:
            spoilt[start:start] = spoilt[start:end] * chance.choice((1, 2, 50))
        elif what == 3:
            spoilt[start:start] = chance.choice(_SNIPPETS)
        elif start < len(spoilt):
            spoilt[start] ^= 1 << chance.randrange(8)
    return bytes(spoilt)


def unpack(data: bytes) -> Package:
    """The parts of a package, empty where there are none to be had."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return {entry.filename: archive.read(entry) for entry in archive.infolist() if entry.file_size < 2**22}
    except Exception:  # noqa: BLE001  # a spoilt archive fails in any way; this is no test of zipfile
        return {}


def pack(parts: Package) -> bytes:
    """A package of parts."""
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return data.getvalue()


def _spoil_package(parts: Package, name: str, chance: Random) -> None:
    """A part taken out, renamed, or with the content of another."""
    what = chance.randrange(4)
    if what == 0:
        parts[name] = parts[chance.choice(sorted(parts))]
    elif what == 1:
        parts[name.swapcase()] = parts.pop(name)
    elif what == 2:
        parts[chance.choice(("word/", "../", "/", "a\\")) + name] = parts[name]
    elif len(parts) > 1:
        del parts[name]


def _spoil_xml(content: bytes, chance: Random, donor: bytes) -> bytes:
    try:
        root, other = etree.fromstring(content), etree.fromstring(donor)
    except (etree.LxmlError, ValueError):
        return spoil_bytes(content, chance)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        elements = list(root.iter())
        chance.choice(_XML_SLIPS)(chance.choice(elements), elements, chance, other)
    return etree.tostring(root)


def _remove(element: Element, _elements: list[Element], chance: Random, _other: Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    if chance.random() < 0.5:
        # Its children stay, where it stood.
        for child in list(element):
            element.addprevious(child)
    parent.remove(element)


def _double(element: Element, _elements: list[Element], chance: Random, _other: Element) -> None:
    if element.getparent() is not None:
        for _ in range(chance.choice((1, 1, 1, 20))):
            element.addnext(deepcopy(element))


def _move(element: Element, elements: list[Element], chance: Random, _other: Element) -> None:
    target = chance.choice(elements)
    if element.getparent() is not None and element is not target and element not in target.iterancestors():
        target.insert(chance.randrange(len(target) + 1), element)


def _splice(element: Element, _elements: list[Element], chance: Random, other: Element) -> None:
    graft = deepcopy(chance.choice(list(other.iter())))
    if isinstance(graft.tag, str):
        element.insert(chance.randrange(len(element) + 1), graft)


def _rename(element: Element, _elements: list[Element], chance: Random, _other: Element) -> None:
    element.tag = W + chance.choice(_NAMES)


def _wrap(element: Element, _elements: list[Element], chance: Random, _other: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        for _ in range(chance.choice((1, 1, 2, 40))):
            shell = etree.Element(W + chance.choice(_NAMES))
            parent.replace(element, shell)
            shell.append(element)
            parent = shell


def _value(element: Element, elements: list[Element], chance: Random, _other: Element) -> None:
    keyed = [one for one in elements if one.attrib]
    one = chance.choice(keyed) if keyed else element
    key = chance.choice([*map(str, one.attrib), W + "val", W + "fldCharType", W + "id"])
    if key in one.attrib and chance.random() < 0.2:
        del one.attrib[key]
    else:
        one.set(key, chance.choice(_VALUES))


def _words(element: Element, elements: list[Element], chance: Random, _other: Element) -> None:
    texts = [one for one in elements if one.text and one.tag == W + "t"]
    (chance.choice(texts) if texts else element).text = chance.choice(_TEXTS)


_XmlSlip = Callable[[Element, list[Element], Random, Element], None]
_XML_SLIPS: tuple[_XmlSlip, ...] = (_remove, _double, _move, _splice, _rename, _wrap, _value, _value, _words, _words)


def _drop_lines(lines: list[str], chance: Random, _others: Sequence[bytes]) -> None:
    start = chance.randrange(len(lines))
    if len(lines) > 1:
        del lines[start : start + chance.choice((1, 1, 1, 5, 30))]
    lines[:] = lines or [""]


def _repeat_lines(lines: list[str], chance: Random, _others: Sequence[bytes]) -> None:
    start = chance.randrange(len(lines))
    lines[start:start] = lines[start : start + chance.choice((1, 1, 8))] * chance.choice((1, 1, 20))


def _swap_lines(lines: list[str], chance: Random, _others: Sequence[bytes]) -> None:
    one, two = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[two] = lines[two], lines[one]


def _write_into(lines: list[str], chance: Random, _others: Sequence[bytes]) -> None:
    line = chance.randrange(len(lines))
    at = chance.randrange(len(lines[line]) + 1)
    cut = chance.choice((0, 0, 1, 9))
    piece = chance.choice((*_TEXTS, "|", "||", "|" * 300, "| --- |", "\\|", "\t", "**", "# ", "\f", "\x1c", "\0"))
    lines[line] = lines[line][:at] + piece + lines[line][at + cut :]


def _splice_lines(lines: list[str], chance: Random, others: Sequence[bytes]) -> None:
    if others:
        other = chance.choice(others).decode("utf-8", "replace").split("\n")
        start, at = chance.randrange(len(other)), chance.randrange(len(lines))
        lines[at:at] = other[start : start + chance.choice((1, 5, 40))]


_LineSlip = Callable[[list[str], Random, Sequence[bytes]], None]
_LINE_SLIPS: tuple[_LineSlip, ...] = (_drop_lines, _repeat_lines, _swap_lines, _write_into, _write_into, _splice_lines)
