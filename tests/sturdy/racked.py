"""Texts that rack a pattern, made of what it matches, and whether it takes too long on them."""

import random
import re
import signal
import time
from collections.abc import Iterable, Iterator
from re import _constants as k  # type: ignore[attr-defined]  # the tree of a pattern is shown in no other way
from re import _parser as parser  # type: ignore[attr-defined]  # as above
from types import FrameType
from typing import Any, NoReturn

SHORT = 1500
MOMENT = 0.001
"""What takes no longer on a short text is not looked at more closely."""
_LONGER = 6000
_TIMES = 4
_LONG = 0.04
"""One long text takes no longer, but where the time grows with its square."""
_LIMIT = 0.25
_AT_ONE_PLACE = {"match", "fullmatch"}


def slow_on(pattern: str, flags: int, asked: Iterable[str]) -> str:
    """The text, in short, on which a pattern takes far longer than the text has grown; empty where there is none."""
    compiled = re.compile(pattern, flags)
    ways = sorted({way if way in _AT_ONE_PLACE else "finditer" for way in asked})
    for head, pumped in _racks(pattern, flags):
        for way in ways:
            if _took(compiled, way, _text(head, pumped, SHORT)) > MOMENT and _grows(compiled, way, head, pumped):
                return f"{head}({pumped})*"
    return ""


def _grows(compiled: re.Pattern[str], way: str, head: str, pumped: str) -> bool:
    """Whether the time grows faster than a text does; measured again where it seems so."""
    for _ in range(2):
        long = _took(compiled, way, _text(head, pumped, _LONGER * _TIMES))
        if long <= _LONG:
            return False
        if long >= _LIMIT:
            return True
        if long <= 2 * _TIMES * _took(compiled, way, _text(head, pumped, _LONGER)):
            return False
    return True


def _text(head: str, pumped: str, length: int) -> str:
    """A text with a sign at its end that matches nothing."""
    return head + (pumped * length)[:length] + "\0"


def _racks(pattern: str, flags: int) -> Iterator[tuple[str, str]]:
    """Beginning of the texts to try, and what is repeated."""
    chance = random.Random(7)  # noqa: S311  # no secret
    tree = parser.parse(pattern, flags)
    walks = sorted({"".join(_walked(tree, chance)) for _ in range(6)} - {""})
    again = {" ", "1", "甲", "\n", *walks, *(text[:-1] for text in walks)} - {""}
    rows = {(text[:at], text[at]) for text in walks[:4] for at in range(min(len(text), 10))}
    yield from sorted({("", one) for one in again} | rows)


def _walked(tree: Any, chance: random.Random) -> Iterator[str]:  # noqa: ANN401  # trees have no type
    for kind, value in tree:
        if kind is k.LITERAL:
            yield chr(value)
        elif kind is k.IN:
            yield _member(value, chance)
        elif kind is k.BRANCH:
            yield from _walked(chance.choice(value[1]), chance)
        elif kind is k.SUBPATTERN:
            yield from _walked(value[3], chance)
        elif kind is k.ATOMIC_GROUP:
            yield from _walked(value, chance)
        elif kind in (k.MAX_REPEAT, k.MIN_REPEAT, k.POSSESSIVE_REPEAT):
            least, most, inside = value
            for _ in range(min(most, max(least, chance.randrange(4)))):
                yield from _walked(inside, chance)
        elif kind in (k.ANY, k.NOT_LITERAL):
            yield "甲"


def _member(members: Any, chance: random.Random) -> str:  # noqa: ANN401  # as above
    if members[0][0] is k.NEGATE:
        return "甲"
    kind, value = chance.choice(members)
    if kind is k.LITERAL:
        return chr(value)
    if kind is k.RANGE:
        return chr(chance.randint(*value))
    return {k.CATEGORY_DIGIT: "1", k.CATEGORY_SPACE: " "}.get(value, "甲")


class _TooLong(BaseException):
    """Raised by the clock."""


def _stop(_number: int, _frame: FrameType | None) -> NoReturn:
    raise _TooLong


def _took(compiled: re.Pattern[str], way: str, text: str) -> float:
    """The seconds of computing that a pattern takes with a text, stopped at a limit."""
    signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, _LIMIT)
    begun = time.process_time()
    try:
        if way == "finditer":
            for _ in compiled.finditer(text):
                pass
        else:
            getattr(compiled, way)(text)
    except _TooLong:
        return _LIMIT
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return time.process_time() - begun
