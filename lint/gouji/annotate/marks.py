"""The marks of comments in the document part: where the range begins and ends, and the comment's own sign."""

from collections.abc import Callable, Collection, Mapping, Sequence

from lxml import etree

from gouji.annotate.places import Where
from gouji.annotate.runs import shown, split
from gouji.readers.word.names import Element, P
from gouji.readers.word.sides import Side


def mark(
    found: Sequence[tuple[str, Where]],
    twins: Mapping[Element, Element],
    side: Side,
    clear: Callable[[], None],
) -> None:
    """Put the marks of comments, each an id and where it stands, into the tree of ``twins``.

    ``twins`` gives for an element as it was read that of the part to be written. Runs are split first; ``clear`` then
    takes out what is to go.
    """
    pieces = {run: _Pieces(run, twins[run], cuts, side) for run, cuts in _cuts(found).items()}
    clear()
    behind: dict[Element, Element] = {}
    for number, where in found:
        if where.first.tag == P:
            begin, end, sign = _marks(twins[where.first], number)
            twins[where.first].extend([begin, end])
            _sign(end, sign, where, twins)
            continue
        first = pieces[where.first].at(where.at) if where.first in pieces else twins[where.first]
        last = pieces[where.last].to(where.to) if where.last in pieces else twins[where.last]
        begin, end, sign = _marks(first, number)
        first.addprevious(begin)
        behind.get(last, last).addnext(end)
        _sign(end, sign, where, twins)
        behind[last] = end if where.sign is not None else sign


def _sign(end: Element, sign: Element, where: Where, twins: Mapping[Element, Element]) -> None:
    """Put the sign behind the end of its range, or where it has to stand."""
    if where.sign is None:
        end.addnext(sign)
        return
    line = twins[where.sign]
    line.insert(sum(etree.QName(child).localname == "pPr" for child in line.iterchildren("*")), sign)


class _Pieces:
    """The runs a run is split into, each with the number of characters before it."""

    def __init__(self, read: Element, run: Element, cuts: Collection[int], side: Side) -> None:
        self._cuts = [0, *sorted(cuts)]
        self._runs = split(run, shown(read, side), [*cuts])

    def at(self, offset: int) -> Element:
        """The piece that begins behind some characters."""
        return self._runs[self._cuts.index(offset)]

    def to(self, offset: int) -> Element:
        """The piece that ends behind some characters; the last for 0."""
        return self._runs[self._cuts.index(offset) - 1]


def _cuts(found: Sequence[tuple[str, Where]]) -> dict[Element, set[int]]:
    cuts: dict[Element, set[int]] = {}
    for _, where in found:
        for run, offset in ((where.first, where.at), (where.last, where.to)):
            if offset:
                cuts.setdefault(run, set()).add(offset)
    return cuts


def _marks(beside: Element, number: str) -> tuple[Element, Element, Element]:
    """The beginning, the end, and the run with the sign, in the namespace of a neighbour."""
    w = f"{{{etree.QName(beside.getroottree().getroot()).namespace}}}"
    begin, end = (etree.Element(w + name, {w + "id": number}) for name in _RANGE)
    sign = etree.Element(w + "r")
    etree.SubElement(sign, w + "commentReference", {w + "id": number})
    return begin, end, sign


_RANGE = ("commentRangeStart", "commentRangeEnd")


def unmark(root: Element, numbers: Collection[str]) -> None:
    """Take the marks of some comments out of a document part."""
    w = f"{{{etree.QName(root).namespace}}}"
    for element in list(root.iter(*(w + name for name in (*_RANGE, "commentReference")))):
        if element.get(w + "id") not in numbers:
            continue
        run = element.getparent()
        alone = (
            run is not None and run.tag == w + "r" and all(child is element or child.tag == w + "rPr" for child in run)
        )
        drop(run if alone and run is not None else element)


def drop(element: Element) -> None:
    """Take an element out and leave the text behind it."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if element.tail and before is None:
        parent.text = (parent.text or "") + element.tail
    elif element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    parent.remove(element)
