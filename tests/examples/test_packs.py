"""Packs of others, by real entry points: one that works is used, one that does not ends the run."""

import ast
import importlib
import os
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

import gouji
from gouji import Rule
from gouji.registry import Kit
from pages import examples, judge

PLUGIN = Path(__file__).parents[2] / "examples" / "plugin"


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Gouji with the packs of a folder beside those installed."""
    return subprocess.run(
        [sys.executable, "-m", "gouji", *arguments],
        env={**os.environ, "PYTHONPATH": str(folder), "LC_ALL": "en_US.UTF-8", "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder the example pack was built and installed in, without the network."""
    target = tmp_path_factory.mktemp("installed")
    options = ["--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--disable-pip-version-check"]
    subprocess.run([sys.executable, "-m", "pip", "install", *options, "--target", target, PLUGIN], check=True)
    return target


@pytest.fixture
def rule(installed: Path, monkeypatch: pytest.MonkeyPatch) -> Rule:
    """The rule of the example pack as installed."""
    monkeypatch.syspath_prepend(str(installed))
    found = importlib.import_module("gouji_old_names.old_bureau_name").RULE
    assert isinstance(found, Rule)
    return found


def test_the_example_pack_and_its_rule_are_listed(installed: Path) -> None:
    """``gouji --version`` names the pack with its version, ``gouji rules`` its rule, ``gouji explain`` its page."""
    assert "old-names 0.1.0" in run(installed, "--version").stdout
    assert "ON101  warning  old-bureau-name" in run(installed, "rules").stdout
    assert run(installed, "explain", "ON101").stdout.startswith("# ON101 old-bureau-name\n")


def test_the_example_pack_finds_what_it_is_for(installed: Path, tmp_path: Path) -> None:
    """Its finding stands among the others, and a warning alone does not fail the run."""
    draft = tmp_path / "notice.txt"
    draft.write_text("县国土资源局公开规划。。", "utf-8")
    done = run(installed, "check", "--format", "concise", str(draft))
    assert [line.partition(": ")[2] for line in done.stdout.splitlines()] == [
        "ON101 warning: “国土资源局” is the name before the reform; it is now “自然资源局”",
        "W105 warning: the mark “。。” is repeated; it should be “。”",
    ]
    assert done.returncode == 0


def test_the_page_of_the_example_rule_is_true(kit: Kit, installed: Path, rule: Rule) -> None:
    """Each example of its page gives just the findings below it."""
    shown = examples(run(installed, "explain", "ON101").stdout)
    assert [judge(kit, rule, example.draft) for example in shown] == [example.findings for example in shown]
    assert any(example.findings for example in shown)


def test_the_example_pack_uses_only_public_names() -> None:
    """Nothing but ``from gouji import …``, and nothing that is not in ``gouji.__all__``."""
    nodes = [node for source in PLUGIN.rglob("*.py") for node in ast.walk(ast.parse(source.read_text("utf-8")))]
    whole = {name.name for node in nodes if isinstance(node, ast.Import) for name in node.names}
    parts = [(node.module or "", node.names) for node in nodes if isinstance(node, ast.ImportFrom)]
    used = {name.name for module, names in parts if module == "gouji" for name in names}
    assert not {name for name in (*whole, *(module for module, _ in parts)) if name.startswith("gouji.")}
    assert {"Rule", "hookimpl"} <= used <= set(gouji.__all__)


HOOK = """
    from gouji import Message, Rule, hookimpl

    @hookimpl
    def {hook}():
        return {given}
"""


def giving(given: str, hook: str = "gouji_rules") -> str:
    """The source of a pack whose one hook gives this."""
    return HOOK.format(hook=hook, given=given)


def a_rule(code: str, name: str = "acme", check: str = "[]") -> str:
    """The source of a list of one rule for any document; it finds nothing unless ``check`` says otherwise."""
    return f'[Rule("{code}", "{name}", "info", {{"": Message("", "")}}, check=lambda draft: {check}, for_any=True)]'


def make_pack(folder: Path, module: str, source: str, entry: str) -> None:
    """A module with what an installer leaves beside it: its metadata and its entry point."""
    (folder / f"{module}.py").write_text(dedent(source), "utf-8")
    info = folder / f"{module}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.0\n", "utf-8")
    (info / "entry_points.txt").write_text(f"[gouji]\n{entry} = {module}\n", "utf-8")


def test_a_sound_pack_made_so_is_loaded(tmp_path: Path) -> None:
    """The packs below are refused for their faults, not for how they are made."""
    make_pack(tmp_path, "acme_rules", giving(a_rule("ACME1")), "acme")
    assert "ACME1" in run(tmp_path, "rules").stdout


@pytest.mark.parametrize(
    ("source", "entry", "why"),
    [
        pytest.param("import acme_parts", "acme", "No module named 'acme_parts'", id="does-not-import"),
        pytest.param("raise SystemExit(0)", "acme", "SystemExit", id="leaves-at-import"),
        pytest.param("RULES = []", "acme", "no hook", id="no-hook"),
        pytest.param(giving(a_rule("ACME1"), "gouji_rulez"), "acme", "gouji_rulez", id="misspelt-hook"),
        pytest.param(giving(a_rule("ACME1")), "form", "two packs", id="a-name-of-ours"),
        pytest.param(giving(a_rule("S101")), "acme", "'S101' is used twice", id="a-code-of-ours"),
        pytest.param(giving("[]"), "acme", "not empty", id="no-rules"),
        pytest.param(giving("['ACME1']"), "acme", "list of Rule", id="not-rules"),
        pytest.param(giving("1 // 0"), "acme", "ZeroDivisionError", id="a-hook-that-fails"),
    ],
)
@pytest.mark.parametrize("command", ["check", "rules"])
def test_a_faulty_pack_ends_the_run(tmp_path: Path, command: str, source: str, entry: str, why: str) -> None:
    """Exit status 2, nothing checked, and one line that names the pack and what is wrong with it."""
    make_pack(tmp_path, "acme_rules", source, entry)
    draft = tmp_path / "draft.txt"
    draft.write_text("青禾县", "utf-8")
    done = run(tmp_path, command, *([str(draft)] if command == "check" else []))
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert why in line
    assert f"'{entry}'" in line


def test_two_packs_of_one_name_end_the_run(tmp_path: Path) -> None:
    """Neither is skipped in silence."""
    make_pack(tmp_path, "acme_rules", giving(a_rule("ACME1", "acme-one")), "acme")
    make_pack(tmp_path, "acme_others", giving(a_rule("ACME2", "acme-two")), "acme")
    done = run(tmp_path, "rules")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines() == ["gouji: two packs are named 'acme'"]


@pytest.mark.parametrize("fault", ["1 // 0", "exit(0)", "[None]"])
def test_a_rule_that_fails_is_said_and_the_others_still_run(tmp_path: Path, fault: str) -> None:
    """Exit status 2, the rule's code, no traceback, and the findings of the other rules."""
    make_pack(tmp_path, "acme_rules", giving(a_rule("ACME1", check=fault)), "acme")
    draft = tmp_path / "draft.txt"
    draft.write_text("青禾县。。", "utf-8")
    done = run(tmp_path, "check", "--format", "concise", str(draft))
    assert done.returncode == 2
    assert "W105" in done.stdout
    assert "ACME1: " in done.stderr
    assert "Traceback" not in done.stderr
