"""Every pattern that Gouji and its packs compile, tried with texts made of its own signs: prints what takes too long.

``python tests/sturdy/gathered.py`` imports all modules and checks the examples of all pages while it writes down what
is compiled. A text is one of the pattern's own pieces again and again, whole or broken off, with a sign behind it that
matches nothing. What takes more than a moment on 400 signs grows faster than their third power.
"""

import importlib
import json
import pkgutil
import random
import re
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from re import _constants as k  # type: ignore[attr-defined]  # the tree of a pattern is shown in no other way
from re import _parser as parser  # type: ignore[attr-defined]  # as above
from types import FrameType
from typing import Any, NoReturn

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

import regex

LENGTH = 400
MOMENT = 0.25
_OWN = tuple(str(Path(__file__).parents[2] / folder) for folder in ("lint", "rules"))
_TOOLS = ("re/__init__.py", "functools.py", "regex.py", "gathered.py")
_FOUND: dict[tuple[str, int], str] = {}


def gather() -> None:
    """Write down what is compiled from now on by code of ours."""
    for module, name in ((re, "_compile"), (regex, "compile")):
        setattr(module, name, _written_down(getattr(module, name)))


def _written_down(compiles: Callable[..., Any]) -> Callable[..., Any]:
    def compiled(pattern: object, flags: int = 0, *rest: object, **named: object) -> object:
        where = _where()
        if where and isinstance(pattern, str):
            _FOUND.setdefault((pattern, int(flags)), where)
        return compiles(pattern, flags, *rest, **named)

    return compiled


def _where() -> str:
    """The place in our own code that compiles; empty for another's."""
    for frame in reversed(traceback.extract_stack(limit=12)):
        if not frame.filename.endswith(_TOOLS):
            return f"{frame.filename}:{frame.lineno}" if frame.filename.startswith(_OWN) else ""
    return ""


def run_everything() -> None:
    """Import all modules, and check every example of every page."""
    for name in ("gouji", "gouji_form", "gouji_annual_report", "gouji_wording"):
        for module in pkgutil.walk_packages(importlib.import_module(name).__path__, f"{name}."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)
    drafts, pages, checking, registry = map(
        importlib.import_module, ("drafts", "pages", "gouji.checking", "gouji.registry")
    )
    kit = registry.load_kit()
    plan = checking.Plan(kit.rules, kit.forms, editions=kit.forms)
    report = drafts.report(drafts.city())
    written = [(drafts.text(report), "a.txt"), (drafts.word(report), "a.docx"), (drafts.markdown(report), "a.md")]
    for page in Path(_OWN[1]).rglob("*.md"):
        written += [(one.draft.encode(), "a.md") for one in pages.examples(page.read_text("utf-8"))]
    for data, name in written:
        checking.check_bytes(data, name, name, kit, plan)


def pieces(pattern: str, flags: int) -> list[str]:
    """Some texts that a pattern matches, parts of them, and their signs."""
    chance = random.Random(7)  # noqa: S311  # no secret
    try:
        tree = parser.parse(pattern, flags & 0x1FF)
    except re.error:  # what only the other library knows
        return [" ", "1", "甲", *pattern[:20]]
    found = {" ", "1", "甲", "\n"}
    for _ in range(8):
        text = "".join(_walked(tree, chance))
        found |= {text, text[:-1], text[1:], *text[:6]}
    return sorted(found - {""})


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


def too_long(pattern: str, flags: int) -> str:
    """The piece with which a pattern takes longer than a moment; empty where there is none."""
    library = re if flags < 1 << 10 else regex
    compiled: Any = library.compile(pattern, flags)
    for piece in pieces(pattern, flags):
        for behind in ("", "\0"):
            text = (piece * LENGTH)[:LENGTH] + behind
            signal.setitimer(signal.ITIMER_PROF, MOMENT)
            try:
                list(compiled.finditer(text))
                compiled.fullmatch(text)
            except _TooLong:
                return piece
            finally:
                signal.setitimer(signal.ITIMER_PROF, 0)
    return ""


if __name__ == "__main__":
    gather()
    run_everything()
    signal.signal(signal.SIGPROF, _stop)
    slow = [
        (where, pattern, piece) for (pattern, flags), where in [*_FOUND.items()] if (piece := too_long(pattern, flags))
    ]
    sys.stdout.write(json.dumps({"tried": len(_FOUND), "slow": slow}, ensure_ascii=False))
