"""Write many drafts into a folder: `python -m examples.many.generate FOLDER --count 1000`.

Every second one is a Word file, the others are text. `FOLDER/manifest.jsonl` says of each what it was made as: `good`,
`faulty` (one figure is wrong), or the kind of damage. The same options write the same files.
"""

import argparse
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import msgspec
from examples.many import damaged, reports

A_FOLDER = 1000
"""How many drafts go into one folder."""


class Wanted(msgspec.Struct, frozen=True):
    """What is to be written: how many drafts, how many in a hundred are faulty and hostile, and whether all as Word."""

    folder: Path
    count: int
    seed: int = 1
    faulty: float = 1
    hostile: float = 0
    only_word: bool = False


class Made(msgspec.Struct, frozen=True):
    """A draft: its path in the folder and what it was made as."""

    path: str
    kind: str


def kind_of(number: int, wanted: Wanted) -> str:
    """What a draft is made as; damaged and faulty ones are spread evenly."""
    if crossed(number, wanted.hostile):
        return [*damaged.KINDS][int(number * wanted.hostile / 100) % len(damaged.KINDS)]
    return "faulty" if crossed(number, wanted.faulty, begun=0.5) else "good"


def crossed(number: int, percent: float, begun: float = 0) -> bool:
    """Whether one more of so many in a hundred falls due with this number; of the first, so much was ``begun``."""
    return int((number + 1) * percent / 100 + begun) > int(number * percent / 100 + begun)


def make(number: int, wanted: Wanted) -> tuple[Made, bytes]:
    """A draft and its bytes."""
    kind = kind_of(number, wanted)
    as_word = wanted.only_word or kind in damaged.KINDS or number % 2 == 0
    path = f"{number // A_FOLDER:03}/{number:06}.{'docx' if as_word else 'txt'}"
    if kind in damaged.KINDS:
        return Made(path, kind), damaged.KINDS[kind](number)
    blocks = reports.report(wanted.seed, number, faulty=kind == "faulty")
    return Made(path, kind), reports.word(blocks) if as_word else reports.text(blocks)


def write(numbers: range, wanted: Wanted) -> list[Made]:
    """Write the drafts of these numbers."""
    written = []
    for number in numbers:
        made, data = make(number, wanted)
        path = wanted.folder / made.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        written.append(made)
    return written


def generate(wanted: Wanted) -> list[Made]:
    """Write all drafts and the list of what they are."""
    parts = [range(begin, min(begin + A_FOLDER, wanted.count)) for begin in range(0, wanted.count, A_FOLDER)]
    with ProcessPoolExecutor() as pool:
        written = [made for part in pool.map(partial(write, wanted=wanted), parts) for made in part]
    (wanted.folder / "manifest.jsonl").write_bytes(msgspec.json.Encoder().encode_lines(written))
    return written


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m examples.many.generate", description="write many drafts")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=1000, help="how many (1000)")
    parser.add_argument("--seed", type=int, default=1, help="other figures for another seed (1)")
    parser.add_argument("--faulty", type=float, default=1, help="how many in a hundred have a wrong figure (1)")
    parser.add_argument("--hostile", type=float, default=0, help="how many in a hundred are damaged or hostile (0)")
    parser.add_argument("--only-word", action="store_true", help="no text files")
    generate(Wanted(**vars(parser.parse_args())))


if __name__ == "__main__":
    main()
