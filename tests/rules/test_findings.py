"""What a finding holds beside what the page of its rule shows: its English, figures, basis, excerpt and other places.

The records stand in ``findings``, a file a rule, with further drafts that a page need not show. Each was read for
truth, and is to be read so again where it is changed.
"""

import tomllib
from functools import lru_cache
from pathlib import Path

import msgspec
import pytest

from gouji import Draft, Form, load_form
from gouji.checking import Plan, read, read_draft
from gouji.engine import check
from gouji.findings import EarlierPlace, Finding
from gouji.registry import Kit, load_kit
from gouji.rule import Rule
from gouji.running.pages import page_of
from pages import examples, line

HERE = Path(__file__).parent
RULES = [rule for rule in load_kit().rules if rule.check.__module__.startswith(("gouji_form.", "gouji_wording."))]


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A finding as read: its line as a page shows it, the rest, and of each related place the line and the English."""

    line: str
    en: str
    excerpt: str = ""
    basis: str | None = None
    expected: str | None = None
    actual: str | None = None
    related: tuple[tuple[str, str], ...] = ()


class Tried(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A draft and the lines of all that is found in it, each of which has a record.

    It may have a report of last year, be of one of the forms here, be judged with other options, or be a web page.
    """

    text: str
    finds: tuple[str, ...] = ()
    earlier: str = ""
    form: str = ""
    options: dict[str, object] = {}
    html: bool = False


class File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The records of a rule, and drafts that its page need not show."""

    finding: tuple[Record, ...]
    draft: tuple[Tried, ...] = ()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_findings_are_as_they_were_read_for_truth(kit: Kit, rule: Rule) -> None:
    """Each record is found in a draft of the page or one beside the record, and what has its line is as it says."""
    file = _file(rule)
    shown = [_judged(kit, rule, Tried(one.draft, earlier=one.earlier)) for one in examples(page_of(rule))]
    tried = [_judged(kit, rule, one) for one in file.draft]
    lines = {record.line for record in file.finding}
    assert [[one.line for one in found] for found in tried] == [[*one.finds] for one in file.draft]
    assert {one for found in (*shown, *tried) for one in found if one.line in lines} == {*file.finding}
    assert lines.issuperset(one.line for found in tried for one in found)


def _file(rule: Rule) -> File:
    path = HERE / "findings" / f"{rule.name.replace('-', '_')}.toml"
    return msgspec.convert(tomllib.loads(path.read_text("utf-8")), File)


def _judged(kit: Kit, rule: Rule, tried: Tried) -> list[Record]:
    forms = (_form(tried.form),) if tried.form else kit.forms
    draft = _draft(kit, forms, tried.text, "example.html" if tried.html else "example.md")
    draft.earlier = _draft(kit, forms, tried.earlier, "earlier.md") if tried.earlier else None
    if rule.options is not None:
        rule = msgspec.structs.replace(rule, options=msgspec.structs.replace(rule.options, **tried.options))
    (zh, failed), (en, _) = check(draft, [rule], "zh"), check(draft, [rule], "en")
    assert not failed, failed[0].error
    return [_record(*both) for both in zip(zh, en, strict=True)]


@lru_cache(maxsize=2)
def _form(name: str) -> Form:
    return load_form((HERE / f"{name}.toml").read_text("utf-8"), name)


def _draft(kit: Kit, forms: tuple[Form, ...], text: str, name: str) -> Draft:
    document = read(text.encode(), name, kit.readers)
    draft, _ = read_draft(document, Plan((), forms, form_named=len(forms) == 1))
    assert draft.form or len(forms) > 1, "it is of the form named"
    draft.name = name
    return draft


def _record(zh: Finding, en: Finding) -> Record:
    related = zip(zh.related, en.related, strict=True)
    return Record(
        line=line(zh),
        en=en.message,
        excerpt=zh.excerpt,
        basis=zh.basis,
        expected=zh.expected,
        actual=zh.actual,
        related=tuple(
            (f"{'earlier ' * isinstance(one, EarlierPlace)}{one.location.display} {one.message}", other.message)
            for one, other in related
        ),
    )


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_form_that_asks_for_nothing_gets_no_findings(kit: Kit, rule: Rule) -> None:
    """What a form does not state is not asked for, with last year's report or without."""
    text = "青禾县2024年简报\n一、公开\n本局2023年公开信息120条。\n发布日期：2025-04-02\n"
    assert _judged(kit, rule, Tried(text, form="least")) == []
    assert _judged(kit, rule, Tried(text, form="least", earlier=text)) == []
