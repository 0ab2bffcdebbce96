"""Every character of a text is found again in the run it stands in."""

from collections.abc import Callable

import pytest

from gouji.model import Anchor, Document, Paragraph, Reading
from gouji.readers.word import read

Docx = Callable[..., bytes]
Traces = Callable[[bytes, Document], list[tuple[str, str]]]
ANCHORED = Reading(anchors=True)
NUMBERS = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:lvlText w:val="%1"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def p(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def r(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def numbered(text: str) -> str:
    return p(r(text), properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')


def tbl(inside: str) -> str:
    return f"<w:tbl><w:tr><w:tc>{inside}</w:tc></w:tr></w:tbl>"


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


BOX = f"<w:r><w:t>正</w:t><w:pict><v:textbox><w:txbxContent>{p(r('框'))}</w:txbxContent></v:textbox></w:pict></w:r>"
RUBY = "<w:ruby><w:rt><w:r><w:t>pin</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>拼</w:t></w:r></w:rubyBase></w:ruby>"
FIELD = f"{field('begin')}<w:r><w:instrText>PAGE</w:instrText></w:r>{field('separate')}{r('七')}{field('end')}"
CHECK = '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox/></w:ffData></w:fldChar></w:r>' + field("end")


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (p(r("共"), r("12"), r("件")), [("共12件", "")]),
        (p("<w:r><w:t> 甲 </w:t><w:tab/><w:br/><w:noBreakHyphen/><w:t>乙</w:t></w:r>"), [("甲\t\n\u2011乙", "")]),
        (p(r("甲"), f"<w:del>{r('删')}</w:del>", f"<w:ins>{r('乙')}</w:ins>"), [("甲乙", "")]),
        (p(r("前"), properties="<w:rPr><w:del/></w:rPr>") + p(r("后")), [("前后", "")]),
        (p(r("本"), properties='<w:framePr w:dropCap="drop"/>') + p(r("报告")), [("本报告", "")]),
        (p(f"<w:r><w:t>甲</w:t>{RUBY}<w:t>乙</w:t></w:r>"), [("甲拼乙", "")]),
        (p(r("S="), "<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num></m:f></m:oMath>"), [("S=a", "")]),
        (p(r("第"), FIELD, r("页")), [("第七页", "")]),
        (p(CHECK, r("同意")), [("☐同意", "")]),
        (p('<w:r><w:sym w:font="Nowhere" w:char="2603"/><w:t>甲</w:t></w:r>'), [("☃甲", "")]),
        (p("<w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r>", r("显")), [("显", "")]),
        (p(BOX, r("文")) + p(r("尾")), [("正文", ""), ("框", ""), ("尾", "")]),
        (numbered("项"), [("项", "")]),
        (tbl(numbered("项") + numbered("目") + p(r("𠀀甲"))), [("项目𠀀甲", "1 \n2 \n")]),
        (tbl(p(r("外")) + tbl(p(r("内"))) + p()), [("外内", "\n\n"), ("内", "")]),
    ],
)
def test_each_character_leads_to_its_run(docx: Docx, traces: Traces, body: str, told: list[tuple[str, str]]) -> None:
    """Joined paragraphs, cells, boxes and formulas included; only computed numbers and joins have no run."""
    data = docx(body, numbering=NUMBERS)
    assert traces(data, read(data, "a.docx", ANCHORED)) == told


def test_notes_and_headers_lead_to_their_own_parts(docx: Docx, traces: Traces) -> None:
    """Runs are counted in each part for itself, those of the notes before it included."""
    body = p(r("正"), '<w:r><w:footnoteReference w:id="2"/></w:r>') + (
        '<w:sectPr><w:headerReference r:id="header1"/></w:sectPr>'
    )
    notes = f'<w:footnote w:id="1">{p(r("旧"))}</w:footnote><w:footnote w:id="2">{p(r("注"))}</w:footnote>'
    data = docx(body, footnotes=notes, header1=p(r("页"), r("眉")))
    document = read(data, "a.docx", ANCHORED)
    assert traces(data, document) == [("正", ""), ("注", ""), ("页眉", "")]
    assert [block.anchors for block in document.blocks if isinstance(block, Paragraph)] == [
        (Anchor(0, "word/document.xml", 1, 0),),
        (Anchor(0, "word/footnotes.xml", 2, 0),),
        (Anchor(0, "word/header1.xml", 1, 0), Anchor(1, "word/header1.xml", 2, 0)),
    ]


def test_a_run_that_goes_on_needs_one_anchor_only(docx: Docx) -> None:
    """A run of several pieces is one stretch, one that is interrupted has an anchor after the interruption."""
    document = read(docx(p(f"<w:r><w:t>甲</w:t><w:tab/>{RUBY}<w:t>乙</w:t></w:r>")), "a.docx", ANCHORED)
    assert document.blocks == (
        Paragraph(
            1,
            "甲\t拼乙",
            anchors=(
                Anchor(0, "word/document.xml", 1, 0),
                Anchor(2, "word/document.xml", 3, 0),
                Anchor(3, "word/document.xml", 1, 2),
            ),
        ),
    )


def test_the_name_of_a_part_is_that_of_the_package(archive: Callable[[dict[str, str]], bytes]) -> None:
    """Who wants to write into the part must find it, whatever the case of its name."""
    names = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
    data = archive({"Word/Document.xml": f"<w:document {names}><w:body>{p(r('甲'))}</w:body></w:document>"})
    block = read(data, "a.docx", ANCHORED).block(1)
    assert isinstance(block, Paragraph)
    assert block.anchors == (Anchor(0, "Word/Document.xml", 1, 0),)


def test_anchors_are_made_only_when_asked_for(docx: Docx) -> None:
    """Everyone else pays nothing for them, and reads the same text."""
    data = docx(p(r("甲"), r("乙")) + tbl(p(r("丙"))))
    plain, anchored = read(data, "a.docx"), read(data, "a.docx", ANCHORED)
    assert plain.block(1) == Paragraph(1, "甲乙")
    assert plain.tables[0].grid() == anchored.tables[0].grid()
    assert not plain.tables[0].cells[0].anchors
