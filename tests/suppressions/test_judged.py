"""What becomes of suppressed findings and of the suppressions themselves: exit status, outputs, G001 and G002."""

import json
from pathlib import Path

import pytest

import drafts
from command import gouji
from gouji import Document, Draft, Hit, Message, Paragraph, Place, Rule, Stretch, Waiver
from gouji.engine import judge
from gouji.registry import Kit
from review.copies import comments
from suppressions.commented import line, on, run, word
from suppressions.judged import FAULT, judged, said


def report(*more: str) -> str:
    """A report with one error (a figure that belies its row), waived as ``more`` says behind that row."""
    figures = drafts.consistent(4)
    figures.four[4] += 7
    text = drafts.text(drafts.report(figures), drafts.in_place).decode()
    lines = text.split("\n")
    at = max(place for place, one in enumerate(lines) if one.startswith("|"))
    return "\n".join([*lines[:at], f"{lines[at]} {''.join(more)}", *lines[at + 1 :]])


@pytest.mark.parametrize(
    ("comment", "options", "status"),
    [
        ("", (), 1),
        ("<!-- gouji: ignore[T103] 原件如此 -->", (), 0),
        ("<!-- gouji: ignore[T103] 原件如此 -->", ("--fail-on", "info"), 0),
        ("<!-- gouji: ignore[T103] -->", (), 0),
        ("<!-- gouji: ignore[T103] -->", ("--fail-on", "warning"), 1),
        ("<!-- gouji: ignore[T103] -->", ("--fail-on", "warning", "--ignore", "G"), 0),
        ("<!-- gouji: ignore[T104] 原件如此 -->", (), 1),
        ("<!-- gouji: ignore[T104] 原件如此 -->", ("--ignore", "T103"), 0),
        ("<!-- gouji: ignore[T104] 原件如此 -->", ("--ignore", "T103", "--fail-on", "warning"), 1),
        ("<!-- gouji: ignore[T103,G001] 原件如此 -->", ("--fail-on", "warning"), 1),
    ],
)
def test_what_is_suppressed_does_not_count(tmp_path: Path, comment: str, options: tuple[str, ...], status: int) -> None:
    """Neither towards the exit status nor in the summary; an unused suppression, or one without a reason, warns."""
    path = tmp_path / "a.md"
    path.write_text(report(comment), "utf-8")
    done = gouji("check", path, "--format", "json", *options)
    assert done.status == status, done.out
    found = json.loads(done.out)
    listed = [one for file in found["files"] for one in file["findings"]]
    assert found["summary"]["error"] == sum(one["severity"] == "error" and not one["suppressed"] for one in listed)
    if "T103]" in comment:
        waived = [one["suppressed"] for one in listed if one["code"] == "T103"]
        assert waived == [{"reason": "原件如此" if "原件" in comment else "", "by": "comment"}]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("full", "已豁免：原件如此"),
        ("concise", "T103 error [suppressed]"),
        ("json", '"reason": "原件如此"'),
        ("jsonl", '"suppressed":{"reason":"原件如此","by":"comment"}'),
        ("sarif", '"justification": "原件如此"'),
        ("github", "T103 row-total [suppressed]"),
        ("github-summary", "T103 row-total"),
        ("gitlab", "[suppressed]"),
        ("junit", "[suppressed] 原件如此"),
    ],
)
def test_every_format_lists_what_is_suppressed(tmp_path: Path, name: str, shown: str) -> None:
    """It is marked, and the status is that of a clean draft."""
    path = tmp_path / "a.md"
    path.write_text(report("<!-- gouji: ignore[T103] 原件如此 -->"), "utf-8")
    done = gouji("check", path, "--format", name)
    assert done.status == 0
    assert "".join(shown.split()) in "".join(done.out.split())


def test_a_review_copy_keeps_the_comments_of_people_and_says_what_is_suppressed(tmp_path: Path) -> None:
    """And the copy is judged as the draft is."""
    data = word(line(on(0, run("一。。")), run("二。。")), {0: "gouji: ignore[W105] 照录"})
    (tmp_path / "a.docx").write_bytes(data)
    assert gouji("review", tmp_path / "a.docx", "-o", tmp_path / "b.docx").status == 0
    copy = (tmp_path / "b.docx").read_bytes()
    assert [(one.author, one.paragraphs[0], one.on) for one in comments(copy)] == [
        ("张三", "gouji: ignore[W105] 照录", "一。。"),
        ("Gouji", "警告 W105（已豁免：照录）", "。。"),
        ("Gouji", "警告 W105", "。。"),
    ]
    assert said("b.docx", copy) == said("a.docx", data) == ["p1:2 W105=照录", "p1:5 W105"]


@pytest.mark.parametrize(
    ("codes", "selected", "found"),
    [
        ("W101", (), ["1:1 G001"]),
        ("doubled-words", (), ["1:1 G001"]),
        ("w105", (), []),
        ("W105,W101,W104", (), ["1:1 G001", "1:1 G001"]),
        ("W999", (), ["1:1 G001"]),
        ("W999", ("G001",), ["1:1 G001"]),
        ("G001", (), ["1:1 G001"]),
        ("", (), ["1:1 G001"]),
        ("W101", ("W105", "G001"), []),
        ("W101", ("W101", "G002"), []),
        ("T106", (), []),
        ("X101", (), []),
    ],
)
def test_a_suppression_is_unused_where_its_rule_ran_in_vain(
    kit: Kit, codes: str, selected: tuple[str, ...], found: list[str]
) -> None:
    """Told for each code; a rule that did not run says nothing, however known it is."""
    text = f"<!-- gouji: ignore[{codes}] 照录 -->\n{FAULT}\n"
    told = judged(kit, text.encode(), "a.md", *selected)[1]
    assert [f"{one.location.display} {one.code}" for one in told if one.code.startswith("G")] == found


def test_a_rule_left_out_is_no_unknown_rule(tmp_path: Path) -> None:
    """With --ignore and --select the other rules are known all the same."""
    path = tmp_path / "a.md"
    path.write_text(f"<!-- gouji: ignore[W105] 照录 -->\n{FAULT}\n", "utf-8")
    for options in (("--ignore", "W105"), ("--select", "G,W101")):
        done = gouji("check", path, "--format", "concise", *options)
        assert (done.status, done.out) == (0, "")


@pytest.mark.parametrize(
    ("text", "lang", "message"),
    [
        ("ignore[W15] x", "zh", "没有代码为 W15 的规则，这处豁免不起作用；是不是 W105？"),
        (
            "ignore[repeated-marks] x",
            "en",
            "no rule is called repeated-marks, so this suppression does nothing; was it meant to be repeated-mark?",
        ),
        ("ignore[ZZZ] x", "zh", "没有代码为 ZZZ 的规则，这处豁免不起作用；代码见 gouji rules"),
        ("ignore x", "en", "this suppression names no rule and does nothing; write “gouji: ignore[CODE] reason”"),
        (
            "ignore[W101] x",
            "en",
            "W101 found nothing here, so this suppression is not used; delete it if the fault is mended",
        ),
        ("ignore[G002] x", "en", "what G002 finds cannot be suppressed by a comment"),
        (
            "ignore[W105]",
            "en",
            "W105 is suppressed without a reason; write it behind the brackets: “gouji: ignore[W105] reason”",
        ),
    ],
)
def test_the_message_says_what_to_do(tmp_path: Path, text: str, lang: str, message: str) -> None:
    """In both languages, with the rule that was perhaps meant."""
    path = tmp_path / "a.md"
    path.write_text(f"<!-- gouji: {text} -->\n{FAULT}\n", "utf-8")
    assert (
        f"1:1: G00{2 if text.endswith(']') else 1} warning: {message}\n"
        in gouji("check", path, "--format", "concise", "--lang", lang).out
    )


def test_a_draft_made_by_hand_is_judged_as_a_read_one(kit: Kit) -> None:
    """A reader of another pack gives its waivers by place, or by line; one it places nowhere is told at the end."""
    blocks = (Paragraph(1, "一。。二。。"), Paragraph(2, "三。。"))
    first = Place(1, 0, 3)
    waivers = (Waiver(("W105",), "照录", (Stretch(first, first),)), Waiver(("W105",), "x"))
    draft = Draft(Document(blocks, "other", waivers=waivers), None)
    found = judge(draft, kit.rules, "zh").findings
    assert [(one.code, one.location.display, bool(one.suppressed)) for one in found] == [
        ("W105", "p1:2", True),
        ("W105", "p1:5", False),
        ("G001", "p2:1", False),
        ("W105", "p2:2", False),
    ]


def _table(draft: Draft) -> list[Hit]:
    return [Hit(Place(block.number)) for block in draft.document.tables]


def test_a_finding_of_a_table_as_a_whole_is_covered_by_any_of_its_cells(kit: Kit) -> None:
    """And by no cell of another."""
    rule = Rule("ZZZ101", "any-table", "error", {"": Message("表", "a table")}, _table, for_any=True)
    text = (
        "| 一 | 二 |\n| - | - |\n| 三 | 四 | <!-- gouji: ignore[any-table] 照录 -->\n\n文\n\n| 五 | 六 |\n| - | - |\n"
    )
    draft = judged(kit, text.encode(), "a.md")[0]
    found = judge(draft, [rule], "zh").findings
    assert [one.suppressed is not None for one in found] == [True, False]


def _fails(_draft: Draft) -> list[Hit]:
    raise ValueError


def test_a_rule_that_failed_did_not_run(kit: Kit) -> None:
    """Nothing is said of a suppression for it."""
    rule = Rule("ZZZ101", "fails", "error", {"": Message("", "")}, _fails, for_any=True)
    rules = [rule, *(one for one in kit.rules if one.last)]
    draft = judged(kit, f"<!-- gouji: ignore[ZZZ101] 照录 -->\n{FAULT}\n".encode(), "a.md")[0]
    told = judge(draft, rules, "zh")
    assert told.findings == ()
    assert [one.code for one in told.failed] == ["ZZZ101"]
