"""Suppressions that nobody would write: none takes long, none ends the run."""

import time

import pytest

from suppressions.commented import begin, cell, end, line, on, run, table, word
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
