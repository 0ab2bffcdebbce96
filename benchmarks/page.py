"""Figures as tables in Markdown, and the part of a page that holds them."""

import os
import platform
from collections.abc import Iterable
from pathlib import Path

from benchmarks.figure import Figure

BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table."""
    titles = [*head]
    lines = [titles, ["---"] * len(titles), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def of_figures(figures: Iterable[Figure], *, aims: bool) -> str:
    """A table of figures, with their aims or without."""
    head = ["what", "median", "least", "most", *(["aim", "met"] if aims else [])]
    return table(head, ([*_row(one), *(_aim(one) if aims else [])] for one in figures))


def _row(one: Figure) -> list[str]:
    return [one.what, *map(_number, (one.median, one.least, one.most))]


def _aim(one: Figure) -> list[str]:
    return ["", ""] if one.aim is None else [f"≤ {_number(one.aim)}", _met(one)]


def _met(one: Figure) -> str:
    return "yes" if one.met else "**no**"


def _number(value: float) -> str:
    """Three digits, or all of them before the point."""
    return f"{value:.3g}" if abs(value) < 1000 else f"{value:,.0f}"  # noqa: PLR2004  # as many digits as are written


def machine() -> str:
    """What the figures were measured on."""
    names = [line.partition(":")[2].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")]
    system = [line.partition("=")[2].strip('"') for line in _lines("/etc/os-release") if line.startswith("PRETTY_NAME")]
    chip = names[0] if names else platform.processor() or platform.machine()
    on = system[0] if system else platform.system()
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{chip}, {os.cpu_count()} cores, {on} ({platform.system()} {platform.release()}), {python}"


def _lines(path: str) -> list[str]:
    return Path(path).read_text("utf-8").splitlines() if Path(path).is_file() else []


def around(path: Path) -> tuple[str, str]:
    """What stands on a page before and behind the figures.

    :raises ValueError: the page does not say where they go.
    """
    before, begin, rest = path.read_text("utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"{path} has no {BEGIN} and {END}")
    return before + begin, end + after


def write(path: Path, text: str) -> None:
    """Put a text in place of the figures of a page.

    :raises ValueError: as :func:`around`.
    """
    before, after = around(path)
    path.write_text(f"{before}\n\n{text}\n\n{after}", "utf-8")
