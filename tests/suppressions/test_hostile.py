"""Suppressions that nobody would write: none takes long, none ends the run."""

import random
import time

import pytest

from gouji import Draft, Reading
from gouji.engine import judge
from gouji.model import text_at
from gouji.readers.word import read
from gouji.registry import Kit
from suppressions.commented import begin, cell, end, line, on, run, sign, table, word
from suppressions.judged import said

MANY = 4000
W = "<!-- gouji: ignore[W105] 照录 -->"
ALL = dict.fromkeys(range(MANY), "gouji: ignore[W105] x")

TEXTS = {
    "above-one-table.txt": f"{W}\n" * MANY + "| 1 | 2 |\n" * MANY,
    "one-line.txt": f"{W}公开。。" * MANY,
    "between-rows.md": f"| 1 | 2 |\n{W}\n" * MANY,
    "cells.md": f"| 1 {W} " * MANY + "|",
    "unclosed.txt": "<!-- gouji: ignore[W105] \n" * MANY + "文",
    "misspelt.md": "".join(f"<!-- gouji: ignore[W{number}] x -->\n" for number in range(MANY)) + "文",
    "many-codes.md": f"<!-- gouji: ignore[{','.join(f'W{number}' for number in range(MANY))}] -->\n文",
    "one-paragraph.html": f"<p>{f'{W}公开。。' * MANY}</p>",
    "one-cell.html": f"<table><tr><td>一</td><td>{W * MANY}</td></tr></table>",
    "behind.html": f"<p>一</p></body></html>{W * MANY}",
    "rows.html": f"<table>{f'{W}<tr><td>一</td><td>二</td></tr>' * MANY}</table>",
}
FILES = {
    "own-spans": word(line(*(on(number, run("甲。。")) for number in range(MANY))), ALL),
    "around-all": word(
        line(*map(begin, range(MANY))) + line(run("甲。。")) * MANY + line(*map(end, range(MANY))),
        ALL,
    ),
    "no-ends": word(line(*(begin(number) + run("甲。。") for number in range(MANY))), ALL),
    "one-id": word(line(*(on(0, run("甲。。")) for _ in range(MANY))), ALL),
    "cells": word(table(*([cell(on(number, "")), cell()] for number in range(MANY))), ALL),
}


@pytest.mark.parametrize("name", [*TEXTS, *FILES])
def test_thousands_of_suppressions_take_as_long_as_their_text(name: str) -> None:
    """A time that grew with the square of their number would be ten times as long, and more."""
    begun = time.process_time()
    said(name if name in TEXTS else "a.docx", TEXTS.get(name) or FILES[name])
    assert time.process_time() - begun < 5


@pytest.mark.parametrize(
    "body",
    [
        begin(0) + end(0),
        line(end(0), begin(0)),
        line(begin(0), begin(0), run("一。。"), end(0), end(0)),
        line(run("一。。")) + "<w:tbl>" + begin(0) + "<w:tr>" + end(0) + "</w:tr></w:tbl>",
        f'<w:p><w:commentRangeStart/>{run("一。。")}<w:commentRangeEnd w:id="x"/></w:p>',
        f"<w:sdt><w:sdtContent>{on(0, line(run('一。。')))}</w:sdtContent></w:sdt>",
    ],
)
def test_marks_out_of_place_do_no_harm(body: str) -> None:
    """The text is judged, and the suppression is used or told of."""
    codes = [one.split()[1] for one in said("a.docx", word(body, ALL | {0: "gouji: ignore[W105] x"}))]
    assert set(codes) <= {"W105", "W105=x", "G001"}


def scrap(chance: random.Random, depth: int = 0) -> str:
    """Paragraphs and tables with the marks of four comments anywhere in them."""
    number = chance.randrange(4)
    gone = f"<w:del>{run('删').replace('w:t', 'w:delText')}{begin(number)}</w:del>"
    kinds = (
        begin(number),
        end(number),
        sign(number),
        gone,
        f"<w:ins>{run('加。。')}</w:ins>",
        run("甲。。"),
        run("乙"),
    )
    if depth < 2 and chance.random() < 0.3:
        said = ("", '<w:vMerge w:val="restart"/>', "<w:vMerge/>", '<w:gridSpan w:val="2"/>')
        row = [
            f"<w:tc><w:tcPr>{chance.choice(said)}</w:tcPr>{scrap(chance, depth + 1)}{line()}</w:tc>"
            for _ in range(chance.randrange(1, 4))
        ]
        between = chance.choice((begin(number), end(number), ""))
        return between + table(row, [between, *row]) + between
    return "".join(line(*chance.choices(kinds, k=chance.randrange(5))) for _ in range(chance.randrange(1, 4)))


@pytest.mark.parametrize("seed", range(40))
def test_whatever_the_marks_what_is_covered_is_in_the_document(kit: Kit, seed: int) -> None:
    """From a place to one not before it, on either side of the changes; and the text is as without the comments."""
    chance = random.Random(seed)  # noqa: S311  # no secret
    body = "".join(scrap(chance) for _ in range(4))
    for revisions in ("accepted", "original"):
        reading = Reading(revisions=revisions)
        document = read(word(body, dict.fromkeys(range(4), "gouji: ignore[W105] x")), "a.docx", reading)
        assert document.blocks == read(word(body, {0: "请核对"}), "a.docx", reading).blocks
        for first, last in ((one.first, one.last) for waiver in document.waivers for one in waiver.covers):
            assert all(0 <= one.start <= one.end <= len(text_at(document, one)) for one in (first, last))
            assert (first.block, first.row, first.col, first.start) <= (last.block, last.row, last.col, last.end)
        assert not judge(Draft(document, None), kit.rules, "zh").failed
