"""Suppressions in text and Markdown: what they cover, and that the text is read as if they were not there."""

import random

import msgspec
import pytest

import drafts
from gouji import Document, Paragraph, Segment, Unreadable
from gouji.model import faults
from gouji.registry import Kit
from suppressions.judged import FAULT, documents, judged, said

W = "<!-- gouji: ignore[W105] 照录 -->"


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{W}\n{FAULT}\n\n{FAULT}\n", ["2:10 W105=照录", "4:10 W105"]),
        (f"{W}\n\n\n{FAULT}\n\n{FAULT}\n", ["4:10 W105=照录", "6:10 W105"]),
        (f"{FAULT} {W}\n\n{FAULT}\n", ["1:10 W105=照录", "3:10 W105"]),
        (f"{FAULT}{W}\n{FAULT}\n", ["1:10 W105=照录", "2:10 W105"]),
        (f"{W} {FAULT}\n\n{FAULT}\n", ["1:42 W105=照录", "3:10 W105"]),
        (f"来信{W}写道：“请公开。。”\n\n{FAULT}\n", ["1:41 W105=照录", "3:10 W105"]),
        (f"<!--\ngouji：ignore【W105】\n照录\n-->\n{FAULT}\n\n{FAULT}\n", ["5:10 W105=照录", "7:10 W105"]),
        (f"{FAULT}<!-- gouji: ignore[W105]\n照录 -->\n{FAULT}\n", ["1:10 W105=照录", "3:10 W105"]),
        (f"<!-- gouji: ignore[W105]\n照录 --> {FAULT}\n\n{FAULT}\n", ["2:17 W105=照录", "4:10 W105"]),
        (f"<!-- gouji: ignore[repeated-mark, S101] 照录 -->\n{FAULT}\n", ["2:10 W105=照录"]),
        (f"{W}\r\n{FAULT}\r\n\r\n{FAULT}\r\n", ["2:10 W105=照录", "4:10 W105"]),
    ],
)
def test_a_comment_covers_its_line_or_what_follows(name: str, text: str, found: list[str]) -> None:
    """Alone it is for the paragraph behind it, else for its own line; and for nothing besides."""
    assert said(name, text) == found


def test_comments_one_above_the_other_are_for_the_same_paragraph() -> None:
    """However many stand between it and the paragraph."""
    above = f"{W}\n<!-- gouji: ignore[W103] 原文如此 -->\n<!-- gouji: ignore[W101] 没有用上 -->"
    assert said("a.md", f"{above}\n本局公开,及时。。\n") == ["3:1 G001", "4:5 W103=原文如此", "4:8 W105=照录"]


def test_a_comment_between_two_lines_of_a_paragraph_is_for_the_second() -> None:
    """A paragraph wrapped by hand stays one, and its first line keeps its fault."""
    lines = [
        "本局全年主动公开政府信息一百二十条。。内容包括规划计划统计信息财政预决算",
        "行政许可和行政处罚以及其他应当公开的全部政府信息。。均按规定时限及时公开",
    ]
    assert said("a.txt", f"{lines[0]}\n{W}\n{lines[1]}\n") == ["1:18 W105", "3:25 W105=照录"]
    assert said("a.txt", f"{lines[0]}\n{lines[1]} {W}\n") == ["1:18 W105", "2:25 W105=照录"]


@pytest.mark.parametrize(
    ("line", "text"),
    [(f"公开 {W} 信息", "公开 信息"), (f"公开{W}信息", "公开信息"), (f"公开 {W}信息 {W}", "公开 信息")],
)
def test_words_on_either_side_of_a_comment_move_together(kit: Kit, line: str, text: str) -> None:
    """With one blank at most, as two and more part columns."""
    (block,) = documents(kit, "a.txt", f"{line}\n").blocks
    assert isinstance(block, Paragraph)
    assert block.text == text


def test_no_rule_sees_what_the_comment_says() -> None:
    """Half-width marks, doubled marks and placeholders in a reason are nobody's business; those of others are."""
    assert said("a.md", "<!-- gouji: ignore[S101] ××,。。XX(待补充) -->\n本局公开,及时。\n") == ["2:5 W103"]
    assert "1:6 W105" in said("a.md", "<!-- 。。 -->\n")


LAYOUTS = {
    "stream.txt": drafts.stream,
    "pushed.txt": drafts.pushed,
    "edged.txt": lambda grid: drafts.pushed(grid, "| "),
    "in-place.md": drafts.in_place,
}


def report(name: str, figures: drafts.Figures) -> list[str]:
    """The lines of a report in a layout."""
    return drafts.text(drafts.report(figures), LAYOUTS[name]).decode().split("\n")


def bare(document: Document) -> list[object]:
    """The blocks without their places in the source."""
    blocks: list[object] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            blocks.append(msgspec.structs.replace(block, segments=()))
        else:
            cells = tuple(msgspec.structs.replace(cell, segments=()) for cell in block.cells)
            blocks.append(msgspec.structs.replace(block, cells=cells))
    return blocks


def places(document: Document, line: int, by: int) -> list[Segment]:
    """Where all texts stand, the lines from one on moved up."""
    holders = [
        holder for block in document.blocks for holder in ((block,) if isinstance(block, Paragraph) else block.cells)
    ]
    return [
        msgspec.structs.replace(part, line=part.line - by if part.line > line else part.line)
        for holder in holders
        for part in holder.segments
    ]


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_text_is_read_as_if_the_comment_were_not_there(kit: Kit, name: str) -> None:
    """Alone before any line, or behind it: the same blocks and cells, at the same lines and columns."""
    lines = report(name, drafts.consistent(3))
    plain = documents(kit, name, "\n".join(lines))
    for at in range(0, len(lines), 5):
        above = documents(kit, name, "\n".join([*lines[:at], "<!-- gouji: ignore[T103]", "理由,。。 -->", *lines[at:]]))
        assert bare(above) == bare(plain)
        assert places(above, at + 1, 2) == places(plain, at + 1, 0)
        behind = documents(kit, name, "\n".join([*lines[:at], f"{lines[at]} {W}", *lines[at + 1 :]]))
        assert (bare(behind), places(behind, 0, 0)) == (bare(plain), places(plain, 0, 0))
        assert len(above.waivers) == len(behind.waivers) == 1


def faulty() -> drafts.Figures:
    """One figure wrong in the table of part three (T110), one total in that of part four (T103)."""
    figures = drafts.consistent(4)
    figures.three[3][0] += 7
    figures.four[4] += 7
    return figures


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_comment_above_a_table_covers_all_of_it(name: str) -> None:
    """And no other table, however the table is laid out."""
    plain = report(name, faulty())
    assert said(name, "\n".join(plain)) == ["T2.R7C4 T110", "T3.R4C5 T103"]
    begins = next(at for at, line in enumerate(plain) if "勾稽关系为" in line)
    lines = [*plain[:begins], "<!-- gouji: ignore[T110,T103] 原件如此 -->", *plain[begins:]]
    assert said(name, "\n".join(lines)) == [f"{begins + 1}:1 G001", "T2.R7C4 T110=原件如此", "T3.R4C5 T103"]


@pytest.mark.parametrize("name", [name for name in LAYOUTS if name != "stream.txt"])
def test_a_comment_behind_a_row_covers_that_row(name: str) -> None:
    """Not the one above it; where it stands between two rows, it is for the one below it."""
    plain = report(name, faulty())
    wrong = next(at for at, line in enumerate(plain) if drafts.ROWS[3] in line)
    comment = "<!-- gouji: ignore[T110] 原件如此 -->"
    waived = ["T2.R7C4 T110=原件如此", "T3.R4C5 T103"]
    for at, found in ((wrong, waived), (wrong - 1, None)):
        behind = said(name, "\n".join([*plain[:at], f"{plain[at]} {comment}", *plain[at + 1 :]]))
        assert behind == (found or [f"{at + 1}:{len(plain[at]) + 2} G001", "T2.R7C4 T110", "T3.R4C5 T103"])
        above = said(name, "\n".join([*plain[:at], comment, *plain[at:]]))
        assert above == (found or [f"{at + 1}:1 G001", "T2.R7C4 T110", "T3.R4C5 T103"])


def test_a_comment_behind_one_cell_a_line_covers_that_cell() -> None:
    """Not its neighbour."""
    plain = report("stream.txt", faulty())
    row = next(at for at, line in enumerate(plain) if drafts.ROWS[3] in line)
    for at, found in (
        (row + 1, ["T2.R7C4 T110=原件如此"]),
        (row + 2, [f"{row + 3}:{len(plain[row + 2]) + 1} G001", "T2.R7C4 T110"]),
    ):
        lines = [*plain[:at], f"{plain[at]}<!-- gouji: ignore[T110] 原件如此 -->", *plain[at + 1 :]]
        assert said("stream.txt", "\n".join(lines)) == [*found, "T3.R4C5 T103"]


def test_a_blank_cell_is_covered_by_its_row() -> None:
    """Where nothing stands there is no text that could be covered."""
    figures = drafts.no_figures()
    plain = drafts.text(drafts.report(figures), drafts.in_place).decode()
    row = next(line for line in plain.split("\n") if drafts.ROWS[3] in line)
    blank = row.replace("| 0 |", "|  |", 1)
    assert said("a.md", plain.replace(row, blank)) == ["T2.R7C4 T106"]
    assert said("a.md", plain.replace(row, f"{blank} <!-- gouji: ignore[T106] 原件空白 -->")) == [
        "T2.R7C4 T106=原件空白"
    ]


def test_a_table_parted_by_a_page_is_covered_where_the_comment_stands() -> None:
    """A comment above the second part covers the rows of that part, not those before it."""
    figures = faulty()
    figures.three[22][1] += 5
    plain = report("pushed.txt", figures)
    at = next(at for at, line in enumerate(plain) if drafts.ROWS[15] in line)
    before, behind = plain[:at], plain[at:]
    told = said("a.txt", "\n".join([*before, "", *behind]))
    assert [one.rpartition(" ")[2] for one in told] == ["T110", "T110", "T103"]
    waived = [*before, "", "<!-- gouji: ignore[T110] 原件如此 -->", *behind]
    assert said("a.txt", "\n".join(waived)) == [told[0], f"{told[1]}=原件如此", told[2]]


@pytest.mark.parametrize("cells", [1, 4, 9])
@pytest.mark.parametrize("row", [2, 15, 23])
def test_a_row_cut_by_a_page_is_one_row(row: int, cells: int) -> None:
    """Whatever cell it is cut behind, all below it stand in their places."""
    figures = faulty()
    figures.three[22][1] += 5
    plain = report("pushed.txt", figures)
    at = next(at for at, line in enumerate(plain) if drafts.ROWS[row] in line)
    pieces = plain[at].split("|")
    first, second = "|".join(pieces[:cells]) + "|", "|".join(pieces[cells:])
    told = said("a.txt", "\n".join([*plain[:at], first, "", second, *plain[at + 1 :]]))
    assert told == ["T2.R7C4 T110", "T2.R26C5 T110", "T3.R4C5 T103"]


def test_other_encodings_and_line_ends_make_no_difference() -> None:
    """GB18030 and CRLF, as Windows writes them."""
    text = f"{W}\r\n{FAULT}\r\n\r\n{FAULT}\r\n"
    assert said("a.txt", text.encode("gb18030")) == ["2:10 W105=照录", "4:10 W105"]
    assert said("a.txt", text.encode("utf-16")) == ["2:10 W105=照录", "4:10 W105"]


@pytest.mark.parametrize("code", ["S101", "T101", "D101", "C101", "S106"])
def test_what_is_missing_is_covered_where_it_is_shown(code: str) -> None:
    """At the paragraph its finding names, and not at the one before."""
    blocks = drafts.report(drafts.no_figures(), without="存在的主要问题及改进情况", period="", contact="")
    blocks = [block for block in blocks if isinstance(block, str) or block[0].text != "行政复议"]
    lines = drafts.text(["第1期", *blocks]).decode().replace("数据局2024年", "数据局").split("\n")
    (shown,) = [one for one in said("a.txt", "\n".join(lines)) if one.endswith(code)]
    line = int(shown.split(":")[0])
    for at, covered in ((line - 1, f"{shown}=另行公布"), (line - 2, shown)):
        waived = [*lines[:at], f"{lines[at]} <!-- gouji: ignore[{code}] 另行公布 -->", *lines[at + 1 :]]
        assert covered in said("a.txt", "\n".join(waived))


def test_a_comment_without_an_end_is_no_suppression(kit: Kit) -> None:
    """It is said how many there are, and no other is lost by it."""
    document = documents(kit, "a.md", f"<!-- gouji: ignore[W105] 照录\n{W}\n{FAULT}\n")
    assert [waiver.line for waiver in document.waivers] == [2]
    assert "1" in document.notes[0][0]
    assert documents(kit, "a.md", f"<!-- 照录 -->\n{W}\n{FAULT}\n").notes == ()


def test_a_text_of_nothing_but_comments_is_empty(kit: Kit) -> None:
    """As any other without text."""
    with pytest.raises(Unreadable, match="没有"):
        documents(kit, "a.md", f"{W}\n\n{W}")


def test_findings_of_a_text_without_comments_stay_as_they_are(kit: Kit) -> None:
    """An ordinary comment is a paragraph as before, and the report has no waivers."""
    text = "\n".join(report("pushed.txt", faulty()))
    draft, found, _ = judged(kit, f"{text}\n<!-- 待核 -->\n".encode(), "a.txt")
    assert draft.waivers == ()
    assert [one.code for one in found] == ["T110", "T103"]
    last = draft.document.blocks[-1]
    assert isinstance(last, Paragraph)
    assert last.text == "<!-- 待核 -->"


def led(document: Document, source: str) -> list[str]:
    """The texts of a document, and where their places lead to, if that is something else."""
    lines = source.split("\n")
    wrong = []
    for block in document.blocks:
        for holder in (block,) if isinstance(block, Paragraph) else block.cells:
            ends = [*(part.start for part in holder.segments[1:]), len(holder.text)]
            for part, end in zip(holder.segments, ends, strict=True):
                text = holder.text[part.start : end].rstrip("\n ")
                if not lines[part.line - 1].startswith(text, part.column - 1):
                    wrong.append(f"{part.line}:{part.column} {text}")
    return wrong


@pytest.mark.parametrize("seed", range(24))
def test_every_place_leads_to_its_characters(kit: Kit, seed: int) -> None:
    """However many comments, whole and broken, stand in the lines, before, behind and within the words."""
    chance = random.Random(seed)  # noqa: S311  # no secret
    name = chance.choice([*LAYOUTS])
    source = "\n".join(report(name, drafts.consistent(2)))
    pieces = (W, "<!--gouji:ignore[T103]\n两行 -->", f" {W} ", "<!-- 待核 -->", "<!-- gouji: x", "-->", f"{W}{W}")
    for _ in range(chance.randrange(1, 9)):
        at = chance.randrange(len(source) + 1)
        source = source[:at] + chance.choice(pieces) + source[at:]
    document = documents(kit, name, source)
    assert faults(document) == []
    assert led(document, source) == []
