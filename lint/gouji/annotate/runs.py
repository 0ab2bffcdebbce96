"""Runs: what each of their children shows, and how one is split so that nobody sees it."""

from collections.abc import Sequence
from copy import deepcopy

from lxml import etree

from gouji.readers.word.inline import Inline
from gouji.readers.word.names import M_RUN, RPR, RUN, SPACE, TEXT, Element, W
from gouji.readers.word.sides import Side
from gouji.readers.word.styles import Styles

_BLANKS = " \t\r\n"
_SPLIT = (TEXT, W + "delText")
_NO_STYLES = Styles(None)


def shown(run: Element, side: Side) -> list[int]:
    """How many characters each child of a run shows, as the reader has it; a run inside it shows its own."""
    return [_shown(child, side) for child in run]


def _shown(child: Element, side: Side) -> int:
    if child.tag == RPR or next(child.iter(RUN, M_RUN), None) is not None:
        return 0
    shell = etree.Element(RUN)
    shell.append(deepcopy(child))
    return len(Inline(shell, _NO_STYLES, side).text(shell, ""))


def divisible(run: Element, side: Side) -> bool:
    """Whether a run can be cut behind any of its characters."""
    return all(length <= 1 or child.tag in _SPLIT for child, length in zip(run, shown(run, side), strict=True))


def split(run: Element, lengths: Sequence[int], cuts: Sequence[int]) -> list[Element]:
    """The runs that a run becomes when it is cut behind these numbers of characters; the first is the run itself.

    ``lengths`` are those of its children. What shows nothing stays with the characters before it.
    """
    pieces = [run]
    for cut in sorted(set(cuts), reverse=True):
        pieces.insert(1, _cut(run, lengths, cut))
    return pieces


def _cut(run: Element, lengths: Sequence[int], cut: int) -> Element:
    rest = _like(run)
    run.addnext(rest)
    rest.tail, run.tail = run.tail, None
    children = list(run.iterchildren("*"))
    before = 0
    for child, length in zip(children, lengths, strict=False):
        if etree.QName(child).localname == "rPr":
            rest.append(deepcopy(child))
        elif before >= cut and (length or len(rest) > _properties(rest)):
            rest.append(child)
        elif before < cut < before + length:
            rest.append(_second(child, cut - before))
        before += length
    return rest


def _properties(run: Element) -> int:
    return sum(etree.QName(child).localname == "rPr" for child in run)


def _second(text: Element, cut: int) -> Element:
    """The text behind some of its characters, taken out of it into an element of its own.

    Outer blanks show only where ``xml:space`` keeps them: those that were inside are kept, those that were not stay so.
    """
    said = str(text.xpath("string()"))
    if text.get(SPACE) != "preserve":
        cut += len(said) - len(said.lstrip(_BLANKS))
    rest = _like(text)
    del text[:]
    text.text, rest.text = said[:cut], said[cut:]
    if text.get(SPACE) != "preserve" and said[cut - 1] in _BLANKS:
        text.text = text.text.lstrip(_BLANKS)
        text.set(SPACE, "preserve")
    if rest.get(SPACE) != "preserve" and said[cut] in _BLANKS:
        rest.text = rest.text.rstrip(_BLANKS)
        rest.set(SPACE, "preserve")
    rest.tail, text.tail = text.tail, None
    return rest


def _like(element: Element) -> Element:
    copy = etree.Element(element.tag)
    for name, value in element.items():
        copy.set(name, value)
    return copy
