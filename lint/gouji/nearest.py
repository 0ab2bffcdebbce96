"""Did you mean: the known name that is most like one nobody knows."""

from collections.abc import Iterable


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name most like another, in whatever case; empty where none is like it."""
    from difflib import get_close_matches  # noqa: PLC0415  # only for a name that is wrong

    by_case = {one.lower(): one for one in reversed(list(known))}
    found = get_close_matches(name.lower(), by_case, n=1)
    return by_case[found[0]] if found else ""


def did_you_mean(name: str, known: Iterable[str]) -> tuple[str, str]:
    """The question as the end of a message, in Chinese and English; empty where no known name is like it."""
    found = nearest(name, known)
    return (f"；是不是“{found}”？", f"; did you mean {found!r}?") if found else ("", "")
