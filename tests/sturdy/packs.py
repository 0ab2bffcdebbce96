"""Packs that break their promises, as an installer would leave them, and running with them."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from functools import cache
from io import BytesIO, TextIOWrapper
from pathlib import Path
from textwrap import indent
from unittest.mock import patch

import pytest

from command import CACHE, Run
from gouji.cli import run
from gouji.registry import Kit, load_kit

RULE = """
import os, signal, sys, time
from gouji import Document, Draft, Hit, Message, Paragraph, Place, Reader, Reporter, Rule, hookimpl

def check(draft):
{body}
    return []

@hookimpl
def gouji_rules():
    return [Rule("ACME101", "acme", "info", {{"": Message("甲", "a")}}, check, for_any=True)]
"""
READER = """
from gouji import Reader, hookimpl

def read(data, name, reading):
{body}

@hookimpl
def gouji_readers():
    return [Reader("acme", (".acme",), read)]
"""
REPORTER = """
from gouji import Reporter, hookimpl

def render(report, *, colour):
{body}

@hookimpl
def gouji_reporters():
    return [Reporter("acme", render)]
"""


def pack(folder: Path, source: str, body: str = "pass") -> dict[str, str]:
    """Install a pack into a folder; gives the environment it is found by."""
    info = folder / "packs" / "acme-1.0.dist-info"
    info.mkdir(parents=True)
    (folder / "packs" / "acme.py").write_text(source.format(body=indent(body, "    ")), "utf-8")
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: acme\nVersion: 1.0\n", "utf-8")
    (info / "entry_points.txt").write_text("[gouji]\nacme = acme\n", "utf-8")
    return {"PYTHONPATH": str(folder / "packs")}


def environment(**more: str) -> dict[str, str]:
    """The variables of a run in English."""
    kept = {name: value for name, value in os.environ.items() if name not in {"LC_ALL", "LC_MESSAGES"}}
    return {**kept, "LANG": "en_US.UTF-8", "PYTHONUTF8": "1", "GOUJI_CACHE_DIR": CACHE, **more}


def here(line: str, folder: Path) -> Run:
    """Run a line of the shell without what only a shell can do, in this process; what hangs is stopped."""
    out, err = (TextIOWrapper(BytesIO(), "utf-8", write_through=True) for _ in range(2))
    with (
        patch("gouji.settings.load_kit", _kit),
        patch.dict(os.environ, environment(), clear=True),
        chdir(folder),
        redirect_stdout(out),
        redirect_stderr(err),
        _stopped_after(20),
    ):
        try:
            status = run(shlex.split(line)[1:])
        except SystemExit as leaving:
            status = int(leaving.code or 0)
    return Run(status, _written(out), _written(err))


@cache
def _kit() -> Kit:
    """The packs, loaded once for all runs in this process."""
    return load_kit()


def _written(stream: TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()


@contextmanager
def _stopped_after(seconds: int) -> Iterator[None]:
    """Interrupt what takes longer."""
    before = signal.signal(signal.SIGALRM, signal.default_int_handler)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def powerless() -> list[str]:
    """What to run a command by so that permissions hold for it, which the superuser is not bound by.

    Skips the test where a superuser has no such means.
    """
    if os.geteuid():
        return []
    way = ["unshare", "--user"]
    if not shutil.which("unshare") or subprocess.run([*way, "true"], capture_output=True, check=False).returncode:
        pytest.skip("the superuser may do everything, and there are no user namespaces")
    return way


def shell(line: str, folder: Path, *before: str, **more: str) -> Run:
    """Run a line of the shell in which ``gouji`` is the command; what hangs is stopped after half a minute.

    ``before`` is what runs the shell.
    """
    whole = f"gouji() {{ '{sys.executable}' -m gouji \"$@\"; }}\n{line}"
    done = subprocess.run(
        [*before, "bash", "-c", whole],
        cwd=folder,
        env=environment(**more),
        capture_output=True,
        check=False,
        timeout=30,
    )
    return Run(done.returncode, done.stdout.decode(), done.stderr.decode())
