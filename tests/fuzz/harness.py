"""What every fuzzer shares: a case made from its seed, the judgement on it, and the run by hand.

A run by hand bounds each case in time and the process in memory, and keeps what failed: ``docs/reliability.md``.
"""

import argparse
import faulthandler
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from random import Random
from types import FrameType
from typing import NamedTuple, NoReturn

import msgspec

from fuzz.bounded import MEMORY, SECONDS
from gouji.checking import Plan, check_bytes, read
from gouji.model import Reading, Revisions, Unreadable, faults
from gouji.registry import Kit, load_kit

Spoil = Callable[[bytes, Random, Sequence[bytes]], bytes]


class Fuzzer(NamedTuple):
    """The files to begin with, how to spoil them, the name a spoilt file goes by, and what judges one.

    By default it is checked as a draft.
    """

    seeds: Callable[[], Sequence[bytes]]
    spoil: Spoil
    name: str
    trial: Callable[[bytes], str] | None = None

    def judge(self, data: bytes) -> str:
        """How a spoilt file ends. Raises :class:`Fault`, or whatever the program raised."""
        return self.trial(data) if self.trial else judge(data, self.name)


class Fault(Exception):
    """A promise a spoilt file made the program break."""


def case(fuzzer: Fuzzer, seed: int, number: int) -> bytes:
    """A case, the same for the same numbers."""
    seeds = fuzzer.seeds()
    chance = Random(f"{seed}/{number}")  # noqa: S311  # no secret
    return fuzzer.spoil(chance.choice(seeds), chance, seeds)


def judge(data: bytes, name: str) -> str:
    """The status a file ends with, from ``checked`` to ``failed``, on both sides of its revisions.

    It is read as a sound document or refused with a reason in both languages, every rule runs to its end, and both the
    document and the result can be written out. Raises :class:`Fault`, or whatever the program raised.
    """
    kit = _kit()
    sides: tuple[Revisions, ...] = ("original", "accepted") if name.endswith(".docx") else ("accepted",)
    for side in sides:
        reading = Reading(revisions=side)
        try:
            document = read(data, name, kit.readers, reading)
            broken = faults(document)
            sound = bool(msgspec.json.encode(document))
        except Unreadable as refusal:
            broken = [] if refusal.zh and refusal.en else ["refused without a reason"]
            sound = False
        result = check_bytes(data, name, name, kit, Plan(kit.rules, kit.forms, reading=reading))
        if (result.status == "failed") is sound:
            broken.append(f"{'read' if sound else 'refused'}, but {result.status}: {result.reason}")
        if broken:
            raise Fault("; ".join(broken))
        msgspec.json.encode(result)
    return result.status


@cache
def _kit() -> Kit:
    return load_kit()


def main(fuzzer: Fuzzer) -> int:
    """Run by hand; 1 where a case failed."""
    import resource  # noqa: PLC0415  # Windows has none

    options = _options()
    if options.atheris:
        return _guided(fuzzer, options)
    faulthandler.enable()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGALRM, _too_long)
    ends: dict[str, int] = {}
    for number in options.only or range(options.count):
        data = case(fuzzer, options.seed, number)
        # Should the interpreter itself die, the file that killed it is here.
        (options.keep / f"last-{options.seed}-{fuzzer.name}").write_bytes(data)
        signal.alarm(SECONDS)
        try:
            end = fuzzer.judge(data)
        except (Exception, TooLong):  # noqa: BLE001  # whatever it is, it is what is looked for
            end = "FAULTY"
            kept = options.keep / f"{options.seed}-{number}-{fuzzer.name}"
            kept.write_bytes(data)
            sys.stdout.write(f"case {number} of seed {options.seed} fails: {kept}\n{traceback.format_exc(limit=-6)}\n")
        finally:
            signal.alarm(0)
        ends[end] = ends.get(end, 0) + 1
    summary = ", ".join(f"{count} {end}" for end, count in sorted(ends.items()))
    sys.stdout.write(f"seed {options.seed}: {summary}\n")
    return int("FAULTY" in ends)


class TooLong(BaseException):
    """A case ran longer than it may; no ``except Exception`` of the program is to swallow it."""


def _too_long(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise TooLong


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=2000, help="how many cases")
    parser.add_argument("--seed", type=int, default=1, help="what the cases are made from")
    parser.add_argument("--only", type=int, nargs="*", help="the numbers of the cases to run again")
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()), help="the folder for failing files")
    parser.add_argument("--atheris", action="store_true", help="be guided by coverage")
    parser.add_argument("--seconds", type=int, default=300, help="how long to be guided by coverage")
    return parser.parse_args()


def _guided(fuzzer: Fuzzer, options: argparse.Namespace) -> int:
    try:
        atheris = import_module("atheris")
    except ImportError:
        sys.stderr.write("atheris is not installed: pip install atheris\n")
        return 2
    seeds = fuzzer.seeds()
    corpus = Path(tempfile.mkdtemp(prefix="corpus-"))
    for number, data in enumerate(seeds):
        fuzzer.judge(data)
        (corpus / str(number)).write_bytes(data)

    def spoil(data: bytes, most: int, seed: int) -> bytes:
        spoilt = fuzzer.spoil(data, Random(seed), seeds)  # noqa: S311  # no secret
        return spoilt if len(spoilt) <= most else data[:most]

    # Only now are the readers and the packs loaded, which are imported when they are first used.
    atheris.instrument_all()
    limits = [f"-max_total_time={options.seconds}", f"-timeout={SECONDS}", "-rss_limit_mb=2048", "-max_len=200000"]
    arguments = [sys.argv[0], f"-seed={options.seed}", f"-artifact_prefix={options.keep}/", *limits, str(corpus)]
    atheris.Setup(arguments, fuzzer.judge, custom_mutator=spoil)
    atheris.Fuzz()
    return 0
