"""What a fault is: a change of a report by chance, and what must be reported of it and where."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from random import Random
from typing import NamedTuple

import drafts
from drafts import Block, Grid
from faults.reports import NUMERALS, Report


class Words(NamedTuple):
    """A place in running text: a paragraph, and where in it the finding begins; None for anywhere in it."""

    paragraph: str
    start: int | None = 0


class Square(NamedTuple):
    """A place in a table."""

    grid: Grid
    row: int
    col: int


class Due(NamedTuple):
    """What must be reported; ``expected`` is what the finding must say it should be, None where that is not fixed."""

    code: str
    place: Words | Square
    expected: str | None = None


class Spoiled(NamedTuple):
    """A report with a fault in it, and what must be reported; ``rests`` are other blocks that this depends on."""

    blocks: list[Block]
    dues: tuple[Due, ...]
    rests: tuple[Block, ...] = ()


Fault = Callable[[Report, Random], Spoiled | None]
"""It gives None where a report has no place for it."""


def one_of(faults: Iterable[Fault]) -> Fault:
    """Any of some faults."""
    known = list(faults)
    return lambda report, chance: chance.choice(known)(report, chance)


def replaced(blocks: Sequence[Block], old: Block, *new: Block) -> list[Block]:
    """The blocks with others, or none, in the place of one."""
    at = blocks.index(old)
    return [*blocks[:at], *new, *blocks[at + 1 :]]


def rewritten(report: Report, old: str, due: Due, *rests: Block) -> Spoiled | None:
    """A report with the paragraph that something must be reported in, in the place of another."""
    assert isinstance(due.place, Words)
    new = due.place.paragraph
    return Spoiled(replaced(report.blocks, old, new), (due,), rests) if old != new else None


def paragraphs(blocks: Iterable[Block]) -> list[str]:
    """The paragraphs."""
    return [block for block in blocks if isinstance(block, str)]


def grids(blocks: Iterable[Block]) -> list[Grid]:
    """The tables."""
    return [block for block in blocks if not isinstance(block, str)]


def title_of(report: Report) -> str:
    """The title."""
    return next(text for text in paragraphs(report.blocks) if not text.startswith("发布"))


def heading(number: int) -> str:
    """The heading of a part, from 1."""
    return f"{NUMERALS[number - 1]}、{drafts.SECTIONS[number - 1]}"


def headings(report: Report) -> list[str]:
    """The headings of the parts."""
    return [one for one in map(heading, range(1, 7)) if one in report.blocks]


def body(report: Report, number: int) -> list[Block]:
    """What stands in a part, without the signature behind the last."""
    start = report.blocks.index(heading(number)) + 1
    signed = report.blocks.index(report.body.name) if report.body.name in report.blocks else len(report.blocks)
    stop = report.blocks.index(heading(number + 1)) if number < len(NUMERALS) else signed
    return report.blocks[start:stop]


def lead(report: Report) -> list[str]:
    """The paragraphs between the title and the first part."""
    title = report.blocks.index(title_of(report))
    return paragraphs(report.blocks[title + 1 : report.blocks.index(heading(1))])


def prose(report: Report) -> list[str]:
    """The running text: the lead, and what stands in the parts."""
    return [*lead(report), *(text for number in range(1, 7) for text in paragraphs(body(report, number)))]


def find(texts: Iterable[str], pattern: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Every match of a pattern in some paragraphs, with its paragraph."""
    for text in texts:
        for found in re.finditer(pattern, text):
            yield text, found


def says(report: Report, pattern: str) -> bool:
    """Whether the running text says something."""
    return any(find(prose(report), pattern))


def put(text: str, found: re.Match[str], new: str, group: int | str = 0) -> str:
    """A text with other words for those that a group of a pattern matched."""
    start, end = found.span(group)
    return text[:start] + new + text[end:]


def _dropped(text: str) -> list[str]:
    return [text[:at] + text[at + 1 :] for at in range(len(text)) if len(text) > 1]


def _doubled(text: str) -> list[str]:
    return [text[: at + 1] + text[at:] for at in range(len(text))]


def _swapped(text: str) -> list[str]:
    return [text[:at] + text[at + 1] + text[at] + text[at + 2 :] for at in range(len(text) - 1)]


def _mistaken(text: str) -> list[str]:
    look_alike = {"6": "9", "9": "6", "1": "7", "7": "1", "3": "8", "8": "3"}
    return [text[:at] + look_alike[sign] + text[at + 1 :] for at, sign in enumerate(text) if sign in look_alike]


SLIPS: dict[str, Callable[[str], list[str]]] = {
    "a digit dropped": _dropped,
    "a digit doubled": _doubled,
    "two digits swapped": _swapped,
    "a digit mistaken": _mistaken,
    "one too many": lambda text: [str(int(text) + 1)],
    "one too few": lambda text: [str(int(text) - 1)] if int(text) else [],
    "a nought too many": lambda text: [f"{text}0"],
    "left at nil": lambda _: ["0"],
}
"""The ways in which a clerk gets a number wrong."""


def slip(count: int | str, way: str, chance: Random) -> str:
    """A number as it is written wrong in a way; empty where it cannot be."""
    text = str(count)
    wrong = [one for one in SLIPS[way](text) if int(one) != int(text) and (one == "0" or one[0] != "0")]
    return chance.choice(wrong) if wrong else ""


def any_slip(count: int | str, chance: Random) -> str:
    """A number written wrong in whatever way."""
    return next(wrong for way in chance.sample([*SLIPS], len(SLIPS)) if (wrong := slip(count, way, chance)))
