"""The entries of a table of contents are no headings of the text."""

from collections.abc import Callable

import pytest

from gouji.model import Document, Paragraph
from gouji.readers.word import read

Docx = Callable[..., bytes]


def p(*runs: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(runs)}</w:p>"


def r(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def instruction(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def gallery(name: str, inside: str) -> str:
    return (
        f'<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="{name}"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{inside}</w:sdtContent></w:sdt>"
    )


def stories(document: Document) -> list[tuple[str, str]]:
    return [(block.story, block.text) for block in document.blocks if isinstance(block, Paragraph)]


BEGIN = field("begin") + instruction(" TO") + instruction('C \\o "1-3" ') + field("separate")
PAGE = field("begin") + instruction("PAGEREF a") + field("separate") + r("1") + field("end")


@pytest.mark.parametrize(
    "end", [p(field("end")) + p(r("总体情况")), p(field("end"), r("总体情况"))], ids=["own line", "before the heading"]
)
def test_the_field_of_a_table_of_contents_is_known(docx: Docx, end: str) -> None:
    """All paragraphs it spans, with the fields inside it, up to where it ends."""
    body = p(r("标题")) + p(BEGIN, r("总体"), PAGE) + p(r("主动"), PAGE) + end
    found = [(story, text) for story, text in stories(read(docx(body), "a.docx")) if text]
    assert found == [("body", "标题"), ("contents", "总体1"), ("contents", "主动1"), ("body", "总体情况")]


def test_a_table_of_contents_in_one_paragraph_is_known(docx: Docx) -> None:
    """It may begin and end in the same line."""
    body = p(BEGIN, r("总体"), field("end")) + p(r("总体情况"))
    assert stories(read(docx(body), "a.docx")) == [("contents", "总体"), ("body", "总体情况")]


def test_another_field_is_text(docx: Docx) -> None:
    """A date that spans a paragraph is read as part of the body."""
    body = p(field("begin"), instruction("TOCK"), field("separate"), r("甲"), field("end"))
    assert stories(read(docx(body), "a.docx")) == [("body", "甲")]


@pytest.mark.parametrize(
    ("name", "story"), [("Table of Contents", "contents"), ("Custom Table of Contents", "contents"), ("封面", "body")]
)
def test_the_content_control_of_a_table_of_contents_is_known(docx: Docx, name: str, story: str) -> None:
    """Word wraps the one it makes in a control, its title included."""
    body = gallery(name, p(r("目录")) + p(r("总体"))) + p(r("总体情况"))
    assert stories(read(docx(body), "a.docx")) == [(story, "目录"), (story, "总体"), ("body", "总体情况")]


@pytest.mark.parametrize(
    ("name", "story"),
    [("toc 1", "contents"), ("TOC 9", "contents"), ("TOC Heading", "contents"), ("toc 10", "body"), ("正文", "body")],
)
def test_the_styles_of_a_table_of_contents_are_known_by_name(docx: Docx, name: str, story: str) -> None:
    """Their identifiers differ from program to program."""
    styles = f'<w:style w:type="paragraph" w:styleId="11"><w:name w:val="{name}"/></w:style>'
    body = p(r("总体"), style="11") + p(r("总体情况"))
    assert stories(read(docx(body, styles=styles), "a.docx")) == [(story, "总体"), ("body", "总体情况")]


def test_a_contents_in_a_header_stays_in_the_margin(docx: Docx) -> None:
    """Where it is printed says more than what it is."""
    body = '<w:sectPr><w:headerReference r:id="header1"/></w:sectPr>'
    document = read(docx(body, header1=gallery("Table of Contents", p(r("目录")))), "a.docx")
    assert stories(document) == [("margin", "目录")]
