"""Whole processes and what they cost."""

import os
import shlex
import subprocess
import sys
from collections.abc import Collection, Iterable
from pathlib import Path

import msgspec

GOUJI = str(Path(sys.executable).with_name("gouji"))
_LAUNCH = [sys.executable, "-I", "-S", str(Path(__file__).with_name("launch.py"))]
_SLOWING = {"PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "PYTHONPATH", "PYTHONDEVMODE"}
"""What may be set where software is made; a user has none of it, and runs what was compiled before."""
CHECKED = frozenset({0, 1})
"""Nothing was found, or something."""
NOT_ALL = frozenset({2})
"""Some files could not be checked."""


class Cost(msgspec.Struct, frozen=True):
    """Milliseconds of processor time, user and system, and of the clock; MiB of the largest process; exit status."""

    cpu: float
    clock: float
    peak: float
    status: int


def run(
    command: Iterable[str], out: str | Path = os.devnull, *, ends: Collection[int] = CHECKED, **environment: str
) -> Cost:
    """What a command cost, with the processes it starts itself; its standard output goes to ``out``.

    ``ends`` are the exit statuses with which it has done its work.

    :raises RuntimeError: it did not do its work, and what it cost means nothing.
    """
    arguments = [*command]
    variables = {name: value for name, value in os.environ.items() if name not in _SLOWING}
    done = subprocess.run(
        [*_LAUNCH, str(out), *arguments], env={**variables, **environment}, stdout=subprocess.PIPE, check=True
    )
    cost = msgspec.json.decode(done.stdout, type=Cost)
    if cost.status not in ends:
        raise RuntimeError(f"exit status {cost.status}: {shlex.join(arguments)}")
    return cost
