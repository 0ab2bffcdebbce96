"""Whatever the bytes, the reader gives a sound document or says why it cannot."""

import zipfile
from collections.abc import Callable
from io import BytesIO

from hypothesis import given, settings
from hypothesis import strategies as st

from gouji.model import DEFAULT, Reading, Unreadable, faults
from gouji.readers.word import read

Docx = Callable[..., bytes]
READINGS = (DEFAULT, Reading(revisions="original", anchors=True))
PIECES = st.sampled_from(
    [
        *("<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>甲</w:t>", "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>"),
        *("</w:tc>", "<w:tcPr>", "</w:tcPr>", '<w:gridSpan w:val="2"/>', "<w:vMerge/>", '<w:hMerge w:val="restart"/>'),
        *(
            '<w:vMerge w:val="restart"/>',
            "<w:hMerge/>",
            '<w:gridBefore w:val="3"/>',
            "<w:trPr>",
            "</w:trPr>",
            "<w:del/>",
        ),
        *('<w:fldChar w:fldCharType="begin"/>', '<w:fldChar w:fldCharType="end"/>', "<w:txbxContent>", "<w:vanish/>"),
        *("</w:txbxContent>", "<w:drawing>", "</w:drawing>", "<w:pPr>", "</w:pPr>", "<w:rPr>", "</w:rPr>"),
        *('<w:numPr><w:ilvl w:val="99"/><w:numId w:val="1"/></w:numPr>', '<w:outlineLvl w:val="-1"/>'),
        *("<w:ins>", "</w:ins>", "<w:ins/>", "<w:pPrChange>", "</w:pPrChange>", "<w:cellIns/>", "<w:sdt>", "</w:sdt>"),
        *("<m:oMath>", "</m:oMath>", "<m:r>", "</m:r>", "<m:t>x</m:t>", "<w:instrText>TOC</w:instrText>"),
    ]
)


def holds(data: bytes) -> None:
    for reading in READINGS:
        try:
            document = read(data, "a.docx", reading)
        except Unreadable:
            continue
        assert faults(document) == []


@given(st.binary(max_size=400), st.sampled_from([b"", b"PK\x03\x04", b"<?xml ", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]))
@settings(max_examples=200, deadline=None)
def test_random_bytes_are_refused_at_most(data: bytes, head: bytes) -> None:
    holds(head + data)


@given(edits=st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=6))
@settings(max_examples=300, deadline=None)
def test_a_file_with_changed_bytes_is_refused_at_most(docx: Docx, edits: list[tuple[int, int]]) -> None:
    data = bytearray(docx("<w:p/><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>", styles="<w:style/>"))
    for position, value in edits:
        data[position % len(data)] = value
    holds(bytes(data))


@given(edits=st.lists(st.tuples(st.integers(0, 10_000), st.binary(max_size=3)), min_size=1, max_size=6))
@settings(max_examples=200, deadline=None)
def test_changed_xml_in_a_sound_archive_is_refused_at_most(docx: Docx, edits: list[tuple[int, bytes]]) -> None:
    packed, source = BytesIO(), zipfile.ZipFile(BytesIO(docx('<w:p><w:pPr><w:numPr w:x="1"/></w:pPr></w:p>')))
    with zipfile.ZipFile(packed, "w") as writer:
        for name in source.namelist():
            content = source.read(name)
            for position, value in edits:
                at = position % len(content)
                content = content[:at] + value + content[at + len(value) :]
            writer.writestr(name, content)
    holds(packed.getvalue())


@given(pieces=st.lists(PIECES, max_size=40))
@settings(max_examples=300, deadline=None)
def test_any_order_of_elements_is_read(docx: Docx, pieces: list[str]) -> None:
    opened: list[str] = []
    body = ""
    for piece in pieces:
        if piece.startswith("</"):
            if not opened or opened[-1] != piece[2:-1]:
                continue
            opened.pop()
        elif not piece.endswith(("/>", "</w:t>", "</m:t>", "</w:instrText>", "</w:numPr>")):
            opened.append(piece[1:-1])
        body += piece
    body += "".join(f"</{name}>" for name in reversed(opened))
    number = '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="8"><w:lvlText w:val="%9"/></w:lvl></w:abstractNum>'
    data = docx(body, numbering=f'{number}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>')
    for reading in READINGS:
        assert faults(read(data, "a.docx", reading)) == []
