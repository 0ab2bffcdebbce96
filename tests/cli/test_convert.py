"""Old formats read through LibreOffice, on request."""

import shutil
import subprocess
from pathlib import Path

import pytest

from command import gouji

BAD = Path(__file__).parents[2] / "examples" / "annual-report" / "bad.docx"


def test_without_the_option_an_old_format_is_refused(tmp_path: Path) -> None:
    """With what to do."""
    (tmp_path / "draft.rtf").write_bytes(rb"{\rtf1 draft}")
    run = gouji("draft.rtf", cwd=tmp_path)
    assert run.status == 2
    assert ".docx" in run.err


def test_without_libreoffice_the_option_says_what_it_needs(tmp_path: Path) -> None:
    """And the file counts as not checked."""
    (tmp_path / "draft.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    run = gouji("draft.doc", "--convert", cwd=tmp_path, PATH="")
    assert run.status == 2
    assert "LibreOffice" in run.err


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("suffix", ["doc", "odt", "rtf"])
def test_an_old_format_is_checked_as_its_word_twin(tmp_path: Path, suffix: str) -> None:
    """The wrong figure is found at its cell, and the conversion is said aloud."""
    shutil.copy(BAD, tmp_path / "draft.docx")
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", suffix, "draft.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    run = gouji(f"draft.{suffix}", "--convert", "--format", "concise", cwd=tmp_path)
    assert run.status == 1
    assert f"draft.{suffix}:T2.R6C4: T110 error: " in run.out
    assert len(run.out.splitlines()) == 3
    assert "LibreOffice" in run.err
    assert gouji(f"draft.{suffix}", cwd=tmp_path).status == 2
