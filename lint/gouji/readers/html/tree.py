"""The tree of a page, and what of it is shown."""

import re
from typing import TypeAlias, cast

from lxml import etree, html
from lxml.etree import _Element

from gouji.readers.text.refusals import empty

Element: TypeAlias = _Element

_DECLARATION = re.compile(r"<\?xml[^>]{0,200}>")
_UNSEEN = frozenset({
    "script", "style", "head", "template", "noscript", "iframe", "object", "svg", "canvas", "select", "option",
    "button", "input", "textarea", "nav", "aside", "map",
})  # fmt: skip
_BLOCKS = frozenset({
    "address", "article", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li",
    "main", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")


def parse(text: str, *, comments: bool = False) -> Element:
    """The body of a page, with its ``comments`` or without.

    Raises :class:`gouji.model.Unreadable` where there is none.
    """
    blanked = _DECLARATION.sub(lambda found: " " * len(found[0]), text)  # lxml refuses a text that names its encoding
    parser = html.HTMLParser(no_network=True, remove_comments=not comments, remove_pis=True, huge_tree=False)
    try:
        root = html.document_fromstring(blanked, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise empty() from None
    body = root.find("body")
    return root if body is None else body


def name_of(element: Element) -> str:
    """The name of an element; empty for what is none, as a comment."""
    tag: object = element.tag
    return tag.lower() if isinstance(tag, str) else ""


def is_block(element: Element) -> bool:
    """Whether an element begins and ends a paragraph."""
    return name_of(element) in _BLOCKS


def is_seen(element: Element) -> bool:
    """Whether an element is shown, and is no navigation."""
    name = name_of(element)
    if not name or name in _UNSEEN or "hidden" in element.attrib or element.get("role") == "navigation":
        return False
    return not _HIDING.search(element.get("style", "").lower())


def line_of(element: Element) -> int:
    """The line an element begins at, from 1; 0 where it is not known."""
    return cast("int | None", element.sourceline) or 0


def text_of(element: Element) -> str:
    """All text in an element, shown or not."""
    return "".join(map(str, element.itertext()))
