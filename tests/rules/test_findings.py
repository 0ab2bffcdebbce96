"""What a finding holds beside what the page of its rule shows: its English, figures, basis, excerpt and other places.

The records stand in ``findings``, a file a rule, with further drafts that a page need not show. Each was read for
truth, and is to be read so again where it is changed.
"""

import tomllib
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
    """A draft, with last year's report, or checked by a form of its own, where it needs them."""

    text: str
    earlier: str = ""
    form: str = ""


class File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The records of a rule, and drafts of which everything found is recorded."""

    finding: tuple[Record, ...]
    draft: tuple[Tried, ...] = ()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_findings_are_as_they_were_read_for_truth(kit: Kit, rule: Rule) -> None:
    """Each record is found, and what has its line, or is found in a draft beside it, is as a record says."""
    file = _file(rule)
    lines = {record.line for record in file.finding}
    shown = [Tried(one.draft, one.earlier) for one in examples(page_of(rule)) if one.findings]
    found = [one for tried in shown for one in _judged(kit, rule, tried) if one.line in lines]
    found += [one for tried in file.draft for one in _judged(kit, rule, tried)]
    assert set(found) == set(file.finding)


def _file(rule: Rule) -> File:
    path = Path(__file__).with_name("findings") / f"{rule.name.replace('-', '_')}.toml"
    return msgspec.convert(tomllib.loads(path.read_text("utf-8")), File)


def _judged(kit: Kit, rule: Rule, tried: Tried) -> list[Record]:
    forms = (load_form(tried.form, "own.toml"),) if tried.form else kit.forms
    draft = _draft(kit, forms, tried.text, "example.md")
    draft.earlier = _draft(kit, forms, tried.earlier, "earlier.md") if tried.earlier else None
    zh, en = check(draft, [rule], "zh")[0], check(draft, [rule], "en")[0]
    return [_record(*both) for both in zip(zh, en, strict=True)]


def _draft(kit: Kit, forms: tuple[Form, ...], text: str, name: str) -> Draft:
    document = read(text.encode(), name, kit.readers)
    draft, _ = read_draft(document, Plan((), forms, form_named=len(forms) == 1))
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
