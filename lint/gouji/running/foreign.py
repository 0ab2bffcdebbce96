"""Code of packs at work: what it raises is told with the file it was at, what it prints stays out of the findings."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout

from gouji.checking import broken
from gouji.model import Unreadable


@contextmanager
def heard() -> Iterator[None]:
    """Let code of packs work on a file. Raises :class:`Unreadable` for whatever it raises."""
    try:
        with redirect_stdout(sys.stderr):
            yield
    except Unreadable:
        raise
    except (Exception, SystemExit) as error:
        raise broken(error) from error
