"""Suppressions in web pages: the block behind them, or the paragraph, row or cell they stand in."""

import pytest

from gouji import Place, Stretch
from gouji.readers.html import read
from suppressions.judged import FAULT, said

W = "<!-- gouji: ignore[W105] 照录 -->"


def covered(inside: str) -> list[Stretch]:
    """What the waivers of a page cover."""
    found = read(f"<html><body>{inside}</body></html>".encode(), "a.html").waivers
    return [stretch for waiver in found for stretch in waiver.covers]


def cells(first: tuple[int, int], last: tuple[int, int], block: int = 1) -> Stretch:
    """The cells of the first table from one to another, each by row and column."""
    begin, end = (Place(block, 0, 0, 1, *at) for at in (first, last))
    return Stretch(begin, end)


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        (f"{W}<p>{FAULT}</p>\n<p>{FAULT}</p>", ["1:56 W105=照录", "2:13 W105"]),
        (f"<p>{FAULT}{W}</p>\n<p>{FAULT}</p>", ["1:25 W105=照录", "2:13 W105"]),
        (f"<p>{FAULT}</p>{W}\n<p>{FAULT}</p>", ["1:25 W105", "2:13 W105=照录"]),
        (f"<p>来信{W}写道：“请公开。。”</p>\n<p>{FAULT}</p>", ["1:56 W105=照录", "2:13 W105"]),
        (f"<p><!-- 别的 -->{W}\n{FAULT}</p>\n<p>{FAULT}</p>", ["2:10 W105=照录", "3:13 W105"]),
        (f"<p>{FAULT}<br>{W}{FAULT}</p>", ["1:25 W105", "1:72 W105=照录"]),
    ],
)
def test_a_comment_covers_the_paragraph_it_stands_in_or_before(inside: str, found: list[str]) -> None:
    """And no other; places in the source are those of the words."""
    assert said("a.html", f"<html><body>{inside}</body></html>") == found


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (f"<tr><td>一{W}</td><td>二</td></tr><tr><td>三</td><td>四</td></tr>", cells((1, 1), (1, 1))),
        (f"<tr><td>一</td><td>{W}</td></tr><tr><td>三</td><td>四</td></tr>", cells((1, 2), (1, 2))),
        (f"<tr><td>一</td><td>二</td></tr>{W}<tr><td>三</td><td>四</td></tr>", cells((2, 1), (2, 2))),
        (f"<tr><td>一</td><td>二</td></tr><tr>{W}<td>三</td><td>四</td></tr>", cells((2, 1), (2, 2))),
        (f"{W}<tbody><tr><td>一</td><td>二</td></tr><tr><td>三</td></tr></tbody>", cells((1, 1), (1, 2))),
        (f'<tr><td rowspan="2">一{W}</td><td>二</td></tr><tr><td>三</td></tr>', cells((1, 1), (1, 1))),
    ],
)
def test_a_comment_in_a_table_covers_its_cell_or_the_row_behind_it(rows: str, found: Stretch) -> None:
    """A cell without text too."""
    assert covered(f"<table>{rows}</table>") == [found]


def test_a_comment_before_a_table_covers_the_table() -> None:
    """Where it is one, and not only the frame of a page or empty."""
    rows = "<tr><td>一</td><td>二</td></tr>"
    assert covered(f"<p>文</p>{W}<table>{rows}</table>") == [Stretch(Place(2), Place(2))]
    assert covered(f"<p>文</p>{W}<table><tr><td></td><td></td></tr></table><p>二</p>") == [Stretch(Place(2), Place(2))]
    assert covered(f"<p>文</p><table><tr><td>{W}</td><td></td></tr></table><p>二</p>") == []


def test_a_table_in_a_cell_is_covered_in_both() -> None:
    """What stands in it stands in the cell around it too."""
    inner = f"<table><tr><td>三</td><td>四{W}</td></tr></table>"
    outer, inside = covered(f"<table><tr><td>一一一一</td><td>二二二二{inner}</td></tr></table>")
    assert outer == cells((1, 2), (1, 2))
    assert inside == Stretch(Place(2, 0, 0, 2, 1, 2), Place(2, 0, 0, 2, 1, 2))


@pytest.mark.parametrize(
    ("page", "found"),
    [
        (f"{W}<html><head><title>甲</title></head><body><p>{FAULT}</p></body></html>", "=照录"),
        (f"<html><head>{W}<title>甲</title></head><body>\n<p>{FAULT}</p></body></html>", "=照录"),
        (f"<html><body><div>{W}<a>首页</a></div><div><h1>甲的年度报告</h1><p>{FAULT}</p></div></body></html>", ""),
        (f"<html><body><p>{FAULT}</p></body></html>{W}", ""),
        (f"<html><body><p>{FAULT}</p>{W}</body></html>", ""),
        (f"<html><body><p>{FAULT}</p><script>{W}</script></body></html>", ""),
    ],
)
def test_a_comment_above_the_page_is_for_its_first_block(page: str, found: str) -> None:
    """One behind all of it, or in a script, is for none."""
    told = [one.partition(" ")[2] for one in said("a.html", page)]
    assert f"W105{found}" in told
    assert ("G001" in told) == (not found and "script" not in page)


def test_a_page_without_waivers_is_read_as_before() -> None:
    """Other comments leave no trace, whether a waiver stands on the page or not."""
    page = "<p>来<!-- 甲 -->信。<!-- 乙 --></p><!-- gouji -->\n<table><tr><td>一<!-- x --></td><td>二</td></tr></table>"
    plain = read(page.replace("<!-- gouji -->", "").encode(), "a.html")
    assert read(page.encode(), "a.html") == plain
    assert plain.waivers == ()


def test_an_element_of_the_name_is_no_suppression() -> None:
    """Its text is text."""
    assert said("a.html", f"<html><body><p><gouji>{FAULT}</gouji><GOUJI></p>\n{W}<p>{FAULT}</p></body></html>") == [
        "1:32 W105",
        "2:44 W105=照录",
    ]
