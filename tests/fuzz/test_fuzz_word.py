"""A bounded round of the fuzzers, always the same cases; ``docs/reliability.md`` says how to run more."""

import pytest

import drafts
from fuzz import fuzz_text, fuzz_word
from fuzz.harness import Fuzzer, case, judge


@pytest.mark.parametrize("fuzzer", [fuzz_word.FUZZER, fuzz_text.FUZZER], ids=["word", "text"])
@pytest.mark.parametrize("number", range(120))
def test_a_spoilt_file_is_checked_or_refused(fuzzer: Fuzzer, number: int) -> None:
    """No exception but a refusal with its reason, a sound document, and every rule run to its end."""
    assert judge(case(fuzzer, 1, number), fuzzer.name) in {"checked", "unmatched", "failed"}


@pytest.mark.parametrize("fuzzer", [fuzz_word.FUZZER, fuzz_text.FUZZER], ids=["word", "text"])
def test_the_cases_go_both_ways(fuzzer: Fuzzer) -> None:
    """Some are still reports, some no longer, some are refused: a mutator that breaks every file would test little."""
    assert {judge(case(fuzzer, 1, number), fuzzer.name) for number in range(30)} == {"checked", "unmatched", "failed"}


@pytest.mark.parametrize("code", ["D800", "DFFF", "1B", "0", "110000", "-1", ""])
def test_a_symbol_of_any_code_can_be_written_out(code: str) -> None:
    """Also one that is half a character, which no text may hold."""
    sign = f"<w:p><w:r><w:sym w:font='甲' w:char='{code}'/></w:r></w:p>"
    assert judge(drafts.package(sign), "a.docx") == "unmatched"
