"""What Gouji says of a draft with suppressions, a line a finding."""

from gouji import Document, Draft, Place, lint_bytes
from gouji.checking import Plan, read, read_draft
from gouji.engine import judge
from gouji.findings import Finding
from gouji.registry import Kit

FAULT = "来信写道：“请公开。。”"
"""A paragraph with one fault, W105 at its characters 9 to 11."""


def said(name: str, text: str | bytes) -> list[str]:
    """Each finding as ``PLACE CODE``, with ``=REASON`` behind it where it is suppressed."""
    data = text.encode() if isinstance(text, str) else text
    return [_line(one) for one in lint_bytes(name, data)]


def _line(one: dict[str, object]) -> str:
    location, suppressed = one["location"], one["suppressed"]
    assert isinstance(location, dict)
    assert suppressed is None or isinstance(suppressed, dict)
    return f"{location['display']} {one['code']}" + (f"={suppressed['reason']}" if suppressed else "")


def documents(kit: Kit, name: str, text: str) -> Document:
    """A text as it is read."""
    return read(text.encode(), name, kit.readers)


def judged(kit: Kit, data: bytes, name: str, *codes: str) -> tuple[Draft, list[Finding], list[Place]]:
    """A draft, with what some rules find in it and where; all rules without codes."""
    rules = tuple(rule for rule in kit.rules if not codes or rule.code in codes)
    draft, _ = read_draft(read(data, name, kit.readers), Plan(rules, kit.forms))
    found = judge(draft, rules, "zh", kit.rules)
    assert not found.failed, found.failed[0].error
    return draft, [*found.findings], [*found.places]
