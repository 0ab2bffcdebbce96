"""Wherever a run is cut, the text stays, and joining the pieces gives the run again."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as some
from lxml import etree

import drafts
from gouji.annotate import Remark, annotate
from gouji.annotate.runs import shown, split
from gouji.model import Paragraph, Place
from gouji.readers.word import read
from gouji.readers.word.sides import ACCEPTED
from review.copies import W, bare, comments, document, joined

TEXT = some.text(some.sampled_from(" \t甲乙12。𠀀\u3000"), max_size=6)
PIECES = some.one_of(
    some.builds(lambda text: f"<w:t>{text}</w:t>", TEXT),
    some.builds(lambda text: f'<w:t xml:space="preserve">{text}</w:t>', TEXT),
    some.sampled_from(
        [
            "<w:tab/>",
            "<w:br/>",
            '<w:br w:type="page"/>',
            "<w:noBreakHyphen/>",
            '<w:sym w:font="Nowhere" w:char="2603"/>',
            "<w:lastRenderedPageBreak/>",
            "<w:softHyphen/>",
        ]
    ),
)
RUNS = some.builds(
    lambda properties, pieces: f"<w:r>{properties}{''.join(pieces)}</w:r>",
    some.sampled_from(["", "<w:rPr><w:b/></w:rPr>", '<w:rPr><w:sz w:val="32"/></w:rPr>']),
    some.lists(PIECES, max_size=5),
)


@settings(deadline=None)
@given(RUNS, some.lists(some.integers(1, 30), max_size=5))
def test_a_split_run_shows_the_same_and_joins_to_itself(run: str, wanted: list[int]) -> None:
    """Each piece shows the characters between two cuts, with the properties of the whole."""
    root = etree.fromstring(f'<w:p xmlns:w="{W[1:-1]}">{run}</w:p>')
    whole, text = joined(root), said(root[0])
    lengths = shown(root[0], ACCEPTED)
    cuts = sorted({cut for cut in wanted if cut < sum(lengths)})
    pieces = split(root[0], lengths, cuts)
    assert [said(piece) for piece in pieces] == [text[a:b] for a, b in pairwise([0, *cuts, len(text)])]
    assert list(root) == pieces
    assert joined(root) == whole


def said(run: etree._Element) -> str:
    """What a run shows, by the reader."""
    data = drafts.package(f"<w:p>{etree.tostring(run, with_tail=False).decode()}</w:p>")
    block = read(data, "a.docx").block(1)
    assert isinstance(block, Paragraph)
    return block.text


SPANS = some.lists(some.tuples(some.integers(0, 40), some.integers(1, 9)), max_size=5)


@settings(max_examples=60, deadline=None)  # each makes, copies and reads a whole file
@given(some.lists(RUNS, min_size=1, max_size=4), SPANS)
def test_any_spans_can_be_commented_on(runs: list[str], wanted: list[tuple[int, int]]) -> None:
    """Each comment is on its characters, the text stays, and without the marks the part is as it was."""
    data = drafts.package(f"<w:p>{''.join(runs)}</w:p>")
    block = read(data, "a.docx").block(1)
    assert isinstance(block, Paragraph)
    spans = [(start, start + length) for start, length in wanted if start + length <= len(block.text)]
    copy = annotate(data, [Remark(Place(1, *span), ("话",)) for span in spans])
    assert read(copy, "a.docx").blocks == (block,)
    assert bare(copy) == joined(document(data))
    assert [one.on for one in comments(copy)] == [sign(block.text[slice(*span)]) for span in spans]


def sign(text: str) -> str:
    """A symbol is no text to the reader of the copy."""
    return text.replace("\u2603", "")
