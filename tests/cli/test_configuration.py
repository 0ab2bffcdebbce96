"""What an office settles once in `gouji.toml`."""

import json
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

import drafts
from command import gouji
from gouji import Document, Draft, Hit, Message, Paragraph, Rule
from gouji.settings.choice import tuned
from gouji.system import Fault


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A folder with a draft that has one warning and lacks its period, and a configuration to be written."""
    blocks = drafts.report(drafts.consistent(3), period="")
    (tmp_path / "draft.txt").write_bytes(drafts.text([*blocks, "到此为止。。"]))
    return tmp_path


def codes(folder: Path, *options: str) -> list[str]:
    """The codes found in the draft of a folder."""
    report = json.loads(gouji("draft.txt", "--format", "json", *options, cwd=folder).out)
    return [one["code"] for one in report["files"][0]["findings"]]


def test_the_nearest_configuration_is_used(office: Path) -> None:
    """In the working folder, or above it; not beyond the top of the repository."""
    (office / "gouji.toml").write_text('ignore = ["D101"]\n', encoding="utf-8")
    assert codes(office) == ["W105"]
    below = office / "drafts"
    below.mkdir()
    (office / "draft.txt").rename(below / "draft.txt")
    assert codes(below) == ["W105"]
    (below / ".git").mkdir()
    assert codes(below) == ["D101", "W105"]


def test_the_command_line_has_the_last_word(office: Path) -> None:
    """Over rules, severity and language."""
    (office / "gouji.toml").write_text('select = ["W"]\nfail-on = "warning"\nlang = "en"\n', encoding="utf-8")
    run = gouji("draft.txt", cwd=office)
    assert (run.status, "is repeated" in run.out) == (1, True)
    assert gouji("draft.txt", "--fail-on", "error", cwd=office).status == 0
    assert codes(office, "--select", "D101") == ["D101"]
    assert "重复" in gouji("draft.txt", "--lang", "zh", cwd=office).out


def test_another_configuration_is_named(office: Path) -> None:
    """`--config` takes its place."""
    (office / "gouji.toml").write_text('ignore = ["D101"]\n', encoding="utf-8")
    (office / "other.toml").write_text('ignore = ["W105"]\n', encoding="utf-8")
    assert codes(office, "--config", "other.toml") == ["D101"]


def test_a_form_stands_beside_the_configuration(office: Path) -> None:
    """Named by its file, whatever the working folder."""
    (office / "form.toml").write_text('id = "note"\nname = "便笺"\n[title]\nnames = ["报告"]\n', encoding="utf-8")
    (office / "gouji.toml").write_text('form = "form.toml"\n', encoding="utf-8")
    below = office / "drafts"
    below.mkdir()
    (office / "draft.txt").rename(below / "draft.txt")
    report = json.loads(gouji("draft.txt", "--format", "json", cwd=below).out)
    assert report["files"][0]["form"] == "note"


def test_a_limit_is_set_and_named(office: Path) -> None:
    """A document over it is refused, with the limit."""
    (office / "gouji.toml").write_text("[limits]\nfile = 0\ntext = 0\n", encoding="utf-8")
    (office / "draft.docx").write_bytes(drafts.word(drafts.report(drafts.consistent(3))))
    run = gouji("draft.txt", "draft.docx", cwd=office)
    assert run.status == 2
    assert "上限 0" in run.err


@pytest.mark.parametrize(
    "text", ["select = 3", "colour = true", "[limits]\npages = 3", 'fail-on = "never ever"', "select = ["]
)
def test_a_faulty_configuration_is_refused(office: Path, text: str) -> None:
    """One line that names the file, and exit 2."""
    (office / "gouji.toml").write_text(text, encoding="utf-8")
    run = gouji("draft.txt", cwd=office)
    assert (run.status, run.out) == (2, "")
    assert run.err.count("\n") == 1
    assert "gouji.toml" in run.err


def test_a_configuration_that_is_not_there_is_refused(office: Path) -> None:
    """As is one named wrongly."""
    run = gouji("draft.txt", "--config", "absent.toml", cwd=office)
    assert run.status == 2
    assert "absent.toml" in run.err


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The options of a rule made up here."""

    most: int = 3
    words: tuple[str, ...] = ("一", "二")


def check(draft: Draft, options: Options) -> Iterator[Hit]:
    """A hit with the option it was given."""
    yield Hit(draft.beginning, {"most": options.most, "words": len(options.words)})


RULE = Rule("XX101", "made-up", "info", {"": Message("{most} {words}", "{most} {words}")}, check, options=Options())
PLAIN = Rule("XX102", "plain", "info", {"": Message("", "")}, lambda _: ())


def test_a_rule_takes_the_options_set_for_it() -> None:
    """Those not named keep their usual value, and other rules are left alone."""
    rule, plain = tuned([RULE, PLAIN], {"made-up": {"most": 7}}, "zh")
    assert (rule.options, plain) == (Options(most=7), PLAIN)
    draft = Draft(Document((Paragraph(1, "文"),), "text"), None)
    assert [hit.values for hit in rule.hits(draft)] == [{"most": 7, "words": 2}]


@pytest.mark.parametrize(
    ("options", "named"),
    [
        pytest.param({"absent": {}}, "absent", id="no such rule"),
        pytest.param({"plain": {"most": 1}}, "plain", id="a rule without options"),
        pytest.param({"made-up": {"most": "x"}}, "made-up", id="a wrong type"),
        pytest.param({"made-up": {"least": 1}}, "least", id="no such option"),
    ],
)
def test_an_option_that_cannot_be_set_is_refused(options: dict[str, dict[str, object]], named: str) -> None:
    """And named."""
    with pytest.raises(Fault, match=named):
        tuned([RULE, PLAIN], options, "zh")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("gouji.toml", 'ignore = ["D101"]\n'),
        (".gouji.toml", 'ignore = ["D101"]\n'),
        ("pyproject.toml", '[project]\nname = "x"\n[tool.gouji]\nignore = ["D101"]\n'),
    ],
)
def test_a_configuration_has_three_places(office: Path, name: str, text: str) -> None:
    """A file of its own, a hidden one, or a table in that of a project; named, it is the same."""
    (office / name).write_text(text, encoding="utf-8")
    assert codes(office) == ["W105"]
    assert codes(office, "--config", name) == ["W105"]


def test_a_project_without_our_table_is_passed_by(office: Path) -> None:
    """Also one that another program reads and we cannot; the next folder above is looked into."""
    (office / "gouji.toml").write_text('ignore = ["D101"]\n', encoding="utf-8")
    below = office / "drafts"
    below.mkdir()
    (office / "draft.txt").rename(below / "draft.txt")
    for text in ('[project]\nname = "x"\n', '[project]\nname = "gouji-drafts"\n', "not = [toml"):
        (below / "pyproject.toml").write_text(text, encoding="utf-8")
        assert codes(below) == ["W105"]
    run = gouji("draft.txt", "--config", "pyproject.toml", cwd=below)
    assert run.status == 2
    (below / "pyproject.toml").write_text('[tool.gouji]\nignore = ["W105"]\n', encoding="utf-8")
    assert codes(below) == ["D101"]


def test_two_configurations_in_one_folder_are_refused(office: Path) -> None:
    """Which of them was meant is not ours to guess."""
    for name in ("gouji.toml", ".gouji.toml"):
        (office / name).write_text("", encoding="utf-8")
    run = gouji("draft.txt", cwd=office)
    assert run.status == 2
    assert ".gouji.toml" in run.err


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        (
            "fail_on = 'error'",
            "不认识的键“fail_on”；是不是“fail-on”？",
            "unknown key 'fail_on'; did you mean 'fail-on'?",
        ),
        ("[limits]\nblock = 3", "（在 limits）；是不是“blocks”？", "(at limits); did you mean 'blocks'?"),
        (
            "[[files]]\nmatch = []\n[[files]]\nmatches = []",
            "“matches”（在 files[2]）；是不是“match”？",
            "'matches' (at files[2]); did you mean 'match'?",
        ),
        ("fail-on = 'fatal'", "可以是 error, warning, info, never", "it may be error, warning, info, never"),
        ("severity = {T106 = 'fatal'}", "可以是 error, warning, info", "it may be error, warning, info"),
        ("select = 'T'", "应为 [ ] 列表，写的是 文字（在 select）", "it is to be a list [ ], not text (at select)"),
        ("severity = {T999 = 'error'}", "[severity]: 没有", "[severity]: no rule"),
        ("[rules.section-lenght]\nlongest = 3", "是不是“section-length”？", "did you mean 'section-length'?"),
        ("[rules.section-length]\nlongst = 3", "是不是“longest”？", "did you mean 'longest'?"),
        ("form = 'gov-disclosure-annual-raport'", "是不是“gov-disclosure-", "did you mean 'gov-disclosure-"),
        ("reports = ['sarf:x']", "是不是“sarif”？", "did you mean 'sarif'?"),
        ("encoding = 'gb18O30'", "是不是“gb18030”？", "did you mean 'gb18030'?"),
    ],
)
def test_a_misspelt_configuration_says_what_may_have_been_meant(office: Path, text: str, zh: str, en: str) -> None:
    """In both languages, with exit status 2 and nothing else done."""
    (office / "gouji.toml").write_text(text, encoding="utf-8")
    for lang, said in (("zh", zh), ("en", en)):
        run = gouji("draft.txt", "--lang", lang, cwd=office)
        assert (run.status, run.out) == (2, "")
        assert said in run.err
