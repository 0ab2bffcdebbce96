"""Where a comment stands in everything that Word puts around words."""

from io import BytesIO
from zipfile import ZipFile

import pytest

import drafts
from gouji.annotate import Remark, annotate
from gouji.model import Document, Paragraph, Place, Reading, Unreadable
from gouji.readers.word import read
from review.copies import bare, comments, document, joined, parts, with_parts

NAMES = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
TRACKED = 'w:id="7" w:author="甲" w:date="2025-01-01T00:00:00Z"'
MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BOLD = "<w:rPr><w:b/></w:rPr>"


def p(*inside: str) -> str:
    return f"<w:p>{''.join(inside)}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def t(text: str) -> str:
    return f"<w:t>{text}</w:t>"


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def control(inside: str) -> str:
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def cell(inside: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def tbl(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>{''.join(rows)}</w:tbl>"


def box(inside: str) -> str:
    boxed = f"<v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox>"
    return f"<w:r><w:pict><v:shape>{boxed}</v:shape></w:pict></w:r>"


def file(body: str) -> bytes:
    """A Word file of a body."""
    data = drafts.package(body)
    named = parts(data)["word/document.xml"].replace(b"<w:document ", f"<w:document {NAMES} ".encode(), 1)
    return with_parts(data, {"word/document.xml": named})


def places(document: Document, words: str) -> list[Place]:
    """The places of some words."""
    found = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            holders = [(block.text, Place(block.number))]
        else:
            holders = [(one.text, Place(block.number, 0, 0, block.index, one.row, one.col)) for one in block.cells]
        for text, place in holders:
            start = text.find(words)
            if start >= 0:
                found.append(Place(place.block, start, start + len(words), place.table, place.row, place.col))
    return found


FIELD = f"{mark('begin')}<w:r><w:instrText>REF x</w:instrText></w:r>{mark('separate')}{r('七八九')}{mark('end')}"
RUBY = "<w:ruby><w:rt><w:r><w:t>pin</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>拼</w:t></w:r></w:rubyBase></w:ruby>"
DOWN, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        pytest.param(p(r("前错字后")), "错字", id="within a run"),
        pytest.param(p(r("错字")), "错字", id="a whole run"),
        pytest.param(p(r("前错"), r("字后", BOLD)), "错字", id="over two runs"),
        pytest.param(p(f"<w:r>{t('前')}<w:tab/>{t('错')}<w:br/>{t('字')}</w:r>"), "\t错\n", id="tab and break"),
        pytest.param(p("<w:r><w:t> 前 错 字</w:t></w:r>"), " 错 ", id="blanks"),
        pytest.param(p(r("前"), f"<w:ins {TRACKED}>{r('甲错字')}</w:ins>"), "错字", id="inserted"),
        pytest.param(p(r("前"), f"<w:moveTo {TRACKED}>{r('甲错字')}</w:moveTo>"), "错字", id="moved"),
        pytest.param(
            p(r("前错"), f"<w:del {TRACKED}><w:r><w:delText>删</w:delText></w:r></w:del>", r("字后")),
            "错字",
            id="around what is deleted",
        ),
        pytest.param(p(f'<w:hyperlink w:anchor="a">{r("见错字处")}</w:hyperlink>'), "错字", id="hyperlink"),
        pytest.param(p(f'<w:smartTag w:element="a">{r("见错字处")}</w:smartTag>'), "错字", id="smart tag"),
        pytest.param(control(p(r("见错字处"))) + p(r("尾")), "错字", id="in a content control around paragraphs"),
        pytest.param(control(p(r("见错字处"))), "错字", id="in one that ends the body"),
        pytest.param(tbl(row(cell(p(r("甲错字"))), cell(p(r("乙"))))), "错字", id="cell"),
        pytest.param(tbl(row(cell(p(r("错")) + p(r("字后"))), cell(p()))), "错\n字", id="over paragraphs of a cell"),
        pytest.param(
            tbl(row(cell(p(r("甲错字")), DOWN), cell(p())), row(cell(p(), GOES_ON), cell(p()))),
            "错字",
            id="merged cell",
        ),
        pytest.param(
            tbl(row(cell(p()), control(cell(p(r("甲错字")))))) + p(r("尾")), "错字", id="in one around a cell"
        ),
        pytest.param(p(r("甲"), FIELD), "七八九", id="a whole field"),
        pytest.param(p("<w:pPr><w:rPr><w:del w:id='3' w:author='甲'/></w:rPr></w:pPr>", r("错")) + p(r("字后")), "错字",
                     id="over a paragraph mark that is deleted"),
        pytest.param(p('<w:r><w:sym w:font="Nowhere" w:char="2603"/><w:t>错</w:t></w:r>'), "错", id="behind a symbol"),
    ],
)  # fmt: skip
def test_a_comment_stands_on_its_words(body: str, words: str) -> None:
    """On them and nothing else; the text reads as before, and without the marks the part is as before."""
    data = file(body)
    document_ = read(data, "a.docx")
    found = places(document_, words)
    copy = annotate(data, [Remark(place, ("话",), "引文") for place in found])
    assert len(found) == 1
    assert read(copy, "a.docx").blocks == document_.blocks
    assert bare(copy) == joined(document(data))
    (comment,) = comments(copy)
    assert comment.on.replace("\n", "") == words.replace("\n", "")
    assert comment.paragraphs[0] == "话"


@pytest.mark.parametrize(
    ("body", "words", "on", "said"),
    [
        pytest.param(p(r("前"), control(r("甲错字")), r("后")), "错字", "甲错字", "引文", id="control within a line"),
        pytest.param(p(r("第"), FIELD, r("页")), "八", "七八九", "引文", id="part of a field"),
        pytest.param(
            p(f'<w:fldSimple w:instr="REF">{r("十一")}</w:fldSimple>'), "十", "十一", "引文", id="short field"
        ),
        pytest.param(p(r("前"), f"<w:r>{RUBY}</w:r>", r("音")), "拼", "拼", "引文", id="ruby"),
        pytest.param(p(r("积"), "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"), "+", "a+b", "引文", id="formula"),
        pytest.param(
            p(r("外"), box(p(r("框错字")))), "错字", "\n框错字", "（此处在文本框中，批注放在文本框处）", id="text box"
        ),
    ],
)
def test_a_comment_stands_around_what_is_not_split(body: str, words: str, on: str, said: str) -> None:
    """It quotes its words then, and says why it stands there where Word allows none inside."""
    data = file(body)
    before = read(data, "a.docx")
    copy = annotate(data, [Remark(place, ("话",), "引文") for place in places(before, words)])
    assert read(copy, "a.docx").blocks == before.blocks
    assert bare(copy) == joined(document(data))
    (comment,) = comments(copy)
    assert comment.on == on
    assert comment.paragraphs[:2] == ["话", "引文"]
    assert comment.paragraphs[-1] == said


IN_CELL = tbl(row(cell(p(r("甲"))), cell(p())))
IN_INNER = tbl(row(cell(p(r("甲"))), cell(tbl(row(cell(p()), cell(p()))) + p())))


@pytest.mark.parametrize(
    ("body", "place", "line"),
    [
        pytest.param(p(r("题")) + p(), Place(2), 1, id="paragraph"),
        pytest.param(p(r("题")) + IN_CELL, Place(2, 0, 0, 1, 1, 2), 2, id="cell"),
        pytest.param(p(r("题")) + IN_INNER, Place(3, 0, 0, 2, 1, 2), 3, id="inner cell"),
    ],
)
def test_a_comment_stands_in_an_empty_place(body: str, place: Place, line: int) -> None:
    """In the very paragraph or cell that is blank."""
    data = file(body)
    copy = annotate(data, [Remark(place, ("空",))])
    assert [comment.on for comment in comments(copy)] == [""]
    assert read(copy, "a.docx").blocks == read(data, "a.docx").blocks
    lines = list(document(copy).iter("{*}p"))
    assert [number for number, one in enumerate(lines) if one.find("{*}commentRangeStart") is not None] == [line]


def test_what_is_of_the_document_stands_on_its_title() -> None:
    """On the title where one is known, else on the first paragraph with text."""
    data = file(p() + p(r("题一")) + p(r("题二")))
    assert [one.on for one in comments(annotate(data, [Remark(Place(1), ("话",))]))] == ["题一"]
    assert [one.on for one in comments(annotate(data, [Remark(Place(1), ("话",))], Place(3, 0, 2)))] == ["题二"]


def linked(body: str, kind: str, inside: str, relations: str = OFFICE) -> bytes:
    """A file with one more part."""
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId4" Type="{relations}/{kind}" Target="{kind}.xml"/></Relationships>'
    )
    part = f'<w:part xmlns:w="{MAIN}">{inside}</w:part>'
    return with_parts(file(body), {f"word/{kind}.xml": part.encode(), "word/_rels/document.xml.rels": links.encode()})


def test_a_comment_on_a_note_stands_at_its_number() -> None:
    """Not in the note, where Word allows none; it quotes its words."""
    note = f'<w:footnote w:id="2">{p(r("注错字"))}</w:footnote>'
    data = linked(p(r("题")) + p(r("正"), '<w:r><w:footnoteReference w:id="2"/></w:r>', r("文")), "footnotes", note)
    place = places(read(data, "a.docx"), "错字")
    copy = annotate(data, [Remark(place[0], ("话",), "引文")], lang="en")
    (comment,) = comments(copy)
    assert comment == ("Gouji", ["话", "引文", "(in a note; the comment stands at its number)"], "")
    sign = next(document(copy).iter("{*}footnoteReference")).getparent()
    assert sign is not None
    before, after = sign.getprevious(), sign.getnext()
    assert before is not None
    assert after is not None
    assert str(before.tag).endswith("}commentRangeStart")
    assert str(after.tag).endswith("}commentRangeEnd")
    assert parts(copy)["word/footnotes.xml"] == parts(data)["word/footnotes.xml"]


def test_a_comment_on_a_header_stands_on_the_title() -> None:
    """Word would not open a file with one in the header."""
    body = p(r("题")) + p(r("文")) + '<w:sectPr><w:headerReference r:id="rId4"/></w:sectPr>'
    data = linked(body, "header", p(r("眉错字")))
    place = places(read(data, "a.docx"), "错字")
    (comment,) = comments(annotate(data, [Remark(place[0], ("话",), "引文")]))
    assert comment == ("Gouji", ["话", "引文", "（此处在页眉或页脚中，批注放在标题处）"], "题")


def test_comments_of_others_are_kept_and_those_of_an_earlier_review_replaced() -> None:
    """New ids are above theirs, and their text stays as it is; a second review gives the very same file."""
    marks = '<w:commentRangeStart w:id="5"/>{}<w:commentRangeEnd w:id="5"/><w:r><w:commentReference w:id="5"/></w:r>'
    said = f'<w:comment w:id="5" w:author="审稿人" w:initials="审">{p(r("请核"))}</w:comment>'
    data = linked(p(r("前错"), marks.format(r("字后"))), "comments", said)
    remarks = [Remark(place, ("话",)) for place in places(read(data, "a.docx"), "错字")]
    first = annotate(data, remarks)
    assert comments(first) == [("审稿人", ["请核"], "字后"), ("Gouji", ["话"], "错字")]
    assert annotate(first, remarks) == first
    assert bare(first) == joined(document(data))
    second = annotate(first, [Remark(Place(1, 0, 1), ("别的",))])
    assert comments(second) == [("审稿人", ["请核"], "字后"), ("Gouji", ["别的"], "前")]
    assert comments(annotate(first, [])) == comments(data)
    assert bare(annotate(first, [])) == joined(document(data))


def test_comments_that_overlap_keep_apart() -> None:
    """Nested, crossing, and on the same words."""
    data = file(p(r("零一二三四五"), r("六七八九")))
    spans = [(0, 10), (1, 4), (1, 4), (2, 7), (4, 6), (6, 7)]
    copy = annotate(data, [Remark(Place(1, *span), (str(span),)) for span in spans])
    assert [one.on for one in comments(copy)] == ["零一二三四五六七八九"[slice(*span)] for span in spans]
    assert bare(copy) == joined(document(data))


def test_the_side_before_the_changes_is_commented_on_too() -> None:
    """What was deleted is split like all else, where the draft is read as it was."""
    deleted = f"<w:del {TRACKED}><w:r><w:delText>甲错字</w:delText></w:r></w:del>"
    data = file(p(r("前"), deleted, r("后")))
    reading = Reading("original")
    remarks = [Remark(place, ("话",)) for place in places(read(data, "a.docx", reading), "错字")]
    copy = annotate(data, remarks, reading=reading)
    assert [one.text for one in document(copy).iter("{*}delText")] == ["甲", "错字"]
    assert bare(copy) == joined(document(data))
    assert read(copy, "a.docx", reading).blocks == read(data, "a.docx", reading).blocks


def test_a_strict_file_keeps_its_namespaces() -> None:
    """The comments, their relation and their marks are in those of the file."""
    strict = {
        name: content.replace(MAIN.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main")
        for name, content in parts(file(p(r("前错字后")))).items()
    }
    data = with_parts(file(""), strict)
    copy = annotate(data, [Remark(place, ("话",)) for place in places(read(data, "a.docx"), "错字")])
    assert comments(copy) == [("Gouji", ["话"], "错字")]
    written = b"".join(parts(copy).values())
    assert MAIN.encode() not in written
    assert b"http://purl.oclc.org/ooxml/officeDocument/relationships/comments" in written


def test_a_copy_is_the_same_each_time_and_keeps_the_times_of_the_parts() -> None:
    """Nothing of the hour or the machine goes into it; only the text's own part and the lists of parts change."""
    data = with_parts(file(p(r("错字"))), {"word/media/image1.png": b"picture" * 1000, "word/vbaProject.bin": b"macro"})
    remarks = [Remark(Place(1, 0, 2), ("话",))]
    copy = annotate(data, remarks)
    assert annotate(data, remarks) == copy
    before, after = parts(data), parts(copy)
    assert [*after][: len(before)] == [*before]
    assert {name for name in before if before[name] != after[name]} == {"[Content_Types].xml", "word/document.xml"}
    with ZipFile(BytesIO(data)) as old, ZipFile(BytesIO(copy)) as new:
        assert [one.date_time for one in new.infolist()][: len(before)] == [one.date_time for one in old.infolist()]
        assert {one.date_time for one in new.infolist()} == {one.date_time for one in old.infolist()}


def test_what_xml_cannot_hold_is_replaced() -> None:
    """A comment never spoils the file."""
    copy = annotate(file(p(r("错字"))), [Remark(Place(1, 0, 2), ("a\x00b\ufffe",))])
    assert comments(copy)[0].paragraphs == ["a\ufffdb\ufffd"]


def test_a_damaged_part_is_said_and_nothing_is_copied() -> None:
    """A copy would hide the damage."""
    data = bytearray(with_parts(file(p(r("错字"))), {"word/media/image1.png": bytes(range(256)) * 9}))
    with ZipFile(BytesIO(data)) as archive:
        at = archive.getinfo("word/media/image1.png").header_offset
    data[at + 60] ^= 0xFF
    with pytest.raises(Unreadable, match="已损坏"):
        annotate(bytes(data), [Remark(Place(1, 0, 2), ("话",))])


@pytest.mark.parametrize(
    ("body", "line"),
    [
        pytest.param(control(p(r("错字"))) + p(r("后")), 1, id="the paragraph after it"),
        pytest.param(control(p(r("前")) + p(r("错字"))) + p(r("后")), 1, id="its own, where that is not the first"),
        pytest.param(control(p(r("错字"))), 0, id="its own, where none comes after"),
        pytest.param(tbl(row(control(cell(p(r("错字")))), cell(p(r("乙"))))), 1, id="the next cell"),
    ],
)
def test_no_sign_stands_in_the_first_paragraph_of_a_content_control(body: str, line: int) -> None:
    """LibreOffice would show nothing of that paragraph up to the sign; the marks stay on the words."""
    data = file(body)
    copy = annotate(data, [Remark(place, ("话",)) for place in places(read(data, "a.docx"), "错字")])
    lines = list(document(copy).iter("{*}p"))
    signed = [number for number, one in enumerate(lines) if next(one.iter("{*}commentReference"), None) is not None]
    assert signed == [line]
    assert [one.on for one in comments(copy)] == ["错字"]
    assert annotate(copy, [Remark(place, ("话",)) for place in places(read(copy, "a.docx"), "错字")]) == copy
