"""How a command is asked for on the command line."""

import pytest

import gouji.commands.check
from gouji.cli import run
from gouji.rule import Lang
from gouji.running.desk import Request


@pytest.mark.parametrize("names", [["a.txt"], ["稿/一.docx", "稿/二.docx", ""]])
def test_names_alone_ask_for_what_the_parser_makes_of_them(names: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """With and without the word `check`; behind ``--`` they are parsed."""
    asked: list[Request] = []

    def note(request: Request, _lang: Lang) -> int:
        asked.append(request)
        return 0

    monkeypatch.setattr(gouji.commands.check, "run_check", note)
    for argv in (names, ["check", *names], ["check", "--", *names]):
        assert run(argv) == 0
    assert asked == [Request(paths=names)] * 3
