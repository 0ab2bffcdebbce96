"""Suppressions as Word comments: what lies between their ends, and nothing else."""

import zipfile
from io import BytesIO

import docx
import pytest

import drafts
from gouji import Draft, Place, Stretch
from gouji.engine import check
from gouji.model import Reading
from gouji.readers.word import read
from gouji.registry import Kit
from suppressions.commented import begin, cell, end, line, on, run, sign, table, with_comments, word
from suppressions.judged import judged, said

WAIVED = {0: "gouji: ignore[W105] 照录"}
BLANK = {0: "gouji: ignore[T106] 照录"}


def covered(body: str, comments: dict[int, str] = WAIVED) -> list[Stretch]:
    """What the comments of a body cover."""
    return [stretch for waiver in read(word(body, comments), "a.docx").waivers for stretch in waiver.covers]


def whole(*place: int) -> Stretch:
    """A paragraph, or a cell of the table that is the block, as a whole."""
    block, *rest = place
    one = Place(block, 0, 0, *rest)
    return Stretch(one, one)


def spans(block: int, start: int, stop: int) -> Stretch:
    """Characters of a paragraph."""
    return Stretch(Place(block, start, stop), Place(block, start, stop))


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        ((on(0, run("请公开。。")), run("又问。。")), ["p1:4 W105=照录", "p1:8 W105"]),
        ((run("请公开。。"), on(0, run("又问。。"))), ["p1:4 W105", "p1:8 W105=照录"]),
        ((run("请公"), on(0, run("开。")), run("。又问。。")), ["p1:4 W105=照录", "p1:8 W105"]),
        ((on(0, run("请公开")), run("。。又问。。")), ["p1:1 G001", "p1:4 W105", "p1:8 W105"]),
        ((run("请公开。。"), sign(0), run("又问。。")), ["p1:4 W105=照录", "p1:8 W105=照录"]),
        ((run("请公开。。"), begin(0), end(0), sign(0), run("又问。。")), ["p1:4 W105=照录", "p1:8 W105=照录"]),
        ((begin(0), run("请公开。。"), run("又问。。")), ["p1:4 W105=照录", "p1:8 W105=照录"]),
        ((run("请公开。。"), end(0), run("又问。。")), ["p1:4 W105=照录", "p1:8 W105=照录"]),
        ((end(0), run("请公开。。"), begin(0), run("又问。。"), sign(0)), ["p1:4 W105=照录", "p1:8 W105=照录"]),
    ],
)
def test_a_comment_covers_the_characters_it_stands_on(inside: tuple[str, ...], found: list[str]) -> None:
    """One on no characters, or without one of its marks, covers its paragraph; one on the next word does not count."""
    assert said("a.docx", word(line(*inside), WAIVED)) == found


def test_a_comment_over_paragraphs_covers_all_between() -> None:
    """From within the first to within the last."""
    body = (
        line(run("一。。"), begin(0), run("二。。"))
        + line(run("三。。"))
        + line(run("四。。"), end(0), sign(0), run("五。。"))
    )
    assert said("a.docx", word(body, WAIVED)) == [
        "p1:2 W105", "p1:5 W105=照录", "p2:2 W105=照录", "p3:2 W105=照录", "p3:5 W105",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (line(run("一"), begin(0)) + line(run("二")) + line(end(0), sign(0), run("三")), [whole(2)]),
        (line(run("一"), begin(0)) + line(end(0), sign(0), run("二")), [whole(1)]),
        (line(run("一")) + begin(0) + line(run("二")) + end(0) + line(sign(0), run("三")), [whole(2)]),
        (line(run("一")) + begin(0) + table([cell(run("二")), cell()]) + end(0) + line(run("三")), None),
        (line(begin(0)) + line() + line(end(0)), [Stretch(Place(1), Place(3))]),
    ],
)
def test_marks_at_the_edges_of_paragraphs_cover_what_is_between(body: str, found: list[Stretch] | None) -> None:
    """Not the paragraph that only ends before them, nor the one that begins behind them."""
    shown = covered(body)
    if found is None:
        assert [(one.first.block, one.first.col, one.last.block, one.last.col) for one in shown] == [(2, 1, 2, 2)]
    else:
        assert [(one.first.block, one.last.block) for one in shown] == [
            (one.first.block, one.last.block) for one in found
        ]


def blank_report() -> tuple[str, str]:
    """A report without a figure in the first cell of the third row of its table of part three, and that cell's row."""
    figures = drafts.no_figures()
    grid = drafts.table_three(figures.three)
    grid = [one._replace(text="") if (one.row, one.col) == (6, 4) else one for one in grid]
    blocks = [grid if isinstance(one, list) and one[0].text == drafts.CORNER else one for one in drafts.report(figures)]
    data = drafts.word(blocks)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        body = archive.read("word/document.xml").decode()
    empty = '<w:p><w:r><w:t xml:space="preserve"></w:t></w:r></w:p>'
    return body[body.index("<w:body>") + 8 : body.index("</w:body>")], empty


@pytest.mark.parametrize("inside", [on(0, ""), sign(0), on(0, "<w:r><w:t></w:t></w:r>")])
def test_a_blank_cell_is_covered_by_a_comment_in_it(inside: str) -> None:
    """It has no text, and mostly no run."""
    body, empty = blank_report()
    before, _, behind = body.partition(drafts.ROWS[2])
    waived = before + drafts.ROWS[2] + behind.replace(empty, line(inside), 1)
    assert said("a.docx", drafts.package(body)) == ["T2.R6C4 T106"]
    assert said("a.docx", word(waived, BLANK)) == ["T2.R6C4 T106=照录"]


def test_a_comment_on_the_cell_beside_a_blank_one_does_not_cover_it() -> None:
    """It is told to be unused, on that cell."""
    body, empty = blank_report()
    before, _, behind = body.partition(drafts.ROWS[2])
    gap, rest = behind.split(empty, 1)
    beside = rest.replace(run("0"), on(0, run("0")), 1)
    waived = before + drafts.ROWS[2] + gap + empty + beside
    assert said("a.docx", word(waived, BLANK)) == ["T2.R6C4 T106", "T2.R6C5 G001"]


def test_a_comment_over_a_row_or_a_whole_table_covers_every_cell_of_it() -> None:
    """Blank ones and merged ones too."""
    body, _ = blank_report()
    row = body.rindex("<w:tr>", 0, body.index(drafts.ROWS[2]))
    stop = body.index("</w:tr>", row) + 7
    for first, last in ((row, stop), (body.rindex("<w:tbl>", 0, row), body.index("</w:tbl>", row) + 8)):
        waived = body[:first] + begin(0) + body[first:last] + end(0) + body[last:]
        assert said("a.docx", word(waived, BLANK)) == ["T2.R6C4 T106=照录"]
    above = body[:row].rindex("<w:tr>")
    waived = body[:above] + begin(0) + body[above:row] + end(0) + body[row:]
    assert said("a.docx", word(waived, BLANK)) == ["T2.R5C1 G001", "T2.R6C4 T106"]


def test_a_merged_cell_is_one_cell(kit: Kit) -> None:
    """It is covered by a comment in it, at its first coordinate, as its neighbours are not."""
    merged = '<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>'
    body = table(
        [cell(on(0, run("甲")), says=merged), cell(run("乙"))],
        [cell(says='<w:gridSpan w:val="2"/><w:vMerge/>'), cell(run("丙"))],
    )
    data = word(body, WAIVED)
    assert covered(body) == [Stretch(Place(1, 0, 1, 1, 1, 1), Place(1, 0, 1, 1, 1, 1))]
    assert [one.location.display for one in judged(kit, data, "a.docx")[1]] == ["T1.R1C1"]


def test_a_table_in_a_cell_is_covered_in_both() -> None:
    """What stands in it stands in the cell around it too."""
    inner = table([cell(run("一")), cell(on(0, run("二")))])
    body = table([f"<w:tc>{line(run('外'))}{inner}{line()}</w:tc>", cell(run("旁"))])
    outer, inside = covered(body)
    assert (outer.first.block, outer.first.table, outer.first.col) == (1, 1, 1)
    assert inside == Stretch(Place(2, 0, 1, 2, 1, 2), Place(2, 0, 1, 2, 1, 2))


@pytest.mark.parametrize(
    ("inside", "accepted", "original"),
    [
        (
            (run("请公开"), f"<w:ins>{on(0, run('。。'))}</w:ins>", run("又问。。")),
            ["p1:4 W105=照录", "p1:8 W105"],
            ["p1:4 G001", "p1:6 W105"],
        ),
        (
            (run("请公开"), on(0, f"<w:del>{run('。。').replace('w:t', 'w:delText')}</w:del>"), run("又问。。")),
            ["p1:6 W105"],
            ["p1:4 W105=照录", "p1:8 W105"],
        ),
        (
            (
                run("甲"),
                f"<w:del>{begin(0)}{run('乙').replace('w:t', 'w:delText')}</w:del>",
                run("丙。。"),
                end(0),
                run("丁。。"),
            ),
            ["p1:3 W105=照录", "p1:6 W105"],
            ["p1:4 W105=照录", "p1:7 W105"],
        ),
    ],
)
def test_tracked_changes_are_read_on_the_side_that_is_checked(
    kit: Kit, inside: tuple[str, ...], accepted: list[str], original: list[str]
) -> None:
    """A comment on what is gone covers nothing; where one of its ends is gone, it covers what is left."""
    data = word(line(*inside), WAIVED)
    told = [one for one in said("a.docx", data) if "G001" not in one]
    assert told == [one for one in accepted if "G001" not in one]
    document = read(data, "a.docx", Reading(revisions="original"))
    rules = [rule for rule in kit.rules if rule.code == "W105"]
    shown = check(Draft(document, None), rules, "zh")[0]
    marks = [f"{one.location.display} {one.code}" + ("=照录" if one.suppressed else "") for one in shown]
    assert marks == [one for one in original if "G001" not in one]


def test_a_comment_on_deleted_words_is_unused() -> None:
    """What it was for is gone."""
    gone = f"<w:del>{run('甲。。').replace('w:t', 'w:delText')}</w:del>"
    assert said("a.docx", word(line(run("一"), on(0, gone), run("二。。")), WAIVED)) == ["p1:3 W105", "p1:1 G001"][::-1]


def test_a_comment_that_stands_nowhere_is_told_at_the_end() -> None:
    """Its marks were deleted, or stand in a row that was."""
    assert said("a.docx", word(line(run("一。。")) + line(run("二")), WAIVED)) == ["p1:2 W105", "p2:1 G001"]


@pytest.mark.parametrize("kept", ["照录", ""])
def test_files_of_the_strict_kind_have_comments_too(kept: str) -> None:
    """Their names differ, nothing else."""
    data = word(line(on(0, run("一。。"))), {0: f"gouji: ignore[W105] {kept}"}, strict=True)
    assert said("a.docx", data) == [f"p1:2 W105={kept}", *([] if kept else ["p1:1 G002"])][:: 1 if kept else -1]


def test_what_python_docx_writes_is_read() -> None:
    """Beside a comment that says something else, and with a reason in a paragraph of its own."""
    made = docx.Document()
    paragraph = made.add_paragraph()
    first, second, third = (paragraph.add_run(text) for text in ("一。。", "二。。", "三。。"))
    made.add_comment([first], "gouji: ignore[W105] 照录", author="张三", initials="Z")
    made.add_comment([second], "请核对", author="李四", initials="L")
    made.add_comment([second, third], "Gouji：ignore【W105】\n两段的理由", author="李四", initials="L")
    data = BytesIO()
    made.save(data)
    assert said("a.docx", data.getvalue()) == ["p1:2 W105=照录", "p1:5 W105=两段的理由", "p1:8 W105=两段的理由"]


def test_a_reply_and_a_resolved_comment_hold_too() -> None:
    """To a comment of Gouji one answers why it is meant so; what is settled stays so."""
    listed = "".join(
        f'<w:comment w:id="{number}" w:author="{author}">{line(run(text))}</w:comment>'
        for number, author, text in ((0, "Gouji", "警告 W105"), (1, "张三", "gouji: ignore[W105] 照录"))
    )
    body = line(run("一"), begin(0), begin(1), run("二。。"), end(0), sign(0), end(1), sign(1), run("三。。"))
    data = word(body, listed, commentsExtended='<w:commentEx w:paraId="1" w:paraIdParent="0" w:done="1"/>')
    assert said("a.docx", data) == ["p1:3 W105=照录", "p1:6 W105"]


def test_what_is_written_in_pieces_is_read_as_a_whole() -> None:
    """Word parts a text wherever it was edited or spelt wrong."""
    pieces = "".join(run(text) for text in ("gou", "ji: ig", "nore[W1", "05] 照", "录"))
    listed = f'<w:comment w:id="0" w:author="张三">{line(pieces)}</w:comment>'
    assert said("a.docx", word(line(on(0, run("一。。"))), listed)) == ["p1:2 W105=照录"]


@pytest.mark.parametrize(
    ("comment", "author"),
    [("请核对", "张三"), ("照录：gouji: ignore[W105]", "张三"), ("gouji: ignore[W105] 照录", "Gouji")],
)
def test_other_comments_suppress_nothing(comment: str, author: str) -> None:
    """Those that say something else, and those of a review copy."""
    assert said("a.docx", word(line(on(0, run("一。。"))), {0: comment}, author=author)) == ["p1:2 W105"]


def test_a_footnote_is_covered_by_a_comment_in_it() -> None:
    """Word allows comments there."""
    body = line(run("一"), '<w:r><w:footnoteReference w:id="2"/></w:r>')
    note = f'<w:footnote w:id="2">{line(run("注。。"), on(0, run("又。。")))}</w:footnote>'
    document = read(word(body, WAIVED, footnotes=note), "a.docx")
    assert [stretch for waiver in document.waivers for stretch in waiver.covers] == [spans(2, 3, 6)]


def test_a_comments_part_that_cannot_be_read_is_said_and_no_more() -> None:
    """The text is checked as before."""
    data = with_comments(drafts.package(line(run("一。。"))), "<w:comments")
    assert said("a.docx", data) == ["p1:2 W105"]
    (note,) = read(data, "a.docx").notes
    assert "豁免没有起作用" in note[0]


def test_anchors_are_the_same_with_and_without_waivers() -> None:
    """The marks of comments leave none behind."""
    inside = (run("请公"), begin(0), run("开。"), end(0), sign(0), run("。"))
    body = line(*inside) + table([cell(*inside), cell()])
    for anchors in (False, True):
        reading = Reading(anchors=anchors)
        waived, plain = (read(word(body, {0: text}), "a.docx", reading) for text in (WAIVED[0], "请核对"))
        assert waived.blocks == plain.blocks
        assert (len(waived.waivers), len(plain.waivers)) == (1, 0)
