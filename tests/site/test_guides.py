"""The guides tell the truth: what they show is run, what they set is loaded, what they name is there."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]  # it comes without types

from command import Run
from gouji.cli import run
from gouji.model import Limits
from gouji.settings.loading import load_settings
from house.test_docs import blocks, page

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples" / "annual-report"
GUIDES = ("docs/guide.zh-CN.md", "docs/guide.md")
CONFIGURATIONS = ("docs/configuration.zh-CN.md", "docs/configuration.md")
HOOKS = ("docs/hook.zh-CN.md", "docs/hook.md")
SETTINGS = [(name, text) for name in (*CONFIGURATIONS, *HOOKS) for kind, text in blocks(name) if kind == "toml"]
OLD_WORD = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)


class Desk:
    """The folder of the guides: a draft, three from offices, and a folder for all else that is named."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._monkeypatch = monkeypatch
        self._capsys = capsys

    def gouji(self, *arguments: str, page: str = "") -> Run:
        """The command in this process, which saves seconds, in the language of a page's reader."""
        self._monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8" if page.endswith(".zh-CN.md") else "en_US.UTF-8")
        status = run([*arguments])
        return Run(status, *self._capsys.readouterr())


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Desk:
    """The folder is the working folder, and the cache is within it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GOUJI_CACHE_DIR", str(tmp_path / "cache"))
    places = {
        "bad.docx": ("年报.docx", "文稿/县审计局.docx", "2023/年报.docx"),
        "good.docx": ("文稿/县财政局.docx", "2024/年报.docx", "drafts/年报.docx"),
    }
    for name, targets in places.items():
        for target in targets:
            (tmp_path / target).parent.mkdir(exist_ok=True)
            (tmp_path / target).write_bytes((EXAMPLES / name).read_bytes())
    (tmp_path / "文稿" / "县统计局.doc").write_bytes(OLD_WORD)
    return Desk(tmp_path, monkeypatch, capsys)


@pytest.mark.parametrize("name", GUIDES)
def test_what_a_guide_shows_is_what_the_command_prints(desk: Desk, name: str) -> None:
    """Each command of its console blocks prints the lines behind it, findings before the rest."""
    shown = [text for kind, text in blocks(name) if kind == "console"]
    assert len(shown) == 3
    for text in shown:
        command, _, expected = text.removeprefix("$ gouji ").partition("\n")
        done = desk.gouji(*shlex.split(command), page=name)
        assert (done.out + done.err).splitlines() == expected.splitlines()


@pytest.mark.parametrize("name", [*GUIDES, *CONFIGURATIONS, *HOOKS])
def test_every_command_that_a_guide_names_does_something(desk: Desk, name: str) -> None:
    """It is not stopped for an option or a file; only the old .doc is not checked."""
    named = re.findall(r"^gouji .+$|(?<=`)gouji [^`<]+(?=`)", page(name), re.MULTILINE)
    assert named
    for command in named:
        if '"' in command:
            continue  # shows how to write a name with a space
        done = desk.gouji(*shlex.split(command)[1:], page=name)
        assert done.status < 2 or "县统计局.doc" in done.err, command


@pytest.mark.parametrize(("name", "text"), SETTINGS)
def test_what_a_page_sets_is_taken(desk: Desk, name: str, text: str) -> None:
    """A draft is checked by each example of a configuration, without a word about it."""
    (desk.folder / "gouji.toml").write_text(text, "utf-8")
    if "gouji-baseline.json" in text:
        desk.gouji("baseline", "drafts/")
    done = desk.gouji("check", "drafts/", page=name)
    assert done.status == 0, done.err


@pytest.mark.parametrize("name", CONFIGURATIONS)
def test_the_limits_of_the_page_are_those_there_are(tmp_path: Path, name: str) -> None:
    """All of them, each with the value it has where none is set."""
    (text,) = [text for kind, text in blocks(name) if kind == "toml" and text.startswith("[limits]\n")]
    (tmp_path / "gouji.toml").write_text(text, "utf-8")
    limits = load_settings(str(tmp_path / "gouji.toml"), "zh").config.limits
    assert limits == Limits()
    assert re.findall(r"^(\w+) = ", text, re.MULTILINE) == list(Limits.__struct_fields__)


def declared() -> dict[str, Any]:
    """The hook as pre-commit reads it."""
    (hook,) = yaml.safe_load(page(".pre-commit-hooks.yaml"))
    return dict(hook)


@pytest.mark.parametrize("name", HOOKS)
def test_the_hook_is_set_up_as_its_page_says(name: str) -> None:
    """Each example names the hook that there is, and takes a draft in the folder it is for."""
    shown = [yaml.safe_load(text) for kind, text in blocks(name) if kind == "yaml"]
    hooks = [hook for one in shown for repository in one["repos"] for hook in repository["hooks"]]
    assert [hook["id"] for hook in hooks] == [declared()["id"]] * 2
    files = hooks[1]["files"]
    assert re.search(files, "drafts/年报.docx")
    assert not re.search(files, "notes/年报.docx")


@pytest.mark.parametrize("name", HOOKS)
def test_the_arguments_of_the_hook_are_options_of_check(desk: Desk, name: str) -> None:
    """With them a draft that has a warning alone fails."""
    (desk.folder / "警告.txt").write_text("青禾县公开了有关情况。。", "utf-8")
    (arguments,) = [
        hook["args"]
        for kind, text in blocks(name)
        if kind == "yaml"
        for repository in yaml.safe_load(text)["repos"]
        for hook in repository["hooks"]
        if "args" in hook
    ]
    assert desk.gouji("check", "警告.txt").status == 0
    assert desk.gouji("check", *arguments, "警告.txt").status == 1


@pytest.mark.parametrize("name", HOOKS)
def test_the_page_of_the_hook_names_the_files_it_takes(name: str) -> None:
    """The suffixes that pre-commit hands over, and no others."""
    behind = re.split(r"^## ", page(name), flags=re.MULTILINE)[2].partition("```")[0]
    listed = set(re.findall(r"`\.(\w+)`", behind))
    pattern = re.search(r"\(([\w|]+)\)\$$", declared()["files"])
    assert pattern
    assert listed == set(pattern[1].split("|"))
