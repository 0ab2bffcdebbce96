"""S106: the title of the document is missing, incomplete, or printed twice."""

from collections.abc import Iterator

from gouji import Draft, Hit, Message, Place, Rule, Title, fold

_YEAR = "年度"


def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each thing wrong with the title; only one where there is none."""
    if not draft.form:
        return
    name = draft.form.title.names[0]
    for message, place, text in _faults(draft, name):
        yield Hit(
            place,
            {"name": name, "title": text},
            message=message,
            expected=name if message == "name" else None,
            actual=text or None,
        )


def _faults(draft: Draft, name: str) -> Iterator[tuple[str, Place, str]]:
    """What is wrong, where, and with which words."""
    title, announced = draft.title, draft.announced
    if title is None:
        yield "missing", draft.beginning, ""
    else:
        yield from _title_faults(draft, title, name)
    if announced and _is_doubled(draft, announced.name) and not (title and _says_twice(title.text, name)):
        start = announced.place.start
        yield "announced-twice", Place(announced.place.block, start, start + len(announced.name)), announced.name


def _title_faults(draft: Draft, title: Title, name: str) -> Iterator[tuple[str, Place, str]]:
    holds = draft.form.title.holds if draft.form else ()
    if "year" in holds and not title.year:
        yield "year", title.place, title.text
    if "unit" in holds and not title.unit and not title.beside:
        yield "unit", title.place, title.text
    if fold(name) not in fold(title.text):
        yield "name", title.place, title.text
    if title.year and _says_twice(title.text, name):
        yield "year-twice", title.place, title.text
    if title.again:
        yield "again", title.again, title.text
    if title.bare and "year" in holds:
        yield "year", title.bare.place, title.bare.text


def _is_doubled(draft: Draft, announced: str) -> bool:
    """Whether a year with 年度 stands right before a name that says 年度 again; with words between it reads well."""
    names = draft.form.title.names if draft.form else ()
    behind = fold(announced.partition(_YEAR)[2])
    return _YEAR in behind and behind.startswith(tuple(map(fold, names)))


def _says_twice(text: str, name: str) -> bool:
    return "".join(text.split()).count(_YEAR) > max(1, fold(name).count(_YEAR))


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
        "announced-twice": Message(
            "“{title}”中“年度”重复，通常写作“××××年{name}”", "“{title}” says 年度 twice; usually “××××年{name}”"
        ),
        "again": Message("标题“{title}”印了两遍", "the title “{title}” is printed twice"),
    },
    check=check,
)
