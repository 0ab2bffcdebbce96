"""Spoilt text and Markdown files: ``python tests/fuzz/fuzz_text.py --count 2000 --seed 1``, or ``--atheris``."""

import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

import drafts
from fuzz.harness import Fuzzer, main
from fuzz.mutations import spoil_text


@cache
def seeds() -> Sequence[bytes]:
    """A report in every layout, and a few lines."""
    blocks = drafts.report(drafts.city())
    layouts = (drafts.stream, drafts.pushed, drafts.in_place, lambda grid: drafts.in_place(grid, repeat=True))
    return [*(drafts.text(blocks, layout) for layout in layouts), drafts.markdown(blocks), b"a | b\n--- | ---\n1 | 2"]


FUZZER = Fuzzer(seeds, spoil_text, "a.md")

if __name__ == "__main__":
    sys.exit(main(FUZZER))
