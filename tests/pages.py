"""Reading a rule's page: its examples are its tests."""

import re
from typing import NamedTuple

from gouji.checking import Plan, read, read_draft
from gouji.engine import check
from gouji.findings import Finding
from gouji.registry import Kit
from gouji.rule import Rule

_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Example(NamedTuple):
    """A draft of a page and the lines its findings must give, none for one that must pass."""

    draft: str
    findings: list[str]


def examples(page: str) -> list[Example]:
    """The examples of a page, in order: each ``doc`` block with the ``findings`` block that follows it, if any."""
    found: list[Example] = []
    for kind, text in _FENCE.findall(page):
        if kind == "doc":
            found.append(Example(text, []))
        elif kind == "findings":
            found[-1].findings.extend(text.splitlines())
    return found


def judge(kit: Kit, rule: Rule, draft: str) -> list[str]:
    """What one rule finds in a draft, a line a finding: its place and what it says."""
    plan = Plan(rules=(rule,), forms=kit.forms)
    read_as, _ = read_draft(read(draft.encode(), "example.md", kit.readers), plan)
    found, failed = check(read_as, plan.rules, "zh")
    assert not failed, failed[0].error
    return [line(one) for one in found]


def line(found: Finding) -> str:
    """One finding as a page writes it."""
    return f"{found.location.display} {found.message}"
