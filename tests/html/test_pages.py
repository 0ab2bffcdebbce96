"""Pages as web sites publish them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import drafts
from gouji.checking import Plan, read_draft
from gouji.engine import check
from gouji.findings import Finding
from gouji.model import Document, Paragraph, Table, Unreadable, faults
from gouji.readers.html import read
from gouji.registry import Kit

HEAD = '<html><head><meta charset="{}"><title>青禾县数据局2024年政府信息公开工作年度报告_青禾县人民政府</title></head>'
MENU = '<div class="nav"><ul><li><a>首页</a></li><li><a>政务公开</a></li><li><a>年报</a></li></ul></div>'
FOOT = '<div class="foot">主办：青禾县人民政府 电话：0906-1111111</div>'
PIECES = [
    "<table>", "</table>", "<tr>", "<td rowspan=3>", "<td colspan=0>", "<td colspan=99999999>", "</td>", "<p>",
    "<br>", "甲", "0", "&nbsp;", "<h1>", "</h1>", "<div hidden>", "</div>", "<!-- ", "-->", "<script>", "\n", "<a>",
    "<", "&#0;", "&#xd800;",
]  # fmt: skip


def document(text: str) -> Document:
    """A page read, sound as every document must be."""
    found = read(text.encode(), "page.html")
    assert faults(found) == []
    return found


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a page."""
    return [block.text for block in document(text).blocks if isinstance(block, Paragraph)]


def tables(grid: drafts.Grid) -> str:
    """A table with its spans."""
    rows = ("".join(f'<td rowspan="{c.rowspan}" colspan="{c.colspan}" width="100">\n<p>{c.text}</p></td>' for c in row)
            for row in drafts.lines_of(grid))  # fmt: skip
    return "<table>\n" + "\n".join(f"<tr>{row}</tr>" for row in rows) + "\n</table>"


def page(figures: drafts.Figures, charset: str = "utf-8", **changes: str) -> str:
    """A report as a page with menus around it."""
    blocks = drafts.report(figures, **changes)
    body = "\n".join(f"<p>　　{block}</p>" if isinstance(block, str) else tables(block) for block in blocks)
    article = f"<div class=main><div class=text>\n{body}\n</div></div>"
    return f"{HEAD.format(charset)}<body>{MENU}{article}{FOOT}</body></html>"


def lint(kit: Kit, data: bytes) -> list[Finding]:
    """What every rule finds on a page."""
    draft, _ = read_draft(read(data, "page.html"), Plan(kit.rules, kit.forms))
    found, failed = check(draft, kit.rules, "zh")
    assert not failed
    return list(found)


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "utf-16"])
@pytest.mark.parametrize("figures", [drafts.no_figures(), drafts.city()], ids=["nil", "city"])
def test_a_consistent_report_raises_nothing(kit: Kit, figures: drafts.Figures, charset: str) -> None:
    """A page labelled gb2312 is read as GB18030."""
    encoding = "gb18030" if charset == "gb2312" else charset
    assert lint(kit, page(figures, charset).encode(encoding)) == []


@pytest.mark.parametrize("seed", range(10))
def test_one_figure_changed_is_named_at_its_place(kit: Kit, seed: int) -> None:
    """One T110 at that cell, with line and column of the figure in the source."""
    figures = drafts.consistent(seed)
    row, col = seed * 5 % 25, seed % 7
    right = figures.three[row][col]
    figures.three[row][col] += 7777
    text = page(figures)
    (found,) = lint(kit, text.encode())
    assert (found.code, found.expected) == ("T110", str(right))
    place = found.location
    assert (place.table, place.row, place.col) == (2, row + 4, col + 4)
    assert place.line
    assert place.column
    assert text.split("\n")[place.line - 1][place.column - 1 :].startswith(str(right + 7777))


def test_the_telephone_at_the_foot_of_a_page_is_no_contact_of_the_report(kit: Kit) -> None:
    """C101 although the web site gives its own number."""
    assert [one.code for one in lint(kit, page(drafts.city(), contact="").encode())] == ["C101"]


def test_the_title_beside_the_article_is_kept() -> None:
    """It stands above the block that holds all the rest."""
    body = f"<div><h1>某县年度报告</h1><div><p>{'正文。' * 50}</p></div></div>"
    assert paragraphs(f"<body>{MENU}{body}{FOOT}</body>")[0] == "某县年度报告"


def test_what_is_not_shown_is_left_out() -> None:
    """Scripts, styles, hidden elements and navigation."""
    hidden = '<script>1</script><style>2</style><p style="display: none">3</p><nav>4</nav><p hidden>5</p><!-- 6 -->'
    assert paragraphs(f"<body>{hidden}<p>正文</p></body>") == ["正文"]


def test_blocks_and_breaks_end_paragraphs_and_white_space_is_one_blank() -> None:
    """A line end between two Chinese characters is none."""
    assert paragraphs("<p>甲<b>乙</b>\n丙<br>丁  34&nbsp;件<div>戊</div>己</p>") == ["甲乙丙", "丁 34 件", "戊", "己"]


def test_headings_keep_their_level() -> None:
    """h1 to h6."""
    found = document("<h2>一、总体情况</h2><p>正文</p>").blocks
    assert [block.level for block in found if isinstance(block, Paragraph)] == [2, 0]


def test_spans_are_cut_where_the_table_ends() -> None:
    """A rowspan of zero, one beyond the last row, and a colspan into a cell that reaches down."""
    (found,) = document(
        "<table><tr><td>甲<td rowspan=9>乙</tr><tr><td colspan=2>丙<td>丁</tr><tr><td rowspan=0>戊</table>"
    ).tables
    assert found.grid() == [["甲", "乙", ""], ["丙", "乙", "丁"], ["戊", "乙", ""]]


def test_a_table_in_a_cell_follows_the_table_around_it() -> None:
    """As in Word: its text stands in that cell too."""
    found = document("<table><tr><td>甲乙丙丁戊己<td>庚<table><tr><td>1<td>2</table></table>").tables
    assert [(table.index, table.inside, table.grid()) for table in found] == [
        (1, 0, [["甲乙丙丁戊己", "庚\n1\n2"]]),
        (2, 1, [["1", "2"]]),
    ]


def test_a_table_that_lays_out_the_page_is_no_table() -> None:
    """Its cells are read as the page is."""
    found = document("<table><tr><td><p>正文</p><table><tr><td>甲<td>1<tr><td>乙<td>2</table></table>")
    assert [isinstance(block, Table) for block in found.blocks] == [False, True]


def test_a_page_without_text_is_refused() -> None:
    """Nothing but a menu and scripts."""
    with pytest.raises(Unreadable, match="空文件"):
        read(b"<html><script>var x = 1</script></html>", "page.html")


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=60))
@settings(deadline=None, max_examples=300)
def test_any_page_gives_a_sound_document_or_a_refusal(text: str) -> None:
    """Whatever its tags do."""
    try:
        found = read(text.encode("utf-8", "replace"), "page.html")
    except Unreadable:
        return
    assert faults(found) == []


@given(st.binary(max_size=200))
@settings(deadline=None, max_examples=200)
def test_any_bytes_give_a_sound_document_or_a_refusal(data: bytes) -> None:
    """Never another failure."""
    try:
        found = read(data, "page.html")
    except Unreadable:
        return
    assert faults(found) == []


def test_a_page_of_thousands_of_open_tags_is_read() -> None:
    """What stands too deep is left out, and nothing fails."""
    assert paragraphs("<div>正文</div>" + "<div>" * 5000 + "深" + "<table><tr><td>" * 500) == ["正文"]


def test_a_page_of_endless_spans_is_refused() -> None:
    """A merged cell counts at each coordinate it covers."""
    with pytest.raises(Unreadable, match="表格过大"):
        read(("<table>" + "<tr><td rowspan=2000 colspan=100>甲" * 3000).encode(), "page.html")
