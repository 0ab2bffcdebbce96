"""What a file really is, from its content: a ``.docx`` by name is often something else."""

import re

from gouji.model import Unreadable

_HEAD = 4096
_PICTURE = re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8|BM|II\*\0|MM\0\*|RIFF.{4}WEBP", re.DOTALL)
_HTML = (b"<html", b"<!doctype html", b"<head", b"<meta", b"<body", b"<table")
_ENCRYPTED = "encryptedpackage".encode("utf-16-le")
_DOC = "worddocument".encode("utf-16-le")
_AGAIN_ZH = "请在 Word 或 WPS 中另存为 .docx 后再检查"
_AGAIN_EN = "save it as .docx in Word or WPS, then check it again"


def refuse_other_formats(data: bytes) -> None:
    """Let a zip archive pass; anything else raises Unreadable with its name and what to do."""
    if data.startswith(b"PK"):
        return
    if not data:
        raise Unreadable("文件为空（0 字节）", "the file is empty (0 bytes)")
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise _old_container(data)
    head = data[:_HEAD].replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe \t\r\n").lower()
    raise _by_head(data, head)


def _old_container(data: bytes) -> Unreadable:
    folded = data.lower()
    if _ENCRYPTED in folded:
        return encrypted()
    if _DOC in folded:
        return Unreadable(
            f"这是旧版 .doc（或 .wps）文件，{_AGAIN_ZH}", f"this is an old .doc (or .wps) file: {_AGAIN_EN}"
        )
    return Unreadable(f"这是旧版 Office 文件，不是 Word 文档（.docx），{_AGAIN_ZH}", f"an old Office file: {_AGAIN_EN}")


def encrypted() -> Unreadable:
    """The refusal of a file that needs a password."""
    return Unreadable(
        "文件已加密（需要打开密码），请在 Word 或 WPS 中另存为不加密的副本后再检查",
        "the file is encrypted: save a copy without a password in Word or WPS, then check that",
    )


def _by_head(data: bytes, head: bytes) -> Unreadable:
    if _PICTURE.match(data):
        return Unreadable("这是图片，不是 Word 文档；文字无法检查", "this is a picture, not a Word document")
    if head.startswith(b"%pdf"):
        return Unreadable("这是 PDF 文件，请提供 Word 原稿（.docx）", "this is a PDF: check the .docx it was made from")
    if head.startswith(b"{\\rtf"):
        return Unreadable(f"这是 RTF 文件，{_AGAIN_ZH}", f"this is an RTF file: {_AGAIN_EN}")
    if head.startswith(b"<?xml") and re.search(rb"wordprocessingml|2003/wordml|2006/xmlpackage", head):
        return Unreadable(f"这是单个 XML 形式的 Word 文档，{_AGAIN_ZH}", f"this is Word XML in one file: {_AGAIN_EN}")
    if head.startswith(_HTML) or b"<html" in head or b"mime-version:" in head:
        return Unreadable(
            f"这是网页（HTML 或 MHT）改了扩展名，{_AGAIN_ZH}", f"this is a web page (HTML or MHT) renamed: {_AGAIN_EN}"
        )
    return Unreadable(f"不是 Word 文档（.docx）：内容无法识别，{_AGAIN_ZH}", f"not a Word document: {_AGAIN_EN}")


_KINDS = (
    ("xl/", "这是 Excel 工作簿（.xlsx）", "this is an Excel workbook (.xlsx)"),
    ("ppt/", "这是 PowerPoint 演示文稿（.pptx）", "this is a PowerPoint presentation (.pptx)"),
    ("ofd.xml", "这是 OFD 版式文件", "this is an OFD file"),
    ("content.xml", "这是 OpenDocument 文档（.odt 等）", "this is an OpenDocument file (.odt or the like)"),
)


def not_word(names: list[str]) -> Unreadable:
    """The refusal of a zip archive without a Word document in it, from the names (lower case) of its entries."""
    for start, zh, en in _KINDS:
        if any(name.startswith(start) for name in names):
            return Unreadable(f"{zh}，不是 Word 文档，{_AGAIN_ZH}", f"{en}, not a Word document: {_AGAIN_EN}")
    return Unreadable("压缩包内没有 Word 正文，不是 Word 文档（.docx）", "a zip archive without a Word document in it")
