"""A run that is told to end clears away what it has begun: files half written, and processes at work."""

import sys
from contextlib import suppress
from types import FrameType
from typing import NoReturn


class Ended(KeyboardInterrupt):
    """The run was told to end by a signal; its ``status`` is what shells give for one."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.status = 128 + number


def end_in_order() -> None:
    """From now on be told to end as one is interrupted, where the system would end the process on the spot."""
    import signal  # noqa: PLC0415  # only where there is something to clear away

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        # Only the main thread may ask for it, and what is ignored (nohup) stays so.
        if number and signal.getsignal(number) is signal.SIG_DFL:
            with suppress(ValueError):
                signal.signal(number, _end)


def _end(number: int, _frame: FrameType | None) -> NoReturn:
    raise Ended(number)


def abandon() -> None:
    """End the processes that judge files, at once."""
    multiprocessing = sys.modules.get("multiprocessing")
    for child in multiprocessing.active_children() if multiprocessing else ():
        child.kill()
