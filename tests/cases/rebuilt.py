"""Whole reports rebuilt from the situations, in Word and in text, and all that is found in them by every rule."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import pytest

import drafts
from drafts import Block, Figures, Grid
from gouji import lint_bytes

PROBLEMS = "一是公开内容不够及时。二是改进措施：加强培训，按时更新。"
"""What a report says in part five."""
NO_FEE = "本年度未产生信息处理费。"
"""What it says in part six."""

Found = tuple[str, str, str | None]
"""A finding: its code, the cell or the words it points at, and what should stand there."""


class Layout(NamedTuple):
    """A kind of file: its name, and how a report is written as one."""

    name: str
    write: Callable[[Sequence[Block]], bytes]


WORD = Layout("draft.docx", drafts.word)
TEXT = Layout("draft.txt", drafts.text)
in_both = pytest.mark.parametrize("layout", [WORD, TEXT], ids=["word", "text"])


def found(blocks: Sequence[Block], layout: Layout) -> list[Found]:
    """All that is found in a report, in order."""
    data = layout.write(blocks)
    return [(one["code"], at(one, blocks, data), one["expected"]) for one in records(layout.name, data)]


def records(name: str, data: bytes) -> list[dict[str, Any]]:
    """The findings on a file by every rule."""
    return lint_bytes(name, data)


def at(finding: Mapping[str, Any], blocks: Sequence[Block], data: bytes) -> str:
    """The cell a finding points at, or the words, and all of the paragraph where it marks none.

    The words must stand where the finding says they do: in its block, and in its line of a text file.
    """
    location = finding["location"]
    block = blocks[location["block"] - 1]
    if not isinstance(block, str):
        return str(location["display"])
    words = marked(finding) or block
    place, _, column = location["display"].rpartition(":")
    source = data.decode().split("\n")[int(place) - 1] if location["line"] else block
    assert source == block
    assert block[int(column) - 1 :].startswith(words)
    return words


def marked(finding: Mapping[str, Any]) -> str:
    """The words in the brackets of the excerpt; empty where it marks none."""
    return "".join(re.findall("【(.*)】", finding["excerpt"]))


def rows(values: Mapping[int, int | list[int]]) -> Figures:
    """A report of zeros but for some rows of table three, from 1; one number alone is that of persons and the total."""
    figures = drafts.no_figures()
    for row, value in values.items():
        figures.three[row - 1] = [value, *[0] * 5, value] if isinstance(value, int) else value
    return figures


def saying(*paragraphs: str, figures: Figures | None = None, year: int = 2024) -> list[Block]:
    """A report on a year, that of the city unless other figures are given, with paragraphs more in part one."""
    blocks = of_year(drafts.report(figures or drafts.city()), year)
    after = 1 + next(at for at, block in enumerate(blocks) if isinstance(block, str) and block.startswith("一、"))
    return [*blocks[: after + 1], *paragraphs, *blocks[after + 1 :]]


def of_year(blocks: Iterable[Block], year: int) -> list[Block]:
    """A report with another year in all it says."""
    return [block.replace("2024", str(year)) if isinstance(block, str) else block for block in blocks]


def put(blocks: Sequence[Block], old: str, new: str) -> list[Block]:
    """A report with other words in the paragraph that holds some."""
    (there,) = (at for at, block in enumerate(blocks) if isinstance(block, str) and old in block)
    return [block.replace(old, new) if at == there and isinstance(block, str) else block
            for at, block in enumerate(blocks)]  # fmt: skip


def table(blocks: Sequence[Block], number: int, change: Callable[[Grid], Grid]) -> list[Block]:
    """A report with a table changed, from 1."""
    there = [at for at, block in enumerate(blocks) if not isinstance(block, str)][number - 1]
    return [change(block) if at == there and not isinstance(block, str) else block for at, block in enumerate(blocks)]


def cells(blocks: Sequence[Block], number: int, texts: Mapping[tuple[int, int], str]) -> list[Block]:
    """A report with other texts in some cells of a table, by row and column, all from 1."""
    return table(blocks, number, lambda grid: [cell._replace(text=texts.get(cell[:2], cell.text)) for cell in grid])


def without_table(blocks: Iterable[Block], columns: int) -> list[Block]:
    """A report without the table that has so many columns."""
    return [block for block in blocks if isinstance(block, str) or drafts.width_of(block) != columns]
