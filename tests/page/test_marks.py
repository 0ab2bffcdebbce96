"""Every finding is marked on the very words and cells it is about."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

import drafts
from gouji import FileResult
from gouji.checking import Plan, read, read_draft
from gouji.registry import Kit, load_kit
from gouji.reporters.html import render
from gouji.reporters.html.marks import Span, pieces
from gouji.rule import Rule
from gouji.running.pages import page_of
from page.reading import classed, faulty, marked, page, parsed, plain, result, run, shown, span_of, targets, texts
from pages import Example, examples
from reporters.runs import render as render_as

EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.code}-{number}")
    for rule in load_kit().rules
    for number, example in enumerate(examples(page_of(rule)), 1)
    if example.findings
]


def checked(kit: Kit, example: Example) -> FileResult:
    """An example judged by all rules, beside last year's report where it has one."""
    plan = Plan(kit.rules, kit.forms, editions=kit.forms, evidence=True)
    if example.earlier:
        earlier, _ = read_draft(read(example.earlier.encode(), "earlier.md", kit.readers), plan)
        plan = Plan(kit.rules, kit.forms, editions=kit.forms, evidence=True, earlier=lambda _: earlier)
    return result(kit, example.draft.encode(), "example.md", plan=plan)


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_every_finding_of_a_rule_page_is_marked_on_its_span(kit: Kit, rule: Rule, example: Example) -> None:
    """The marks of a finding hold what its excerpt has in 【】, the text is whole, every link leads somewhere."""
    file = checked(kit, example)
    root = page(kit, file)
    cards = classed(root, "card")
    assert rule.code in {card.get("data-code") for card in cards}
    assert len(cards) == len(file.findings)
    for found, card in zip(file.findings, cards, strict=True):
        assert card.get("data-code") == found.code
        assert not found.excerpt or plain(marked(root, card)) == span_of(found)
    assert file.evidence is not None
    assert shown(root) == texts(file.evidence.draft.document)
    names = [one.get("id") for one in root.iter() if one.get("id")]
    assert len(names) == len(set(names))
    assert {one.removeprefix("#") for one in targets(root)} <= set(names)
    assert {one.get("data-mark") for one in cards} <= set(names)


def test_the_findings_are_those_of_json(kit: Kit) -> None:
    """Code, message, place, expected, actual and basis, in the same order."""
    file = result(kit, drafts.word(faulty()))
    given_ = json.loads(render_as(kit, "json", run(kit, file)))["files"][0]["findings"]
    root = page(kit, file)
    read_ = [
        {
            "code": classed(card, "code")[0].text_content(),
            "message": classed(card, "message")[0].text_content(),
            "display": classed(card, "display")[0].text_content(),
        }
        for card in classed(root, "card")
    ]
    assert len(read_) > 8
    assert read_ == [
        {"code": one["code"], "message": one["message"], "display": one["location"]["display"]} for one in given_
    ]
    for card, one in zip(classed(root, "card"), given_, strict=True):
        values = [dd.text_content() for dd in card.iter("dd")]
        assert {one["expected"], one["actual"], one["basis"]} - {None} <= set(values)
        assert len(one["related"]) == sum(any(each["message"] in dd for each in one["related"]) for dd in values)


def test_a_related_place_is_a_link_to_its_cell(kit: Kit) -> None:
    """The cell of the total that a figure breaks is one click away."""
    figures = drafts.consistent(7)
    figures.three[2][0] += 3
    root = page(kit, result(kit, drafts.word(drafts.report(figures))))
    (card,) = classed(root, "card")
    related = [link.get("href", "") for link in next(card.iter("dl")).iter("a")]
    cells = [root.get_element_by_id(name.removeprefix("#")).text_content() for name in related]
    assert cells == [str(figures.three[23][0]), str(figures.three[2][6])]


def test_a_finding_without_a_span_marks_the_whole(kit: Kit) -> None:
    """The paragraph or cell that is named where something is missing, or the table."""
    root = page(kit, result(kit, drafts.word(drafts.report(drafts.consistent(7), period=""))))
    (card,) = classed(root, "card")
    assert marked(root, card) == "青禾县数据局2024年政府信息公开工作年度报告"


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30), st.data())
def test_pieces_lose_nothing_and_hold_each_span(text: str, data: st.DataObject) -> None:
    """However spans overlap, touch or reach beyond the text."""
    edges = st.tuples(st.integers(0, 35), st.integers(0, 35)).map(sorted)
    spans = [Span(number, *at) for number, at in enumerate(data.draw(st.lists(edges, max_size=6)), 1)]
    cut = pieces(text, spans)
    signs = "".join("\ufffd" if _is_control(sign) else sign for sign in text.replace("\r", " "))
    assert "".join(piece.text for piece in cut) == signs
    assert sorted(number for piece in cut for number in piece.begins) == [span.number for span in spans]
    for span in spans:
        held = "".join(piece.text for piece in cut if span.number in piece.numbers)
        assert held == (signs[span.start : span.end] or signs)


def _is_control(sign: str) -> bool:
    return sign not in "\t\n" and (ord(sign) < 32 or 127 <= ord(sign) < 160)


def test_overlapping_findings_each_keep_their_words(kit: Kit) -> None:
    """A placeholder in a sentence that is itself reported: two marks, one in the other, with a number each."""
    blocks = drafts.report(drafts.consistent(7))
    blocks[1] = "（" * 3 + "XX"
    file = result(kit, drafts.word(blocks))
    root = parsed(render(run(kit, file), colour=False))
    for found, card in zip(file.findings, classed(root, "card"), strict=True):
        assert marked(root, card) == span_of(found)
    assert len(classed(root, "ref")) == len(file.findings) > 1
