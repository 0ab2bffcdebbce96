"""What a glance at a story tells: most paragraphs are nothing but text, most cells say nothing of themselves.

Both are found in a few passes over the whole story, so that each need not be asked one by one.
"""

from collections.abc import Collection

from gouji.readers.word.names import RUN, SPACE, TEXT, Element, P

_BLANKS = " \t\r\n"


def shown(element: Element) -> str:
    """What a ``w:t`` shows: without ``xml:space`` no outer blanks, which a pretty printer may have added."""
    text = element.text
    if not text:
        return ""
    if (text[0] in _BLANKS or text[-1] in _BLANKS) and element.get(SPACE) != "preserve":
        text = text.strip(_BLANKS)
    return text.replace("\n", " ")


class Plain:
    """The texts of the paragraphs of a story that hold nothing but text."""

    def __init__(self, root: Element, others: Collection[str]) -> None:
        """Look through a story; ``others`` are the elements besides runs and texts that show anything."""
        self._texts: dict[Element, list[str]] = {}
        self._mixed = {_paragraph(element) for element in root.iter(*others)}
        for element in root.iter(TEXT):
            run = element.getparent()
            paragraph = None if run is None else run.getparent()
            if run is None or paragraph is None or run.tag != RUN or paragraph.tag != P:
                self._mixed.add(_paragraph(element))
            else:
                self._texts.setdefault(paragraph, []).append(shown(element))

    def text(self, paragraph: Element) -> str | None:
        """The text of a paragraph; None where it holds something else too, or is none."""
        known = paragraph.tag == P and paragraph not in self._mixed
        return "".join(self._texts.get(paragraph, ())) if known else None


def _paragraph(element: Element) -> Element | None:
    """The paragraph an element stands in."""
    return next(element.iterancestors(P), None)


def speaking(root: Element, tags: Collection[str]) -> set[Element]:
    """The elements whose properties hold one of some tags."""
    properties = (element.getparent() for element in root.iter(*tags))
    holders = (each.getparent() for each in properties if each is not None)
    return {holder for holder in holders if holder is not None}
