"""The encoding of a text file, found out or named."""

from pathlib import Path

import pytest

import drafts
from command import gouji

DRAFT = drafts.text(drafts.report(drafts.consistent(2))).decode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
def test_a_named_encoding_is_read_as_named(tmp_path: Path, encoding: str) -> None:
    """A whole report, in which nothing is amiss."""
    path = tmp_path / "draft.txt"
    path.write_bytes(DRAFT.encode(encoding))
    run = gouji(path, "--encoding", encoding)
    assert (run.status, run.out) == (0, "可以发布\n")
    assert "42 条成立" in run.err


def test_a_text_that_is_not_in_the_encoding_named_is_refused(tmp_path: Path) -> None:
    """With the first character that is not."""
    path = tmp_path / "draft.txt"
    path.write_bytes(DRAFT.encode("gb18030"))
    run = gouji(path, "--encoding", "utf-8")
    assert run.status == 2
    assert "第 1 行第 1 个字符" in run.err


@pytest.mark.parametrize("name", ["nonsense", "hex"])
def test_an_encoding_there_is_none_of_is_refused(tmp_path: Path, name: str) -> None:
    """Nor one that gives no text."""
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    run = gouji(tmp_path / "draft.txt", "--encoding", name)
    assert run.status == 2
    assert name in run.err
