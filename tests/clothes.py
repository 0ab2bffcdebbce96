"""The same report in the clothes real Word files wear: what the reader of the paper sees stays the same.

A clothing changes the XML of a Word file; several may be worn at once, in the order of :data:`CLOTHES`.
"""

import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from io import BytesIO

from lxml import etree
from lxml.etree import _Element as Element

import drafts

_SCHEMAS = "http://schemas.openxmlformats.org"
_NAMES = {
    "w": f"{_SCHEMAS}/wordprocessingml/2006/main",
    "r": f"{_SCHEMAS}/officeDocument/2006/relationships",
    "mc": f"{_SCHEMAS}/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
}
W = f"{{{_NAMES['w']}}}"
P, RUN, ROW, CELL, TEXT = W + "p", W + "r", W + "tr", W + "tc", W + "t"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LINKS = "word/_rels/document.xml.rels"
_TYPES = "[Content_Types].xml"
_TRACKED = 'w:id="1" w:author="审核" w:date="2025-01-06T09:00:00Z"'
_CONTROL = "<w:sdt><w:sdtPr><w:alias w:val='数据'/></w:sdtPr><w:sdtContent/></w:sdt>"
_STRICT = re.compile(rf"{_SCHEMAS}/(wordprocessingml|officeDocument)/2006/".encode())

BEFORE = drafts.consistent(2023)
"""The figures that tracked changes replaced."""


class Word:
    """A Word file taken apart: the trees of its parts, to be changed and packed again."""

    def __init__(self, data: bytes) -> None:
        """Take a file apart."""
        with zipfile.ZipFile(BytesIO(data)) as archive:
            self._parts = {name: archive.read(name) for name in archive.namelist()}
        self._trees: dict[str, Element] = {}
        self.strict = False

    @property
    def body(self) -> Element:
        """The element around the text."""
        return next(self.tree("word/document.xml").iter(W + "body"))

    def tree(self, name: str) -> Element:
        """The root of a part."""
        if name not in self._trees:
            self._trees[name] = etree.fromstring(self._parts[name])
        return self._trees[name]

    def part(self, kind: str) -> Element:
        """The root of the part of a kind (``styles``), which is made and linked where there is none; its link's id."""
        name = f"word/{kind}.xml"
        if name not in self._parts:
            root = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
            self._parts[name] = etree.tostring(xml(f"<w:{root}/>"))
            self._parts.setdefault(_LINKS, f'<Relationships xmlns="{_SCHEMAS}/package/2006/relationships"/>'.encode())
            link = {"Id": link_of(kind), "Type": f"{_NAMES['r']}/{kind}", "Target": f"{kind}.xml"}
            etree.SubElement(self.tree(_LINKS), f"{{{_SCHEMAS}/package/2006/relationships}}Relationship", link)
            form = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"
            types = f"{{{_SCHEMAS}/package/2006/content-types}}Override"
            etree.SubElement(self.tree(_TYPES), types, {"PartName": f"/{name}", "ContentType": form})
        return self.tree(name)

    def packed(self) -> bytes:
        """The file put together again."""
        data = BytesIO()
        with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self._parts.items():
                written = etree.tostring(self._trees[name]) if name in self._trees else content
                if self.strict and name.endswith((".xml", ".rels")):
                    written = _STRICT.sub(rb"http://purl.oclc.org/ooxml/\1/", written)
                archive.writestr(name, written)
        return data.getvalue()


Clothing = Callable[[Word], None]


def dressed(data: bytes, clothes: Iterable[Clothing]) -> bytes:
    """A Word file in some clothes."""
    word = Word(data)
    for clothing in clothes:
        clothing(word)
    return word.packed()


def numbered(word: Word) -> None:
    """Numerals by automatic numbering, named by each paragraph."""
    _number(word, lambda paragraph, num: _into_properties(paragraph, f"<w:numPr>{_list(num)}</w:numPr>"))


def numbered_by_style(word: Word) -> None:
    """Numerals by automatic numbering, which a paragraph has from its style."""
    styles = word.part("styles")

    def through_style(paragraph: Element, num: int) -> None:
        if num not in known:
            known.add(num)
            numbering = f"<w:numPr><w:numId w:val='{num}'/></w:numPr>"
            styles.append(_style(f"Numbered{num}", f"numbered {num}", f"<w:pPr>{numbering}</w:pPr>"))
        _into_properties(paragraph, f"<w:pStyle w:val='Numbered{num}'/>")

    known: set[int] = set()
    _number(word, through_style)


_NUMERALS = (
    (re.compile(r"([一二三四五六])、"), "chineseCounting", "%1、"),
    (re.compile(r"（([一二三四五六七])）"), "chineseCounting", "（%1）"),
    (re.compile(r"(\d)\."), "decimal", "%1."),
)
_FIRST_LIST = 9000


def _number(word: Word, give: Callable[[Element, int], None]) -> None:
    """Take every typed numeral away and ``give`` its paragraph one of a list, which begins anew at every 一 or 1.

    Each list has a definition of its own: those that share one count on together.
    """
    numbering = word.part("numbering")
    lists: dict[tuple[int, Element | None], int] = {}
    made = _FIRST_LIST
    for paragraph in list(word.body.iter(P)):
        for kind, (pattern, form, text) in enumerate(_NUMERALS):
            found = pattern.match(text_of(paragraph))
            if found is None:
                continue
            key = kind, next(paragraph.iterancestors(W + "tbl"), None)
            if found[1] in "一1" or key not in lists:
                made += 1
                lists[key] = made
                shown = f"<w:start w:val='1'/><w:numFmt w:val='{form}'/><w:lvlText w:val='{text}'/>"
                level = f"<w:lvl w:ilvl='0'>{shown}</w:lvl>"
                numbering.insert(0, xml(f"<w:abstractNum w:abstractNumId='{made}'>{level}</w:abstractNum>"))
                numbering.append(xml(f"<w:num w:numId='{made}'><w:abstractNumId w:val='{made}'/></w:num>"))
            _keep(paragraph, found.end(), len(text_of(paragraph)))
            give(paragraph, lists[key])


def _list(num: int) -> str:
    return f"<w:ilvl w:val='0'/><w:numId w:val='{num}'/>"


def run_in(word: Word) -> None:
    """Headings marked by an outline level, with the first sentence behind them in the same printed paragraph.

    The first is joined by a style separator, as Word does it, the others stand in one paragraph with theirs.
    """
    headings = list(_headings(word))
    for heading in headings:
        _into_properties(heading, "<w:outlineLvl w:val='0'/>")
        heading.append(xml("<w:r><w:t>。</w:t></w:r>"))
        after = heading.getnext()
        if after is None or after.tag != P:
            heading.append(xml("<w:r><w:t>数据见下表。</w:t></w:r>"))
        elif heading is headings[0]:
            _into_properties(heading, "<w:rPr><w:vanish/><w:specVanish/></w:rPr>")
        else:
            heading.extend(after.findall(RUN))
            _remove(after)


def boxed(word: Word) -> None:
    """The contact details in a text box, twice in the file: for new programs and for old ones."""
    for paragraph in _saying(word, "电话："):
        inside = [deepcopy(paragraph), deepcopy(paragraph)]
        for run in paragraph.findall(RUN):
            paragraph.remove(run)
        shape = (
            "<w:r><mc:AlternateContent>"
            "<mc:Choice Requires='wps'><w:drawing><wps:wsp><wps:txbx><w:txbxContent/></wps:txbx></wps:wsp></w:drawing>"
            "</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent/></v:textbox></v:shape></w:pict>"
            "</mc:Fallback></mc:AlternateContent></w:r>"
        )
        paragraph.append(xml(shape))
        for box, content in zip(list(paragraph.iter(W + "txbxContent")), inside, strict=True):
            box.append(content)


def with_contents(word: Word) -> None:
    """A table of contents behind the title; it lists all six sections, whether or not they are there."""
    word.part("styles").append(_style("TOC1", "toc 1", ""))
    field = "<w:r><w:fldChar w:fldCharType='{}'/></w:r>"
    code = "<w:r><w:instrText> {} </w:instrText></w:r>"
    entries = []
    for number, title in enumerate(drafts.SECTIONS):
        begin = field.format("begin") + code.format(r"TOC \o 1-1 \h") + field.format("separate") if not number else ""
        page = field.format("begin") + code.format(f"PAGEREF _Toc{number}") + field.format("separate")
        shown = f"<w:r><w:t>{'一二三四五六'[number]}、{title}</w:t></w:r><w:r><w:tab/></w:r>"
        page += f"<w:r><w:t>{number + 1}</w:t></w:r>" + field.format("end")
        link = f"<w:hyperlink w:anchor='_Toc{number}'>{shown}{page}</w:hyperlink>"
        entries.append(f"<w:p><w:pPr><w:pStyle w:val='TOC1'/></w:pPr>{begin}{link}</w:p>")
    gallery = "<w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr>"
    inside = f"<w:p><w:r><w:t>目录</w:t></w:r></w:p>{''.join(entries)}<w:p>{field.format('end')}</w:p>"
    word.body.insert(1, xml(f"<w:sdt>{gallery}<w:sdtContent>{inside}</w:sdtContent></w:sdt>"))


def with_margins(word: Word) -> None:
    """A header and a footnote that name sections, and a footer with the page number: none of them is the text."""
    word.part("header").append(xml(f"<w:p><w:r><w:t>一、{drafts.SECTIONS[0]}</w:t></w:r></w:p>"))
    word.part("footer").append(xml("<w:p><w:fldSimple w:instr='PAGE'><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>"))
    note = f"<w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>{drafts.SECTIONS[4]}</w:t></w:r></w:p>"
    word.part("footnotes").append(xml(f"<w:footnote w:id='9001'>{note}</w:footnote>"))
    next(word.body.iterchildren(P)).append(xml("<w:r><w:footnoteReference w:id='9001'/></w:r>"))
    references = "".join(
        f"<w:{kind}Reference w:type='default' r:id='{link_of(kind)}'/>" for kind in ("header", "footer")
    )
    section = word.body.find(W + "sectPr")
    if section is None:
        section = etree.SubElement(word.body, W + "sectPr")
    section[:0] = list(xml(f"<w:sectPr>{references}</w:sectPr>"))


def revised_figures(word: Word, before: drafts.Figures = BEFORE) -> None:
    """Every figure inserted as a tracked change in place of a deleted one."""
    old = [*before.two, *(str(value) for row in before.three for value in row), *map(str, before.four)]
    for run, figure in zip(list(_figures(word)), old, strict=False):
        inserted = _wrap(run, f"<w:ins {_TRACKED}/>")
        inserted.addprevious(xml(f"<w:del {_TRACKED}><w:r><w:delText>{figure}</w:delText></w:r></w:del>"))


def revised_text(word: Word) -> None:
    """A row replaced, a paragraph deleted and one inserted, a heading moved, two halves of a sentence joined."""
    for row in [row for row in word.body.iter(ROW) if "本年新收政府信息公开申请数量" in text_of(row)]:
        gone = deepcopy(row)
        row.addprevious(gone)
        for which, side, other in ((gone, "del", "ins"), (row, "ins", "del")):
            which.insert(0, xml(f"<w:trPr><w:{side} {_TRACKED}/></w:trPr>"))
            for change in list(which.iter(W + other)):
                if change.getparent() is not which[0]:
                    _remove(change)
    for paragraph in _saying(word, "编制本报告"):
        paragraph.addnext(_marked("del", "初稿的一句话。"))
    for paragraph in _saying(word, drafts.SECTIONS[4]):
        origin = deepcopy(paragraph)
        paragraph.addprevious(origin)
        paragraph.addprevious(_marked("ins", "以上为全部数据。"))
        for which, side in ((origin, "moveFrom"), (paragraph, "moveTo")):
            _into_properties(which, f"<w:rPr><w:{side} {_TRACKED}/></w:rPr>")
            for run in which.findall(RUN):
                _wrap(run, f"<w:{side} {_TRACKED}/>")
    for paragraph in _saying(word, "统计期限"):
        middle = text_of(paragraph).index("至")
        first = deepcopy(paragraph)
        paragraph.addprevious(first)
        _keep(first, 0, middle)
        _keep(paragraph, middle, len(text_of(paragraph)))
        _into_properties(first, f"<w:rPr><w:del {_TRACKED}/></w:rPr>")


def _marked(side: str, words: str) -> Element:
    name = "delText" if side == "del" else "t"
    change = f"<w:{side} {_TRACKED}>"
    mark = f"<w:pPr><w:rPr><w:{side} {_TRACKED}/></w:rPr></w:pPr>"
    return xml(f"<w:p>{mark}{change}<w:r><w:{name}>{words}</w:{name}></w:r></w:{side}></w:p>")


def controlled(word: Word) -> None:
    """Content controls: in every figure cell, around every third cell, fifth row and second paragraph, and a table."""
    for paragraph in [next(run.iterancestors(P)) for run in _figures(word)]:
        control = xml(_CONTROL)
        control[-1].extend([child for child in paragraph if child.tag != W + "pPr"])
        paragraph.append(control)
    for wrapped in (
        list(word.body.iter(CELL))[::3],
        list(word.body.iter(ROW))[::5],
        list(word.body.iterchildren(P))[1::2],
        list(word.body.iterchildren(W + "tbl"))[1:2],
    ):
        for element in wrapped:
            _wrap(element, _CONTROL)


def split(word: Word) -> None:
    """Runs of two characters, with what the spelling checker and cross-references leave between them."""
    marks = (
        "<w:proofErr w:type='spellStart'/>",
        "<w:bookmarkStart w:id='77' w:name='引用'/>",
        "<w:bookmarkEnd w:id='77'/>",
    )
    for run in list(word.body.iter(RUN)):
        texts = run.findall(TEXT) + run.findall(W + "delText")
        content = "".join(text.text or "" for text in texts)
        if len(texts) != 1 or len(content) <= 2:
            continue
        for number, start in enumerate(range(0, len(content), 2)):
            piece = deepcopy(run)
            written = next(piece.iter(texts[0].tag))
            written.text = content[start : start + 2]
            written.set(_SPACE, "preserve")
            run.addprevious(piece)
            run.addprevious(xml(marks[number % len(marks)]))
        _remove(run)


def strict(word: Word) -> None:
    """The namespaces of ISO 29500 Strict."""
    word.strict = True


CLOTHES: dict[str, Clothing] = {
    "headings-run-in": run_in,
    "box": boxed,
    "numbered": numbered,
    "numbered-by-style": numbered_by_style,
    "revised-figures": revised_figures,
    "revised-text": revised_text,
    "contents": with_contents,
    "margins": with_margins,
    "controlled": controlled,
    "split": split,
    "strict": strict,
}
EVERYTHING = tuple(clothing for clothing in CLOTHES.values() if clothing is not numbered_by_style)
"""All of them at once; the numerals cannot be automatic twice."""


def xml(text: str) -> Element:
    """An element from its XML, the usual prefixes known."""
    names = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in _NAMES.items())
    return etree.fromstring(f"<x {names}>{text}</x>")[0]


def text_of(element: Element) -> str:
    """The text an element holds."""
    return "".join(text.text or "" for text in element.iter(TEXT))


def link_of(kind: str) -> str:
    """The id of the link to a part of a kind."""
    return f"rIdTo{kind}"


def _headings(word: Word) -> Iterator[Element]:
    return (paragraph for paragraph in list(word.body.iterchildren(P)) if text_of(paragraph)[1:2] == "、")


def _saying(word: Word, words: str) -> list[Element]:
    """The paragraphs of the body that say some words."""
    return [paragraph for paragraph in word.body.iterchildren(P) if words in text_of(paragraph)]


def _figures(word: Word) -> Iterator[Element]:
    """The run of every cell that holds a figure and nothing else, in document order."""
    for cell in word.body.iter(CELL):
        if re.fullmatch(r"\s*\d+(\.\d+)?\s*", text_of(cell)):
            yield next(run for run in cell.iter(RUN) if text_of(run).strip())


def _style(name: str, title: str, properties: str) -> Element:
    return xml(f"<w:style w:type='paragraph' w:styleId='{name}'><w:name w:val='{title}'/>{properties}</w:style>")


_ORDER = ["pStyle", "numPr", "outlineLvl", "rPr"]


def _into_properties(paragraph: Element, content: str) -> None:
    """Say something of a paragraph, in place of what was said of the same before; of its mark, besides."""
    properties = paragraph.find(W + "pPr")
    if properties is None:
        properties = etree.Element(W + "pPr")
        paragraph.insert(0, properties)
    new = xml(content)
    old = properties.find(new.tag)
    if old is not None and old.tag == W + "rPr":
        old[:0] = list(new)
        return
    if old is not None:
        properties.remove(old)
    properties.append(new)
    known = [W + name for name in _ORDER]
    properties[:] = sorted(properties, key=lambda child: known.index(child.tag) if child.tag in known else 1)


def _keep(paragraph: Element, start: int, end: int) -> None:
    """Leave the characters from ``start`` to ``end`` of a paragraph's text."""
    at = 0
    for text in paragraph.iter(TEXT):
        content = text.text or ""
        text.text = content[max(0, start - at) : max(0, end - at)]
        text.set(_SPACE, "preserve")
        at += len(content)


def _wrap(element: Element, shell: str) -> Element:
    """Put a shell around an element, which goes into the last element of it."""
    around = xml(shell)
    parent = element.getparent()
    assert parent is not None
    parent.replace(element, around)
    (around[-1] if len(around) else around).append(element)
    return around


def _remove(element: Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)
