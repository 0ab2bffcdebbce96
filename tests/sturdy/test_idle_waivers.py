"""A waiver of the configuration that waives nothing is told, as one in a document is; none that may be of use is."""

from pathlib import Path

import pytest

import drafts
from sturdy.packs import here

WAIVERS = """
[[files]]
match = ["2023/"]
ignore = ["W105", "T1", "X101"]
reason = "已公布"
[[files]]
match = ["2022/"]
ignore = ["W101"]
reason = "已公布"
"""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Two folders with a clean draft each, and beside them a configuration."""
    for name in ("2023", "2024"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_bytes(drafts.text(drafts.report(drafts.consistent(5))))
    (tmp_path / "gouji.toml").write_text(WAIVERS, "utf-8")
    return tmp_path


def idle(office: Path, line: str) -> list[str]:
    """The rules of which a run says that they are waived in vain."""
    said = here(f"gouji {line}", office).err.splitlines()
    return [one.split("`ignore` of ")[1].split(" ")[0] for one in said if "`ignore` of " in one]


def test_what_is_waived_in_vain_is_told(office: Path) -> None:
    """Each word by itself, by whatever way the folder is named; not a rule that did not run, as X101 alone."""
    for line in ("check .", f"check '{office}'", "check 2023/..", "baseline . -o new.json"):
        assert idle(office, line) == ["W105", "T1", "W101"], line
    assert idle(office, "check . --ignore W,S") == ["T1", "W101"]


def test_what_is_waived_with_effect_is_not_told(office: Path) -> None:
    """One finding of one file is enough."""
    report = [*drafts.report(drafts.consistent(5)), "到此为止。。"]
    (office / "2023" / "b.txt").write_bytes(drafts.text(report))
    assert idle(office, "check .") == ["T1", "W101"]


@pytest.mark.parametrize("line", ["check 2023", "check 2023/a.txt", "check 2024"])
def test_nothing_is_told_where_not_all_was_checked(office: Path, line: str) -> None:
    """A waiver may be for another file."""
    assert idle(office, line) == []


def test_nothing_is_told_of_files_that_could_not_be_read(office: Path) -> None:
    """It is not known what would be found in them."""
    (office / "2023" / "b.txt").write_bytes(b"")
    assert idle(office, "check .") == ["W101"]
