"""What was found in files that have not changed since, so that a second run need not look for it again.

A result is found by a digest of all that decides it: the content and the name of the file, the rules with their
severities and options, the forms, how files are read, and the code of Gouji and of every pack. The file is the user's
own, in the folder for caches, and nobody else's to read. It only saves time: where it cannot be used, all is checked.
"""

import os
import sys
import time
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING, Self

import msgspec

from gouji.checking import Plan
from gouji.findings import FileResult
from gouji.registry import Kit
from gouji.rule import Lang, Message
from gouji.version import VERSION

if TYPE_CHECKING:
    import sqlite3

KEPT = 30
"""How many days a result is kept that no run asked for."""
_BATCH = 500
_BUSY = 5.0
_DAY = 86400
_UNUSABLE = Message(
    "缓存 {path} 用不了（{why}），全部重新检查", "the cache {path} cannot be used ({why}): everything is checked"
)

NAME = "results.sqlite3"


def folder() -> str:
    """The folder for the cache: that of ``GOUJI_CACHE_DIR``, or where the system has its caches."""
    own = os.environ.get("GOUJI_CACHE_DIR")
    if own:
        return own
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.expanduser(r"~\AppData\Local")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.path.join(base, "gouji")


def basis(plan: Plan, kit: Kit) -> bytes:
    """A digest of all that decides a result but the file itself."""
    own = [form for form in (*plan.forms, *plan.editions) if form not in kit.forms]
    said = (
        VERSION,
        plan.lang,
        plan.form_named,
        [(form.id, form.edition) for form in plan.forms],
        own,
        [(rule.code, rule.severity, rule.options) for rule in plan.rules],
        plan.reading,
        [(pack.name, pack.version) for pack in kit.packs],
        sorted(_stamps(plan, kit)),
    )
    return sha256(msgspec.msgpack.encode(said)).digest()


def _stamps(plan: Plan, kit: Kit) -> set[tuple[str, int, int]]:
    """The files of Gouji and of the packs, with their times and sizes: code in the making has one version for long."""
    makers = [rule.check for rule in plan.rules] + [reader.read for reader in kit.readers]
    modules = {str(getattr(maker, "__module__", "")).partition(".")[0] for maker in makers}
    found = set()
    for name in (*modules, "gouji"):
        path = getattr(sys.modules.get(name), "__file__", None)
        if path:
            found |= set(_files(os.path.dirname(path) if path.endswith("__init__.py") else path))
    return found


def _files(path: str) -> Iterable[tuple[str, int, int]]:
    if os.path.isfile(path):
        yield path, os.stat(path).st_mtime_ns, os.stat(path).st_size
        return
    for entry in os.scandir(path):
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _files(entry.path)
        elif entry.name.endswith((".py", ".toml")):
            known = entry.stat()
            yield entry.path, known.st_mtime_ns, known.st_size


def key(decided: bytes, shown: str, data: bytes) -> bytes:
    """What the result for a file is found by."""
    return sha256(b"\x00".join((decided, shown.encode("utf-8", "surrogatepass"), data))).digest()


class Cache:
    """The results of former runs. Where it cannot be used, ``trouble`` says why, and it is as if empty."""

    def __init__(self, path: str) -> None:
        import sqlite3  # noqa: PLC0415  # only where there are files enough

        self.path = path
        self.trouble = ""
        self._fault = sqlite3.Error
        self._connection: sqlite3.Connection | None = None
        self._decoder = msgspec.msgpack.Decoder(FileResult)
        self._new: dict[bytes, bytes] = {}
        self._used: set[bytes] = set()
        self._today = int(time.time() // _DAY)
        try:
            self._connection = self._opened()
        except (sqlite3.OperationalError, OSError) as error:  # another run holds it, or it may not be written
            self._give_up(error)
        except sqlite3.DatabaseError:
            self._begin_anew()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.flush(last=True)
        if self._connection:
            self._connection.close()

    def get(self, key: bytes) -> FileResult | None:
        """The result found by a key; None where there is none."""
        if not self._connection:
            return None
        try:
            row = self._connection.execute("SELECT result, used FROM results WHERE key = ?", (key,)).fetchone()
            if row is None:
                return None
            if row[1] != self._today:
                self._used.add(key)
            return self._decoder.decode(row[0])
        except (self._fault, msgspec.DecodeError):
            return None

    def put(self, key: bytes, result: FileResult) -> None:
        """Keep a result."""
        self._new[key] = msgspec.msgpack.encode(result)
        if len(self._new) >= _BATCH:
            self.flush()

    def flush(self, *, last: bool = False) -> None:
        """Write what is new; at the ``last`` drop what no run has asked for in a long time."""
        if not (self._connection and (self._new or self._used)):
            return
        try:
            with self._connection as all_or_nothing:
                new = [(key, result, self._today) for key, result in self._new.items()]
                all_or_nothing.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", new)
                used = [(self._today, key) for key in self._used]
                all_or_nothing.executemany("UPDATE results SET used = ? WHERE key = ?", used)
                if last:
                    all_or_nothing.execute("DELETE FROM results WHERE used < ?", (self._today - KEPT,))
        except self._fault as error:
            self._give_up(error)
        self._new.clear()
        self._used.clear()

    def _opened(self) -> "sqlite3.Connection":
        import sqlite3  # noqa: PLC0415  # as above

        os.makedirs(os.path.dirname(self.path), mode=0o700, exist_ok=True)
        os.close(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600))  # what was found quotes drafts not yet published
        connection = sqlite3.connect(self.path, timeout=_BUSY)
        connection.execute("PRAGMA synchronous = OFF")  # a cache lost with the machine's power is no loss
        connection.execute(
            "CREATE TABLE IF NOT EXISTS results (key BLOB PRIMARY KEY, result BLOB, used INTEGER) WITHOUT ROWID"
        )
        return connection

    def _begin_anew(self) -> None:
        """Put a new cache in the place of one that is damaged."""
        try:
            os.unlink(self.path)
            self._connection = self._opened()
        except (OSError, self._fault) as error:
            self._give_up(error)

    def _give_up(self, error: Exception) -> None:
        self.trouble = str(getattr(error, "strerror", None) or error)
        self._connection = None


def trouble_of(cache: Cache | None, lang: Lang) -> Sequence[str]:
    """What is said of a cache that could not be used."""
    return [_UNUSABLE.say(lang, {"path": cache.path, "why": cache.trouble})] if cache and cache.trouble else []
