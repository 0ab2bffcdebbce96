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


def spare(found: Found, written: Sequence[str], others: Iterable[str], lang: Lang) -> None:
    """Raise :class:`gouji.system.Fault` where a report would be written over a file that is read.

    ``others`` are files the run reads beside those found.
    """
    targets: dict[tuple[int, int] | None, str] = {known: path for path in written if (known := _identity(path))}
    if not targets:
        return
    for read in (*(source.path for source in found.sources if source.path), *others):
        if path := targets.get(_identity(read)):
            raise Fault(_OVER.say(lang, {"path": path}))


def _identity(path: str) -> tuple[int, int] | None:
    """What a file is known by, whatever it is called; None for what is not there, and for what is no file."""
    try:
        known = os.stat(path)
    except (OSError, ValueError):
        return None
    return (known.st_dev, known.st_ino) if os.path.isfile(path) else None
