"""The plugin door: what a pack may give, and the hooks by which it gives it.

A pack is a module or an object named by an entry point of the group ``gouji`` with at least one of these hooks. Each
hook takes nothing and returns a list, so that a pack is asked once and never sees another's.
"""

from collections.abc import Callable
from typing import Protocol

import msgspec
import pluggy

from gouji.findings import Report
from gouji.form import Form
from gouji.model import Document, Reading
from gouji.rule import Rule

GROUP = "gouji"

hookspec = pluggy.HookspecMarker("gouji")
hookimpl = pluggy.HookimplMarker("gouji")


class Reader(msgspec.Struct, frozen=True):
    """Reads one family of files.

    ``suffixes`` (lower case, with the dot) are the files it reads; ``refuses`` those it is handed only to say why they
    cannot be read. ``read`` takes the file's bytes, its name and how to read it, and gives the document or raises
    :class:`gouji.Unreadable`; it opens nothing else.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes, str, Reading], Document]
    refuses: tuple[str, ...] = ()


class Render(Protocol):
    """Renders a finished run as text; ``colour`` allows the escapes of a terminal."""

    def __call__(self, report: Report, *, colour: bool) -> str: ...


class Reporter(msgspec.Struct, frozen=True):
    """Writes a finished run in one format; ``evidence`` asks for what the findings of each file rest on."""

    name: str
    render: Render
    evidence: bool = False


class Hooks:
    """The hooks a pack may implement, each decorated with ``gouji.hookimpl``."""

    @hookspec
    def gouji_rules(self) -> list[Rule]:  # type: ignore[empty-body]  # a specification has no body
        """The pack's rules."""

    @hookspec
    def gouji_forms(self) -> list[Form]:  # type: ignore[empty-body]  # a specification has no body
        """The forms it knows, one an edition; :func:`gouji.load_form` reads one from TOML."""

    @hookspec
    def gouji_readers(self) -> list[Reader]:  # type: ignore[empty-body]  # a specification has no body
        """The readers of file formats it adds."""

    @hookspec
    def gouji_reporters(self) -> list[Reporter]:  # type: ignore[empty-body]  # a specification has no body
        """The output formats it adds."""
