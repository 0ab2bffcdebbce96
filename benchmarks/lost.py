"""What each way loses of one report in the clothes real Word files wear, in per cent of what is printed."""

import re
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from benchmarks import check, naive
from benchmarks.documents import GOOD
from benchmarks.ways import Way
from clothes import CLOTHES, W, Word, dressed
from gouji.model import Document, Paragraph

WORN = {
    "as it is": "",
    "numerals numbered by Word": "numbered",
    "contact in a text box": "box",
    "figures as tracked changes": "revised-figures",
    "content controls": "controlled",
    "saved as Strict": "strict",
}
COUNTED = (r"\d+(?:\.\d+)?", r"[\u4e00-\u9fff]")
"""Figures and Chinese characters: what every way prints alike, however it breaks lines and marks tables."""
Reads = Callable[[bytes], str]


def rows(ways: list[Way]) -> Iterator[list[str]]:
    """The names of the ways that give text, then a row a clothing: the shares of figures and characters they keep."""
    data = GOOD.read_bytes()
    printed = "\n".join(
        "".join(text.text or "" for text in paragraph.iter(W + "t")) for paragraph in Word(data).body.iter(W + "p")
    )
    with tempfile.TemporaryDirectory() as place:
        reads = readers(ways, Path(place))
        yield ["", *reads]
        for name, clothing in WORN.items():
            worn = dressed(data, [CLOTHES[clothing]] if clothing else [])
            yield [name, *(kept(read, worn, printed) for read in reads.values())]


def readers(ways: list[Way], folder: Path) -> dict[str, Reads]:
    """What gives the text of a Word file, by the name of the way."""

    def by_process(way: Way, data: bytes) -> str:
        (folder / "worn.docx").write_bytes(data)
        way.go(folder / "worn.docx", folder, folder / "out")
        return (folder / "out").read_text("utf-8")

    texts = [way for way in ways if not way.judges]
    own = {f"python-docx, {name}": read for name, read in naive.WAYS.items() if name != "cells"}
    others = {way.name: partial(by_process, way) for way in texts if not way.name.startswith("python-docx")}
    return {"Gouji": lambda data: text_of(check.reading(data)), **own, **others}


def text_of(document: Document) -> str:
    """Every paragraph, with the number Word computes, and every cell once."""
    lines: list[str] = []
    for block in document.blocks:
        lines += [block.label + block.text] if isinstance(block, Paragraph) else [cell.text for cell in block.cells]
    return "\n".join(lines)


def kept(read: Reads, data: bytes, printed: str) -> str:
    """Which share of the figures and of the characters a way keeps."""
    try:
        text = read(data)
    except (KeyError, ValueError):  # as which python-docx refuses a file
        return "refused"
    shares = []
    for pattern in COUNTED:
        wanted, there = (Counter(re.findall(pattern, one)) for one in (printed, text))
        shares.append(100 * (wanted & there).total() // wanted.total())
    return " / ".join(map(str, shares))
