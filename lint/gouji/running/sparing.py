"""No report is written over what a run reads."""

import os
from collections.abc import Iterable, Sequence

from gouji.rule import Lang, Message
from gouji.running.files import Found
from gouji.system import Fault

_OVER = Message(
    "报告会覆盖 {path}，它是要检查或要用到的文件；请写到别处",
    "a report would overwrite {path}, which this run reads: write it elsewhere",
)
_PAGE = b'<meta name="generator" content="Gouji">'
_HEAD = 4096


def spare(found: Found, written: Sequence[str], named: Sequence[str], others: Iterable[str], lang: Lang) -> None:
    """Pass over the pages of a former run that this one will write anew into a folder that it checks.

    ``named`` are the paths a person named, ``others`` are files the run reads beside those found. Raises
    :class:`gouji.system.Fault` where any file that is read would be written over.
    """
    targets: dict[tuple[int, int] | None, str] = {known: path for path in written if (known := _identity(path))}
    if not targets:
        return
    for source in [*found.sources]:
        path = targets.get(_identity(source.path)) if source.path else None
        if path and source.path not in named and _is_page(path):
            del found.sources[source]
        elif path:
            raise Fault(_OVER.say(lang, {"path": path}))
    for other in others:
        if path := targets.get(_identity(other)):
            raise Fault(_OVER.say(lang, {"path": path}))


def _identity(path: str) -> tuple[int, int] | None:
    """What a file is known by, whatever it is called; None for what is not there, and for what is no file."""
    try:
        known = os.stat(path)
    except (OSError, ValueError):
        return None
    return (known.st_dev, known.st_ino) if os.path.isfile(path) else None


def _is_page(path: str) -> bool:
    try:
        with open(path, "rb") as file:
            return _PAGE in file.read(_HEAD)
    except OSError:
        return False
