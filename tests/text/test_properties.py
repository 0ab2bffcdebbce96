"""What holds for every file."""

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gouji.model import Cell, Document, Paragraph, Table, Unreadable, faults
from gouji.readers.text import read

NAMES = st.sampled_from(["draft.txt", "draft.md"])
TEXTS = st.text("甲乙丙0127.一、(项)-Aa", min_size=1, max_size=5).filter(lambda text: text.strip("-:"))
PIECES = [
    "|",
    "||",
    " | ",
    "\n",
    "\n\n",
    "\r\n",
    "甲",
    "0",
    "一、情况",
    "# ",
    "---",
    "\\|",
    "<br>",
    "**",
    "\f",
    "\u3000",
]
DRAFTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
Grid = list[list[str]]
ONE_BY_ONE = settings(deadline=None, max_examples=150)


@st.composite
def grids(draw: st.DrawFn, least: int = 1) -> Grid:
    """Rows of one width, each with a text in its first cell."""
    width = draw(st.integers(least, 6))
    rest = st.lists(TEXTS | st.just(""), min_size=width - 1, max_size=width - 1)
    return draw(st.lists(st.builds(lambda first, others: [first, *others], TEXTS, rest), min_size=2, max_size=6))


def stream(grid: Grid) -> str:
    """One cell a line, the empty ones at the end of a row as nothing but bars."""
    lines: list[str] = []
    for row in grid:
        texts = len(row) - next(at for at, text in enumerate(reversed(row)) if text)
        lines += [f"{text} |".strip() for text in row[:texts]]
        lines += ["|" * (len(row) - texts)] if texts < len(row) else []
    return "\n".join(lines)


def only_grid(text: str, name: str = "draft.txt") -> Grid:
    (table,) = read(text.encode(), name).tables
    return table.grid()


def outcome(data: bytes, name: str) -> Document | Unreadable:
    try:
        return read(data, name)
    except Unreadable as refusal:
        return refusal


def parts(document: Document) -> list[Paragraph | Cell]:
    """Every paragraph and cell in reading order."""
    return [part for block in document.blocks for part in (block.cells if isinstance(block, Table) else [block])]


def seen(document: Document) -> str:
    return "".join(part.text for part in parts(document))


@given(st.binary(max_size=200) | st.text(max_size=60).map(str.encode), NAMES)
@settings(deadline=None, max_examples=400)
def test_any_bytes_give_a_sound_document_or_a_refusal(data: bytes, name: str) -> None:
    found = outcome(data, name)
    if isinstance(found, Unreadable):
        assert found.zh
        assert found.en
        return
    assert found.blocks
    assert faults(found) == []
    seen(found).encode()


@given(DRAFTS, NAMES)
@settings(deadline=None, max_examples=400)
def test_no_visible_character_is_lost(text: str, name: str) -> None:
    document = outcome(text.encode(), name)
    if isinstance(document, Unreadable):
        return
    assert faults(document) == []
    dropped = dict.fromkeys(map(ord, "|#\\-*<br>"))
    visible = "".join(text.split()).translate(dropped)
    assert "".join(seen(document).split()).translate(dropped) == visible


@given(DRAFTS)
@settings(deadline=None, max_examples=200)
def test_every_segment_points_at_the_text(text: str) -> None:
    document = outcome(text.encode(), "draft.txt")
    if isinstance(document, Unreadable):
        return
    lines = text.replace("\r\n", "\n").split("\n")
    for part in parts(document):
        ends = [*(place.start for place in part.segments[1:]), len(part.text)]
        for place, end in zip(part.segments, ends, strict=True):
            assert lines[place.line - 1][place.column - 1 :].startswith(part.text[place.start : end].rstrip("\n"))


@given(grids(least=3))
@ONE_BY_ONE
def test_a_stream_with_a_title_row_reads_back(grid: Grid) -> None:
    title = ["标题", *[""] * (len(grid[0]) - 1)]
    assert only_grid(stream([title, *grid])) == [title, *grid]


@given(grids(least=2))
@ONE_BY_ONE
def test_rows_with_bars_behind_read_back(grid: Grid) -> None:
    assert only_grid("\n".join("".join(f"{text} | " for text in row) for row in grid)) == grid


@given(grids(), st.booleans(), NAMES)
@ONE_BY_ONE
def test_markdown_rows_read_back(grid: Grid, aligned: bool, name: str) -> None:  # noqa: FBT001
    lines = ["".join(f"| {text} " for text in row) + "|" for row in grid]
    lines[1:1] = ["|---" * len(grid[0]) + "|"] if aligned else []
    assert only_grid("\n".join(lines), name) == grid


@given(grids(least=3))
@ONE_BY_ONE
def test_rows_parted_by_tabs_read_back(grid: Grid) -> None:
    assume(sum(sum(map(bool, row)) > 2 for row in grid) > 1)
    assert only_grid("\n".join("\t".join(row) for row in grid)) == grid


@given(st.lists(st.lists(st.integers(0, 9999), min_size=3, max_size=9), min_size=2, max_size=9), st.integers(1, 5))
@ONE_BY_ONE
def test_figures_parted_by_blanks_read_back(figures: list[list[int]], blanks: int) -> None:
    texts = [[f"第{number}行名称", *map(str, row)] for number, row in enumerate(figures)]
    width = max(map(len, texts))
    want = [row + [""] * (width - len(row)) for row in texts]
    assert only_grid("\n".join((" " * blanks).join(row) for row in texts)) == want
    (table,) = read("\n\n".join("\n\n".join(row) for row in texts).encode(), "draft.txt").tables
    assert [cell.text for cell in table.cells] == [text for row in texts for text in row]
