"""Draws `docs/check.svg`: what `gouji check` prints for an example, as it stands in a terminal.

Run it again whenever that output changes: `python docs/make_picture.py` (Linux or macOS, in the environment in which
gouji is installed). The picture holds no font and refers to nothing outside itself: every run of characters is placed
on the grid of the terminal, a Chinese character two cells wide, whatever fonts there are.
"""
# ruff: noqa: INP001  # a script

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator
from html import escape
from itertools import groupby
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from rich.text import Text

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "check.svg"
DRAFT = "examples/annual-report/bad.docx"

CELL, LINE, EDGE = 10.5, 30, 24
WIDE, NARROW = 20, 17.5
COLUMNS = 96
"""How wide the terminal is."""
COLOURS = {1: "#ff7b72", 2: "#7ee787", 3: "#e3b341", 6: "#76e3ea"}
"""The colours of a terminal by their numbers: red, green, yellow, cyan."""
HEAD = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" role="img" aria-label="gouji check">
<style>
text {{ white-space: pre; fill: #e6edf3; font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono",
  "Liberation Mono", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", SimHei, monospace; }}
.n {{ font-size: {narrow}px; }} .w {{ font-size: {wide}px; }}
.bold {{ font-weight: bold; }} .underline {{ text-decoration: underline; }} .dim {{ fill: #8b949e; }}
{colours}
</style>
<rect width="100%" height="100%" rx="10" fill="#0d1117"/>
"""


def output() -> str:
    """What a terminal shows of the command: findings and summary, with the escapes of their colours."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, COLUMNS, 0, 0))
    environment = {**os.environ, "LC_ALL": "zh_CN.UTF-8", "PYTHONUTF8": "1", "TERM": "xterm-256color"}
    for name in ("NO_COLOR", "CI"):
        environment.pop(name, None)
    command = [sys.executable, "-m", "gouji", "check", DRAFT]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=theirs, stderr=theirs) as process:  # noqa: S603
        os.close(theirs)
        written = b"".join(iter(lambda: _read(ours), b""))
    os.close(ours)
    text = written.decode().replace("\r\n", "\n")
    if process.returncode != 1:
        raise SystemExit(f"gouji check {DRAFT} gave {process.returncode}, not 1:\n{text}")
    return text


def _read(terminal: int) -> bytes:
    """The next bytes of a terminal; none at its end, which Linux tells by an error."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""


def draw(shown: str) -> str:
    """A terminal session as a picture, just wide enough for its longest line."""
    text = Text.from_ansi(f"$ gouji check {DRAFT}\n{shown.rstrip()}")
    lines = [*Segment.split_lines(text.render(Console()))]
    width = max(sum(segment.cell_length for segment in line) for line in lines) * CELL
    head = HEAD.format(
        width=width + 2 * EDGE,
        height=(len(lines) - 1) * LINE + WIDE + 2 * EDGE,
        narrow=NARROW,
        wide=WIDE,
        colours=" ".join(f".c{number} {{ fill: {colour}; }}" for number, colour in COLOURS.items()),
    )
    drawn = (f"{_line(line, EDGE + WIDE + number * LINE)}\n" for number, line in enumerate(lines) if line)
    return f"{head}{''.join(drawn)}</svg>\n"


def _line(segments: list[Segment], y: int) -> str:
    return f'<text y="{y}">{"".join(_runs(segments))}</text>'


def _runs(segments: list[Segment]) -> Iterator[str]:
    """Each run of characters of one style and one width, at the cell it begins in."""
    cell = 0
    for segment in segments:
        for wide, run in groupby(segment.text, lambda character: cell_len(character) > 1):
            text = "".join(run)
            shown = text.strip(" ")
            if shown:
                x = EDGE + (cell + len(text) - len(text.lstrip(" "))) * CELL
                names = " ".join(("w" if wide else "n", *_classes(segment.style)))
                length = cell_len(shown) * CELL
                yield f'<tspan class="{names}" x="{x:g}" textLength="{length:g}">{escape(shown, quote=False)}</tspan>'
            cell += cell_len(text)


def _classes(style: Style | None) -> Iterator[str]:
    for name in ("bold", "underline", "dim"):
        if style and getattr(style, name):
            yield name
    if style and style.color and style.color.number in COLOURS:
        yield f"c{style.color.number}"


if __name__ == "__main__":
    PICTURE.write_text(draw(output()), encoding="utf-8")
