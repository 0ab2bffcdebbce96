"""Running something in a terminal of its own, and what a person would see of it."""

import os
import signal
import struct
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest

if sys.platform == "win32":
    pytest.skip("terminals of this kind are not on Windows", allow_module_level=True)

import fcntl
import pty
import termios

ROOT = Path(__file__).parents[2]
_MACHINES = ("CI", "GITHUB_ACTIONS", "GITLAB_CI", "PRE_COMMIT", "NO_COLOR", "LANG", "LC_ALL", "LC_MESSAGES")


class Seen(NamedTuple):
    """How a command ended, and what it wrote to its terminal, escapes and all."""

    status: int
    text: str


def watched(*command: str | Path, columns: int = 80, interrupt: str = "", variables: tuple[str, ...] = ()) -> Seen:
    """Run Python with some arguments in a terminal; interrupt it as soon as a text is seen."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    outer = {name: value for name, value in os.environ.items() if name not in _MACHINES}
    own = dict(variable.split("=", 1) for variable in variables)
    environment = {**outer, "TERM": "xterm-256color", "PYTHONIOENCODING": "utf-8", **own}
    arguments = [sys.executable, *map(str, command)]
    with subprocess.Popen(arguments, cwd=ROOT, env=environment, stdin=theirs, stdout=theirs, stderr=theirs) as process:
        os.close(theirs)
        written = b""
        deadline = time.monotonic() + 60
        while (new := _read(ours)) and time.monotonic() < deadline:
            written += new
            if interrupt and interrupt.encode() in written:
                process.send_signal(signal.SIGINT)
                interrupt = ""
        os.close(ours)
    return Seen(process.returncode, written.decode().replace("\r\n", "\n"))


def _read(terminal: int) -> bytes:
    """The next bytes of a terminal; none at its end, which Linux tells by an error."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""
