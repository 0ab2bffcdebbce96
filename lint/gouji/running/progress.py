"""How far a long run has come, for a person who watches a terminal."""

import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from typing import TypeVar

from gouji.rule import Lang, Message

T = TypeVar("T")

DELAY = 2.0
"""Nothing is shown of a run that is over within so many seconds."""

_CHECKING = Message("正在检查", "checking")
_LEFT = Message("还需约", "left")
_UNWATCHED = ("CI", "CONTINUOUS_INTEGRATION", "GITHUB_ACTIONS", "GITLAB_CI", "TF_BUILD", "BUILD_NUMBER", "PRE_COMMIT")
"""The variables by which a pipeline or a hook makes itself known."""


def shown(items: Sequence[T], lang: Lang, clock: Callable[[], float] = time.monotonic) -> Iterator[T]:
    """The items one by one; where a person waits for them, with a bar on standard error that is gone at the end.

    ``clock`` gives the time in seconds. Close the iterator, or let it end, before anything else is printed.
    """
    if not _is_watched():
        yield from items
        return
    start = clock()
    advance: Callable[[int], None] | None = None
    with ExitStack() as until_the_end:
        for done, item in enumerate(items):
            if advance:
                advance(done)
            elif clock() - start >= DELAY:
                advance = _bar(until_the_end, done, len(items), lang)
            yield item


def _is_watched() -> bool:
    """Whether standard error is a terminal that a person looks at, and that can move its cursor."""
    if os.environ.get("TERM") == "dumb" or any(
        os.environ.get(name, "") not in {"", "0", "false"} for name in _UNWATCHED
    ):
        return False
    return sys.stderr.isatty()


def _bar(stack: ExitStack, done: int, total: int, lang: Lang) -> Callable[[int], None]:
    """Show a bar until the stack is closed, and give what tells it how many are done."""
    from rich.console import Console  # noqa: PLC0415  # only where there is something to show
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415  # as above

    progress = Progress(
        TextColumn(_CHECKING.say(lang, {})),
        BarColumn(style="dim", complete_style="cyan"),
        MofNCompleteColumn(),
        TextColumn(_LEFT.say(lang, {})),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
        refresh_per_second=4,
        # What is printed meanwhile goes above the bar, and into a file or pipe as it is.
        redirect_stdout=sys.stdout.isatty(),
    )
    task = progress.add_task("", completed=done, total=total)
    # An interrupt may come while it starts, when its own context would not end it.
    stack.callback(progress.stop)
    progress.start()
    return lambda done: progress.update(task, completed=done)
