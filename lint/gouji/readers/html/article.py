"""Which part of a page is its article: not the menus above and beside it, nor the lines at its foot."""

from gouji.folding import fold
from gouji.readers.html.tree import Element, is_seen, name_of, text_of

_HEADINGS = frozenset({"h1", "h2", "h3"})
_CONTAINERS = frozenset({"article", "center", "div", "form", "main", "section"})
_MOST_OF_IT = 0.6
_SHORTEST_TITLE = 8
_DEEPEST = 200

Weights = dict[Element, tuple[int, int]]
"""Of each element that is shown: how many characters stand in it outside links, and how many tables."""


def article_of(body: Element) -> Element:
    """The smallest element that holds the tables, most of the text outside links, and the title of a page."""
    weights: Weights = {}
    _weigh(body, weights, 0)
    title = _title(body)
    chosen = body
    while True:
        text, tables = weights.get(chosen, (0, 0))
        inner = next((child for child in chosen if _holds(weights.get(child), text, tables)), None)
        if inner is None or name_of(inner) not in _CONTAINERS or _says_more(chosen, inner, title, weights):
            return chosen
        chosen = inner


def _weigh(element: Element, weights: Weights, depth: int) -> tuple[int, int]:
    """An element's own weight; what stands too deep to be written by anybody weighs nothing."""
    if not is_seen(element) or depth > _DEEPEST or name_of(element) == "a":
        return 0, 0
    text, tables = len((element.text or "").strip()), int(name_of(element) == "table")
    for child in element:
        inner = _weigh(child, weights, depth + 1)
        text += inner[0] + len((child.tail or "").strip())
        tables += inner[1]
    weights[element] = text, tables
    return text, tables


def _holds(weight: tuple[int, int] | None, text: int, tables: int) -> bool:
    return weight is not None and weight[1] == tables and weight[0] > text * _MOST_OF_IT


def _says_more(outer: Element, inner: Element, title: str, weights: Weights) -> bool:
    """Whether the title of the page stands beside an element, as a heading or as the page's own title has it."""
    if name_of(inner) in {"article", "main"} and _has_title(inner, title):
        return False
    return any(_has_title(child, title) for child in outer if child is not inner and child in weights)


def _has_title(element: Element, title: str) -> bool:
    headings = [element] if name_of(element) in _HEADINGS else list(element.iter(*_HEADINGS))
    if any(fold(text_of(heading)) for heading in headings if is_seen(heading)):
        return True
    own = fold(text_of(element))
    return len(title) >= _SHORTEST_TITLE and (title in own or (len(own) >= _SHORTEST_TITLE and own in title))


def _title(body: Element) -> str:
    """The title of the page without the names of the site behind it."""
    root = body.getroottree().getroot()
    found = root.find("head/title")
    text = (found.text or "") if found is not None else ""
    for mark in ("_", "|", " - ", "-", "－", "—"):
        text = text.partition(mark)[0]
    return fold(text)
