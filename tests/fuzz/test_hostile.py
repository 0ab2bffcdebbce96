"""A hostile file is refused, or read without stalling, within 512 MiB of memory."""

import struct
import subprocess
import sys
import warnings
import zipfile
from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path

import pytest

import drafts
from gouji import Limits

pytest.importorskip("resource", reason="the bounds are set by a means that Windows lacks")

MIB = 2**20
_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LARGEST = Limits().text * MIB
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN = "word/document.xml"
_P = "<w:p><w:r><w:t>甲</w:t></w:r></w:p>"


def package(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """A Word file with these parts besides its relations, not compressed: no limit of the ratio saves the reader."""
    kinds = ("styles", "numbering", "footnotes", "settings")
    links = "".join(f'<Relationship Id="{kind}" Type="{_OFFICE}/{kind}" Target="{kind}.xml"/>' for kind in kinds)
    root = f'<Relationship Id="1" Type="{_OFFICE}/officeDocument" Target="{_MAIN}"/>'
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_STORED) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, content in (("_rels/.rels", root), ("word/_rels/document.xml.rels", links)):
            archive.writestr(name, f'<Relationships xmlns="{_PACKAGE}">{content}</Relationships>')
        for name, part in parts:
            archive.writestr(name, part)
    return data.getvalue()


def docx(body: str, before: str = "", **parts: str) -> bytes:
    """A Word file with a body, what stands ``before`` its root element, and the insides of further parts."""
    document = f"{before}<w:document {_NAMES}><w:body>{body}</w:body></w:document>".encode()
    others = [
        (f"word/{name}.xml", f"<w:{name} {_NAMES}>{inside}</w:{name}>".encode()) for name, inside in parts.items()
    ]
    return package([(_MAIN, document), *others])


def zip_bomb(name: str) -> bytes:
    """256 MiB of zeros as a part, more than all parts together may be."""
    data = BytesIO(docx(_P))
    with zipfile.ZipFile(data, "a", zipfile.ZIP_DEFLATED) as archive, archive.open(name, "w") as part:
        for _ in range(256):
            part.write(bytes(MIB))
    return data.getvalue()


def lying_size() -> bytes:
    """A part whose directory entry says that it holds ten bytes."""
    data = bytearray(docx(_P))
    entry = data.rindex(b"PK\x01\x02", 0, data.rindex(_MAIN.encode()))
    struct.pack_into("<L", data, entry + 24, 10)
    return bytes(data)


def entity(declared: str, used: str, encoding: str = "utf-8") -> bytes:
    """A document with a DOCTYPE."""
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE w:document [{declared}]>'
        f"<w:document {_NAMES}><w:body><w:p><w:r><w:t>{used}</w:t></w:r></w:p></w:body></w:document>"
    )
    return package([(_MAIN, text.encode(encoding))])


def laughs() -> bytes:
    """A billion laughs."""
    declared = "<!ENTITY a0 '哈'>"
    for number in range(1, 10):
        ten = f"&a{number - 1};" * 10
        declared += f"<!ENTITY a{number} '{ten}'>"
    return entity(declared, "&a9;")


def nested(opening: str, inside: str, closing: str, times: int) -> str:
    """Something inside itself."""
    return opening * times + inside + closing * times


def cell(properties: str) -> str:
    """A cell with properties."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{_P}</w:tc>"


def numbering(level: str, *, more: str = "") -> str:
    """The numbering part of one list with one level."""
    num = "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
    return f"<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'>{level}</w:lvl>{more}</w:abstractNum>{num}"


_NUMBERED = "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr></w:p>"
_ROMAN = "<w:start w:val='2000000000'/><w:numFmt w:val='upperRoman'/><w:lvlText w:val='%1'/>"
_STYLE = "<w:style w:type='paragraph' w:styleId='{}'><w:basedOn w:val='{}'/></w:style>"
_STYLED = "<w:p><w:pPr><w:pStyle w:val='S0'/></w:pPr></w:p>"

_WIDE = "<w:gridSpan w:val='2000000000'/>"
_LONG = "<w:tr>" + cell("<w:gridSpan w:val='63'/><w:vMerge/>") + "</w:tr>"
_SKIPPED = "<w:tr><w:trPr><w:gridBefore w:val='2000000000'/></w:trPr><w:tc/></w:tr>"
_TABLE = ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>")
_OPEN_FIELD = "<w:p><w:r><w:fldChar w:fldCharType='begin'/><w:t>甲</w:t></w:r></w:p>"
_IN_FIELD = "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>"
_END_FIELD = "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
_EMPTY = f"<w:tr>{'<w:tc/>' * 63}</w:tr>"
_NO_MARK = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>公开公开公开</w:t></w:r></w:p>"
_LIST_STYLE = "<w:style w:styleId='L'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>"
_NOTED = "<w:p><w:r><w:t>注</w:t><w:footnoteReference w:id='1'/></w:r></w:p>"
_REPORT = drafts.report(drafts.city())


def full(text: str, most: int = _LARGEST) -> bytes:
    """A text file as large as one may be: a report, so that its form is known, then a text again and again."""
    report = drafts.text(_REPORT) + b"\n"
    return report + text.encode() * min(most, (_LARGEST - len(report)) // len(text.encode()))


def said(text: str) -> str:
    """A paragraph."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


HOSTILE: dict[str, Callable[[], bytes]] = {
    "256 MiB of zeros as styles": lambda: zip_bomb("word/styles.xml"),
    "256 MiB of zeros as a picture": lambda: zip_bomb("word/media/image1.png"),
    "a lying size": lying_size,
    "70,000 entries": lambda: package((f"{number}", b"") for number in range(70_000)),
    "two parts of one name": lambda: package([(_MAIN, b"<a/>"), (_MAIN, b"<b/>")]),
    "XML 100,000 deep": lambda: docx(nested("<w:p>", "", "</w:p>", 100_000)),
    "controls 120 deep": lambda: docx(nested("<w:sdt><w:sdtContent>", _P, "</w:sdtContent></w:sdt>", 120)),
    "500 spans of 2,000,000,000 columns": lambda: docx(f"<w:tbl><w:tr>{cell(_WIDE) * 500}</w:tr></w:tbl>"),
    "30,000 merged rows of 63 columns": lambda: docx(f"<w:tbl>{_LONG * 30_000}</w:tbl>"),
    "63,000 merged rows of 63 columns": lambda: docx(f"<w:tbl>{_LONG * 63_000}</w:tbl>"),
    "30,000 rows that skip 2,000,000,000 columns": lambda: docx(f"<w:tbl>{_SKIPPED * 30_000}</w:tbl>"),
    "200,000 paragraphs": lambda: docx(_P * 200_000),
    "200,000 headings": lambda: docx(said("一、总体情况") * 200_000),
    "200,000 periods": lambda: docx(said(drafts.PERIOD) * 200_000),
    "200,000 contacts": lambda: docx(said(drafts.CONTACT) * 200_000),
    "20,000 leads": lambda: docx("".join(said(one) for one in _REPORT if isinstance(one, str)) * 20_000),
    "2,000,000 empty paragraphs": lambda: docx("<w:p/>" * 2_000_000),
    "9,000,000 characters in a run": lambda: docx(said("公开１" * 3_000_000)),
    "500,000 runs in a paragraph": lambda: docx(f"<w:p>{'<w:r><w:t>甲</w:t></w:r>' * 500_000}</w:p>"),
    "30,000 tables": lambda: docx("<w:tbl><w:tr><w:tc/></w:tr></w:tbl>" * 30_000),
    "tables 300 deep": lambda: docx(nested(_TABLE[0], _P, _TABLE[1], 300)),
    "a long text in tables 15 deep": lambda: docx(nested(_TABLE[0], said("甲" * MIB), _TABLE[1], 15)),
    "text boxes 60 deep": lambda: docx(
        nested("<w:p><w:r><w:pict><w:txbxContent>", _P, "</w:txbxContent></w:pict></w:r></w:p>", 60)
    ),
    "alternatives 80 deep": lambda: docx(
        nested("<mc:AlternateContent><mc:Choice>", _P, "</mc:Choice><mc:Fallback/></mc:AlternateContent>", 80)
    ),
    "100,000 fields never closed": lambda: docx(_OPEN_FIELD * 100_000),
    "350,000 marks deleted": lambda: docx(_NO_MARK * 350_000),
    "200,000 fields in each other": lambda: docx(f"<w:p>{_IN_FIELD * 200_000}{_END_FIELD * 200_000}</w:p>"),
    "4,000,000 cells": lambda: docx(f"<w:tbl>{_EMPTY * 63_000}</w:tbl>"),
    "a table of 200,000 tables": lambda: docx(
        f"<w:tbl><w:tr><w:tc>{'<w:tbl><w:tr><w:tc/></w:tr></w:tbl>' * 200_000}</w:tc></w:tr></w:tbl>"
    ),
    "1,000 paragraphs of spaces": lambda: docx(said("　" * 9_000) * 1000),
    "a DOCTYPE": lambda: entity('<!ENTITY a "甲">', "&a;"),
    "a DOCTYPE in UTF-16": lambda: entity('<!ENTITY a "甲">', "&a;", "utf-16"),
    "an external entity": lambda: entity('<!ENTITY a SYSTEM "file:///dev/zero">', "&a;"),
    "an external parameter entity": lambda: entity('<!ENTITY % a SYSTEM "file:///dev/zero"> %a;', ""),
    "a billion laughs": laughs,
    "Roman numerals of 2,000,000,000": lambda: docx(_NUMBERED * 1000, numbering=numbering(_ROMAN)),
    "300,000 numbers of 200,000 characters": lambda: docx(
        _NUMBERED * 300_000, numbering=numbering(f"<w:lvlText w:val='{'%1' * 100_000}'/>")
    ),
    "a number of a million zeros": lambda: docx(
        _NUMBERED, numbering=numbering(f"<w:numFmt w:val='custom' w:format='{'0' * MIB}'/><w:lvlText w:val='%1'/>")
    ),
    "styles based on each other": lambda: docx(
        _STYLED * 1000, styles=_STYLE.format("S0", "S1") + _STYLE.format("S1", "S0")
    ),
    "100,000 styles in a chain": lambda: docx(
        _STYLED, styles="".join(_STYLE.format(f"S{at}", f"S{at + 1}") for at in range(100_000))
    ),
    "a list that is a link to itself": lambda: docx(
        _NUMBERED * 1000, styles=_LIST_STYLE, numbering=numbering("", more="<w:numStyleLink w:val='L'/>")
    ),
    "a footnote that refers to itself": lambda: docx(_NOTED, footnotes=f"<w:footnote w:id='1'>{_NOTED}</w:footnote>"),
    "altChunks": lambda: docx("<w:altChunk r:id='chunk'/>" * 1000 + _P),
    "all bars": lambda: full("|"),
    "all bars around a text": lambda: full("|")[: _LARGEST // 2] + b"1" + b"|" * (_LARGEST // 3),
    "all lines of a bar": lambda: full("|\n"),
    "all empty lines": lambda: full("\n"),
    "all cells": lambda: full("0 |\n"),
    "all rows": lambda: full("| 1 | 2 | 3 |\n"),
    "all one line": lambda: full("公开"),
    "all headings": lambda: full("一、总体情况\n"),
    "all periods": lambda: full(f"{drafts.PERIOD}\n"),
    "all telephone numbers": lambda: full("电话：0906-2233445，"),
    "all e-mail labels": lambda: full("邮箱"),
    "all digits": lambda: full("1"),
    "all brackets": lambda: full("（"),
    "all rows parted by blanks": lambda: full("甲 0 0 0\n"),
    "49,000 rows parted by blanks": lambda: full("甲 0 0 0\n", 49_000),
    "all wide rows parted by blanks": lambda: full("0 " * 15 + "\n"),
    "all rows of the form parted by blanks": lambda: full(f"{drafts.ROWS[0]} 0 0 0 0 0 0 0\n"),
    "24,000 rows of the form parted by blanks": lambda: full(f"{drafts.ROWS[0]} 0 0 0 0 0 0 0\n", 24_000),
    "all headers of one character a line": lambda: full("自 商 科 社\n然 业 研 会\n0 0 0 0\n"),
    "15,000 headers of one character a line": lambda: full("自 商 科 社\n然 业 研 会\n0 0 0 0\n", 15_000),
    "all rows parted by tabs": lambda: full("甲\t0\t0\t0\n"),
    "49,000 rows parted by tabs": lambda: full("甲\t0\t0\t0\n", 49_000),
    "all on one line of tabs": lambda: full("0\t"),
    "all on one line of blanks": lambda: full("0 "),
    "all figures on lines of their own": lambda: full("0\n"),
    "all labels of the form": lambda: full("\n".join(drafts.ROWS) + "\n"),
    "all labels of the form in cells": lambda: full("".join(f"{label} |\n0 |\n" for label in drafts.ROWS)),
    "all rows of the form in bars": lambda: full(f"{drafts.ROWS[0]} | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"),
    "all rows of the form in Markdown": lambda: full("|  |  | 1.属于国家秘密 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"),
    "all tables of one row": lambda: full("规章 | 0 | 0 | 0 |\n\n"),
    "all labels broken over lines": lambda: full("三、本年度\n\n办理结果 | 0 |\n\n"),
    "all cells broken over lines": lambda: full("| 甲\n|\n0\n|\n"),
    "every byte": lambda: bytes(range(256)) * (_LARGEST // 256),
    "all reports": lambda: full(drafts.text(_REPORT).decode() + "\n"),
    "a byte too much": lambda: b"1" * (_LARGEST + 1),
}


@pytest.mark.parametrize("write", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_refused_or_read_within_bounds(tmp_path: Path, write: Callable[[], bytes]) -> None:
    """It ends with a status, in a process that may not take more."""
    data = write()
    path = tmp_path / ("a.docx" if data.startswith(b"PK") else "a.txt")
    path.write_bytes(data)
    child = [sys.executable, str(Path(__file__).parent / "bounded.py"), str(path)]
    ended = subprocess.run(child, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, f"{ended.returncode}: {ended.stderr[-2000:]}"
    assert ended.stdout.strip() in {"checked", "unmatched", "failed"}
