"""A copy shows each finding on its very words, and is in all else the draft."""

import re

import pytest

import drafts
from drafts import Block, GridCell
from gouji import Document, Table
from gouji.checking import Plan, read, read_draft
from gouji.findings import Finding
from gouji.registry import Kit, load_kit
from gouji.rule import Rule
from gouji.running.pages import page_of
from pages import Example, examples
from review.copies import bare, comments, document, joined, parts, reviewed

RULES = load_kit().rules


def as_word(kit: Kit, text: str) -> bytes:
    """A draft in Markdown as a Word file."""
    return drafts.word(map(block_of, read(text.encode(), "example.md", kit.readers).blocks))


def block_of(block: object) -> Block:
    """A block as the builder of drafts takes it."""
    if isinstance(block, Table):
        return [GridCell(one.row, one.col, one.rowspan, one.colspan, one.text) for one in block.cells]
    return str(getattr(block, "text", ""))


def plan_of(kit: Kit, example: Example) -> Plan:
    """All rules, beside the report of the year before where the example has one."""
    plan = Plan(kit.rules, kit.forms, editions=kit.forms)
    if not example.earlier:
        return plan
    earlier, _ = read_draft(read(as_word(kit, example.earlier), "earlier.docx", kit.readers), plan)
    return Plan(kit.rules, kit.forms, editions=kit.forms, earlier=lambda _: earlier)


def span_of(found: Finding) -> str:
    """What stands in 【】 in an excerpt, whose own brackets are taken for the outermost."""
    return found.excerpt[found.excerpt.index("【") + 1 : found.excerpt.rindex("】")]


def said(found: Finding) -> list[str]:
    """The paragraphs a comment on a finding begins with."""
    return [f"{ {'error': '错误', 'warning': '警告', 'info': '提示'}[found.severity] } {found.code}", found.message]


EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.code}-{number}")
    for rule in RULES
    for number, example in enumerate(examples(page_of(rule)), 1)
    if example.findings
]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_every_finding_is_a_comment_on_its_span(kit: Kit, rule: Rule, example: Example) -> None:
    """One comment a finding, in their order, on the characters in 【】; the copy reads and is judged as the draft."""
    draft = as_word(kit, example.draft)
    plan = plan_of(kit, example)
    result, copy = reviewed(draft, "draft.docx", kit, plan)
    assert copy is not None
    written = comments(copy)
    assert [one.paragraphs[:2] for one in written] == [said(one) for one in result.findings]
    for found, comment in zip(result.findings, written, strict=True):
        assert comment.author == "Gouji"
        assert not found.excerpt or comment.on == span_of(found), rule.code
    assert blocks(kit, copy) == blocks(kit, draft)
    again, twice = reviewed(copy, "draft.docx", kit, plan)
    assert again == result
    assert twice == copy
    assert bare(copy) == joined(document(draft))


def blocks(kit: Kit, data: bytes) -> object:
    """All a reader sees of a file."""
    document: Document = read(data, "draft.docx", kit.readers)
    return document.blocks


def test_the_examples_have_a_finding_of_every_kind(kit: Kit) -> None:
    """So that the test above is one of every rule, but for those on comments, which no draft rebuilt as Word has."""
    found = {
        one.code
        for parameters in EXAMPLES
        for example in parameters.values[1:]
        if isinstance(example, Example)
        for one in reviewed(as_word(kit, example.draft), "draft.docx", kit, plan_of(kit, example))[0].findings
    }
    assert found == {rule.code for rule in RULES if not rule.code.startswith("G")}


def test_a_comment_says_all_that_the_finding_does(kit: Kit) -> None:
    """Severity and code, message, expected, actual, the related places as people say them, basis."""
    figures = drafts.consistent(7)
    figures.three[2][0] += 3
    _, copy = reviewed(drafts.word(drafts.report(figures)), "draft.docx", kit, Plan(kit.rules, kit.forms))
    assert copy is not None
    (comment,) = comments(copy)
    right = str(figures.three[2][0] - 3)
    assert comment.on == str(figures.three[2][0])
    assert comment.paragraphs[0] == "错误 T110"
    assert f"应为：{right}" in comment.paragraphs
    assert f"现为：{figures.three[2][0]}" in comment.paragraphs
    related = [line for line in comment.paragraphs if line.startswith("对照：三、收到和处理政府信息公开申请情况 › 行“")]
    assert len(related) == 2
    assert re.fullmatch("依据：.*第三部分表格", comment.paragraphs[-1])


def test_only_four_parts_change(kit: Kit) -> None:
    """The text, the comments, and the two lists that name them; a clean draft's copy is the draft itself."""
    clean = drafts.word(drafts.report(drafts.consistent(7)))
    assert reviewed(clean, "draft.docx", kit, Plan(kit.rules, kit.forms))[1] == clean
    draft = drafts.word(drafts.report(drafts.consistent(7), period=""))
    _, copy = reviewed(draft, "draft.docx", kit, Plan(kit.rules, kit.forms))
    assert copy is not None
    before, after = parts(draft), parts(copy)
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {
        "[Content_Types].xml",
        "word/document.xml",
        "word/comments.xml",
        "word/_rels/document.xml.rels",
    }


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_comments_speak_the_language_asked_for(kit: Kit, lang: str) -> None:
    """Chinese or English."""
    draft = drafts.word(drafts.report(drafts.consistent(7), period=""))
    plan = Plan(kit.rules, kit.forms, lang="en" if lang == "en" else "zh")
    _, copy = reviewed(draft, "draft.docx", kit, plan)
    assert copy is not None
    assert comments(copy)[0].paragraphs[0] == ("error D101" if lang == "en" else "错误 D101")
