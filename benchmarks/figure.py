"""A figure with its aim, and works measured in turn."""

import gc
import statistics
import time
from collections.abc import Callable, Iterable
from typing import TypeVar

import msgspec

T = TypeVar("T")


class Figure(msgspec.Struct, frozen=True):
    """What was measured: the median, the least and the most of it; ``aim`` is what the median may be at the most."""

    what: str
    median: float
    least: float
    most: float
    aim: float | None = None

    @property
    def met(self) -> bool:
        """Whether the aim is met; a figure without one meets it."""
        return self.aim is None or self.median <= self.aim


class Effort(msgspec.Struct, frozen=True):
    """How much is measured.

    ``rounds`` are the repetitions of what is quick, ``few`` those of what is slow; ``drafts`` says how many make many,
    ``rated`` how they are checked for the rate; ``size`` how many paragraphs and rows a report has more.
    """

    rounds: int = 30
    few: int = 3
    drafts: int = 1000
    rated: tuple[str, ...] = ("command", "pool", "dask")
    size: int = 100


QUICK = Effort(rounds=1, few=1, drafts=8, rated=("command",), size=2)
"""The least of everything, to see that it runs."""


def figure(what: str, values: Iterable[float], aim: float | None = None) -> Figure:
    """A figure from the values of all rounds."""
    kept = sorted(values)
    return Figure(what, statistics.median(kept), kept[0], kept[-1], aim)


def in_turn(rounds: int, *works: Callable[[], T]) -> list[list[T]]:
    """What some works gave in each round.

    They are done one after the other, so that a busy machine hits all of them alike.
    """
    done = [[work() for work in works] for _ in range(rounds)]
    return [list(one) for one in zip(*done, strict=True)]


def _settle() -> None:
    """Ask for a large piece of memory: only then are the many small ones joined that a freed tree of XML leaves."""
    bytearray(1 << 20)


def timed(work: Callable[[], object], times: int = 1) -> Callable[[], float]:
    """A work that gives the seconds of processor it took, the least of so many times.

    What others left for the garbage collector and the allocator is gone before; that of its own counts.
    """

    def seconds() -> float:
        gc.collect()
        _settle()
        start = time.process_time()
        work()
        _settle()
        return time.process_time() - start

    return lambda: min(seconds() for _ in range(times))
