"""A bounded round of the fuzzers of what offices write, of prose and of pages; and what was ever found, again."""

from pathlib import Path

import pytest

from fuzz import fuzz_html, fuzz_prose, fuzz_text, fuzz_toml, fuzz_word
from fuzz.harness import Fuzzer, case

FOUND = Path(__file__).parent / "found"
ENDS = {
    "form": {"used", "refused"},
    "configuration": {"used", "refused"},
    "baseline": {"used", "refused"},
    "prose": {"checked"},
    "html": {"checked", "unmatched", "failed"},
}
FUZZERS = {**fuzz_toml.FUZZERS, "prose": fuzz_prose.FUZZER, "html": fuzz_html.FUZZER}
ALL = {**FUZZERS, "word": fuzz_word.FUZZER, "text": fuzz_text.FUZZER}


@pytest.mark.parametrize("name", FUZZERS)
def test_what_is_spoilt_is_used_or_refused(name: str) -> None:
    """Forty cases, always the same: no exception but a refusal with its reason, and each way is taken."""
    fuzzer = FUZZERS[name]
    assert {fuzzer.judge(case(fuzzer, 1, number)) for number in range(40)} == ENDS[name]


def found() -> list[tuple[Fuzzer, Path]]:
    """What fuzzing has found, each beside the fuzzer it is for, which its folder is named after."""
    return [(ALL[path.parent.name], path) for path in sorted(FOUND.glob("*/*"))]


@pytest.mark.parametrize(("fuzzer", "path"), found(), ids=lambda value: getattr(value, "stem", ""))
def test_what_was_found_stays_mended(fuzzer: Fuzzer, path: Path) -> None:
    """It ends as any other file may."""
    assert fuzzer.judge(path.read_bytes()) in {"used", "refused", "checked", "unmatched", "failed"}
