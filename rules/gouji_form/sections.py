"""What the rules on sections share: the headings that stand at the top, and statements not made."""

import re

from gouji import Draft, FoundSection

TOP = ("chinese", "part")


def top_headings(draft: Draft) -> tuple[FoundSection, ...]:
    """The headings found, in document order.

    Where others are numbered 一、 and sections are missing, those numbered （一） or 1. are inside one: left out.
    """
    sections = draft.form.sections if draft.form else ()
    whole = len(draft.headings) == len(sections)
    if whole or all(found.style not in TOP for found in draft.headings):
        return draft.headings
    return tuple(found for found in draft.headings if found.style in (*TOP, "none"))


def position(draft: Draft, found: FoundSection) -> int:
    """Which section of the form a heading is, from 1."""
    ids = [section.id for section in draft.form.sections] if draft.form else []
    return ids.index(found.section.id) + 1


def is_stated(text: str, patterns: tuple[str, ...]) -> bool:
    """Whether any of the patterns is in a text, its white space passed over."""
    squeezed = "".join(text.split())
    return any(re.search(pattern, squeezed) for pattern in patterns)
