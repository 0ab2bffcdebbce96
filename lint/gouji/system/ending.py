"""A run that is told to end clears away what it has begun: files half written, and processes at work."""

import os
import sys
from contextlib import suppress
from types import FrameType
from typing import NoReturn


class Ended(KeyboardInterrupt):
    """The run was told to end by a signal; its ``status`` is what shells give for one."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.status = 128 + number


def end_at_once() -> None:
    """Until there is something to clear away, let an interrupt end the process on the spot.

    An exception raised in the midst of what is being loaded comes out of it as another error, or not at all.
    """
    import signal  # noqa: PLC0415  # as below

    # Only the main thread may ask for it, and what is ignored stays so.
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        with suppress(ValueError):
            signal.signal(signal.SIGINT, _leave)


def _leave(number: int, _frame: FrameType | None) -> NoReturn:
    with suppress(OSError, ValueError, RuntimeError):  # closed, or in the midst of another message
        print("gouji: 已中断，没有查完 · interrupted: not fully checked", file=sys.stderr, flush=True)  # noqa: T201  # for people
    os._exit(128 + number)


def end_in_order() -> None:
    """From now on be told to end by an exception, where the process would end on the spot."""
    import signal  # noqa: PLC0415  # only where there is something to clear away

    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        # Only the main thread may ask for it, and what is ignored (nohup) stays so.
        if number and signal.getsignal(number) in (signal.SIG_DFL, _leave):
            with suppress(ValueError):
                signal.signal(number, _end)


def _end(number: int, _frame: FrameType | None) -> NoReturn:
    raise Ended(number)


def abandon() -> None:
    """End the processes that judge files, at once."""
    multiprocessing = sys.modules.get("multiprocessing")
    for child in multiprocessing.active_children() if multiprocessing else ():
        child.kill()
