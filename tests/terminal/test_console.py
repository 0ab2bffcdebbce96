"""A console that is not UTF-8 shows what it can, the rest by its likeness, and nothing that a terminal would obey."""

import ctypes
import io
import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

import gouji
from gouji.console import readable, visible
from gouji.registry import Kit
from gouji.reporters.styled import Line, Piece, printed

ROOT = Path(__file__).parents[2]
DRAFT = "examples/annual-report/bad.docx"


def written(text: str, encoding: str) -> str:
    """What a console of an encoding shows of a text."""
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding)
    readable([stream])
    stream.write(text)
    stream.flush()
    return raw.getvalue().decode(encoding)


@pytest.mark.parametrize(
    ("text", "encoding", "expected"),
    [
        ("一 › 二 • 三 ☑", "gbk", "一 > 二 · 三 √"),
        ("a › b × “c” …", "latin-1", 'a > b × "c" ...'),
        ("a › b × “c” …", "ascii", 'a > b x "c" ...'),
        ("a › b × “c” 5 − 3", "cp437", 'a > b x "c" 5 - 3'),
        ("“a” – 汉", "cp1252", "“a” – \\u6c49"),
        ("【9】（七）", "ascii", "[9](\\u4e03)"),
        ("名\U0002cc56", "gbk", "名\\ud873\\udc56"),
        ("名\udcff", "utf-8", "名\\udcff"),
        ("名\ufffd", "gbk", "名?"),
        ("一 › 二", "gb18030", "一 › 二"),
    ],
)
def test_what_an_encoding_lacks_is_written_as_its_likeness(text: str, encoding: str, expected: str) -> None:
    """What it has stays as it is; a character without a likeness is written as JSON writes it."""
    assert written(text, encoding) == expected


def test_a_stream_that_cannot_be_set_is_used_as_it_is() -> None:
    """As a test or a notebook may have it."""
    stream = io.StringIO()
    readable([stream])
    stream.write("›")
    assert stream.getvalue() == "›"


def test_all_that_rules_say_has_a_likeness_in_gbk(kit: Kit) -> None:
    """No message, basis or form needs an escape on a Chinese console."""
    texts = [text for rule in kit.rules for one in rule.messages.values() for text in (one.zh, one.en, rule.basis)]
    texts += [msgspec.json.encode(form).decode() for form in kit.forms]
    folder = Path(gouji.__file__).parent
    floors = ("commands", "running", "settings", "system", "reporters")
    texts += [path.read_text("utf-8") for floor in floors for path in folder.glob(f"{floor}/*.py")]
    escaped = {sign for sign in "".join(texts) if len(written(sign, "gbk")) > 2}
    assert escaped == set()


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("encoding", ["gbk", "cp936", "ascii", "latin-1"])
@pytest.mark.parametrize("form", ["full", "json"])
def test_a_whole_run_ends_as_it_would_in_utf_8(encoding: str, lang: str, form: str) -> None:
    """The same exit status, no traceback, the words of the language as far as they go; for a program always UTF-8."""
    done = subprocess.run(
        [sys.executable, "-m", "gouji", "check", DRAFT, "examples/annual-report", "--lang", lang, "--format", form],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": encoding},
        capture_output=True,
        check=False,
    )
    out = done.stdout.decode("utf-8" if form == "json" else encoding)
    err = done.stderr.decode(encoding)
    assert done.returncode == 1
    assert "Traceback" not in err
    assert "T110" in out
    if form == "full":
        chinese = encoding in {"gbk", "cp936"}
        ready = {"zh": "不能发布：" if chinese else "\\u4e0d\\u80fd\\u53d1\\u5e03:", "en": "not ready to publish: "}
        assert ready[lang] in out
        assert "行“（七）总计” × 列“自然人”" in out or lang == "en" or not chinese


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("年报.docx", "年报.docx"),
        ("a\x1b[2J\x07b", "a\\x1b[2J\\x07b"),
        ("c\x9b31m", "c\\x9b31m"),
        ("fdp\u202excod", "fdp\\u202excod"),
        ("\u2066甲\u2069\u200f", "\\u2066甲\\u2069\\u200f"),
        ("两\n行\u2028三", "两\\x0a行\\u2028三"),
    ],
)
def test_controls_are_shown_and_not_obeyed(text: str, expected: str) -> None:
    """Escapes, the direction of writing, and what would begin a new line."""
    assert visible(text) == expected


class Windows:
    """The two calls of Windows that tell its console to obey escapes; one that is old refuses."""

    def __init__(self, *, obeys: bool) -> None:
        self.kernel32, self.obeys, self.mode = self, obeys, 0

    def GetStdHandle(self, number: int) -> int:  # noqa: N802  # as Windows calls it
        """The handle of a standard stream."""
        return -number

    def GetConsoleMode(self, _handle: int, _mode: object) -> int:  # noqa: N802  # as above
        """Whether the handle is a console, whose mode is then written to the pointer."""
        return 1

    def SetConsoleMode(self, _handle: int, mode: int) -> int:  # noqa: N802  # as above
        """Whether it could be set."""
        self.mode = mode
        return int(self.obeys)


@pytest.mark.parametrize("obeys", [True, False])
def test_a_console_of_windows_is_told_to_obey_escapes_or_sees_none(
    monkeypatch: pytest.MonkeyPatch, *, obeys: bool
) -> None:
    """Else a clerk on an old Windows would read them."""
    windows = Windows(obeys=obeys)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "windll", windows, raising=False)
    shown = printed([Line((Piece("不能发布", "error"),))], colour=True)
    assert windows.mode == 4
    assert shown == ("\x1b[1;31m不能发布\x1b[0m\n" if obeys else "不能发布\n")


@pytest.mark.skipif(os.name == "nt", reason="Windows allows no such file names")
@pytest.mark.parametrize("form", ["full", "concise"])
def test_the_name_of_a_file_cannot_drive_the_terminal(tmp_path: Path, form: str) -> None:
    """Neither by escapes nor by turning the direction of writing, in findings, reasons and the table."""
    for name in ("a\x1b[31m.md", "b\u202etxt.md", "c\n可以发布.md"):
        (tmp_path / name).write_text("会议。。\n", encoding="utf-8")
        (tmp_path / f"{name}.doc").write_bytes(b"")
    done = subprocess.run(
        [sys.executable, "-m", "gouji", "check", ".", "--lang", "zh", "--format", form],
        cwd=tmp_path,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=False,
    )
    for text in (done.stdout.decode(), done.stderr.decode()):
        assert not {"\x1b", "\u202e"} & set(text)
        assert not [line for line in text.splitlines() if line.startswith("可以发布.md")]
    assert "a\\x1b[31m.md" in done.stdout.decode()
    assert "b\\u202etxt.md.doc" in done.stderr.decode()
