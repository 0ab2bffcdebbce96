"""Every hit of the rules in the labelled corpus has been read and judged."""

from pathlib import Path

from gouji.registry import Kit
from inputs.measured import rows

LEAST_PRECISION = 0.95
LEAST_RECALL = 0.9


def test_the_rules_report_what_was_judged_right_and_nothing_new(shared: Path, kit: Kit) -> None:
    """No hit is unread; nine tenths of what a reader saw is found, and one hit in twenty is wrong at most."""
    table = rows(shared / "corpus", kit)
    true, false, missed = (sum(len(getattr(row, kind)) for row in table) for kind in ("true", "false", "missed"))
    assert {row.code: row.new for row in table if row.new} == {}
    assert true / (true + false) >= LEAST_PRECISION
    assert true / (true + missed) >= LEAST_RECALL
