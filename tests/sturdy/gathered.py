"""Every pattern that Gouji and its packs use, tried with texts made of its own signs: prints what takes too long.

``python tests/sturdy/gathered.py [FILE...]`` looks for the places in the source that ask for a pattern, works out what
it is where it stands there in so many words, and for the others imports all modules and checks the examples of all
pages while it writes down what is asked. A place of which it learns no pattern is printed too, so that none is
forgotten. With files it looks at these instead.

A pattern is asked as the source asks it: at one place, or from every place on.
"""

import ast
import importlib
import importlib.util
import json
import pkgutil
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from sturdy.racked import slow_on

ROOT = Path(__file__).parents[2]
_ASKS = ("match", "fullmatch", "search", "finditer", "findall", "sub", "subn", "split")
_FREE: dict[str, Callable[..., Any]] = {name: getattr(re, name) for name in (*_ASKS, "compile")}


class Key(NamedTuple):
    """A pattern and its flags."""

    pattern: str
    flags: int


Used = dict[Key, dict[str, str]]
"""Of each pattern how it is asked, and where for the first time."""


class Site(NamedTuple):
    """A place in the source that asks for a pattern."""

    path: str
    call: ast.Call
    asks: str

    @property
    def shown(self) -> str:
        """The place as a person finds it."""
        return f"{self.path}:{self.call.lineno}"


def sites(path: Path) -> Iterator[Site]:
    """The places of a file that ask for a pattern, however it is said; those that a clock stops need no other guard."""
    tree = ast.parse(path.read_text("utf-8"))
    asked = {
        id(node.func.value): node.func.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(module="re" | "regex"):
                raise ValueError(f"{path}:{node.lineno}: write re.NAME, so that patterns can be found")
            case ast.Call(func=ast.Attribute(value=ast.Name(id="re" | "regex"), attr=name)) if name in _FREE:
                if not any(one.arg == "timeout" for one in node.keywords):
                    yield Site(str(path), node, asked.get(id(node), "compile") if name == "compile" else name)


def evaluated(site: Site, names: dict[str, Any]) -> Key | None:
    """The pattern of a place, where it is made of what the module has; None where it is made of more."""
    said = [one.value for one in site.call.keywords if one.arg == "flags"]
    if isinstance(site.call.func, ast.Attribute) and site.call.func.attr == "compile":
        said += site.call.args[1:2]
    try:
        pattern, *flags = (_value(one, names) for one in (site.call.args[0], *said))
    except (NameError, TypeError):
        return None
    return Key(pattern.decode("latin-1") if isinstance(pattern, bytes) else pattern, int(sum(flags)))


def _value(expression: ast.expr, names: dict[str, Any]) -> Any:  # noqa: ANN401  # whatever stands there
    return eval(compile(ast.Expression(expression), "", "eval"), dict(names))  # noqa: S307  # our own source


def learnt(used: Used, key: Key, site: Site) -> None:
    """Add a pattern; one of which is not known how it is asked is taken to be looked for everywhere."""
    asks = used.setdefault(key, {})
    if site.asks != "compile" or not asks:
        asks.setdefault(site.asks, site.shown)


class Watched:
    """A pattern that writes down how it is asked."""

    def __init__(self, pattern: re.Pattern[str], asks: dict[str, str]) -> None:
        self.pattern = pattern
        self._asks = asks

    def __getattr__(self, name: str) -> object:
        if name in _ASKS:
            self._asks.setdefault(name, _where(sys._getframe(1)))  # noqa: SLF001  # there is no other way
        return getattr(self.pattern, name)


def watch(used: Used, reached: set[str]) -> None:
    """From now on write down the patterns that our own code asks for, and from where."""
    for name, free in _FREE.items():
        setattr(re, name, _watched(name, free, used, reached))


def _watched(name: str, free: Callable[..., Any], used: Used, reached: set[str]) -> Callable[..., Any]:
    def asked(pattern: object, *rest: Any, **named: Any) -> object:  # noqa: ANN401  # handed on
        plain = pattern.pattern if isinstance(pattern, Watched) else pattern
        where = _where(sys._getframe(1))  # noqa: SLF001  # as above
        if not (where and isinstance(pattern, str)):
            return free(plain, *rest, **named)
        reached.add(where)
        if name != "compile":
            used.setdefault(Key(pattern, int(named.get("flags", 0))), {}).setdefault(name, where)
            return free(plain, *rest, **named)
        flags = int(rest[0] if rest else named.get("flags", 0))
        return Watched(free(pattern, flags), used.setdefault(Key(pattern, flags), {}))

    return asked


def _where(frame: FrameType) -> str:
    """A place in our own code; empty for another's."""
    path = frame.f_code.co_filename
    return f"{path}:{frame.f_lineno}" if path.startswith((str(ROOT / "lint"), str(ROOT / "rules"))) else ""


def modules() -> Iterator[str]:
    """All modules of Gouji and its packs, imported."""
    for name in ("gouji", "gouji_form", "gouji_annual_report", "gouji_wording"):
        importlib.import_module(name)
        yield name
        for module in pkgutil.walk_packages(sys.modules[name].__path__, f"{name}."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)
                yield module.name


def run_everything() -> None:
    """Check every example of every page, show what is found, and refuse a form."""
    drafts, pages, cli = map(importlib.import_module, ("drafts", "pages", "gouji.cli"))
    report = drafts.report(drafts.city())
    written = {"a.txt": drafts.text(report), "a.docx": drafts.word(report), "a.md": drafts.markdown(report)}
    for page in (ROOT / "rules").rglob("*.md"):
        examples = pages.examples(page.read_text("utf-8"))
        written |= {f"{page.stem}{number}.md": one.draft.encode() for number, one in enumerate(examples)}
    with tempfile.TemporaryDirectory() as name, redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        folder = Path(name)
        for file, data in written.items():
            (folder / file).write_bytes(data)
        (folder / "form.toml").write_text("id = 3\nnonsense = 4\n")
        for order in (["--format", "full"], ["--form", str(folder / "form.toml")]):
            cli.run(["check", name, "--jobs", "1", "--no-cache", *order])


def of_ours() -> tuple[Used, list[str]]:
    """All patterns in use, and the places of which none was learnt."""
    used: Used = {}
    reached: set[str] = set()
    watch(used, reached)
    paths = {str(sys.modules[name].__file__): vars(sys.modules[name]) for name in modules()}
    run_everything()
    unknown = []
    for path, names in paths.items():
        for site in sites(Path(path)):
            if key := evaluated(site, names):
                learnt(used, key, site)
            elif reached.isdisjoint(
                f"{path}:{line}" for line in range(site.call.lineno, (site.call.end_lineno or 0) + 1)
            ):
                unknown.append(site.shown)
    return used, unknown


def of_files(paths: list[str]) -> tuple[Used, list[str]]:
    """The patterns of some files, and the places of which none was learnt."""
    used: Used = {}
    unknown = []
    for path in paths:
        made = importlib.util.spec_from_file_location("planted", path)
        assert made
        assert made.loader
        made.loader.exec_module(module := importlib.util.module_from_spec(made))
        for site in sites(Path(path)):
            if key := evaluated(site, vars(module)):
                learnt(used, key, site)
            else:
                unknown.append(site.shown)
    return used, unknown


if __name__ == "__main__":
    used, unknown = of_files(sys.argv[1:]) if sys.argv[1:] else of_ours()
    for name, free in _FREE.items():
        setattr(re, name, free)
    slow = [
        (next(iter(asks.values())), key.pattern, text)
        for key, asks in used.items()
        if (text := slow_on(key.pattern, key.flags, asks))
    ]
    sys.stdout.write(json.dumps({"tried": len(used), "unknown": unknown, "slow": slow}, ensure_ascii=False))
