"""X103: a section that is to be new every year is nearly word for word last year's."""

from collections.abc import Iterator

import msgspec

from gouji import Draft, Hit, Message, Place, Prose, Related, Rule, fold

WINDOW = 8
"""What stands in a run of this many characters that last year's text has too is copied."""


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``share`` of the text, in hundredths, may be as last year; a text shorter than ``least`` is not compared."""

    share: int = 90
    least: int = 80


def check(draft: Draft, options: Options) -> Iterator[Hit]:
    """A hit for each such section, at the longest of its paragraphs that is as last year's."""
    if not (draft.form and draft.earlier):
        return
    for section in draft.form.sections:
        heading = draft.earlier.sections.get(section.id)
        if not (section.renewed and heading):
            continue
        before = {run for prose in _prose(draft.earlier, section.id) for run in _runs(_text(prose))}
        counted = [(prose, *_copied(prose, before)) for prose in _prose(draft, section.id)]
        copied, whole = sum(part for _, part, _ in counted), sum(of for _, _, of in counted)
        if whole >= options.least and copied * 100 >= whole * options.share:
            longest = max(counted, key=lambda one: one[1])[0]
            yield Hit(
                Place(longest.block, longest.start, len(longest.text)),
                {
                    "title": section.title,
                    "share": copied * 100 // whole,
                    "file": draft.earlier.name,
                },
                related=(Related(heading.place, _THERE, {"file": draft.earlier.name}, earlier=True),),
            )


def _prose(draft: Draft, section: str) -> list[Prose]:
    return [prose for prose in draft.prose if prose.section == section]


def _runs(text: str) -> Iterator[str]:
    return (text[at : at + WINDOW] for at in range(len(text) - WINDOW + 1))


def _text(prose: Prose) -> str:
    """A paragraph without figures, marks and spaces, which any year changes."""
    return "".join(sign for sign in fold(prose.text[prose.start :]) if not sign.isdigit())


def _copied(prose: Prose, before: set[str]) -> tuple[int, int]:
    """How many characters of a paragraph are copied from last year's, and how many it has."""
    text = _text(prose)
    copied = end = 0
    for at, run in enumerate(_runs(text)):
        if run in before:
            copied += at + WINDOW - max(at, end)
            end = at + WINDOW
    return copied, len(text)


_THERE = Message("上年报告（{file}）的这一部分", "this part of last year's report ({file})")
RULE = Rule(
    code="X103",
    name="copied-text",
    severity="warning",
    messages={
        "": Message(
            "“{title}”部分有 {share}% 与上年报告（{file}）相同，应写本年度的情况",
            "{share}% of the section “{title}” is as in last year's report ({file}); it is to tell of this year",
        )
    },
    check=check,
    compares=True,
    basis="通常做法",
    options=Options(),
)
