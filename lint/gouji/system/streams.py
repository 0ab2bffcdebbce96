"""The standard streams as a run needs them: all there, and none that a message can fail on."""

import io
import os
import sys
from contextlib import suppress


class _Patient(io.TextIOWrapper):
    """A stream for messages: where one cannot be written it is lost, and the findings and the exit status are not."""

    def write(self, text: str) -> int:
        with suppress(OSError):
            super().write(text)
        return len(text)

    def flush(self) -> None:
        with suppress(OSError):
            super().flush()


def settle() -> None:
    """Make good for streams that are closed, so that no file opened later takes their place, and for a full log."""
    for number, way in ((0, os.O_WRONLY), (1, os.O_RDONLY), (2, os.O_WRONLY)):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, way)  # it takes the lowest number that is free: this one
    if sys.__stdin__ is None:
        sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115  # reading it fails, as it should
    if sys.__stdout__ is None:
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115  # writing to it fails, as it should
    if sys.__stderr__ is None:
        sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115  # nobody listens
    elif isinstance(sys.stderr, io.TextIOWrapper):
        encoding, errors = sys.stderr.encoding, sys.stderr.errors or "backslashreplace"
        sys.stderr = _Patient(sys.stderr.detach(), encoding=encoding, errors=errors, line_buffering=True)


def let_go() -> None:
    """Give up standard output once it has failed, so that it does not fail again at the end."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
