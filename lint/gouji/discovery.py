"""The packs installed: the entry points of the group ``gouji``, as pip leaves them.

`importlib.metadata` would say the same and take as long as a whole check to load, so the installed distributions are
looked through here: every ``*.dist-info`` (or ``*.egg-info``) folder on the path, the first of a name. Where the path
holds something else, such as a zip, `importlib.metadata` is asked after all. A test holds both against each other.
"""

import os
import re
import sys
from collections.abc import Iterator
from importlib import import_module

import msgspec

_ENDINGS = (".dist-info", ".egg-info")


class PackEntry(msgspec.Struct, frozen=True, order=True):
    """A pack as its distribution names it: its name, the module (and attribute) that is it, and the version.

    Behind the module, ``value`` may name extras in brackets, which say nothing of how the pack is loaded.
    """

    name: str
    value: str
    version: str

    def load(self) -> object:
        """The pack itself. Raises whatever its import raises."""
        module, _, attributes = self.value.partition("[")[0].partition(":")
        found: object = import_module(module.strip())
        for attribute in filter(None, attributes.strip().split(".")):
            found = getattr(found, attribute)
        return found


def installed(group: str) -> list[PackEntry]:
    """The entry points of a group, sorted by name. Raises :class:`ValueError` for a file of them that is no text."""
    if any(os.path.isfile(folder) for folder in sys.path):
        return sorted(_by_metadata(group))
    return sorted(entry for folder in distributions() for entry in _entries(folder, group))


def distributions() -> Iterator[str]:
    """The folders of metadata of the distributions on the path; of those of one name, the first."""
    seen: set[str] = set()
    for folder in sys.path:
        try:
            names = sorted(os.listdir(folder or "."))
        except OSError:
            continue
        for name in names:
            if name.endswith(_ENDINGS) and (key := _key(name)) not in seen:
                seen.add(key)
                yield os.path.join(folder, name)


def _key(folder: str) -> str:
    return re.sub(r"[-_.]+", "-", folder.rpartition(".")[0].partition("-")[0]).lower()


def _entries(folder: str, group: str) -> Iterator[PackEntry]:
    path = os.path.join(folder, "entry_points.txt")
    try:
        with open(path, encoding="utf-8") as file:
            text = file.read()
    except OSError:
        return
    except UnicodeDecodeError as error:
        raise ValueError(f"{path}: {error}") from error
    version = os.path.basename(folder).rpartition(".")[0].partition("-")[2].partition("-")[0]
    section = ""
    for line in map(str.strip, text.splitlines()):
        if line.startswith("["):
            section = line.strip("[]").strip()
        elif section == group and "=" in line and not line.startswith(("#", ";")):
            name, _, value = line.partition("=")
            yield PackEntry(name.strip(), value.strip(), version)


def _by_metadata(group: str) -> Iterator[PackEntry]:
    from importlib.metadata import entry_points  # noqa: PLC0415  # slow, and seldom needed

    for point in entry_points(group=group):
        yield PackEntry(point.name, point.value, point.dist.version if point.dist else "")
