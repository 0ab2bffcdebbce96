"""Encodings, and the files that are refused."""

import pytest

from gouji.model import Paragraph, Segment, Unreadable
from gouji.readers.text import read

SIMPLIFIED = "某某县2022年政府信息公开工作年度报告\n一、总体情况\n朱镕基、㐂、𠮷,本年收到0件。\n"
TRADITIONAL = "某某縣2022年政府信息公開工作年度報告\n一、總體情況\n本年度的工作報告,收到0件。\n"


def lines(data: bytes) -> list[str]:
    return [block.text for block in read(data, "draft.txt").blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_utf_8_is_read_without_a_note(encoding: str) -> None:
    found = read(SIMPLIFIED.encode(encoding), "draft.txt")
    assert lines(SIMPLIFIED.encode(encoding)) == SIMPLIFIED.splitlines()
    assert found.blocks[0] == Paragraph(1, SIMPLIFIED.splitlines()[0], segments=(Segment(0, 1, 1),))
    assert found.notes == ()


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("gb18030", "GB18030"),
        ("utf-16", "UTF-16-LE"),
        ("utf-32", "UTF-32-LE"),
        ("utf-16-le", "UTF-16-LE"),
        ("utf-16-be", "UTF-16-BE"),
    ],
)
def test_other_encodings_are_read_with_a_note(encoding: str, name: str) -> None:
    data = SIMPLIFIED.encode(encoding)
    assert lines(data) == SIMPLIFIED.splitlines()
    assert read(data, "draft.txt").notes == ((f"按 {name} 编码读取", f"read as {name}"),)


@pytest.mark.parametrize("mark", [b"\xfe\xff", b"\x00\x00\xfe\xff"])
def test_a_mark_of_the_other_byte_order_is_obeyed(mark: bytes) -> None:
    encoding = "utf-16-be" if len(mark) == 2 else "utf-32-be"
    assert lines(mark + SIMPLIFIED.encode(encoding)) == SIMPLIFIED.splitlines()


def test_big5_is_told_from_gb18030() -> None:
    assert lines(TRADITIONAL.encode("cp950")) == TRADITIONAL.splitlines()
    assert read(TRADITIONAL.encode("cp950"), "draft.txt").notes == (("按 Big5 编码读取", "read as Big5"),)
    assert lines(TRADITIONAL.encode("gb18030")) == TRADITIONAL.splitlines()


@pytest.mark.parametrize("text", ["规章", "无。", "联通", "一、总体情况"])
def test_a_short_text_in_gb2312_is_read(text: str) -> None:
    assert lines(text.encode("gb2312")) == [text]


@pytest.mark.parametrize("data", [b"", b" \r\n\t", "\ufeff\u3000\u200b".encode()])
def test_a_file_without_a_text_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match="空文件"):
        read(data, "draft.txt")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....word/document.xml", "Word"),
        (b"PK\x03\x04....xl/workbook.xml", "Excel"),
        (b"PK\x03\x04....", "zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧版 Office"),
        (b"{\\rtf1\\ansi", "RTF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
    ],
)
def test_a_file_of_another_kind_is_refused_by_its_name(data: bytes, kind: str) -> None:
    with pytest.raises(Unreadable, match=kind) as refusal:
        read(data, "draft.txt")
    assert "not text" in refusal.value.en


@pytest.mark.parametrize(
    "data", [bytes(range(32)) * 9, "正文\0".encode(), b"text\0text", b"\0", "总体情况\0的工作".encode("gb18030")]
)
def test_control_characters_are_no_text(data: bytes) -> None:
    with pytest.raises(Unreadable, match="不像文本文件"):
        read(data, "draft.txt")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_damaged_file_is_refused_with_the_place(encoding: str) -> None:
    head = SIMPLIFIED.splitlines()[0] + "\n一、"
    data = head.encode(encoding) + b"\xff" + SIMPLIFIED.encode(encoding.removesuffix("-sig"))
    with pytest.raises(Unreadable, match="第 2 行第 3 个字符") as refusal:
        read(data, "draft.txt")
    assert "line 2, column 3" in refusal.value.en


def test_a_file_with_half_a_character_behind_a_mark_is_refused() -> None:
    with pytest.raises(Unreadable, match="UTF-16-LE"):
        read("正文".encode("utf-16") + b"\0", "draft.txt")


def test_bytes_in_no_known_encoding_are_refused() -> None:
    with pytest.raises(Unreadable, match="编码无法识别"):
        read(b"\xff\x80\xff\x81 text", "draft.txt")


def test_a_file_over_twenty_megabytes_is_refused() -> None:
    with pytest.raises(Unreadable, match="2 MB"):
        read(b"a" * (20 * 2**20 + 1), "draft.txt")
