"""The numbers Word computes, where lists count in unusual ways or stand in unusual places."""

from collections.abc import Callable

import pytest

from gouji.model import Document, Paragraph, Reading
from gouji.readers.word import read

Docx = Callable[..., bytes]


def level(ilvl: int, text: str, more: str = "", form: str = '<w:numFmt w:val="decimal"/>') -> str:
    return f'<w:lvl w:ilvl="{ilvl}"><w:start w:val="1"/>{form}{more}<w:lvlText w:val="{text}"/></w:lvl>'


def numbering(*levels: str) -> str:
    definition = f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
    return f'{definition}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'


def numbered(ilvl: int = 0, text: str = "甲", more: str = "") -> str:
    number = f'<w:numPr><w:ilvl w:val="{ilvl}"/><w:numId w:val="1"/></w:numPr>'
    return f"<w:p><w:pPr>{number}{more}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def sdt(inside: str) -> str:
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def tbl(inside: str, change: str = "") -> str:
    return f"<w:tbl><w:tr><w:trPr>{change}</w:trPr><w:tc>{inside}</w:tc></w:tr></w:tbl>"


def labels(document: Document) -> list[str]:
    return [block.label for block in document.blocks if isinstance(block, Paragraph)]


PLAIN = numbering(level(0, "%1."))
CUSTOM = (
    '<mc:AlternateContent><mc:Choice><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice>'
    '<mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
)
BOX = f"<w:p><w:r><w:pict><v:textbox><w:txbxContent>{numbered()}</w:txbxContent></v:textbox></w:pict></w:r></w:p>"


@pytest.mark.parametrize(
    ("definition", "levels", "expected"),
    [
        (numbering(level(0, "%1"), level(1, "%2")), [0, 1, 1, 0, 1], ["1", "1", "2", "2", "1"]),
        (numbering(level(0, "%1"), level(1, "%2", '<w:lvlRestart w:val="0"/>')), [0, 1, 0, 1], ["1", "1", "2", "2"]),
        (
            numbering(level(0, "%1"), level(1, "%2"), level(2, "%3", '<w:lvlRestart w:val="1"/>')),
            [0, 1, 2, 1, 2, 0, 2],
            ["1", "1", "1", "2", "2", "2", "1"],
        ),
        (
            numbering(
                level(0, "第%1章", form='<w:numFmt w:val="chineseCountingThousand"/>'), level(1, "%1.%2", "<w:isLgl/>")
            ),
            [0, 1],
            ["第一章", "1.1"],
        ),
        (numbering(level(0, "%1-", form=CUSTOM)), [0, 0], ["001-", "002-"]),
        (numbering(level(0, "%1.", "<w:legacy w:legacy='1'/>")), [0], ["1."]),
        (numbering(level(0, "%1.", "<w:rPr><w:vanish/></w:rPr>")), [0], [""]),
        (numbering(level(0, "%1."), level(1, "%1.%2")), [1, 0], ["1.1", "1."]),
    ],
)
def test_lists_count_as_they_say(docx: Docx, definition: str, levels: list[int], expected: list[str]) -> None:
    """Restarts, legal lists, custom formats, hidden numbers, a level used before the one above it."""
    assert labels(read(docx("".join(map(numbered, levels)), numbering=definition), "a.docx")) == expected


@pytest.mark.parametrize(
    ("between", "following"),
    [
        (sdt(numbered()), "3."),
        (tbl(numbered()), "3."),
        (tbl(numbered(), "<w:del/>"), "2."),
        (BOX, "3."),
        (numbered(text="", more="<w:rPr><w:del/></w:rPr>"), "2."),
        (numbered(text=""), "3."),
    ],
)
def test_all_that_is_there_counts_and_no_more(docx: Docx, between: str, following: str) -> None:
    """Controls, cells and boxes count in their order; deleted rows and paragraphs do not."""
    document = read(docx(numbered() + between + numbered(text="尾"), numbering=PLAIN), "a.docx")
    assert labels(document)[-1] == following


def test_a_number_put_in_by_a_tracked_change_was_not_there_before(docx: Docx) -> None:
    """Nor does it count on that side."""
    before = "<w:pPrChange><w:pPr/></w:pPrChange>"
    data = docx(numbered(more=before) + numbered(), numbering=PLAIN)
    assert labels(read(data, "a.docx")) == ["1.", "2."]
    assert labels(read(data, "a.docx", Reading(revisions="original"))) == ["", "1."]
