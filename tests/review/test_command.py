"""`gouji review`: where copies go, what is said, and how it ends."""

import shutil
from pathlib import Path

import pytest

import drafts
from command import gouji
from review.copies import comments

FAULTY = drafts.word(drafts.report(drafts.consistent(7), period=""))
CLEAN = drafts.word(drafts.report(drafts.consistent(7)))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a draft that has an error."""
    (tmp_path / "年报.docx").write_bytes(FAULTY)
    return tmp_path


def test_the_copy_of_a_draft_lies_beside_it(folder: Path) -> None:
    """Its path goes to standard output, the summary to standard error; the draft is not touched."""
    done = gouji("review", "年报.docx", cwd=folder)
    assert (done.status, done.out) == (1, "年报.批注.docx\n")
    assert "1 个错误" in done.err
    assert (folder / "年报.docx").read_bytes() == FAULTY
    assert comments((folder / "年报.批注.docx").read_bytes())[0].paragraphs[0] == "错误 D101"


def test_the_copy_goes_where_it_is_told_to(folder: Path) -> None:
    """Over another file too, and the same each time."""
    for _ in range(2):
        assert gouji("review", "年报.docx", "-o", "稿.docx", cwd=folder).out == "稿.docx\n"
    assert gouji("review", "年报.docx", "-o", "reviewed/", cwd=folder).out == "reviewed/年报.批注.docx\n"
    assert (folder / "reviewed" / "年报.批注.docx").read_bytes() == (folder / "稿.docx").read_bytes()
    assert sorted(path.name for path in folder.iterdir()) == ["reviewed", "年报.docx", "稿.docx"]


def test_a_clean_draft_has_a_copy_too(folder: Path) -> None:
    """The draft as it is, so that a script finds what it asked for."""
    (folder / "好.docx").write_bytes(CLEAN)
    assert gouji("review", "好.docx", cwd=folder)[:2] == (0, "好.批注.docx\n")
    assert (folder / "好.批注.docx").read_bytes() == CLEAN


@pytest.mark.parametrize(
    ("options", "status", "found"),
    [
        ((), 1, ["错误 D101"]),
        (("--fail-on", "never"), 0, ["错误 D101"]),
        (("--ignore", "D101"), 0, []),
        (("--select", "D", "--form", "gov-disclosure-annual-report"), 1, ["错误 D101"]),
        (("--lang", "en"), 1, ["error D101"]),
        (("--config", "office.toml"), 0, ["错误 D101"]),
    ],
)
def test_it_takes_the_options_of_a_check(folder: Path, options: tuple[str, ...], status: int, found: list[str]) -> None:
    """With the same findings and the same exit status."""
    (folder / "office.toml").write_text('fail-on = "never"\n', "utf-8")
    done = gouji("review", "年报.docx", *options, cwd=folder)
    assert done.status == status == gouji("check", "年报.docx", *options, cwd=folder).status
    assert [one.paragraphs[0] for one in comments((folder / "年报.批注.docx").read_bytes())] == found


def test_a_report_may_be_written_beside_the_copies(folder: Path) -> None:
    """In any format of a check."""
    done = gouji("review", "年报.docx", "--report", "concise:问题.txt", cwd=folder)
    assert done.status == 1
    assert (folder / "问题.txt").read_text("utf-8") == gouji(
        "check", "--format", "concise", "年报.docx", cwd=folder
    ).out


def test_last_years_report_is_compared_with(folder: Path) -> None:
    """As in a check."""
    (folder / "去年.docx").write_bytes(drafts.word(drafts.report_of_2019(drafts.consistent(3), 2023)))
    done = gouji("review", "年报.docx", "--against", "去年.docx", cwd=folder)
    found = gouji("check", "年报.docx", "--against", "去年.docx", "--format", "concise", cwd=folder).out
    assert done.status == 1
    assert len(comments((folder / "年报.批注.docx").read_bytes())) == len(found.splitlines()) > 1


def test_a_folder_gives_a_copy_of_each_draft_and_none_of_a_copy(folder: Path) -> None:
    """Copies are passed over, and counted; a check does the same."""
    (folder / "好.docx").write_bytes(CLEAN)
    assert gouji("review", ".", cwd=folder).out.splitlines() == ["./好.批注.docx", "./年报.批注.docx"]
    again = gouji("review", ".", "-o", "out", cwd=folder)
    assert again.out.splitlines() == ["out/好.批注.docx", "out/年报.批注.docx"]
    assert ".批注.docx × 2" in again.err
    checked = gouji("check", "--format", "concise", ".", cwd=folder)
    assert len(checked.out.splitlines()) == 1
    assert ".批注.docx × 4" in checked.err
    assert gouji("check", "--format", "concise", "年报.批注.docx", cwd=folder).status == 1


def test_several_drafts_need_a_folder(folder: Path) -> None:
    """And two of one name are not written over one another."""
    (folder / "b").mkdir()
    (folder / "b" / "年报.docx").write_bytes(CLEAN)
    assert gouji("review", "年报.docx", "b/年报.docx", "-o", "年报.docx", cwd=folder).err.startswith(
        "gouji: 年报.docx 不是文件夹"
    )
    done = gouji("review", "年报.docx", "b/年报.docx", "-o", "out", cwd=folder)
    assert (done.status, done.out) == (2, "out/年报.批注.docx\n")
    assert "b/年报.docx: 副本会覆盖 out/年报.批注.docx" in done.err
    assert comments((folder / "out" / "年报.批注.docx").read_bytes())


@pytest.mark.parametrize("name", ["年报.docx", "./年报.docx", "link.docx"])
def test_a_draft_is_never_written_over(folder: Path, name: str) -> None:
    """By none of its names."""
    (folder / "link.docx").symlink_to("年报.docx")
    done = gouji("review", "年报.docx", "-o", name, cwd=folder)
    assert (done.status, done.out) == (2, "")
    assert "副本会覆盖" in done.err
    assert (folder / "年报.docx").read_bytes() == FAULTY


def test_last_years_report_is_never_written_over(folder: Path) -> None:
    """Nor is another draft of the same run."""
    (folder / "去年.docx").write_bytes(CLEAN)
    assert gouji("review", "年报.docx", "--against", "去年.docx", "-o", "去年.docx", cwd=folder).status == 2
    assert (folder / "去年.docx").read_bytes() == CLEAN
    (folder / "年报.批注.docx").write_bytes(CLEAN)
    assert gouji("review", "年报.docx", "年报.批注.docx", cwd=folder)[:2] == (2, "")
    assert (folder / "年报.批注.docx").read_bytes() == CLEAN


@pytest.mark.parametrize("configured", [False, True])
def test_no_report_of_a_folder_compared_with_is_written_over(folder: Path, *, configured: bool) -> None:
    """However it was named: on the command line, or by the configuration."""
    last = folder / "2023" / "去年.docx"
    last.parent.mkdir()
    last.write_bytes(before := drafts.word(drafts.report_of_2019(drafts.consistent(3), 2023)))
    (folder / "gouji.toml").write_text('against = "2023"\n' if configured else "", "utf-8")
    options = () if configured else ("--against", "2023")
    done = gouji("review", "年报.docx", "-o", "2023/去年.docx", *options, cwd=folder)
    assert (done.status, done.out) == (2, "")
    assert "副本会覆盖" in done.err
    assert last.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("稿.md", "# 稿".encode(), "批注只能写进 Word 文档；请另存为 .docx"),
        ("稿.html", b"<p>x</p>", "批注只能写进 Word 文档；请另存为 .docx"),
        ("稿.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "另存为 .docx"),
        ("稿.docx", b"%PDF-1.7", "这是 PDF 文件"),
        ("稿.xyz", b"x", "不支持的文件类型"),
    ],
)
def test_what_is_no_word_file_is_refused_with_what_to_do(folder: Path, name: str, data: bytes, told: str) -> None:
    """The others are still reviewed, and the exit status is 2."""
    (folder / name).write_bytes(data)
    done = gouji("review", name, "年报.docx", cwd=folder)
    assert (done.status, done.out) == (2, "年报.批注.docx\n")
    assert told in done.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("-",), "不能从标准输入读取"),
        (("年报.docx", "-o", "稿.txt"), "副本的扩展名应与稿件相同（.docx）"),
        (("年报.docx", "-o", "没有/稿.docx"), "没有这个文件夹"),
        (("没有.docx",), "没有这个文件"),
        (("年报.docx", "-o", "office.toml/"), "不是文件夹"),
    ],
)
def test_what_cannot_be_done_is_said(folder: Path, arguments: tuple[str, ...], told: str) -> None:
    """With exit status 2, and nothing is written."""
    (folder / "office.toml").write_text("", "utf-8")
    done = gouji("review", *arguments, cwd=folder)
    assert (done.status, done.out) == (2, "")
    assert told in done.err
    assert sorted(path.name for path in folder.iterdir()) == ["office.toml", "年报.docx"]


def test_a_page_is_written_beside_the_copy(folder: Path) -> None:
    """With `--format html`, or alone where `-o` names one; both paths are printed."""
    done = gouji("review", "年报.docx", "--format", "html", cwd=folder)
    assert (done.status, done.out) == (1, "年报.批注.docx\n年报.批注.html\n")
    page = (folder / "年报.批注.html").read_text("utf-8")
    assert "D101" in page
    assert gouji("review", "年报.docx", "-o", "另存.html", cwd=folder).out == "另存.html\n"
    assert (folder / "另存.html").read_text("utf-8") == page
    done = gouji("review", "年报.docx", "-o", "稿.docx", "--format", "html", cwd=folder)
    assert done.out == "稿.docx\n稿.html\n"


def test_a_text_draft_has_a_page_alone(folder: Path) -> None:
    """It takes no comments; in a folder, Word drafts have both."""
    (folder / "稿.md").write_bytes(drafts.markdown(drafts.report(drafts.consistent(7), period="")))
    assert gouji("review", "稿.md", cwd=folder).status == 2
    done = gouji("review", ".", "--format", "html", "-o", "out/", cwd=folder)
    assert done.status == 1
    assert sorted(path.name for path in (folder / "out").iterdir()) == [
        "年报.批注.docx",
        "年报.批注.html",
        "稿.批注.html",
    ]
    done = gouji("check", "out", cwd=folder)
    assert (done.status, "没有可检查的文件" in done.err) == (2, True)


def test_a_copy_shows_what_does_not_count(folder: Path) -> None:
    """Waived by the configuration with its reason, or known by the baseline."""
    (folder / "gouji.toml").write_text(
        '[[files]]\nmatch = ["年报.docx"]\nignore = ["D101"]\nreason = "已公布"\n', encoding="utf-8"
    )
    assert gouji("review", "年报.docx", cwd=folder).status == 0
    assert comments((folder / "年报.批注.docx").read_bytes())[0].paragraphs[0] == "错误 D101（已豁免：已公布）"
    (folder / "gouji.toml").unlink()
    gouji("baseline", "年报.docx", cwd=folder)
    assert gouji("review", "年报.docx", "--baseline", "gouji-baseline.json", cwd=folder).status == 0
    assert comments((folder / "年报.批注.docx").read_bytes())[0].paragraphs[0] == "错误 D101（已在基线中）"


def test_a_draft_in_an_old_format_is_reviewed_as_converted(folder: Path) -> None:
    """Its copy is a Word file of today; without `--convert` it is refused."""
    if not (shutil.which("soffice") or shutil.which("libreoffice")):
        pytest.skip("LibreOffice is not installed")
    (folder / "旧.rtf").write_text("{\\rtf1\\ansi report }", encoding="ascii")
    assert gouji("review", "旧.rtf", cwd=folder).status == 2
    done = gouji("review", "旧.rtf", "--convert", cwd=folder)
    assert (done.status, done.out) == (0, "旧.批注.docx\n")
    assert "LibreOffice" in done.err
    assert comments((folder / "旧.批注.docx").read_bytes()) == []
