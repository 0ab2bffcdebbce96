"""The files measured outside the repository, read as expected; skipped where they are not at hand."""

import json
from pathlib import Path

import pytest

from gouji.model import Document, Paragraph, Unreadable, faults
from gouji.readers.word import read

SHARED = Path(__file__).parents[3] / "shared"
CASES = SHARED / "word-cases"
EXPECTED: dict[str, dict[str, str]] = (
    json.loads((CASES / "expect.json").read_text("utf-8")) if (CASES / "expect.json").exists() else {}
)
NOT_READ = {"37_altchunk"}
"""A file embedded as an altChunk is said in the notes, not read."""

pytestmark = pytest.mark.skipif(not EXPECTED, reason=f"the shared Word files are not at {SHARED}")


def reading(document: Document) -> str:
    """Every paragraph and cell once; a table inside a cell already stands in the cell around it."""
    said: list[str] = []
    around = ""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            said.append(block.label + block.text)
            around = ""
            continue
        text = "\n".join(cell.text for cell in block.cells)
        if not (around and text in around):
            said.append(text)
            around = text
    return "\n".join(said)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_one_construct_reads_as_expected(name: str) -> None:
    document = read((CASES / f"{name}.docx").read_bytes(), name)
    assert faults(document) == []
    if name in NOT_READ:
        assert document.notes
    else:
        assert "".join(reading(document).split()) == "".join(EXPECTED[name]["expect"].split())


def test_the_official_form_has_the_grids_it_prints() -> None:
    document = read((SHARED / "inputs" / "official-form-2021.docx").read_bytes(), "form")
    assert [(table.rows, table.cols) for table in document.tables] == [(14, 4), (28, 10), (4, 15)]
    assert faults(document) == []


@pytest.mark.parametrize("path", sorted((SHARED / "docx" / "files").glob("*")), ids=lambda path: path.name)
def test_a_public_file_is_read_soundly_or_refused(path: Path) -> None:
    try:
        found = faults(read(path.read_bytes(), path.name))
    except Unreadable as refused:
        found = [] if refused.zh and refused.en else ["refused without a reason"]
    assert found == []
