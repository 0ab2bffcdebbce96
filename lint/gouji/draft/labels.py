"""Finding a form's labels in the texts of a table."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import takewhile

import msgspec

from gouji.figures import read_figure
from gouji.folding import fold, unnumbered
from gouji.form import Band, FormTable, Label, Leaf, leaves

Path = tuple[Label, ...]

_PAGE_NUMBER = re.compile(r"[-—–]\s*\d{1,3}\s*[-—–]")


class LabelIndex(msgspec.Struct, frozen=True):
    """Where each wording of some labels leads: to the leaves and groups that are printed so.

    ``exact`` is keyed by the whole label folded, ``loose`` by the label without its ordinal.
    """

    exact: dict[str, tuple[Path, ...]]
    loose: dict[str, tuple[Path, ...]]

    def find(self, text: str) -> tuple[Path, ...]:
        """The paths of labels that a text can be, outermost label first."""
        key = fold(text)
        if not key:
            return ()
        found = self.exact.get(key) or self.loose.get(unnumbered(text))
        if not found and _PAGE_NUMBER.search(text):
            return self.find(_PAGE_NUMBER.sub("", text))
        return found or ()


class BandShape(msgspec.Struct, frozen=True):
    """A band of a form's table with its leaves and where their labels lead."""

    band: Band
    rows: tuple[Leaf, ...]
    columns: tuple[Leaf, ...]
    row_index: LabelIndex
    column_index: LabelIndex
    groups: frozenset[str]
    """The labels of groups of columns, folded."""


class Shape(msgspec.Struct, frozen=True):
    """The full grid a form's table prints: its columns of labels and of figures, and its bands."""

    table: FormTable
    bands: tuple[BandShape, ...]
    label_columns: int
    figure_columns: int
    wordings: dict[str, frozenset[Path]]
    """Each label, folded, with the labels it may be; a band's heading is one too."""
    printed: frozenset[str]
    """Every text the form prints in the table, folded: the labels and what stands in the corners."""
    beginnings: frozenset[str]
    """What these texts begin with, down to their first character."""

    @property
    def width(self) -> int:
        """The number of columns of the full grid."""
        return self.label_columns + self.figure_columns


class RowMatch(msgspec.Struct, frozen=True):
    """A row of a table that is a row of the form: its band, its leaf, and how many cells its labels take."""

    band: int
    leaf: Leaf
    cells: int


@lru_cache(maxsize=64)
def shape_of(table: FormTable) -> Shape:
    """The shape of a form's table, worked out once."""
    bands = tuple(map(_band_shape, table.bands))
    wordings = _wordings(bands)
    printed = frozenset(wordings) | {fold(band.corner) for band in table.bands if band.corner}
    return Shape(
        table,
        bands,
        max((len(leaf.path) for band in bands for leaf in band.rows if leaf.label), default=0),
        max((len(band.columns) for band in bands), default=0),
        wordings,
        printed,
        frozenset(text[:end] for text in printed for end in range(1, len(text) + 1)),
    )


def _band_shape(band: Band) -> BandShape:
    columns = index(band.columns)
    groups = frozenset(key for key, paths in columns.exact.items() if any(path[-1].of for path in paths))
    return BandShape(band, tuple(band.row_leaves()), tuple(band.column_leaves()), index(band.rows), columns, groups)


def _wordings(bands: Iterable[BandShape]) -> dict[str, frozenset[Path]]:
    found: dict[str, frozenset[Path]] = {}
    for band in bands:
        for labels in (band.row_index, band.column_index):
            for key, paths in labels.exact.items():
                found[key] = found.get(key, frozenset()) | {path[-1:] for path in paths}
        if key := fold(band.band.heading):
            found[key] = frozenset({(Label(band.band.heading),)})
    return found


def index(labels: Iterable[Label]) -> LabelIndex:
    """An index of labels and of the groups above them."""
    exact: dict[str, tuple[Path, ...]] = {}
    loose: dict[str, tuple[Path, ...]] = {}
    for path in _nodes(tuple(labels)):
        for wording in (path[-1].label, *path[-1].also):
            for keys, key in ((exact, fold(wording)), (loose, unnumbered(wording))):
                if key and path not in keys.get(key, ()):
                    keys[key] = (*keys.get(key, ()), path)
    return LabelIndex(exact, loose)


def _nodes(labels: tuple[Label, ...]) -> list[Path]:
    """Each label once, as the path that leads to it."""
    paths = (leaf.path[: depth + 1] for leaf in leaves(labels) for depth in range(len(leaf.path)))
    return list(dict.fromkeys(paths))


def reads_as(text: str, label: Label) -> bool:
    """Whether a text is one of a label's wordings, with its ordinal or without."""
    key, loose = fold(text), unnumbered(text)
    return any(key == fold(wording) or loose == unnumbered(wording) for wording in (label.label, *label.also))


def match_row(texts: Sequence[str], shape: Shape, after: RowMatch | None = None) -> RowMatch | None:
    """The form's row that a row of texts is, by the labels it begins with; ``after`` is the row found before it.

    Blank cells before the labels, where a merged label reaches down, and a leading line number are passed over.
    """
    above: Path = ()
    for position, text in enumerate(texts):
        if not fold(text):
            continue
        found = [
            (number, path)
            for number, band in enumerate(shape.bands)
            for path in band.row_index.find(text)
            if path[: len(above)] == above and (above or _names_row(texts, position, band, after))
        ]
        rows = [(number, path) for number, path in found if not path[-1].of]
        if rows:
            number, path = _next_of(rows, shape, after)
            leaf = next(leaf for leaf in shape.bands[number].rows if leaf.path == path)
            return RowMatch(number, leaf, position + 1 + _repeats(texts, position))
        if found:
            above = found[0][1]
        elif above or read_figure(text).kind != "figure":
            return None
    return None


def _names_row(texts: Sequence[str], position: int, band: BandShape, after: RowMatch | None) -> bool:
    """Whether a text alone says which row it is.

    总计 and 其他 may be columns too, （七）总计 is not; where both are printed alike, what follows decides: a row has
    figures behind its label, a header has words.
    """
    key = fold(texts[position])
    if key not in band.column_index.exact:
        return True
    behind = texts[position + 1 + _repeats(texts, position) :]
    kind = read_figure(behind[0]).kind if behind else "blank"
    return key in band.row_index.exact and (kind == "figure" or (kind == "blank" and after is not None))


def _next_of(rows: list[tuple[int, Path]], shape: Shape, after: RowMatch | None) -> tuple[int, Path]:
    """Of rows that read alike, the first below the row found before."""
    if after and len(rows) > 1:
        passed = (after.band, after.leaf.order)
        for number, path in rows:
            order = next(leaf.order for leaf in shape.bands[number].rows if leaf.path == path)
            if (number, order) > passed:
                return number, path
    return rows[0]


def _repeats(texts: Sequence[str], position: int) -> int:
    """How often a merged label is written again in the cells it covers."""
    own = fold(texts[position])
    return sum(1 for _ in takewhile(lambda text: fold(text) == own, texts[position + 1 :]))


def match_column(stack: Sequence[str], band: BandShape, taken: set[str]) -> Leaf | None:
    """The form's column under a stack of header texts, outermost first; one not ``taken`` where several read alike."""
    for depth in range(len(stack) - 1, -1, -1):
        paths = [path for path in band.column_index.find(stack[depth]) if not path[-1].of]
        if not paths:
            continue
        above = {fold(text) for text in stack[:depth]}
        fitting = [path for path in paths if _agrees(path, above, band)] or paths
        free = [path for path in fitting if path[-1].id not in taken] or fitting
        return next(leaf for leaf in band.columns if leaf.path == free[0])
    return None


def _agrees(path: Path, above: set[str], band: BandShape) -> bool:
    """Whether no group printed above a column is a group of others."""
    own = {fold(wording) for label in path for wording in (label.label, *label.also)}
    return not (above & band.groups) - own


def similarity(texts: Iterable[str], shape: Shape) -> int:
    """How many different labels of a form's table stand among some texts."""
    found: set[Path] = set()
    for text in texts:
        found.update(shape.wordings.get(fold(text), ()))
    return len(found)
