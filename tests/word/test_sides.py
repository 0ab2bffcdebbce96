"""A document with tracked changes is read as it would be with them, or as it was before them."""

from collections.abc import Callable

import pytest

from gouji.model import Document, Paragraph, Reading
from gouji.readers.word import read

Docx = Callable[..., bytes]
ORIGINAL = Reading(revisions="original")


def p(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def ins(inside: str) -> str:
    return f"<w:ins>{inside}</w:ins>"


def deleted(text: str) -> str:
    return f"<w:del><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def tc(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(r(text))}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def mark(change: str) -> str:
    return f"<w:rPr><w:{change}/></w:rPr>"


FIELD = (
    '<w:del><w:r><w:fldChar w:fldCharType="begin"/><w:delInstrText>PAGE</w:delInstrText>'
    '<w:fldChar w:fldCharType="separate"/><w:delText>七</w:delText><w:fldChar w:fldCharType="end"/></w:r></w:del>'
)


def lines(document: Document) -> list[str]:
    return [block.label + block.text for block in document.blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    ("body", "accepted", "original"),
    [
        (p(r("共"), ins(r("12")), deleted("9"), r("件")), ["共12件"], ["共9件"]),
        (p(r("甲"), ins(deleted("乙")), r("丙")), ["甲丙"], ["甲丙"]),
        (p(f"<w:moveFrom>{r('句')}</w:moveFrom>") + p(f"<w:moveTo>{r('句')}</w:moveTo>"), ["", "句"], ["句", ""]),
        (p(r("前"), properties=mark("ins")) + p(r("后")), ["前", "后"], ["前后"]),
        (p(r("前"), properties=mark("del")) + p(r("后")), ["前后"], ["前", "后"]),
        (p(ins(r("新")), properties=mark("ins")) + p(r("旧")), ["新", "旧"], ["旧"]),
        (p(r("前"), properties=mark("moveTo")) + p(r("后")), ["前", "后"], ["前后"]),
        (p(r("文"), ins(f"<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>{r('y')}")), ["文xy"], ["文"]),
        (p("<m:oMath>", ins("<m:r><m:t>x</m:t></m:r>"), "<m:r><m:t>y</m:t></m:r></m:oMath>"), ["xy"], ["y"]),
        (p(FIELD, r("页")), ["页"], ["七页"]),
        (p(r("密", "<w:vanish/><w:rPrChange><w:rPr/></w:rPrChange>")), [""], ["密"]),
    ],
)
def test_each_side_of_the_changes_can_be_read(docx: Docx, body: str, accepted: list[str], original: list[str]) -> None:
    """What is there on one side is what is not on the other."""
    assert lines(read(docx(body), "a.docx")) == accepted
    assert lines(read(docx(body), "a.docx", ORIGINAL)) == original


REST, CONTINUE = '<w:cellMerge w:vMerge="rest"/>', '<w:cellMerge w:vMerge="cont" w:vMergeOrig="rest"/>'
NARROWED = '<w:gridSpan w:val="1"/><w:tcPrChange><w:tcPr><w:gridSpan w:val="2"/></w:tcPr></w:tcPrChange>'


@pytest.mark.parametrize(
    ("table", "accepted", "original"),
    [
        (tbl(tr(tc("a")), tr(tc("新"), properties="<w:ins/>")), [["a"], ["新"]], [["a"]]),
        (tbl(tr(tc("a")), tr(tc("旧"), properties="<w:del/>")), [["a"]], [["a"], ["旧"]]),
        (tbl(tr(tc("a"), tc("新", "<w:cellIns/>"), tc("b"))), [["a", "新", "b"]], [["a", "b"]]),
        (tbl(tr(tc("a"), tc("旧", "<w:cellDel/>"), tc("b"))), [["a", "b"]], [["a", "旧", "b"]]),
        (tbl(tr(tc("a", REST)), tr(tc("b", CONTINUE))), [["a"], ["a"]], [["a"], ["b"]]),
        (tbl(tr(tc("a", NARROWED), tc("b"))), [["a", "b"]], [["a", "a", "b"]]),
    ],
)
def test_each_side_of_a_table_can_be_read(
    docx: Docx, table: str, accepted: list[list[str]], original: list[list[str]]
) -> None:
    """Rows, cells and merges come and go as text does."""
    assert read(docx(table), "a.docx").tables[0].grid() == accepted
    assert read(docx(table), "a.docx", ORIGINAL).tables[0].grid() == original


def test_a_table_that_is_not_there_leaves_no_trace(docx: Docx) -> None:
    """It is no empty table, and the paragraphs around it are joined where their mark has gone with it."""
    data = docx(p(r("前"), properties=mark("del")) + tbl(tr(tc("旧"), properties="<w:del/>")) + p(r("后")))
    assert lines(read(data, "a.docx")) == ["前后"]
    assert not read(data, "a.docx").tables
    assert lines(read(data, "a.docx", ORIGINAL)) == ["前", "后"]
    assert len(read(data, "a.docx", ORIGINAL).tables) == 1


def test_the_properties_before_a_change_count_before_it(docx: Docx) -> None:
    """A heading made of a plain paragraph was none before."""
    change = '<w:outlineLvl w:val="0"/><w:pPrChange><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:pPrChange>'
    data = docx(p(r("甲"), properties=change))
    assert read(data, "a.docx").blocks == (Paragraph(1, "甲", level=1),)
    assert read(data, "a.docx", ORIGINAL).blocks == (Paragraph(1, "甲", level=3),)


def test_a_footnote_goes_with_its_reference(docx: Docx) -> None:
    """A note that only the other side refers to is not printed."""
    body = p(r("甲"), ins('<w:r><w:footnoteReference w:id="2"/></w:r>'))
    data = docx(body, footnotes=f'<w:footnote w:id="2">{p(r("注"))}</w:footnote>')
    assert lines(read(data, "a.docx")) == ["甲", "注"]
    assert lines(read(data, "a.docx", ORIGINAL)) == ["甲"]


def test_the_note_says_which_side_was_read(docx: Docx) -> None:
    """Who reads the findings must know what was checked."""
    document = read(docx(p(ins(r("新")))), "a.docx", ORIGINAL)
    assert document.notes == (("有 1 处修订未定，已按修订前读取", "1 tracked changes were read as not yet made"),)
