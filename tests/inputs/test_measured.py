"""Every hit of the rules in the labelled corpus has been read and judged, and every label held against a code."""

from pathlib import Path

from gouji.registry import Kit
from inputs.measured import judged, labels, rows, total

LEAST_PRECISION = 0.95
LEAST_RECALL = 0.9


def test_the_rules_report_what_was_judged_right_and_nothing_new(shared: Path, kit: Kit) -> None:
    """No hit is unread; nine tenths of what a reader saw is found, and one hit in twenty is wrong at most."""
    table = rows(shared / "corpus", kit)
    sure = [row for row in table if row.judged]
    found, missed, right, false = (
        total(table, "found"), total(table, "missed"), total(sure, "right"), total(sure, "false"),
    )  # fmt: skip
    assert {row.code: row.new for row in table if row.new} == {}
    assert right / (right + false) >= LEAST_PRECISION
    assert found / (found + missed) >= LEAST_RECALL


def test_what_is_missed_and_what_is_false_is_explained(shared: Path, kit: Kit) -> None:
    """Each by its report, and nothing that is found is called missed."""
    table = rows(shared / "corpus", kit)
    verdicts = judged()
    assert {row.code: set(row.missed) for row in table if row.missed} == {
        code: set(told) for code, told in verdicts.missed.items()
    }
    assert {row.code: set(row.false) for row in table if row.false} == {
        code: set(told) for code, told in verdicts.false.items()
    }


def test_every_label_has_a_code_or_the_reason_why_none_covers_it(shared: Path, kit: Kit) -> None:
    """One for each fault that the reader noticed, in order."""
    codes = {rule.code for rule in kit.rules} | {"word", "style", "content", "page", "cut", "year"}
    given = {label["id"]: len(label["defects"]) for label in labels(shared / "corpus") if label["defects"]}
    assert {report: len(told) for report, told in judged().labels.items()} == given
    assert {code for told in judged().labels.values() for code in told} <= codes
