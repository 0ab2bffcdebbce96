"""Processor time of a whole `gouji check` of one draft beyond a bare interpreter's."""

import statistics
import sys
from collections.abc import Iterator
from functools import partial

from benchmarks.command import GOUJI, run
from benchmarks.documents import GOOD, TEXT
from benchmarks.figure import Effort, Figure, figure, in_turn

REFERENCE = 11
"""Milliseconds that a bare interpreter took where the aims were first measured."""
AIMS = ((TEXT, 80), (GOOD, 110))


def figures(effort: Effort) -> Iterator[Figure]:
    """In milliseconds, for whom it is the same machine; and in times the interpreter, for whom it is not."""
    commands = [[sys.executable, "-c", "pass"], *([GOUJI, "check", str(path)] for path, _ in AIMS)]
    for command in commands:
        run(command)  # compiles what is not yet compiled
    costs = in_turn(effort.rounds, *(partial(run, command) for command in commands))
    bare, *wholes = ([cost.cpu for cost in one] for one in costs)
    least = statistics.median(bare)
    yield figure("a bare interpreter, ms of processor", bare)
    for (path, aim), whole in zip(AIMS, wholes, strict=True):
        beyond = [one - least for one in whole]
        yield figure(f"gouji check {path.name}, ms beyond it", beyond, aim)
        yield figure(f"gouji check {path.name}, times it beyond it", [one / least for one in beyond], aim / REFERENCE)
