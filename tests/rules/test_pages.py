"""Every rule has a page, and its examples are judged as the page says."""

import pytest

from gouji.registry import Kit, load_kit
from gouji.rule import Rule
from gouji.running.pages import page_of
from pages import Example, examples, judge

RULES = load_kit().rules
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.code}-{number}")
    for rule in RULES
    for number, example in enumerate(examples(page_of(rule)), 1)
]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_an_example_gives_just_the_findings_below_it(kit: Kit, rule: Rule, example: Example) -> None:
    """No more, no fewer, in the very words."""
    assert judge(kit, rule, example.draft, example.earlier) == example.findings


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_page_names_its_rule_and_shows_as_many_passing_drafts_as_failing(rule: Rule) -> None:
    """A page begins with the code and name, has both kinds of example, and at least as many that must pass."""
    failing = sum(bool(example.findings) for example in examples(page_of(rule)))
    passing = len(examples(page_of(rule))) - failing
    assert page_of(rule).startswith(f"# {rule.code} {rule.name}\n")
    assert 1 <= failing <= passing


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_message_names_the_same_values_in_both_languages(rule: Rule) -> None:
    """What is said in Chinese is said in English."""
    from string import Formatter  # noqa: PLC0415  # used here alone

    def fields(text: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(text) if name}

    assert all(fields(message.zh) == fields(message.en) for message in rule.messages.values())
