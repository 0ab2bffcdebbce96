"""Spoilt pages of the web: ``python tests/fuzz/fuzz_html.py --count 2000 --seed 1``, or ``--atheris``."""

import re
import sys
from collections.abc import Sequence
from functools import cache
from html import escape
from pathlib import Path
from random import Random

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

import drafts
from fuzz.harness import Fuzzer, main
from fuzz.mutations import spoil_bytes

_WORD_LIST = """
<p> </p> <table> </table> <tr> </tr> <td> </td> <div> </div> <br> <li> <ol> <h1> </body> <!-- -->
<![CDATA[ ]]> <script> </script> <style> </style> <template> <svg> <math> <select> <option>
<textarea> <noscript> <title> &#0; &#xD800; &amp &nbsp; &#99999999; <thead> <caption> <col> <form>
<frameset> <base> <plaintext> 一、总体情况 \ufeff
"""
_PIECES = (
    *_WORD_LIST.split(),
    "\x00",
    *(
        "<td rowspan=2000000000>",
        "<td colspan='-1'>",
        "<td rowspan=0>",
        "<td colspan=65534>",
        "<p hidden>",
        "<a href='x'>",
    ),
    *("<meta charset=utf-16>", "<meta charset=gb2312>", "<!-- gouji: ignore T103 -->", "<!-- gouji: ignore * 因为 -->"),
    *("<div>" * 300, "<table><tr><td>" * 60, "<b>" * 500, "<td>" * 500, "&" * 500),
)


@cache
def seeds() -> Sequence[bytes]:
    """A report as a page, plain and in the dress of a web site; and a small one."""
    body = "\n".join(_block(block) for block in drafts.report(drafts.city()))
    plain = f"<!DOCTYPE html><html><head><meta charset=utf-8><title>甲</title></head><body>\n{body}\n</body></html>"
    dressed = plain.replace("<body>", "<body><ul><li>首页</li></ul><div class=article>").replace("</p>", "</p><br>")
    return [plain.encode(), dressed.encode(), b"<p>a<table><tr><td>1<td>2</table>"]


def _block(block: drafts.Block) -> str:
    if isinstance(block, str):
        return f"<p>{escape(block)}</p>"
    rows = ("".join(_cell(cell) for cell in row) for row in drafts.lines_of(block))
    return "<table>" + "\n".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def _cell(cell: drafts.GridCell) -> str:
    return f"<td rowspan={cell.rowspan} colspan={cell.colspan}>{escape(cell.text)}</td>"


def spoil(data: bytes, chance: Random, others: Sequence[bytes]) -> bytes:
    """A page spoilt in its tags, its bytes or its encoding."""
    if chance.random() < 0.15:
        return spoil_bytes(data, chance)
    parts = re.split(r"(<[^>]*>)", data.decode("utf-8", "replace"))
    for _ in range(chance.choice((1, 2, 4, 16))):
        at = chance.randrange(len(parts))
        what = chance.randrange(5)
        if what == 0:
            del parts[at : at + chance.choice((1, 2, 20))]
            parts = parts or [""]
        elif what == 1:
            parts[at:at] = parts[at : at + chance.choice((1, 4, 40))]
        elif what == 2:
            parts[at] = chance.choice(_PIECES)
        elif what == 3:
            parts.insert(at, chance.choice(_PIECES))
        else:
            parts[at : at + 1] = re.split(r"(<[^>]*>)", chance.choice(others).decode())[: chance.choice((1, 9, 90))]
    text = "".join(parts)
    return text.encode(chance.choice(("utf-8", "utf-8", "utf-8", "gb18030", "utf-16", "utf-8-sig")), "replace")


FUZZER = Fuzzer(seeds, spoil, "a.html")

if __name__ == "__main__":
    sys.exit(main(FUZZER))
