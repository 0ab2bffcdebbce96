"""Files that no reader can take for a report: damaged, of another kind, or made to do harm."""

import random
from collections.abc import Callable
from functools import cache

from examples.many.reports import package, report, word

MIB = 2**20


def cut(number: int) -> bytes:
    """A Word file of which only the first half arrived."""
    whole = word(report(0, number))
    return whole[: len(whole) // 2]


@cache
def _swelling() -> bytes:
    return package("<w:p><w:r><w:t>" + " " * (150 * MIB) + "</w:t></w:r></w:p>")


def bomb(_: int) -> bytes:
    """A small file of 150 MiB unpacked."""
    return _swelling()


def deep(_: int) -> bytes:
    """Ten thousand tables, each in a cell of another."""
    return package("<w:tbl><w:tr><w:tc>" * 10_000 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 10_000)


def locked(_: int) -> bytes:
    """The container Word writes for a document with a password."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\x00") + "EncryptedPackage".encode("utf-16-le")


def picture(_: int) -> bytes:
    """A picture by the name of a Word file."""
    return b"\x89PNG\r\n\x1a\n" + bytes(512)


def empty(_: int) -> bytes:
    """Nothing."""
    return b""


def noise(number: int) -> bytes:
    """Random bytes."""
    return random.Random(number).randbytes(4096)  # noqa: S311  # no secret


KINDS: dict[str, Callable[[int], bytes]] = {
    make.__name__: make for make in (cut, bomb, deep, locked, picture, empty, noise)
}
"""What makes each kind, from a number."""
