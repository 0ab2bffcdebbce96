"""The Word reader: a ``.docx`` (``.docm``, ``.dotx``, ``.dotm``) as a document of paragraphs and tables."""

from collections import Counter
from collections.abc import Iterable, Iterator

from gouji.model import DEFAULT, Block, Document, Paragraph, Reading, Story, Unreadable, Waiver, table
from gouji.readers.word.body import Item, Line, Walk
from gouji.readers.word.comments import Marked, Marks, covering, marks, unmarked, waivers
from gouji.readers.word.grid import MAX_AREA, Grid
from gouji.readers.word.inline import Inline
from gouji.readers.word.names import RELATION, Element, W, switched_on
from gouji.readers.word.notes import of_file, of_text
from gouji.readers.word.numbering import Numbering
from gouji.readers.word.package import Package, Part
from gouji.readers.word.sides import SIDES
from gouji.readers.word.styles import Styles
from gouji.readers.word.traced import Runs, Traced, runs

_SEPARATORS = {"separator", "continuationSeparator", "continuationNotice"}


def read(data: bytes, name: str, reading: Reading = DEFAULT) -> Document:
    """The document in the bytes of a Word file; Unreadable, saying why and what to do, where there is none.

    Its blocks are the body, then the foot- and endnotes in the order they are referred to, then the headers and
    footers. ``name`` is the file's name, which is not trusted: the content says what the file is.
    """
    try:
        return _Reader(Package(data, reading.limits), reading).document()
    except (RecursionError, MemoryError) as error:
        raise Unreadable(
            f"{name}：内容嵌套过深或过大，不予读取", f"{name}: nested too deep or too large, not read"
        ) from error


class _Reader:
    def __init__(self, package: Package, reading: Reading) -> None:
        self._package = package
        self._side = SIDES[reading.revisions]
        self._anchors = reading.anchors
        self._styles = Styles(package.root("styles"))
        self._numbering = Numbering(lambda: package.root("numbering"), self._styles)
        self._seen: Counter[str] = Counter()
        self._hidden = 0
        self._notes: dict[tuple[str, str], None] = {}
        self._waivers, self._unread = _waivers(package)
        self._marks: list[Marks] = []

    def document(self) -> Document:
        part = self._package.document
        first = part.root.find(W + "body")
        body = [] if first is None else self._story(first, self._runs(part))
        stories: list[tuple[Story, list[Item]]] = [
            ("body", body),
            ("note", [*filter(_speaks, self._referred())]),
            ("margin", [*filter(_speaks, self._margins(part.root))]),
        ]
        package = self._package
        said = (
            *of_file(package.format, package.missing),
            *of_text(self._seen, self._hidden, self._side),
            *self._unread,
        )
        blocks = tuple(_blocks(stories))
        if not self._waivers:
            return Document(blocks, package.format, said)
        found = covering(self._waivers, self._marks, blocks)
        return Document(tuple(unmarked(blocks, anchors=self._anchors)), package.format, said, found)

    def _runs(self, part: Part) -> Runs | None:
        if self._waivers:
            self._marks.append(marks(part))
            return self._marks[-1]
        return runs(part) if self._anchors else None

    def _story(self, root: Element, numbered: Runs | None) -> list[Item]:
        kind = Marked if self._waivers else Traced
        inline = kind(root, self._styles, self._side, numbered) if numbered else Inline(root, self._styles, self._side)
        items = Walk(inline, self._numbering).items(root)
        self._seen += inline.seen
        self._hidden += inline.hidden_runs
        self._notes |= inline.notes
        return items

    def _referred(self) -> Iterator[Item]:
        """The foot- and endnotes the text refers to: one that nothing refers to any more is not printed."""
        for kind in ("footnotes", "endnotes"):
            wanted = [number for of, number in self._notes if of == kind]
            part = self._package.related(kind) if wanted else None
            if part is None:
                continue
            numbered = self._runs(part)
            found = {note.get(W + "id"): note for note in part.root}
            for note in (found.get(number) for number in wanted):
                if note is not None and note.get(W + "type") not in _SEPARATORS:
                    yield from self._story(note, numbered)

    def _margins(self, root: Element) -> Iterator[Item]:
        """The headers, then the footers, each part once."""
        if next(root.iter(W + "headerReference", W + "footerReference"), None) is None:
            return
        unused = set(self._unused_margins(root))
        for kind in ("headerReference", "footerReference"):
            used = [element for element in root.iter(W + kind) if element.get(W + "type") not in unused]
            for relation in dict.fromkeys(element.get(RELATION, "") for element in used):
                part = self._package.linked(relation)
                if part is not None:
                    yield from self._story(part.root, self._runs(part))

    def _unused_margins(self, root: Element) -> Iterator[str]:
        """The kinds of header that no page shows: Word keeps their text when they are switched off."""
        if not _any_on(root, "titlePg"):
            yield "first"
        settings = self._package.root("settings")
        if settings is None or not _any_on(settings, "evenAndOddHeaders"):
            yield "even"


def _waivers(package: Package) -> tuple[dict[str, Waiver], list[tuple[str, str]]]:
    """The waivers among the comments, or a note that these cannot be read: the text can be checked all the same."""
    try:
        return waivers(package), []
    except Unreadable as error:
        return {}, [(f"批注读不了，其中的豁免没有起作用：{error.zh}", f"comments could not be read: {error.en}")]


def _any_on(root: Element, name: str) -> bool:
    return any(switched_on(element) for element in root.iter(W + name))


def _speaks(item: Item) -> bool:
    """Whether an item says anything: blank lines count in the body alone."""
    return isinstance(item, Grid) or bool(item.text or item.label)


def _blocks(stories: Iterable[tuple[Story, list[Item]]]) -> Iterator[Block]:
    number = tables = area = 0
    for story, items in stories:
        for item, inside in _flat(items, tables):
            number += 1
            if isinstance(item, Line):
                where: Story = "contents" if item.contents and story == "body" else story
                yield Paragraph(number, item.text, item.label, item.level, story=where, anchors=item.anchors)
                continue
            tables += 1
            area += item.area()
            if area > MAX_AREA:
                raise Unreadable(
                    f"表格过大（合计超过 {MAX_AREA} 格），不予读取", f"tables of over {MAX_AREA} cells: not read"
                )
            yield table(number, tables, item.cells(), rows=item.rows, inside=inside, story=story)


def _flat(items: Iterable[Item], before: int, inside: int = 0) -> Iterator[tuple[Item, int]]:
    """Every item with the index of the table it is inside, 0 for none; ``before`` counts the tables so far."""
    for item in items:
        yield item, inside
        if isinstance(item, Grid):
            before += 1
            yield from _flat(item.inner, before, before)
            before += item.tables_inside()
