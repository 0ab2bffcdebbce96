"""Which paths a pattern names, written as in `.gitignore`."""

import re
from collections.abc import Callable, Sequence

_SIGNS = {"**/": "(?:.*/)?", "/**": "/.*", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def matcher(patterns: Sequence[str]) -> Callable[[str], bool]:
    """Tells whether any of some patterns names a path, which is relative and written with slashes.

    ``*`` stands for any characters of a name, ``?`` for one, ``**`` for any folders. A pattern with a slash before its
    end begins at the top, another names a file or folder at any depth; one that names a folder names all in it.
    """
    if not patterns:
        return lambda _: False
    pattern = re.compile("|".join(map(_expression, patterns)))
    return lambda path: pattern.fullmatch(path) is not None


def _expression(pattern: str) -> str:
    name = pattern.removeprefix("./").rstrip("/")
    anywhere = "" if "/" in name else "(?:.*/)?"
    parts = re.split(r"(\*\*/|/\*\*$|\*\*|\*|\?)", name.lstrip("/"))
    inside = "/.*" if pattern.endswith("/") else "(?:/.*)?"
    return anywhere + "".join(_SIGNS.get(part) or re.escape(part) for part in parts) + inside
