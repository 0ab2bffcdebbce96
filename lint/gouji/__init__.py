"""Gouji (勾稽): a compliance linter for official documents.

Its names are those of `gouji.public`, which is loaded when the first of them is asked for: the command line can be
interrupted, and say how it is used, before half of Gouji is loaded.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gouji.public import *  # noqa: F403  # they are listed in one place
    from gouji.public import __all__ as __all__
else:

    def __getattr__(name: str) -> object:
        """A public name. Raises :class:`AttributeError` for one that is none."""
        public = import_module("gouji.public")
        if name != "__all__" and name not in public.__all__:
            raise AttributeError(f"module 'gouji' has no attribute {name!r}")
        return globals().setdefault(name, getattr(public, name))
