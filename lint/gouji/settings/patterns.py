"""Which paths a pattern names, written as in `.gitignore`."""

import re
from collections.abc import Callable, Sequence


def matcher(patterns: Sequence[str]) -> Callable[[str], bool]:
    """Tells whether any of some patterns names a path, which is relative and written with slashes.

    ``*`` stands for any characters of a name, ``?`` for one, ``**`` for any folders. A pattern with a slash before its
    end begins at the top, another names a file or folder at any depth; one that names a folder names all in it.
    """
    made = [_Pattern(pattern) for pattern in patterns]
    return lambda path: any(one.names(path) for one in made)


_REMEMBERED = 10_000


class _Pattern:
    """A pattern as places, each between two of its signs: a path is gone through once, whatever stars there are.

    As a regular expression, a pattern of a dozen stars takes minutes on one path. Places are bits of whole numbers.
    """

    def __init__(self, pattern: str) -> None:
        self._end = 0
        self._on: dict[str, int] = {}
        """By sign, the places from which it leads to the next."""
        self._on_any = 0
        """Those from which any sign of a name does."""
        self._within_name = self._within_path = 0
        """Those that are kept by any sign of a name, or by any sign at all."""
        self._skips: list[tuple[int, int]] = []
        """Places from which another is reached by no sign at all, the first first."""
        self._steps: dict[tuple[int, str], int] = {}
        """What was found out of single steps: the paths of a folder have much in common."""
        name = pattern.removeprefix("./").rstrip("/")
        for part in (*([] if "/" in name else ["**/"]), *re.split(r"(\*\*/|\*\*|\*|\?)", name.lstrip("/"))):
            self._add(part)
        before = self._end
        self._add("/")
        self._add("**")
        if not pattern.endswith("/"):
            self._skips.append((before, self._end))

    def _add(self, part: str) -> None:
        if part == "**/":
            before = self._end
            self._skips += [(before, before + 3), (before, before + 1)]
            self._end += 1
            self._add("**")
            self._add("/")
        elif part in {"*", "**"}:
            bit = 1 << self._end
            self._within_path |= bit if part == "**" else 0
            self._within_name |= bit
            self._skips.append((self._end, self._end + 1))
            self._end += 1
        elif part == "?":
            self._on_any |= 1 << self._end
            self._end += 1
        else:
            for sign in part:
                self._on[sign] = self._on.get(sign, 0) | 1 << self._end
                self._end += 1

    def names(self, path: str) -> bool:
        """Whether it names a path."""
        reached = self._skipped(1)
        for sign in path:
            after = self._steps.get((reached, sign))
            reached = self._step(reached, sign) if after is None else after
        return bool(reached >> self._end & 1)

    def _step(self, reached: int, sign: str) -> int:
        on, kept = self._on.get(sign, 0), self._within_path
        if sign != "/":
            on, kept = on | self._on_any, self._within_name
        after = self._skipped((reached & on) << 1 | reached & kept)
        if len(self._steps) < _REMEMBERED:
            self._steps[reached, sign] = after
        return after

    def _skipped(self, reached: int) -> int:
        for start, end in self._skips:
            if reached >> start & 1:
                reached |= 1 << end
        return reached
