"""What is no sound Word file is refused, with the cause and what to do."""

import random
import re
import warnings
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from gouji.model import DEFAULT, Limits, Reading, Unreadable
from gouji.readers.word import package, read

Archive = Callable[[dict[str, str | bytes]], bytes]
Docx = Callable[..., bytes]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refusal(data: bytes, reading: Reading = DEFAULT) -> str:
    with pytest.raises(Unreadable) as caught:
        read(data, "a.docx", reading)
    assert caught.value.en
    assert not re.search(r"[一-龥][,;:()!?]|[,;:()!?][一-龥]", caught.value.zh)
    return caught.value.zh


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", "文件为空"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "已加密"),
        (OLE + "ENCRYPTEDPACKAGE".encode("utf-16-le"), "已加密"),
        (OLE + "WordDocument".encode("utf-16-le"), "旧版 .doc"),
        (OLE, "旧版 Office"),
        (b"{\\rtf1\\ansi", "RTF"),
        (b"%PDF-1.7", "PDF"),
        (b"\x89PNG\r\n", "图片"),
        (b"\xff\xd8\xff\xe0", "图片"),
        (b"GIF89a", "图片"),
        (b"BM6\x00", "图片"),
        (b"II*\x00", "图片"),
        (b"RIFF\x10\x00\x00\x00WEBP", "图片"),
        (b"\xef\xbb\xbf<html><body>", "HTML"),
        ("<html>".encode("utf-16"), "HTML"),
        (b"MIME-Version: 1.0\r\n", "MHT"),
        (b"From: <Saved by a browser>\r\nSubject: a\r\nMIME-Version: 1.0\r\n", "MHT"),
        (
            b'<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml">',
            "XML",
        ),
        (b'<?xml version="1.0"?><p:package xmlns:p="http://schemas.microsoft.com/office/2006/xmlPackage">', "XML"),
        ("一、总体情况".encode(), "无法识别"),
        (b"PK\x03\x04 and no more", "不完整或已损坏"),
    ],
)
def test_another_kind_of_file_is_named(data: bytes, cause: str) -> None:
    assert cause in refusal(data)


@pytest.mark.parametrize(
    ("entry", "cause"),
    [
        ("xl/workbook.xml", "Excel"),
        ("ppt/presentation.xml", "PowerPoint"),
        ("content.xml", "OpenDocument"),
        ("OFD.xml", "OFD"),
        ("readme.txt", "没有 Word 正文"),
    ],
)
def test_another_kind_of_archive_is_named(archive: Archive, entry: str, cause: str) -> None:
    assert cause in refusal(archive({entry: "<a/>"}))


def test_a_main_part_that_is_no_document_is_refused(archive: Archive) -> None:
    assert "不是 Word 文档" in refusal(archive({"word/document.xml": "<theme/>"}))


def test_a_truncated_file_is_refused(docx: Docx) -> None:
    data = docx("<w:p/>")
    assert "不完整或已损坏" in refusal(data[: len(data) // 2])


def test_damaged_xml_is_refused_with_part_and_line(archive: Archive) -> None:
    assert "word/document.xml 第 2 行" in refusal(archive({"word/document.xml": "<a>\n</b>"}))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_doctype_is_refused_in_any_encoding(archive: Archive, encoding: str) -> None:
    xml = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'
    assert "DOCTYPE" in refusal(archive({"word/document.xml": xml.encode(encoding)}))


def test_two_parts_of_one_name_are_refused_whatever_their_case() -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as writer, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in ("word/document.xml", "Word\\Document.xml"):
            writer.writestr(name, "<a/>")
    assert "重名部件：word/document.xml" in refusal(packed.getvalue())


def test_a_zip_with_a_password_is_refused(docx: Docx) -> None:
    data = bytearray(docx("<w:p/>"))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert "已加密" in refusal(bytes(data))


def test_a_bomb_is_refused_by_its_ratio(docx: Docx) -> None:
    assert "压缩比超过上限 200:1" in refusal(docx("<w:p/>" + " " * (20 * package.MIB)))


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        (Limits(part=1), "部件 word/document.xml 超过上限 1 MiB（配置项 limits.part），不予读取"),
        (Limits(parts=1), "文字部件合计超过上限 1 MiB（配置项 limits.parts），不予读取"),
        (Limits(entries=2), "压缩包内的部件数超过上限 2（配置项 limits.entries），不予读取"),
        (Limits(file=0), "文件超过上限 0 MiB（配置项 limits.file），不予读取"),
    ],
)
def test_a_limit_that_is_exceeded_is_named(docx: Docx, limits: Limits, said: str) -> None:
    """The message says which limit it is and by which name it can be raised."""
    assert refusal(docx("<w:p/>" * 200_000), Reading(limits=limits)) == said


def test_a_limit_can_be_raised(docx: Docx) -> None:
    """What the usual limits refuse is read where the configuration allows more."""
    data = docx(f"<w:p>{' ' * package.MIB}</w:p>" * 5)
    assert "limits.ratio" in refusal(data)
    assert len(read(data, "a.docx", Reading(limits=Limits(ratio=2000))).blocks) == 5


def test_too_many_entries_are_refused(archive: Archive) -> None:
    assert "部件数超过上限 5000" in refusal(archive({f"{number}": "" for number in range(5001)}))


def test_tables_nested_too_deep_are_refused(docx: Docx) -> None:
    depth = 40
    body = "<w:tbl><w:tr><w:tc>" * depth + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * depth
    assert "嵌套超过 16 层" in refusal(docx(body))


@pytest.mark.parametrize("depth", [120, 10_000])
def test_what_is_nested_without_end_is_not_called_damaged(docx: Docx, depth: int) -> None:
    """Deeper than XML is read, the true cause is told all the same."""
    body = "<w:tbl><w:tr><w:tc>" * depth + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * depth
    assert "嵌套过深（超过 256 层）" in refusal(docx(body))


def test_a_text_longer_than_xml_is_read_is_not_called_damaged(docx: Docx) -> None:
    """Ten megabytes in one piece, which a part may be large enough for."""
    text = random.Random(1).randbytes(5_050_000).hex()  # noqa: S311  # no secret
    assert "超过 10 MB 的单段文字" in refusal(docx(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"))


def test_a_grid_too_large_to_be_honest_is_refused(docx: Docx) -> None:
    wide = '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="63"/></w:tcPr></w:tc></w:tr>'
    assert "表格过大" in refusal(docx(f"<w:tbl>{wide}{'<w:tr/>' * 70_000}</w:tbl>"))


@pytest.mark.parametrize(
    ("kind", "form"),
    [
        ("document.main+xml", "docx"),
        ("ms-word.document.macroEnabled.main+xml", "docm"),
        ("template.main+xml", "dotx"),
        ("ms-word.template.macroEnabledTemplate.main+xml", "dotm"),
    ],
)
def test_templates_and_macro_documents_are_read_and_said(archive: Archive, kind: str, form: str) -> None:
    types = f'<Types><Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
    document = "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'/>"
    found = read(archive({"[Content_Types].xml": types, "Word\\Document.xml": document}), "a.docx")
    assert found.format == form
    assert len(found.notes) == ("dot" in form) + form.endswith("m")


def test_a_strict_file_is_read(archive: Archive) -> None:
    names = "xmlns:w='http://purl.oclc.org/ooxml/wordprocessingml/main'"
    body = f"<w:document {names}><w:body><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:body></w:document>"
    assert len(read(archive({"word/document.xml": body}), "a.docx").blocks) == 1
