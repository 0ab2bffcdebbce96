"""`gouji inspect`: what was read, to be compared with the paper."""

import sys
from collections.abc import Iterator
from typing import Any

import msgspec

from gouji.checking import Plan, read, read_draft
from gouji.draft import Draft
from gouji.folding import CONTROLS
from gouji.model import Block, Cell, Document, Paragraph, Place, Revisions, Story, Table, Unreadable, Waiver
from gouji.rule import Lang, Message
from gouji.running.files import Source, load
from gouji.running.foreign import heard
from gouji.settings import chosen_forms
from gouji.settings.loading import reading_of
from gouji.settings.office import office
from gouji.system import Fault

_CONTROLS = {code: sign for code, sign in CONTROLS.items() if code != ord("\n")}


class Inquiry(msgspec.Struct, frozen=True):
    """What was asked on the command line."""

    path: str
    format: str
    places: bool
    form: str | None
    revisions: Revisions | None
    encoding: str | None
    config: str
    lang: Lang | None


def run_inspect(asked: Inquiry, default_lang: Lang) -> int:
    """Print what was read of one file. Raises :class:`Fault` where it cannot be read."""
    own = office(asked.config, asked.lang, default_lang)
    lang, loaded = own.lang, own.kit
    form = asked.form or own.settings.form_of(own.config.form)
    reading = reading_of(own.config, asked.revisions, asked.encoding, lang)
    reading = msgspec.structs.replace(reading, anchors=asked.places)
    plan = Plan((), chosen_forms(form, loaded.forms, lang), form_named=form != "auto", lang=lang, reading=reading)
    try:
        with heard():
            document = read(load(Source(asked.path, asked.path)), asked.path, loaded.readers, reading)
            draft, _ = read_draft(document, plan)
    except Unreadable as error:
        raise Fault(f"{asked.path}: {error.zh if lang == 'zh' else error.en}") from error
    if asked.format == "json":
        text = as_json(asked.path, draft, places=asked.places)
    else:
        text = "".join(f"{line.rstrip().translate(_CONTROLS)}\n" for line in as_page(asked.path, draft, lang))
    sys.stdout.write(text)
    return 0


def as_json(path: str, draft: Draft, *, places: bool) -> str:
    """The contract's JSON of what was read; with ``places``, where every text stands in its source."""
    whole = {
        "path": path,
        "format": draft.document.format,
        "form": draft.form.id if draft.form else None,
        "edition": (draft.form.edition or None) if draft.form else None,
        "year": draft.year or None,
        "unit": draft.unit or None,
        "text": text_of(draft.document),
        "blocks": [_block(block, draft, places=places) for block in draft.document.blocks],
        "sections": [
            {"id": found.section.id, "title": found.text, "block": found.place.block} for found in draft.headings
        ],
        "waivers": [
            {"rules": waiver.rules, "reason": waiver.reason, "covers": _covered(waiver)} for waiver in draft.waivers
        ],
        "notes": [zh for zh, _ in draft.document.notes],
    }
    return msgspec.json.format(msgspec.json.encode(whole), indent=2).decode() + "\n"


def text_of(document: Document) -> str:
    """Every paragraph and cell in reading order, one a line; a table inside a cell is in that cell's text."""
    return "\n".join(" ".join(text.split("\n")) for block in document.blocks for text in _texts(block))


def _texts(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield labelled(block)
    elif not block.inside:
        yield from (cell.text for cell in block.cells)


def labelled(block: Paragraph) -> str:
    """A paragraph with its number before it, kept apart where they would run into one another: ``1 2024年``."""
    return block.label + (" " if block.label[-1:].isalnum() else "") + block.text


def _block(block: Block, draft: Draft, *, places: bool) -> dict[str, object]:
    if isinstance(block, Table):
        return {
            "kind": "table",
            "number": block.number,
            "story": block.story,
            "table": block.index,
            "inside": block.inside or None,
            "id": _table_id(block, draft) or None,
            "rows": block.rows,
            "cols": block.cols,
            "grid": block.grid(),
            "cells": [_cell(cell, places=places) for cell in block.cells],
        }
    return {
        "kind": "heading" if _is_heading(block, draft) else "paragraph",
        "number": block.number,
        "story": block.story,
        "label": block.label,
        "level": block.level,
        "text": block.text,
        **(_places(block) if places else {}),
    }


def _cell(cell: Cell, *, places: bool) -> dict[str, object]:
    span = {"row": cell.row, "col": cell.col, "rowspan": cell.rowspan, "colspan": cell.colspan}
    return {**span, **(_places(cell) if places else {})}


def _places(holder: Paragraph | Cell) -> dict[str, Any]:
    """Where the text from each offset on stands: line and column, or part, run and character."""
    found: tuple[Any, ...] = holder.anchors or holder.segments
    return {"places": [msgspec.structs.asdict(one) for one in found]}


def _table_id(block: Table, draft: Draft) -> str:
    owners = (name for name, found in draft.tables.items() if any(one.number == block.number for one in found.tables))
    return next(owners, "")


def _is_heading(block: Paragraph, draft: Draft) -> bool:
    return block.level > 0 or any(found.place.block == block.number for found in draft.headings)


_FILE = Message("文件：{path}（{format}）", "file: {path} ({format})")
_FORM = Message("表式：{value}", "form: {value}")
_YEAR = Message("年度：{value}", "year: {value}")
_UNIT = Message("单位：{value}", "unit: {value}")
_PERIOD = Message("统计期限：{value}", "period: {value}")
_CONTACT = Message("联系方式：{value}", "contact: {value}")
_SECTION = Message("部分：{title}（p{block}）", "section: {title} (p{block})")
_LACKING = Message("部分：{title}（没有找到）", "section: {title} (not found)")
_TABLE = Message(
    "表：{title}（T{index}，{rows} 行 × {cols} 列，{figures} 个数字）",
    "table: {title} (T{index}, {rows} rows × {cols} columns, {figures} figures)",
)
_NO_TABLE = Message("表：{title}（没有找到）", "table: {title} (not found)")
_WAIVER = Message("豁免：{rules}（{covers}）{reason}", "waiver: {rules} ({covers}) {reason}")
_NOTE = Message("说明：{value}", "note: {value}")
_NONE = Message("没有找到", "not found")
_LEGEND = Message(
    "以下逐段列出读到的内容：p 为段号，# 为标题，T 为表，R 为行；〃 表示与左边或上边的单元格合并",
    "what was read, block by block: p numbers the blocks, # marks a heading, T a table, R a row; 〃 is merged",
)
_STORIES: dict[Story, Message] = {
    "body": Message("正文", "text"),
    "contents": Message("目录", "contents"),
    "metadata": Message("网页栏目", "fields of a web page"),
    "note": Message("脚注和尾注", "notes"),
    "margin": Message("页眉和页脚", "headers and footers"),
}
_INSIDE = Message("（在 T{inside} 的单元格内）", " (in a cell of T{inside})")


def as_page(path: str, draft: Draft, lang: Lang) -> Iterator[str]:
    """What was read as a page of plain text: what was recognised, then story by story every block with its number."""
    yield from _recognised(path, draft, lang)
    yield ""
    yield _LEGEND.say(lang, {})
    story: Story | None = None
    for block in draft.document.blocks:
        if block.story != story:
            story = block.story
            yield ""
            yield f"—— {_STORIES[story].say(lang, {})} ——"
        yield from _block_lines(block, draft, lang)


def _recognised(path: str, draft: Draft, lang: Lang) -> Iterator[str]:
    none = _NONE.say(lang, {})
    form = draft.form
    yield _FILE.say(lang, {"path": path, "format": draft.document.format})
    edition = f"@{form.edition}" if form and form.edition else ""
    yield _FORM.say(lang, {"value": f"{form.name} {form.id}{edition}" if form else none})
    for zh, en in draft.document.notes:
        yield _NOTE.say(lang, {"value": zh if lang == "zh" else en})
    for waiver in draft.waivers:
        said = {"rules": "、".join(waiver.rules), "covers": "、".join(_covered(waiver)), "reason": waiver.reason}
        yield _WAIVER.say(lang, {name: value or none for name, value in said.items()})
    if form is None:
        return
    yield _YEAR.say(lang, {"value": draft.year or none})
    yield _UNIT.say(lang, {"value": draft.unit or none})
    if form.period:
        yield _PERIOD.say(lang, {"value": draft.period.text if draft.period else none})
    if form.contact:
        details = dict.fromkeys(found.detail.text for found in draft.contacts)
        yield _CONTACT.say(lang, {"value": "、".join(details) or none})
    for section in form.sections:
        found = draft.sections.get(section.id)
        known = {"title": found.text if found else section.title, "block": found.place.block if found else 0}
        yield (_SECTION if found else _LACKING).say(lang, known)
    yield from _tables(draft, lang)


def _covered(waiver: Waiver) -> list[str]:
    """What a waiver holds for, from its first place to its last, each as a block or a cell."""
    ends = ([_place(one.first), _place(one.last)] for one in waiver.covers)
    return ["–".join(dict.fromkeys(both)) for both in ends]


def _place(place: Place) -> str:
    return f"T{place.table}.R{place.row}C{place.col}" if place.table else f"p{place.block}"


def _tables(draft: Draft, lang: Lang) -> Iterator[str]:
    for table in draft.form.tables if draft.form else ():
        bound = draft.tables.get(table.id)
        if bound is None:
            yield _NO_TABLE.say(lang, {"title": table.title})
            continue
        for one in bound.tables:
            figures = sum(cell.block == one.number and cell.figure.kind == "figure" for cell in bound.cells.values())
            known = {"title": table.title, "index": one.index, "rows": one.rows, "cols": one.cols, "figures": figures}
            yield _TABLE.say(lang, known)


def _block_lines(block: Block, draft: Draft, lang: Lang) -> Iterator[str]:
    if isinstance(block, Paragraph):
        mark = "#" if _is_heading(block, draft) else " "
        yield f"p{block.number:<4}{mark} {labelled(block)}".replace("\n", f"\n{' ' * 7}")
        return
    inside = _INSIDE.say(lang, {"inside": block.inside}) if block.inside else ""
    yield f"p{block.number:<4}  T{block.index} {block.rows} × {block.cols}{inside}"
    for row in range(1, block.rows + 1):
        yield f"       R{row:<3}| " + " | ".join(_shown(block, row, col) for col in range(1, block.cols + 1))


def _shown(block: Table, row: int, col: int) -> str:
    """What stands at a coordinate: the text of a cell where it begins, a ditto mark where it goes on."""
    cell = block.at(row, col)
    if cell is None:
        return ""
    return cell.text.replace("\n", "⏎") if (cell.row, cell.col) == (row, col) else "〃"
