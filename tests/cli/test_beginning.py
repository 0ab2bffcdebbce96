"""The first steps: a configuration to begin with, completion in a shell, and words misspelt."""

import json
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import jsonschema
import pytest

from command import gouji
from gouji.commands.init import schema_of_config, template
from gouji.registry import Kit
from gouji.settings.config import Config
from gouji.validation import validated

ROOT = Path(__file__).parents[2]
DRAFT = "examples/annual-report/good.txt"


def test_init_writes_a_configuration_that_changes_nothing(tmp_path: Path) -> None:
    """It sets no key, and a check with it is as one without."""
    run = gouji("init", cwd=tmp_path)
    assert (run.status, run.out) == (0, "gouji.toml\n")
    assert tomllib.loads((tmp_path / "gouji.toml").read_text("utf-8")) == {}
    assert gouji(ROOT / DRAFT, cwd=tmp_path).status == 0


@pytest.mark.parametrize("name", ["gouji.toml", ".gouji.toml"])
def test_init_leaves_a_configuration_as_it_is(tmp_path: Path, name: str) -> None:
    """It is named instead."""
    (tmp_path / name).write_text('fail-on = "info"\n', encoding="utf-8")
    run = gouji("init", cwd=tmp_path)
    assert (run.status, run.out) == (2, "")
    assert name in run.err
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_every_key_that_init_shows_can_be_set_as_it_is_shown(tmp_path: Path, kit: Kit) -> None:
    """The examples hold each key there is; a run takes them all but the files that are not there."""
    text = re.sub(r"(?m)^# (?!#)", "", template())
    data = tomllib.loads(text)
    config = validated(data, Config)
    assert {*data} == {*json.loads(schema_of_config())["$defs"]["Config"]["properties"]}
    assert {*config.rules} <= {rule.name for rule in kit.rules}
    for name in ("against", "baseline", "files", "include"):
        data.pop(name)
    keys = "\n".join(f"{name} = {json.dumps(value)}" for name, value in data.items() if not isinstance(value, dict))
    (tmp_path / "gouji.toml").write_text(keys, encoding="utf-8")
    assert gouji(ROOT / "examples" / "annual-report" / "good.docx", cwd=tmp_path).status == 0
    assert (tmp_path / "gouji.sarif").is_file()


def test_the_published_schema_is_that_of_the_types() -> None:
    """docs/gouji.schema.json is what `gouji init --schema` prints."""
    assert (ROOT / "docs" / "gouji.schema.json").read_text("utf-8") == schema_of_config()
    assert gouji("init", "--schema").out == schema_of_config()


@pytest.mark.parametrize(
    ("data", "sound"),
    [
        ({}, True),
        ({"fail-on": "info", "files": [{"match": ["a/"], "ignore": ["T"], "reason": "x"}]}, True),
        ({"severity": {"T106": "error"}, "limits": {"file": 3}, "rules": {"x": {"y": 1}}}, True),
        ({"fail_on": "info"}, False),
        ({"files": [{"ignore": ["T"]}]}, False),
        ({"severity": {"T106": "fatal"}}, False),
    ],
)
def test_the_schema_takes_what_gouji_takes(data: dict[str, object], *, sound: bool) -> None:
    """And refuses what it refuses."""
    schema = json.loads(schema_of_config())
    jsonschema.Draft202012Validator.check_schema(schema)
    assert jsonschema.Draft202012Validator(schema).is_valid(data) is sound


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh", "fish"])
def test_a_shell_is_told_commands_options_and_codes(shell: str) -> None:
    """The script names them; where the shell is installed, it takes the script."""
    run = gouji("completion", shell)
    assert run.status == 0
    for word in ("check", "review", "baseline", "fail-on", "sarif", "T110", "row-total"):
        assert word in run.out, word
    if shutil.which(shell):
        done = subprocess.run([shell, "-n"], input=run.out, text=True, encoding="utf-8", check=False)
        assert done.returncode == 0


def test_bash_completes_a_format(tmp_path: Path) -> None:
    """As after typing `gouji check --format sa` and the tabulator."""
    if not shutil.which("bash"):
        pytest.skip("bash is not installed")
    script = tmp_path / "gouji.bash"
    script.write_text(gouji("completion", "bash").out, encoding="utf-8")
    code = (
        f"source {script}; COMP_WORDS=(gouji check --format sa); COMP_CWORD=3; "
        "$(complete -p gouji | sed 's/.*-F \\([^ ]*\\) .*/\\1/'); echo ${COMPREPLY[@]}"
    )
    done = subprocess.run(["bash", "-c", code], capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.stdout.split() == ["sarif"], done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("revew", "x.docx"), "是不是“review”？"),
        (("check", DRAFT, "--formt", "json"), "--format"),
        (("check", DRAFT, "--format", "jsom"), "是不是“json”？"),
        (("check", DRAFT, "--report", "junt:x"), "是不是“junit”？"),
        (("check", DRAFT, "--select", "row-totals"), "是不是“row-total”？"),
        (("check", DRAFT, "--form", "gov-disclosure-annual-repot"), "是不是“gov-disclosure-annual-report”？"),
        (("check", DRAFT, "--encoding", "uft-8"), "是不是“utf-8”？"),
        (("check", "examples/annual-report/goood.txt"), "是不是“good.txt”？"),
        (("explain", "T111"), "是不是“T110”？"),
        (("explain", "blank-cel"), "是不是“blank-cell”？"),
    ],
)
def test_a_word_misspelt_is_answered_with_the_nearest(arguments: tuple[str, ...], said: str) -> None:
    """Commands, options, formats, rules, forms, encodings, and files; always exit status 2."""
    run = gouji(*arguments, cwd=ROOT)
    assert run.status == 2
    assert said in run.err


def test_a_word_like_nothing_known_is_answered_without_a_guess() -> None:
    """A wrong guess would be worse than none."""
    for arguments in (("check", DRAFT, "--format", "zzzz"), ("explain", "QQ"), ("check", "xyzzy")):
        run = gouji(*arguments, cwd=ROOT)
        assert run.status == 2
        assert "是不是" not in run.err


def test_no_key_is_left_unexplained() -> None:
    """Each in both languages, those inside tables too."""
    for kind in json.loads(schema_of_config())["$defs"].values():
        for name, key in kind["properties"].items():
            assert " · " in key["description"].replace("）·", "） ·"), name


def test_the_contract_describes_every_key() -> None:
    """Its example is a configuration, and sets all there are."""
    page = (ROOT / "docs" / "contract.md").read_text("utf-8")
    block = re.search(r"## Configuration\n.*?```toml\n(.*?)```", page, re.DOTALL)
    assert block
    data = tomllib.loads(block[1].replace("[rules.NAME]", "[rules.section-length]"))
    defs = json.loads(schema_of_config())["$defs"]
    validated(data, Config)
    assert {*data} == {*defs["Config"]["properties"]}
    assert {*data["limits"]} == {*defs["Limits"]["properties"]}
    assert {*data["files"][0]} == {*defs["PathRules"]["properties"]}
