"""Running the command in a process of its own."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

CACHE = os.path.join(tempfile.gettempdir(), f"gouji-tests-{os.getpid()}")
"""The tests leave the user's own cache alone."""


class Run(NamedTuple):
    """How a command ended and what it wrote."""

    status: int
    out: str
    err: str


def gouji(*arguments: str | Path, cwd: Path | None = None, stdin: bytes = b"", **environment: str) -> Run:
    """Run the command in a process of its own."""
    variables = {name: value for name, value in os.environ.items() if name not in {"LANG", "LC_ALL", "LC_MESSAGES"}}
    done = subprocess.run(
        [sys.executable, "-m", "gouji", *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        env={**variables, "PYTHONIOENCODING": "utf-8", "GOUJI_CACHE_DIR": CACHE, **environment},
        check=False,
    )
    return Run(done.returncode, done.stdout.decode(), done.stderr.decode())
