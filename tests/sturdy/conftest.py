"""What the tests of sturdiness share."""

from pathlib import Path

import pytest

import drafts


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A draft with one wrong figure, as text and as a Word file."""
    figures = drafts.consistent(5)
    figures.three[3][0] += 4
    (tmp_path / "bad.txt").write_bytes(drafts.text(drafts.report(figures)))
    (tmp_path / "bad.docx").write_bytes(drafts.word(drafts.report(figures)))
    return tmp_path
