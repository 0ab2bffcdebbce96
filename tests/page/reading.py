"""Runs made for the page, and reading the page as a browser would."""

from collections.abc import Iterator

from lxml import html
from lxml.html import HtmlElement

import drafts
from gouji import Document, FileResult, Finding, Report
from gouji.checking import Plan, check_bytes
from gouji.registry import Kit
from gouji.reporters.html import render
from gouji.rule import Lang
from gouji.running.pages import page_of

HOSTILE = (
    "</script><script>alert(1)</script><img src=x onerror=alert(2)>{{ 7 * 7 }}{% raw %}<!--]]>'\" style=x "
    "&amp;\u202e倒过来\u2066 \u200f尾\t后"
)


def result(kit: Kit, data: bytes, name: str = "draft.docx", lang: Lang = "zh", plan: Plan | None = None) -> FileResult:
    """What became of a draft, with what its findings rest on."""
    plan = plan or Plan(kit.rules, kit.forms, editions=kit.forms, lang=lang, evidence=True)
    return check_bytes(data, name, name, kit, plan)


def run(kit: Kit, *files: FileResult, lang: Lang = "zh", status: int = 1) -> Report:
    """A run of some files."""
    return Report("0.1.0", kit.packs, files, lang, kit.rules, page_of, "error", status)


def page(kit: Kit, *files: FileResult, lang: Lang = "zh") -> HtmlElement:
    """The page of a run, as it is read."""
    return parsed(render(run(kit, *files, lang=lang), colour=False))


def parsed(text: str) -> HtmlElement:
    """A page, read from its bytes."""
    return html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8", huge_tree=True))


def faulty() -> list[drafts.Block]:
    """A draft with faults in running text, in cells, in a whole table, and of what is missing."""
    figures = drafts.consistent(11)
    figures.three[2][0] += 3
    figures.three[8][4] += 1
    figures.three[8][5] += 2
    figures.four[4] += 1
    blocks = drafts.report(figures, period="", without="其他需要报告的事项")
    wrong = "2024年，本局公开信息1200条，其中公告300条。。还有（没有说完的话；XX单位。一是加强培训。三是完善制度。"
    return [wrong if block == drafts.OVERVIEW else block for block in blocks]


def classed(root: HtmlElement, name: str) -> list[HtmlElement]:
    """The elements of a class, in order."""
    return [one for one in root.iter() if isinstance(one.tag, str) and name in one.get("class", "").split()]


def marked(root: HtmlElement, card: HtmlElement) -> str:
    """The text that the marks of a finding stand on."""
    marks = (one for one in root.iter("mark") if card.get("id") in one.get("data-f", "").split())
    return "".join(one.text_content() for one in marks)


def targets(root: HtmlElement) -> Iterator[str]:
    """What the links of a page point at."""
    for one in root.iter("a"):
        yield one.get("href", "")


def plain(text: str) -> str:
    """A text as an excerpt has it, on one line."""
    return "".join(" " if sign in "\t\n" else sign for sign in text)


def span_of(found: Finding) -> str:
    """What stands in 【】 in an excerpt, whose own brackets are taken for the outermost."""
    return found.excerpt[found.excerpt.index("【") + 1 : found.excerpt.rindex("】")]


def grid(table: HtmlElement) -> list[list[str]]:
    """The full grid of a table, laid out as a browser does, a merged cell's text at each coordinate it covers."""
    found: dict[tuple[int, int], str] = {}
    for row, line in enumerate(table.iter("tr")):
        col = 0
        for cell in line:
            while (row, col) in found:
                col += 1
            for down in range(int(cell.get("rowspan", "1"))):
                for right in range(int(cell.get("colspan", "1"))):
                    found[row + down, col + right] = cell.text_content()
    rows, cols = (max(at[axis] for at in found) + 1 for axis in (0, 1))
    return [[found[row, col] for col in range(cols)] for row in range(rows)]


def texts(document: Document) -> list[object]:
    """What the page must show of a document: its paragraphs and grids, in order."""
    return [
        block.grid() if hasattr(block, "grid") else (getattr(block, "label", "") + block.text)
        for block in document.blocks
    ]


def shown(root: HtmlElement) -> list[object]:
    """What a page shows of a document, in the same shape."""
    blocks = (block for one in classed(root, "story") for block in one if block.get("class") != "own")
    return [grid(next(block.iter("table"))) if block.tag == "figure" else block.text_content() for block in blocks]
