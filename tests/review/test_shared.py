"""Real Word files of every make can be commented on, and read as before."""

import random
import re
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

import pytest

from gouji.annotate import Remark, annotate
from gouji.model import Block, Paragraph, Place, Unreadable
from gouji.readers.word import read
from review.copies import bare, comments, document, joined, parts

SHARE = 5
"""One file in so many is tried, the same ones each time."""
LARGEST = 200_000
REFUSED = "已损坏|正文没有段落"
"""Why a file that can be read has no copy: a part is damaged, or nothing could bear a comment."""


def places(blocks: tuple[Block, ...], chance: random.Random) -> Iterator[Place]:
    """Some spans of some blocks and cells, empty ones too."""
    for block in chance.sample(blocks, min(6, len(blocks))):
        if isinstance(block, Paragraph):
            yield Place(block.number, *span(block.text, chance))
        elif block.cells:
            cell = chance.choice(block.cells)
            yield Place(block.number, *span(cell.text, chance), block.index, cell.row, cell.col)


def span(text: str, chance: random.Random) -> tuple[int, int]:
    """Two offsets into a text."""
    first, last = sorted((chance.randint(0, len(text)), chance.randint(0, len(text))))
    return first, last


def copied_or_refused(data: bytes, remarks: list[Remark]) -> bytes:
    """The copy of a file; empty where it is refused for one of two causes."""
    try:
        return annotate(data, remarks)
    except Unreadable as refusal:
        if not re.search(REFUSED, refusal.zh):
            raise
        return b""


def test_every_readable_file_gives_a_copy_that_reads_the_same(shared: Path) -> None:
    """With each comment there once; all is as before but the marks and the joints of runs."""
    copied = 0
    for path in sorted((shared / "docx" / "files").iterdir()):
        if crc32(path.name.encode()) % SHARE or path.stat().st_size > LARGEST:
            continue
        data = path.read_bytes()
        try:
            before = read(data, path.name).blocks
        except Unreadable:
            continue
        remarks = [Remark(place, ("话",), "引文") for place in places(before, random.Random(path.name))]  # noqa: S311  # no secret
        copy = copied_or_refused(data, remarks)
        if not copy:
            continue
        copied += 1
        assert read(copy, path.name).blocks == before, path.name
        assert annotate(copy, remarks) == copy, path.name
        kept = {name: part for name, part in parts(data).items() if not name.endswith((".xml", ".rels"))}
        assert kept.items() <= parts(copy).items(), path.name
        if "word/document.xml" in parts(data):
            assert bare(copy) == joined(document(data)), path.name
            assert sum(one.author == "Gouji" for one in comments(copy)) == len(remarks), path.name
    assert copied > 40


@pytest.mark.parametrize("name", ["good.docx", "bad.docx"])
def test_an_example_of_ours_reads_the_same(name: str) -> None:
    """Made by Word's own rules: styles, numbers, headers."""
    data = (Path(__file__).parents[2] / "examples" / "annual-report" / name).read_bytes()
    before = read(data, name).blocks
    remarks = [Remark(place, ("话",), "引文") for place in places(before, random.Random(1))]  # noqa: S311  # no secret
    copy = annotate(data, remarks)
    assert read(copy, name).blocks == before
    assert bare(copy) == joined(document(data))
    assert len(comments(copy)) == len(remarks)
