"""Files, row 35: what cannot be read is told in one clear line, and all else is checked."""

import os
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

import drafts
from command import Run, gouji

DRAFT = drafts.word(drafts.report(drafts.city(), period=""))
"""A report with one fault, which tells that it was checked."""
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def ole(stream: str) -> bytes:
    """A file as Office wrote them before 2007, with a stream of some name."""
    return OLE + stream.encode("utf-16-le")


def workbook() -> bytes:
    """The least of a workbook of Excel."""
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return data.getvalue()


def with_password(data: bytes) -> bytes:
    """A zip that says of its first part that it is encrypted."""
    locked = bytearray(data)
    locked[6] |= 1
    locked[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(locked)


UNREADABLE = {
    "an old file of Word": ("report.doc", ole("WordDocument"), "旧版 .doc"),
    "a file of WPS renamed": ("report.docx", ole("WordDocument"), "旧版 .doc（或 .wps）"),
    "a password": ("report.docx", ole("EncryptedPackage"), "文件已加密"),
    "a zip with a password": ("report.docx", with_password(DRAFT), "文件已加密"),
    "a truncated zip": ("report.docx", DRAFT[: len(DRAFT) // 2], "不完整或已损坏"),
    "no bytes": ("report.docx", b"", "空文件"),
    "no bytes in a text": ("report.txt", b"", "空文件"),
    "a workbook renamed": ("report.docx", workbook(), "Excel"),
    "a lock file": ("~$report.docx", b"\x05admin" + bytes(156), "~$"),
    "a path that does not exist": ("report.docx", None, "没有这个文件"),
}


def judge(run: Run, name: str, cause: str) -> None:
    """Exit 2, one line that names the file and the cause, and the finding of the other file and no more."""
    assert run.status == 2
    (line,) = (line for line in run.err.splitlines() if name in line)
    assert line.startswith(f"gouji: {name}: ")
    assert cause in line
    assert "1 个未能检查，1 个错误" in run.err
    assert "Traceback" not in run.err
    assert [found.split(": ")[1] for found in run.out.splitlines()] == ["D101 error"]


@pytest.mark.parametrize(("name", "data", "cause"), UNREADABLE.values(), ids=UNREADABLE)
def test_case_35_a_file_that_cannot_be_read_is_told_and_the_others_checked(
    tmp_path: Path, name: str, data: bytes | None, cause: str
) -> None:
    """Whatever it is, named before the draft that is checked."""
    (tmp_path / "draft.docx").write_bytes(DRAFT)
    if data is not None:
        (tmp_path / name).write_bytes(data)
    judge(gouji(name, "draft.docx", "--format", "concise", cwd=tmp_path), name, cause)


def test_case_35_a_file_there_is_no_permission_to_read_is_told(tmp_path: Path) -> None:
    """Even root is refused it, once it has given up the right to read everything."""
    for name in ("draft.docx", "report.docx"):
        (tmp_path / name).write_bytes(DRAFT)
    (tmp_path / "report.docx").chmod(0)
    bound = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
    done = subprocess.run(
        [*bound, sys.executable, "-m", "gouji", "report.docx", "draft.docx", "--format", "concise", "--lang", "zh"],
        cwd=tmp_path,
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    run = Run(done.returncode, done.stdout.decode(), done.stderr.decode())
    judge(run, "report.docx", "没有读取这个文件的权限")


@pytest.mark.parametrize("inside", [None, "picture.png"], ids=["empty", "a picture alone"])
def test_case_35_a_folder_with_nothing_to_check_is_told(tmp_path: Path, inside: str | None) -> None:
    """The verdict and a line say so; what else it holds is told too."""
    (tmp_path / "folder").mkdir()
    if inside:
        (tmp_path / "folder" / inside).write_bytes(b"\x89PNG")
    run = gouji("folder", cwd=tmp_path)
    assert (run.status, run.out) == (2, "没有查完：没有可检查的文件\n")
    told = ["gouji: 文件夹中其他类型的文件没有检查：.png × 1"] if inside else []
    assert run.err.splitlines() == ["gouji: folder: 没有可检查的文件（可加 --allow-empty）", *told]


@pytest.mark.parametrize("inside", [None, "picture.png"], ids=["empty", "a picture alone"])
def test_case_35_a_folder_with_nothing_to_check_beside_a_draft_is_told(tmp_path: Path, inside: str | None) -> None:
    """It is named, and the draft is checked."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "draft.docx").write_bytes(DRAFT)
    if inside:
        (tmp_path / "folder" / inside).write_bytes(b"\x89PNG")
    run = gouji("folder", "draft.docx", "--format", "concise", cwd=tmp_path)
    assert run.status == 2
    assert "gouji: folder: 没有可检查的文件（可加 --allow-empty）" in run.err.splitlines()
    assert "D101" in run.out


@pytest.mark.skipif(os.name == "nt", reason="file names are text on Windows")
@pytest.mark.parametrize("form", ["json", "concise", "full"])
def test_a_file_whose_name_is_no_text_is_checked_and_shown(tmp_path: Path, form: str) -> None:
    """With a sign for the byte that is none."""
    (tmp_path / "drafts").mkdir()
    with open(os.fsencode(tmp_path / "drafts") + b"/a\xff.md", "wb") as file:
        file.write("会议。。\n".encode())
    run = gouji("drafts", "--format", form, cwd=tmp_path)
    assert run.status == 0
    assert "W105" in run.out
    assert "a\ufffd.md" in run.out
