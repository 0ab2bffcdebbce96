"""Reading a rule's page: its examples are its tests."""

import re
from typing import NamedTuple

from gouji import Draft
from gouji.checking import Plan, read, read_draft
from gouji.engine import check
from gouji.findings import Finding
from gouji.registry import Kit
from gouji.rule import Rule

_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Example(NamedTuple):
    """A draft of a page and the lines its findings must give, none for one that must pass.

    ``earlier`` is last year's report, where there is one to compare it with.
    """

    draft: str
    findings: list[str]
    earlier: str = ""


def examples(page: str) -> list[Example]:
    """The examples of a page, in order: each ``doc`` block with the ``findings`` block that follows it, if any.

    An ``earlier`` block before a ``doc`` block is last year's report.
    """
    found: list[Example] = []
    earlier = ""
    for kind, text in _FENCE.findall(page):
        if kind == "earlier":
            earlier = text
        elif kind == "doc":
            found.append(Example(text, [], earlier))
            earlier = ""
        elif kind == "findings":
            found[-1].findings.extend(text.splitlines())
    return found


def judge(kit: Kit, rule: Rule, draft: str, earlier: str = "") -> list[str]:
    """What one rule finds in a draft, a line a finding: its place and what it says.

    One that judges how waivers met what others found is asked when these have run.
    """
    plan = Plan(rules=kit.rules if rule.last else (rule,), forms=kit.forms)
    read_as = _draft(kit, plan, draft, "example.md")
    read_as.earlier = _draft(kit, plan, earlier, "earlier.md") if earlier else None
    found, failed = check(read_as, plan.rules, "zh")
    assert not failed, failed[0].error
    return [line(one) for one in found if one.code == rule.code]


def _draft(kit: Kit, plan: Plan, text: str, name: str) -> Draft:
    draft, _ = read_draft(read(text.encode(), name, kit.readers), plan)
    draft.name = name
    return draft


def line(found: Finding) -> str:
    """One finding as a page writes it."""
    return f"{found.location.display} {found.message}"
