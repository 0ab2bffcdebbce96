"""What a reader of the paper sees of each construct Word has."""

from collections.abc import Callable

import pytest

from gouji.model import Document, Paragraph, Table
from gouji.readers.word import read

Docx = Callable[..., bytes]


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(text)}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def tc(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def sdt(inside: str) -> str:
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def lines(document: Document) -> list[str]:
    return [block.label + block.text for block in document.blocks if isinstance(block, Paragraph)]


def first_table(document: Document) -> Table:
    return document.tables[0]


def test_a_merged_cell_is_found_from_every_coordinate_it_covers(docx: Docx) -> None:
    wide = '<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>'
    below = '<w:gridSpan w:val="2"/><w:vMerge/>'
    data = docx(tbl(tr(tc("合", wide), tc("a")), tr(tc("", below), tc("b")), tr(tc("1"), tc("2"), tc("3"))))
    table = first_table(read(data, "a.docx"))
    assert table.grid() == [["合", "合", "a"], ["合", "合", "b"], ["1", "2", "3"]]
    cell = table.at(1, 1)
    assert cell is not None
    assert (cell.rowspan, cell.colspan) == (2, 2)
    assert all(table.at(row, col) is cell for row in (1, 2) for col in (1, 2))


def test_the_old_way_to_merge_widens_the_cell_on_the_left(docx: Docx) -> None:
    restart, go_on = '<w:hMerge w:val="restart"/>', "<w:hMerge/>"
    data = docx(tbl(tr(tc("A", restart), tc("", go_on), tc("B")), tr(tc("1"), tc("2"), tc("3"))))
    assert first_table(read(data, "a.docx")).grid() == [["A", "A", "B"], ["1", "2", "3"]]


def test_columns_left_out_before_a_row_keep_its_cells_in_place(docx: Docx) -> None:
    short = tr(tc("x"), properties='<w:gridBefore w:val="1"/>')
    table = first_table(read(docx(tbl(tr(tc("a"), tc("b"), tc("c")), short)), "a.docx"))
    assert table.grid() == [["a", "b", "c"], ["", "x", ""]]
    assert table.at(2, 1) is None


def test_a_cell_that_continues_nothing_stands_for_itself(docx: Docx) -> None:
    data = docx(tbl(tr(tc("a", "<w:vMerge/>"), tc("b")), tr(tc("c"), tc("d"))))
    assert first_table(read(data, "a.docx")).grid() == [["a", "b"], ["c", "d"]]


def test_text_in_a_continued_cell_is_not_shown(docx: Docx) -> None:
    data = docx(tbl(tr(tc("a", '<w:vMerge w:val="restart"/>')), tr(tc("旧", "<w:vMerge/>"))))
    assert first_table(read(data, "a.docx")).grid() == [["a"], ["a"]]


def test_a_span_beyond_the_limit_of_word_is_cut(docx: Docx) -> None:
    table = first_table(read(docx(tbl(tr(tc("a", '<w:gridSpan w:val="2000000000"/>')))), "a.docx"))
    assert (table.rows, table.cols) == (1, 63)


def test_tracked_changes_are_read_as_accepted_and_said(docx: Docx) -> None:
    body = p("共").replace(
        "</w:p>", f"<w:ins>{r('12')}</w:ins><w:del><w:r><w:delText>9</w:delText></w:r></w:del></w:p>"
    )
    document = read(docx(body), "a.docx")
    assert lines(document) == ["共12"]
    assert document.notes == (("有 2 处修订未定，已按接受修订读取", "2 tracked changes were read as accepted"),)


def test_a_deleted_paragraph_mark_joins_two_paragraphs(docx: Docx) -> None:
    assert lines(read(docx(p("前，", "<w:rPr><w:del/></w:rPr>") + p("后。")), "a.docx")) == ["前，后。"]


def test_a_deleted_row_and_a_deleted_cell_leave_the_table(docx: Docx) -> None:
    data = docx(tbl(tr(tc("删"), properties="<w:del/>"), tr(tc("a"), tc("删", "<w:cellDel/>"), tc("b"))))
    assert first_table(read(data, "a.docx")).grid() == [["a", "b"]]


def test_a_moved_sentence_stands_only_where_it_went(docx: Docx) -> None:
    body = f"<w:p><w:moveFrom>{r('句')}</w:moveFrom></w:p><w:p><w:moveTo>{r('句')}</w:moveTo></w:p>"
    assert lines(read(docx(body), "a.docx")) == ["", "句"]


def test_content_controls_around_cells_rows_and_blocks_change_nothing(docx: Docx) -> None:
    body = sdt(tbl(tr(tc("a"), sdt(tc("b")), tc("c")), sdt(tr(tc("1"), tc("2"), tc("3"))))) + sdt(p("段"))
    document = read(docx(body), "a.docx")
    assert first_table(document).grid() == [["a", "b", "c"], ["1", "2", "3"]]
    assert lines(document) == ["段"]


def test_a_nested_table_stands_in_its_cell_and_follows_as_a_table(docx: Docx) -> None:
    inner = tbl(tr(tc("内1"), tc("内2")))
    cell = f"<w:tc>{p('前')}{inner}{p('后')}</w:tc>"
    document = read(docx(tbl(tr(tc("外"), cell)) + p("尾")), "a.docx")
    assert [table.grid() for table in document.tables] == [[["外", "前\n内1\n内2\n后"]], [["内1", "内2"]]]
    assert [block.number for block in document.blocks] == [1, 2, 3]


NUMBERS = (
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/><w:isLgl/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="●"/></w:lvl>'
    "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def numbered(text: str, num: int, level: int = 0) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def test_automatic_numbers_are_labels_apart_from_the_text(docx: Docx) -> None:
    body = numbered("总体情况", 1) + numbered("明细", 1, 1) + numbered("点", 1, 2) + numbered("主动公开", 1)
    blocks = [block for block in read(docx(body, numbering=NUMBERS), "a.docx").blocks if isinstance(block, Paragraph)]
    assert [block.label for block in blocks] == ["一、", "1.1", "", "二、"]
    assert blocks[0].text == "总体情况"


def test_a_list_with_a_start_of_its_own_begins_anew_once(docx: Docx) -> None:
    body = "".join(numbered(text, num) for text, num in (("甲", 1), ("乙", 1), ("丙", 2), ("丁", 2)))
    assert lines(read(docx(body, numbering=NUMBERS), "a.docx")) == ["一、甲", "二、乙", "一、丙", "二、丁"]


STYLES = (
    '<w:style w:type="paragraph" w:styleId="base"><w:pPr><w:outlineLvl w:val="1"/>'
    '<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="child"><w:basedOn w:val="base"/></w:style>'
    '<w:style w:type="character" w:styleId="secret"><w:rPr><w:vanish/></w:rPr></w:style>'
)


def test_a_number_and_a_heading_level_come_through_the_style(docx: Docx) -> None:
    style = '<w:pStyle w:val="child"/>'
    body = p("甲", style) + p("乙", style + '<w:numPr><w:numId w:val="0"/></w:numPr><w:outlineLvl w:val="9"/>')
    document = read(docx(body, numbering=NUMBERS, styles=STYLES), "a.docx")
    assert document.blocks == (Paragraph(1, "甲", "一、", 2), Paragraph(2, "乙"))


def test_the_number_of_a_paragraph_in_a_cell_stands_in_the_cell(docx: Docx) -> None:
    cell = f"<w:tc>{numbered('项', 1)}{numbered('2024', 1, 1)}</w:tc>"
    assert first_table(read(docx(tbl(tr(cell)), numbering=NUMBERS), "a.docx")).grid() == [["一、项\n1.1 2024"]]


def test_a_field_shows_its_result_only_also_when_nested(docx: Docx) -> None:
    inner = field("begin") + r("内") + field("separate") + r("内层值") + field("end")
    body = f"<w:p>{field('begin')}{inner}{field('separate')}{r('结果')}{field('end')}{r('。')}</w:p>"
    assert lines(read(docx(body), "a.docx")) == ["结果。"]


def test_a_field_that_never_ends_hides_nothing(docx: Docx) -> None:
    assert lines(read(docx(f"<w:p>{field('begin')}{r('甲')}</w:p>{p('乙')}"), "a.docx")) == ["甲", "乙"]


def test_hidden_text_is_left_out_and_said(docx: Docx) -> None:
    hidden = r("密", "<w:vanish/>") + r("密", '<w:rStyle w:val="secret"/>') + r("显", '<w:vanish w:val="0"/>')
    document = read(docx(f"<w:p>{hidden}</w:p>", styles=STYLES), "a.docx")
    assert lines(document) == ["显"]
    assert document.notes == (("有 2 处隐藏文字，未检查", "2 stretches of hidden text were left out"),)


def test_a_text_box_stands_once_after_its_paragraph(docx: Docx) -> None:
    box = f"<w:txbxContent>{p('框')}</w:txbxContent>"
    drawn = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert lines(read(docx(f"<w:p>{drawn}{r('正')}</w:p>{p('尾')}"), "a.docx")) == ["正", "框", "尾"]


def test_a_drop_cap_belongs_to_the_next_paragraph(docx: Docx) -> None:
    assert lines(read(docx(p("本", '<w:framePr w:dropCap="drop"/>') + p("报告")), "a.docx")) == ["本报告"]


def test_notes_then_headers_then_footers_follow_the_body(docx: Docx) -> None:
    body = (
        f'<w:p>{r("正文")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>{p("尾")}'
        '<w:sectPr><w:headerReference r:id="header1"/><w:footerReference r:id="footer1"/></w:sectPr>'
    )
    notes = f'<w:footnote w:id="1">{p("无人引用")}</w:footnote><w:footnote w:id="2">{p("脚注")}</w:footnote>'
    data = docx(body, footnotes=notes, header1=p("页眉") + p(""), footer1=p("页脚"))
    assert lines(read(data, "a.docx")) == ["正文", "尾", "脚注", "页眉", "页脚"]


def test_a_header_that_no_page_shows_is_left_out(docx: Docx) -> None:
    references = "".join(f'<w:headerReference w:type="{kind}" r:id="header1"/>' for kind in ("first", "even"))
    body = p("甲") + f"<w:sectPr>{references}</w:sectPr>"
    assert lines(read(docx(body, header1=p("旧")), "a.docx")) == ["甲"]
    even = docx(body, header1=p("双"), settings="<w:evenAndOddHeaders/>")
    assert lines(read(even, "a.docx")) == ["甲", "双"]
    first = docx(body.replace("</w:sectPr>", "<w:titlePg/></w:sectPr>"), header1=p("首"))
    assert lines(read(first, "a.docx")) == ["甲", "首"]


def test_a_header_that_is_missing_is_said(docx: Docx) -> None:
    document = read(docx(p("甲") + '<w:sectPr><w:headerReference r:id="nowhere"/></w:sectPr>'), "a.docx")
    assert lines(document) == ["甲"]
    assert "nowhere" in document.notes[0][0]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t><w:cr/><w:t>丁</w:t>", "甲\n乙\t丙\n丁"),
        ('<w:t>甲</w:t><w:br w:type="page"/><w:t>乙</w:t>', "甲乙"),
        ("<w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t>", "a\u2011bc"),
        ('<w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Wingdings 2" w:char="F0A3"/>', "☑□"),
        ('<w:sym w:font="Nowhere" w:char="zz"/>', "\ufffd"),
        ("<w:t> 前后 </w:t>", "前后"),
        ('<w:t xml:space="preserve"> 前后 </w:t>', " 前后 "),
        ("<w:t>\u3000２０２４ １２\u3000</w:t>", "\u3000２０２４ １２\u3000"),
        (
            "<w:ruby><w:rt><w:r><w:t>pin</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>拼</w:t></w:r></w:rubyBase></w:ruby>",
            "拼",
        ),
    ],
)
def test_the_signs_of_a_run_are_read_as_shown(docx: Docx, inside: str, text: str) -> None:
    assert lines(read(docx(f"<w:p><w:r>{inside}</w:r></w:p>"), "a.docx")) == [text]


@pytest.mark.parametrize("wrapper", ["hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo", "ins", "moveTo"])
def test_wrappers_inside_a_paragraph_change_nothing(docx: Docx, wrapper: str) -> None:
    assert lines(read(docx(f"<w:p>{r('甲')}<w:{wrapper}>{r('乙')}</w:{wrapper}></w:p>"), "a.docx")) == ["甲乙"]


def test_what_is_not_read_is_said(docx: Docx) -> None:
    document = read(
        docx(p("甲") + '<w:altChunk r:id="x"/><w:p><w:r><w:object><o:OLEObject/></w:object></w:r></w:p>'), "a"
    )
    assert [zh for zh, _ in document.notes] == [
        "文档内有 1 处另一份文件（altChunk），其内容未检查",
        "文档内有 1 处嵌入对象，其内容未检查",
    ]
