"""Why a file cannot be read as text, and what to do about it, told to its author."""

from gouji.model import Unreadable

_KINDS = (
    (b"%PDF", "PDF 文件", "a PDF file"),
    (b"\xd0\xcf\x11\xe0", "旧版 Office 文件（.doc、.xls、.wps）", "an old Office file (.doc, .xls, .wps)"),
    (b"{\\rtf", "RTF 文件", "an RTF file"),
    (b"\x89PNG", "图片（PNG）", "a picture (PNG)"),
    (b"\xff\xd8\xff", "图片（JPEG）", "a picture (JPEG)"),
    (b"GIF8", "图片（GIF）", "a picture (GIF)"),
    (b"II*\0", "图片（TIFF）", "a picture (TIFF)"),
    (b"MM\0*", "图片（TIFF）", "a picture (TIFF)"),
    (b"RIFF", "图片或音视频（RIFF）", "a picture, sound or film (RIFF)"),
    (b"\x1f\x8b", "压缩文件（gzip）", "an archive (gzip)"),
    (b"Rar!", "压缩文件（RAR）", "an archive (RAR)"),
    (b"7z\xbc\xaf", "压缩文件（7z）", "an archive (7z)"),
    (b"\x7fELF", "程序", "a program"),
)
_PACKED = (
    (
        b"word/",
        "Word 文档（.docx），请把后缀改回 .docx 再检查",
        "a Word document (.docx); give it back its .docx suffix",
    ),
    (b"xl/", "Excel 工作簿（.xlsx），请另存为 .docx 或文本文件", "an Excel workbook (.xlsx); save it as .docx or text"),
)
_HEAD = 4096


def binary(data: bytes) -> Unreadable | None:
    """The refusal of a file that its first bytes show to be no text."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed(data)
    for start, zh, en in _KINDS:
        if data.startswith(start):
            return Unreadable(
                f"这不是文本，像是{zh}；请另存为 .docx 或 UTF-8 文本文件再检查",
                f"this is not text, it seems to be {en}; save it as .docx or as a UTF-8 text file",
            )
    return None


def _packed(data: bytes) -> Unreadable:
    for part, zh, en in _PACKED:
        if part in data[:_HEAD] or part in data[-_HEAD:]:
            return Unreadable(f"这不是文本，像是{zh}", f"this is not text, it seems to be {en}")
    return Unreadable(
        "这不是文本，像是压缩文件（zip）；请先解压", "this is not text, it seems to be an archive (zip); unpack it"
    )


def too_large(size: int, limit: int) -> Unreadable:
    """The refusal of a file over the limit, both in bytes."""
    found, most = size / 2**20, limit // 2**20
    return Unreadable(
        f"文件太大（{found:.1f} MB，上限 {most} MB）；请确认这是一份公文，必要时拆分",
        f"the file is too large ({found:.1f} MB, the limit is {most} MB); make sure it is one document, or split it",
    )


def too_wide(line: int, rows: int, cols: int) -> Unreadable:
    """The refusal of a table so wide and long that nobody has written it."""
    return Unreadable(
        f"第 {line} 行开始的表格过大（{rows} 行 × {cols} 列）；请检查是否有多余的竖线",
        f"the table at line {line} is too large ({rows} rows of {cols} columns); look for stray bars",
    )


def empty() -> Unreadable:
    """The refusal of a file without a visible character."""
    return Unreadable("空文件:没有任何文字", "the file is empty: there is no text in it")


def unknown() -> Unreadable:
    """The refusal of bytes that are text in no encoding known here."""
    return Unreadable(
        "这不像文本文件，或其编码无法识别（试过 UTF-8、UTF-16、UTF-32、GB18030、Big5）；请另存为 UTF-8 文本文件",
        "this does not seem to be text, or its encoding is unknown "
        "(tried UTF-8, UTF-16, UTF-32, GB18030, Big5); save it as a UTF-8 text file",
    )


def damaged(data: bytes, skipped: int, encoding: str) -> Unreadable:
    """The refusal of a file that is in an encoding but for some bytes; names the first of them.

    ``skipped`` bytes at the start are a mark, and no part of the text.
    """
    name = encoding.upper()
    good = _good(data[skipped:], encoding)
    line = good.count("\n") + 1
    column = len(good) - good.rfind("\n")
    return Unreadable(
        f"文件是 {name} 编码，但第 {line} 行第 {column} 个字符已损坏；请改正该处，或从原稿重新保存",
        f"the file is in {name}, but the character at line {line}, column {column} is damaged; "
        "correct it, or save the file again from its source",
    )


def _good(data: bytes, encoding: str) -> str:
    """The text before the first bad byte."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        return data[: error.start].decode(encoding)
