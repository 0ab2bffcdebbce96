"""From Python every document has a record that says what became of it, the one that the command has for it."""

import json
from pathlib import Path

import msgspec
import pytest

import drafts
import gouji
from gouji import Document, Reader, Reading, checking
from gouji.registry import load_kit
from sturdy.packs import here

FIGURES = drafts.consistent(5)
FIGURES.three[3][0] += 4
GOOD = drafts.report(drafts.consistent(5))
DOCUMENTS = {
    "clean.txt": (drafts.text(GOOD), "checked"),
    "faulty.docx": (drafts.word(drafts.report(FIGURES)), "checked"),
    "of no known form.txt": ("关于调整作息时间的通知\n自10月8日起施行。\n\n\n特此通知。。\n".encode(), "unmatched"),
    "too early.txt": (drafts.text(GOOD).replace(b"2024", b"2003"), "unmatched"),
    "empty.txt": (b"", "failed"),
    "cut off.docx": (drafts.word(GOOD)[:900], "failed"),
    "of no known kind.xyz": (b"x", "failed"),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_has_the_record_that_the_command_gives(tmp_path: Path, name: str) -> None:
    """Field by field, whatever the document is: what is of no form known is not taken for clean, and nothing raises."""
    data, status = DOCUMENTS[name]
    (tmp_path / name).write_bytes(data)
    record = gouji.check_bytes(name, data, lang="en")
    assert record == json.loads(here(f"gouji check '{name}' --format json", tmp_path).out)["files"][0]
    assert record["status"] == status
    assert (record["reason"] is None) is (status == "checked")


def test_the_findings_are_those_of_lint_bytes() -> None:
    """The record only says more."""
    data, _ = DOCUMENTS["faulty.docx"]
    assert gouji.check_bytes("a.docx", data)["findings"] == gouji.lint_bytes("a.docx", data) != []


def test_a_form_that_is_named_decides() -> None:
    """A document that is not of it is unmatched; a form there is none of is refused."""
    data, _ = DOCUMENTS["of no known form.txt"]
    record = gouji.check_bytes("a.txt", data, form="gov-disclosure-annual-report")
    assert (record["status"], record["form"]) == ("unmatched", None)
    assert gouji.check_bytes("a\udcff.txt", data)["path"] == "a\udcff.txt"
    with pytest.raises(ValueError, match="no form 'nonsense'"):
        gouji.check_bytes("a.txt", data, form="nonsense")


def test_a_reader_of_others_that_raises_has_not_read_the_document(monkeypatch: pytest.MonkeyPatch) -> None:
    """The record says so and why; ``lint_bytes`` raises what it raises for all that cannot be read."""

    def read(data: bytes, _name: str, _reading: Reading) -> Document:
        raise KeyError(data.decode())

    kit = msgspec.structs.replace(load_kit(), readers=(Reader("acme", (".acme",), read),))
    monkeypatch.setattr(checking, "_kit", lambda: kit)
    record = gouji.check_bytes("a.acme", b"colour", lang="en")
    assert (record["status"], record["findings"]) == ("failed", [])
    assert record["reason"] == "checking it failed: KeyError: 'colour'"
    with pytest.raises(gouji.Unreadable, match="KeyError"):
        gouji.lint_bytes("a.acme", b"colour")
