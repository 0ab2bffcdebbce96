"""S106: the title of the document is missing or incomplete."""

import re
from collections.abc import Iterator

from gouji import Draft, Hit, Message, Paragraph, Rule, fold

_UNIT = re.compile(
    r"\S{0,38}(?:政府|局|委|委员会|办|办公室|厅|部|院|中心|街道|办事处|镇|乡|处|会|公司|站|所|队|区|县|市|省)"
)
_YEAR = "年度"


def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each thing wrong with the title; only one where there is none."""
    if not draft.form:
        return
    name, title = draft.form.title.names[0], draft.title
    values: dict[str, object] = {"name": name, "title": title.text if title else ""}
    for message in _faults(draft, name):
        yield Hit(
            title.place if title else draft.beginning,
            values,
            message=message,
            expected=name if message == "name" else None,
            actual=title.text if title else None,
        )


def _faults(draft: Draft, name: str) -> Iterator[str]:
    title = draft.title
    if title is None:
        yield "missing"
        return
    holds = draft.form.title.holds if draft.form else ()
    if "year" in holds and not title.year:
        yield "year"
    if "unit" in holds and not title.unit and not _unit_beside(draft, title.place.block):
        yield "unit"
    if fold(name) not in fold(title.text):
        yield "name"
    if title.year and "".join(title.text.split()).count(_YEAR) > max(1, fold(name).count(_YEAR)):
        yield "year-twice"


def _unit_beside(draft: Draft, block: int) -> bool:
    """Whether the unit stands in a line of its own above or below the title."""
    near = draft.document.blocks[max(0, block - 3) : block + 3]
    return any(isinstance(one, Paragraph) and _UNIT.fullmatch(one.text.strip()) for one in near)


RULE = Rule(
    code="S106",
    name="document-title",
    severity="warning",
    messages={
        "missing": Message(
            "没有找到标题，通常写作“单位全称＋××××年{name}”", "no title was found; usually “unit, year, {name}”"
        ),
        "year": Message(
            "标题“{title}”没有写年份，通常写作“××××年{name}”",
            "the title “{title}” names no year; usually “××××年{name}”",
        ),
        "unit": Message(
            "标题“{title}”没有写单位，通常写作“单位全称＋××××年{name}”",
            "the title “{title}” names no unit; usually “unit, year, {name}”",
        ),
        "name": Message("标题“{title}”中的名称应为“{name}”", "the title “{title}” should use the name “{name}”"),
        "year-twice": Message(
            "标题“{title}”中“年度”重复，通常写作“××××年{name}”",
            "the title “{title}” says 年度 twice; usually “××××年{name}”",
        ),
    },
    check=check,
)
