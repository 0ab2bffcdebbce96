"""The packs installed are found as `importlib.metadata` finds them."""

import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from gouji.discovery import distributions, installed
from gouji.registry import PackError, load_kit


@pytest.mark.parametrize("group", ["gouji", "console_scripts", "pytest11"])
def test_the_entry_points_are_those_of_the_standard_library(group: str) -> None:
    """Name, value and version, for our own group and for others'."""
    theirs = {
        (point.name, point.value, point.dist.version if point.dist else "") for point in entry_points(group=group)
    }
    assert {(entry.name, entry.value, entry.version) for entry in installed(group)} == theirs


def test_the_first_distribution_of_a_name_hides_the_second(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However its name is spelt, as for any import."""
    for folder, spelt in (("one", "Some_Pack-1.0"), ("two", "some.pack-2.0")):
        place = tmp_path / folder / f"{spelt}.dist-info"
        place.mkdir(parents=True)
        (place / "entry_points.txt").write_text("[gouji]\nsome = some_pack\n", encoding="utf-8")
        monkeypatch.syspath_prepend(str(tmp_path / folder))
    assert [entry.version for entry in installed("gouji") if entry.name == "some"] == ["2.0"]


def test_a_zip_on_the_path_is_left_to_the_standard_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And nothing is lost by it."""
    before = installed("gouji")
    (tmp_path / "packs.zip").write_bytes(b"PK\x05\x06" + bytes(18))
    monkeypatch.syspath_prepend(str(tmp_path / "packs.zip"))
    assert installed("gouji") == before


def test_a_folder_that_is_not_there_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """The path may name what does not exist."""
    monkeypatch.setattr(sys, "path", [*sys.path, "/does/not/exist"])
    assert list(distributions())


def test_entry_points_that_are_no_text_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pack among them would be missed in silence; which of the packages is damaged must be known to mend it."""
    place = tmp_path / "damaged-1.0.dist-info"
    place.mkdir()
    (place / "entry_points.txt").write_bytes(b"[gouji]\nsome\xff = some_pack\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    named = r"damaged-1\.0\.dist-info.entry_points\.txt: "
    with pytest.raises(ValueError, match=named):
        installed("gouji")
    with pytest.raises(PackError, match=named):
        load_kit()
