"""The pages tell the truth: what they show is run, and what they list is compared with the code."""

import inspect
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from types import ModuleType

import msgspec
import pytest

import gouji
from gouji.checking import Plan, read, read_draft
from gouji.engine import check
from gouji.form import (
    Aspect,
    Band,
    Carried,
    Claims,
    Contact,
    ContactLabels,
    Data,
    Deadline,
    Declaration,
    Denial,
    Flow,
    Form,
    FormTable,
    Label,
    Law,
    OwnWork,
    Period,
    Publication,
    Relation,
    Section,
    Statement,
    Terms,
    Title,
    Years,
)
from gouji.hooks import GROUP, Hooks
from gouji.registry import Kit, assemble
from pages import line

ROOT = Path(__file__).parents[2]
READMES = ("README.md", "README.zh-CN.md")
OWN_PACKS = ("gouji", "gouji_form", "gouji_annual_report", "gouji_wording")
PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for folder in (".", "docs", "examples", "rules")
    for path in (ROOT.glob("*.md") if folder == "." else (ROOT / folder).rglob("*.md"))
)


def page(name: str) -> str:
    """A page of the repository."""
    return (ROOT / name).read_text("utf-8")


def blocks(name: str) -> list[tuple[str, str]]:
    """The fenced blocks of a page, each with its language; one within another is no block of its own."""
    found = re.findall(r"^(`{3,})(\w*)\n(.*?)^\1$", page(name), re.MULTILINE | re.DOTALL)
    return [(kind, text) for _, kind, text in found]


def prose(name: str) -> str:
    """A page without its fenced blocks."""
    return re.sub(r"^(`{3,}).*?^\1$", "", page(name), flags=re.MULTILINE | re.DOTALL)


def rows(text: str) -> Iterator[list[str]]:
    """The cells of every row of the tables in a text, headers and rules too."""
    for found in re.findall(r"^\|(.+)\|$", text, re.MULTILINE):
        yield [cell.strip() for cell in found.split("|")]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Gouji from the root of the repository, in Chinese."""
    return subprocess.run(
        [sys.executable, "-m", "gouji", *arguments],
        cwd=ROOT,
        env={**os.environ, "LC_ALL": "zh_CN.UTF-8", "PYTHONUTF8": "1", "COLUMNS": "200"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def squeezed(text: str) -> str:
    """A text without white space."""
    return "".join(text.split())


# The READMEs


def commands(name: str) -> list[str]:
    """The two commands for a fresh machine: the first blocks of a README."""
    return [text.strip() for kind, text in blocks(name) if kind == "sh"][:2]


@pytest.mark.parametrize("name", READMES)
def test_a_readme_begins_with_one_command_to_try_it_and_one_to_test_it(name: str) -> None:
    """Both install into a new environment on one line; only the second speaks of pytest."""
    first, second = commands(name)
    assert first.startswith("python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/gouji check examples/")
    assert second == "python3 -m venv .venv && .venv/bin/pip install -e '.[dev]' && .venv/bin/python -m pytest"
    assert [text.strip() for kind, text in blocks(name) if "pytest" in text] == [second]
    assert commands(READMES[0]) == [first, second]


def test_the_first_command_shows_as_many_findings_as_the_readme_says() -> None:
    """The examples have six findings, and the exit status is 1."""
    examples = commands("README.md")[0].rpartition(" ")[2]
    done = run("check", "--format", "concise", examples)
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 6
    assert "It shows six findings" in page("README.md")
    assert "会列出六个问题" in page("README.zh-CN.md")


def test_continuous_integration_runs_the_second_command() -> None:
    """``.ci/run`` takes the command out of the README, and takes this one."""
    script = ROOT / ".ci" / "run"
    if not script.is_file():
        pytest.skip("a source distribution has no .ci")
    pattern = re.search(r"grep -m ?1 '([^']+)' README\.md", script.read_text("utf-8"))
    assert pattern, "it reads the README"
    taken = next(one for one in page("README.md").splitlines() if re.search(pattern[1], one))
    assert taken == commands("README.md")[1]


@pytest.mark.parametrize("name", READMES)
def test_a_readme_lists_every_rule_with_its_severity_and_page(kit: Kit, name: str) -> None:
    """No rule is missing from the table, none is in it that is not there."""
    words = {"错误": "error", "警告": "warning", "提示": "info"}
    listed = {}
    for cells in rows(page(name)):
        if found := re.fullmatch(r"\[(\w+)\]\((.+)\)", cells[0]):
            listed[found[1]] = words.get(cells[1], cells[1])
            assert page(found[2]).startswith(f"# {found[1]} ")
    ours = [rule for rule in kit.rules if rule.check.__module__.partition(".")[0] in OWN_PACKS]
    assert listed == {rule.code: rule.severity for rule in ours}


@pytest.mark.parametrize("name", [*READMES, "docs/contract.md"])
def test_a_page_names_every_suffix_that_is_read_or_refused(kit: Kit, name: str) -> None:
    """The limits are those of the readers."""
    own = [reader for reader in kit.readers if reader.read.__module__ == "gouji.readers"]
    suffixes = {suffix for reader in own for suffix in reader.suffixes + reader.refuses}
    assert {suffix for suffix in suffixes if f"`{suffix}`" not in page(name)} == set()


# Links


def anchors(name: str) -> set[str]:
    """What the headings of a page are called in a link."""
    headings = re.findall(r"^#+ (.+)$", prose(name), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("name", PAGES)
def test_every_link_inside_the_repository_leads_somewhere(name: str) -> None:
    """The file is there, and so is the heading."""
    folder = (ROOT / name).parent
    for target in re.findall(r"\]\(([^)\s]+)\)", prose(name)):
        if "://" in target:
            continue
        path, _, heading = target.partition("#")
        found = (folder / path).resolve() if path else ROOT / name
        assert found.is_relative_to(ROOT), target
        assert found.exists(), target
        if heading:
            assert heading in anchors(found.relative_to(ROOT).as_posix()), target


# The picture


def test_the_picture_shows_what_gouji_prints_today() -> None:
    """Findings and summary word for word; draw it again with ``python docs/make_picture.py``."""
    picture = page("docs/check.svg")
    drawn = [unescape(re.sub(r"<[^>]+>", "", one)) for one in re.findall(r"<text.*?</text>", picture)]
    prompt, *shown = drawn
    assert prompt.startswith("$ gouji check examples/")
    done = run(*prompt.split()[2:])
    assert squeezed("".join(shown)) == squeezed(done.stdout + done.stderr)


def test_the_picture_refers_to_nothing_outside_itself() -> None:
    """No font, style sheet or picture is loaded from elsewhere."""
    picture = page("docs/check.svg").replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert not re.search(r"//|url\(|href|@import|@font-face", picture)


# The contract


def test_the_contract_has_the_options_that_check_has() -> None:
    """Each option of the help stands in the table, and none besides but those said to be elsewhere."""
    text = page("docs/contract.md")
    table = text.partition("## Options of check")[2].partition("\n## ")[0]
    listed = {option for cells in rows(table) for option in re.findall(r"--?[a-z-]+", cells[0]) if option.strip("-")}
    offered = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", run("check", "--help").stdout))
    assert offered - {"-h", "--help", "--lang"} == listed


def test_the_contract_has_the_commands_that_there_are() -> None:
    """Each command stands in the table, and none besides."""
    table = page("docs/contract.md").partition("## Commands")[2].partition("\n## ")[0]
    listed = set(re.findall(r"`gouji ([a-z]+)\b", "".join(cells[0] for cells in rows(table))))
    assert listed == set(re.findall(r"^  gouji ([a-z]+) ", run("--help").stdout, re.MULTILINE))


def test_the_json_of_the_contract_is_what_the_command_gives() -> None:
    """The object shown is the output of the command named above it, but for the packs and versions."""
    text = page("docs/contract.md")
    command = re.search(r"This is `gouji (.+?)`", text)
    assert command
    shown = json.loads(next(text for kind, text in blocks("docs/contract.md") if kind == "json"))
    given = json.loads(run(*command[1].split()).stdout)
    assert shown["tool"].keys() == given["tool"].keys()
    assert {**shown, "tool": None} == {**given, "tool": None}


def test_the_contract_explains_every_field() -> None:
    """Every key of the JSON and of ``inspect`` is named."""
    text = page("docs/contract.md")
    read_as = json.loads(run("inspect", "--format", "json", "examples/annual-report/bad.docx").stdout)
    found = json.loads(run("check", "--format", "json", "examples/annual-report/bad.docx").stdout)
    keys = {*found, *read_as, *found["files"][0], *found["files"][0]["findings"][0]}
    keys |= {*found["files"][0]["findings"][0]["location"], *found["files"][0]["findings"][0]["related"][0]}
    keys |= {key for block in (*read_as["blocks"], *read_as["sections"]) for key in block}
    assert {key for key in keys - {"tool"} if f"`{key}`" not in text} == set()


# Forms


WHOLE_FORMS = [text for kind, text in blocks("docs/forms.md") if kind == "toml" and text.startswith("# a whole form\n")]
KEYS: dict[str, type[Data]] = {
    "## The form": Form,
    "### Years": Years,
    "### Title": Title,
    "## Sections": Section,
    "An aspect:": Aspect,
    "A declaration:": Declaration,
    "## Period": Period,
    "## Contact": Contact,
    "The labels:": ContactLabels,
    "## Laws": Law,
    "## Own work": OwnWork,
    "## Publication": Publication,
    "A deadline:": Deadline,
    "A table:": FormTable,
    "### Bands": Band,
    "### Rows and columns": Label,
    "## Relations": Relation,
    "Its two sides:": Terms,
    "## Last year's report": Carried,
    "Its flow:": Flow,
    "All of `[claims]`:": Claims,
    "A statement:": Statement,
    "A denial:": Denial,
}


def test_every_part_of_a_form_is_explained() -> None:
    """A part added to the language must be added to the page, and to this test."""
    parts = {kind for kind in vars(sys.modules["gouji.form"]).values() if isinstance(kind, type)}
    assert {kind for kind in parts if issubclass(kind, Data) and kind is not Data} == set(KEYS.values())


@pytest.mark.parametrize("heading", KEYS)
def test_the_table_of_a_part_has_its_keys(heading: str) -> None:
    """All keys of the part, no others, and ``required`` on those that are."""
    behind = page("docs/forms.md").partition(f"\n{heading}\n")[2]
    table = re.search(r"^\| key .*?\n\n", behind, re.MULTILINE | re.DOTALL)
    assert table
    listed = {cells[0].strip("`"): cells[1] == "required" for cells in [*rows(table[0])][2:]}
    fields = msgspec.structs.fields(KEYS[heading])
    required = {"bands"} if KEYS[heading] is FormTable else set()
    assert listed == {field.encode_name: field.required or field.name in required for field in fields}


@pytest.mark.parametrize("number", range(len(WHOLE_FORMS)))
def test_a_whole_form_of_the_page_loads(number: int) -> None:
    """What is called a whole form is one."""
    assert gouji.load_form(WHOLE_FORMS[number], "docs/forms.md").id


def test_the_drafts_of_the_page_are_judged_as_it_says(kit: Kit) -> None:
    """Each draft by the whole form before it, with just the findings behind it."""
    form = draft = ""
    judged = 0
    for kind, text in blocks("docs/forms.md"):
        form = text if kind == "toml" and text in WHOLE_FORMS else form
        draft = text if kind == "doc" else draft
        if kind == "findings":
            plan = Plan(rules=kit.rules, forms=(gouji.load_form(form, "docs/forms.md"),), form_named=True)
            read_as, _ = read_draft(read(draft.encode(), "draft.md", kit.readers), plan)
            found, failed = check(read_as, plan.rules, "zh")
            assert not failed
            assert [line(one) for one in found] == text.splitlines()
            judged += 1
    assert judged == len(WHOLE_FORMS)


def test_every_other_piece_of_a_form_has_no_misspelt_key() -> None:
    """The pieces between the whole forms are read as part of the smallest form."""
    for kind, text in blocks("docs/forms.md"):
        if kind == "toml" and text not in WHOLE_FORMS and "cells" not in text:
            gouji.load_form('id = "x"\nname = "x"\ntitle = { names = ["x"] }\n' + text, "docs/forms.md")


# Packs


def test_the_page_of_packs_has_every_hook_with_its_signature() -> None:
    """The block of hooks is the specification without its self."""
    hooks = {name: inspect.signature(hook) for name, hook in vars(Hooks).items() if name.startswith("gouji_")}
    expected = []
    for name, signature in hooks.items():
        parameters = [one for one in signature.parameters.values() if one.name != "self"]
        kind = re.sub(r"[a-z_]+\.", "", str(signature.return_annotation).replace("gouji.", ""))
        expected.append(f"def {name}({', '.join(map(str, parameters))}) -> {kind}: ...")
    shown = next(text for kind, text in blocks("docs/plugins.md") if kind == "python" and text.startswith("def "))
    assert shown.splitlines() == expected


def test_the_page_of_packs_has_every_public_name() -> None:
    """The list of names is ``gouji.__all__``, and the table explains each."""
    names = next(text for kind, text in blocks("docs/plugins.md") if kind == "text")
    assert names.split() == gouji.__all__
    behind = page("docs/plugins.md").partition("## The public names")[2].partition("\n## ")[0]
    explained = {name for cells in rows(behind) for name in re.findall(r"`(\w+)`", cells[0])}
    assert explained == set(gouji.__all__)


@pytest.mark.parametrize("kind", [gouji.Rule, gouji.Hit], ids=lambda kind: kind.__name__)
def test_the_page_of_packs_has_every_field_of(kind: type[msgspec.Struct]) -> None:
    """A rule and a hit are explained field by field."""
    cells = [row[0] for row in rows(page("docs/plugins.md"))]
    assert all(any(f"`{field.name}`" in cell for cell in cells) for field in msgspec.structs.fields(kind))


WHOLE_PACKS = [
    text for kind, text in blocks("docs/plugins.md") if kind == "python" and text.startswith("# a whole pack\n")
]


def pack(number: int) -> ModuleType:
    """A whole pack of the page as a module."""
    module = ModuleType(f"whole_pack_{number}")
    exec(WHOLE_PACKS[number], vars(module))  # noqa: S102  # our own page
    return module


@pytest.mark.parametrize("number", range(len(WHOLE_PACKS)))
def test_a_whole_pack_of_the_page_is_taken(number: int) -> None:
    """Beside our own packs each gives something more."""
    from importlib.metadata import entry_points  # noqa: PLC0415  # used here alone

    own = [(point.name, "", point.load()) for point in entry_points(group=GROUP)]
    before, after = assemble(own), assemble([*own, ("example", "", pack(number))])
    counts = [len(kit.rules) + len(kit.forms) + len(kit.readers) + len(kit.reporters) for kit in (before, after)]
    assert counts[1] == counts[0] + 1


def test_every_hook_has_a_whole_pack() -> None:
    """Rules, forms, readers and reporters are each shown."""
    shown = {name for number in range(len(WHOLE_PACKS)) for name in vars(pack(number)) if name.startswith("gouji_")}
    assert shown == {name for name in vars(Hooks) if name.startswith("gouji_")}


def test_the_rule_of_the_page_finds_what_it_is_for(kit: Kit) -> None:
    """An announced 附件 without a name is found, one with its name is not."""
    rule = vars(pack(0))["RULE"]
    draft, _ = read_draft(read("附件：\n\n附件：名单".encode(), "draft.md", kit.readers), Plan((rule,), kit.forms))
    found, failed = check(draft, [rule], "zh")
    assert not failed
    assert [line(one) for one in found] == ["1:1 “附件：”后面没有名称"]
