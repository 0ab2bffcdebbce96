"""The files a person named, found and read."""

import os
import sys
from collections.abc import Callable, Sequence

import msgspec

from gouji.model import Unreadable
from gouji.nearest import did_you_mean
from gouji.system.disk import TooLarge, contents, why_unread

LARGEST = 256 * 1024 * 1024
"""No file above this many bytes is loaded; readers have closer limits of their own."""
COPY = ".批注"
"""What the name of a review copy ends with, before its suffix."""
_PAGE = b'<meta name="generator" content="Gouji">'
_HEAD = 4096
"""So many bytes of a page hold it."""


class Source(msgspec.Struct, frozen=True):
    """A file to check: the path to open, empty for standard input, and the name it is shown by."""

    path: str
    shown: str


class Found(msgspec.Struct):
    """The files of some paths, each once, and how many others of which suffix their folders hold.

    ``excluded`` counts those that the configuration leaves out; ``empty`` are the folders named that hold none.
    """

    sources: dict[Source, None]
    passed: dict[str, int]
    empty: list[str]
    excluded: int = 0


def _all(_path: str) -> bool:
    return True


def find(
    paths: Sequence[str], suffixes: frozenset[str], stdin_name: str, wanted: Callable[[str], bool] = _all
) -> Found:
    """The files of some paths: a file as named, a folder as all files in it whose suffix a reader knows, sorted.

    ``wanted`` says which of the files in a folder are to be checked. Review copies in a folder, and pages that Gouji
    has written, are passed over: each says what its draft does.
    """
    found = Found({}, {}, [])
    for path in paths:
        if path == "-":
            found.sources[Source("", stdin_name)] = None
        elif os.path.isdir(path):
            if not _walk(path, suffixes, found, wanted):
                found.empty.append(path)
        else:
            found.sources[_source(path)] = None
    return found


def _source(path: str) -> Source:
    """A file by its path, shown with a sign for each byte of its name that is no text."""
    return Source(path, path.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))


def _walk(folder: str, suffixes: frozenset[str], found: Found, wanted: Callable[[str], bool]) -> int:
    """Add the files of a folder and give their number; one that cannot be listed is added itself, to be refused."""
    barred: list[OSError] = []
    own: dict[Source, None] = {}
    for root, folders, names in os.walk(folder, onerror=barred.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            stem, suffix = os.path.splitext(name.lower())
            if name.startswith(("~$", ".")):
                continue
            if stem.endswith(COPY):
                suffix = COPY + suffix
            path = os.path.join(root, name)
            if suffix in suffixes and not wanted(path):
                found.excluded += 1
                continue
            if suffix.startswith(".htm") and _is_page(path):
                suffix = f"Gouji {suffix}"
            if suffix in suffixes:
                own[_source(path)] = None
            else:
                found.passed[suffix or name] = found.passed.get(suffix or name, 0) + 1
    own |= {_source(str(error.filename)): None for error in barred}
    found.sources |= own
    return len(own)


def _is_page(path: str) -> bool:
    """Whether Gouji has written a file as a page of findings, whatever it is called by now."""
    try:
        if not os.path.isfile(path):
            return False
        with open(path, "rb") as file:
            return _PAGE in file.read(_HEAD)
    except OSError:
        return False


def load(source: Source) -> bytes:
    """The bytes of a file. Raises :class:`Unreadable` with the cause."""
    try:
        data = contents(source.path, LARGEST) if source.path else sys.stdin.buffer.read(LARGEST + 1)
    except FileNotFoundError:
        zh, en = did_you_mean(os.path.basename(source.shown), _beside(source.path))
        raise Unreadable(f"没有这个文件，请核对路径{zh}", f"there is no such file; check the path{en}") from None
    except IsADirectoryError:
        if os.access(source.path, os.R_OK | os.X_OK):  # it was a file when the folder was listed
            raise Unreadable("这是一个文件夹", "it is a folder") from None
        raise Unreadable("没有列出这个文件夹的权限", "there is no permission to list this folder") from None
    except PermissionError:
        raise Unreadable("没有读取这个文件的权限", "there is no permission to read this file") from None
    except TooLarge:
        raise _too_large() from None
    except (OSError, ValueError) as error:
        why = why_unread(error)
        raise Unreadable(f"读取失败：{why.zh}", f"reading failed: {why.en}") from None
    if len(data) > LARGEST:
        raise _too_large()
    return data


def _too_large() -> Unreadable:
    return Unreadable(f"文件超过 {LARGEST >> 20} MB，未检查", f"the file is larger than {LARGEST >> 20} MB")


def _beside(path: str) -> list[str]:
    """The names in the folder of a file; none where it cannot be listed."""
    try:
        return os.listdir(os.path.dirname(path) or ".")
    except OSError:
        return []
