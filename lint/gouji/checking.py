"""One document from its bytes to its result, by the packs of a kit."""

import os
import sys
from collections.abc import Callable, Sequence
from functools import lru_cache

import msgspec

from gouji.draft import Draft, fitted, match, resembles
from gouji.engine import Judged, check, count_ties, judge
from gouji.findings import Evidence, FileResult, Finding
from gouji.form import Form
from gouji.hooks import Reader
from gouji.model import DEFAULT, Document, Limits, Reading, Unreadable
from gouji.registry import Kit, load_kit
from gouji.rule import Lang, Message, Rule


class Plan(msgspec.Struct, frozen=True):
    """What to check by: the rules chosen, the forms to choose from, and whether the form was named (``--form``).

    ``editions`` are all forms known, for the tables of a draft that are of another edition than the one named.
    ``earlier`` gives for a draft the report of the year before, or why there is none to compare it with. ``evidence``
    asks for what the findings rest on.
    """

    rules: tuple[Rule, ...]
    forms: tuple[Form, ...]
    form_named: bool = False
    lang: Lang = "zh"
    reading: Reading = DEFAULT
    editions: tuple[Form, ...] = ()
    earlier: Callable[[Draft], Draft | str] | None = None
    evidence: bool = False


def reader_of(name: str, readers: Sequence[Reader]) -> Reader:
    """The reader for a file, by its suffix. Raises :class:`Unreadable` where none is for it."""
    suffix = os.path.splitext(name)[1].lower()
    for reader in readers:
        if suffix in reader.suffixes or suffix in reader.refuses:
            return reader
    known = " ".join(suffix for reader in readers for suffix in reader.suffixes)
    raise Unreadable(
        f"不支持的文件类型“{suffix or name}”，可检查的有：{known}",
        f"files of type {suffix or name!r} are not supported; those checked are: {known}",
    )


def read(data: bytes, name: str, readers: Sequence[Reader], reading: Reading = DEFAULT) -> Document:
    """A file's bytes as a document. Raises :class:`Unreadable`."""
    if os.path.basename(name).startswith("~$"):
        raise Unreadable(
            "这是 Word 打开文档时留下的临时文件，不是文档本身；请检查去掉“~$”的那个文件",
            "this is the lock file Word leaves beside an open document; check the file without '~$'",
        )
    reader = reader_of(name, readers)
    if not data:
        raise Unreadable("空文件，没有内容可以检查", "the file is empty: there is nothing to check")
    try:
        document = reader.read(data, name, reading)
        _refuse_endless(document, reading.limits)
    except Unreadable:
        raise
    except (MemoryError, RecursionError) as error:
        raise Unreadable("内容过大或嵌套过深，不予读取", "too large or nested too deep: not read") from error
    except (Exception, SystemExit) as error:  # a reader is foreign code: whatever it raises is reported
        raise broken(error) from error
    return document


def broken(error: BaseException) -> Unreadable:
    """Why a document was not checked on which code of a pack raised. Raised itself under ``python -X dev``."""
    if sys.flags.dev_mode:
        raise error
    said = f"{type(error).__name__}: {error}"
    return Unreadable(f"检查时程序出错，没有查完：{said}", f"checking it failed: {said}")


def _refuse_endless(document: Document, limits: Limits) -> None:
    """Refuse a document so long that nobody wrote it: going through it would take minutes."""
    cells = sum(len(table.cells) for table in document.tables)
    for found, limit, key, zh, en in (
        (len(document.blocks), limits.blocks, "blocks", "段落和表格", "paragraphs and tables"),
        (cells, limits.cells, "cells", "单元格", "cells"),
    ):
        if found > limit:
            raise Unreadable(
                f"{zh}有 {found} 个，超过上限 {limit}（配置项 limits.{key}），请确认这是一份公文",
                f"it has {found} {en}, over the limit of {limit} (limits.{key}): make sure it is one document",
            )


def check_bytes(data: bytes, name: str, path: str, kit: Kit, plan: Plan) -> FileResult:
    """The result for one file; one that cannot be read has the status ``failed`` and says why."""
    try:
        document = read(data, name, kit.readers, plan.reading)
    except Unreadable as error:
        return failed(path, error, plan.lang)
    draft, missing = read_draft(document, plan)
    draft.name = path
    earlier = plan.earlier(draft) if plan.earlier and draft.form else None
    if isinstance(earlier, Draft):
        draft.earlier = earlier
    notes = [zh if plan.lang == "zh" else en for zh, en in draft.document.notes]
    if isinstance(earlier, str):
        notes.append(earlier)
    return _result(draft, judge(draft, plan.rules, plan.lang, kit.rules), missing, plan, notes)


def read_draft(document: Document, plan: Plan) -> tuple[Draft, tuple[Form, int] | None]:
    """A document read against the forms of a plan, and the form and year there is no edition for, as in `match`."""
    if plan.form_named and len(plan.forms) == 1:
        draft = fitted(Draft(document, plan.forms[0]), document, plan.editions)
        return (draft if resembles(draft, least=1) else Draft(document, None)), None
    return match(document, plan.forms)


def _result(
    draft: Draft, judged: Judged, missing: tuple[Form, int] | None, plan: Plan, notes: Sequence[str]
) -> FileResult:
    reason = _unmatched(missing, plan) if draft.form is None else None
    if judged.failed:
        names = "; ".join(f"{one.code}: {type(one.error).__name__}: {one.error}" for one in judged.failed)
        reason = _RULE_FAILED.say(plan.lang, {"rules": names})
    return FileResult(
        path=draft.name,
        status="failed" if judged.failed else "checked" if draft.form else "unmatched",
        form=draft.form.id if draft.form else None,
        edition=(draft.form.edition or None) if draft.form else None,
        reason=reason,
        findings=judged.findings,
        notes=tuple(notes),
        ties=count_ties(draft),
        compared=draft.earlier is not None,
        evidence=Evidence(draft, judged.places) if plan.evidence else None,
    )


_RULE_FAILED = Message("规则出错，本文件没有查完：{rules}", "a rule failed, so this file is not fully checked: {rules}")
_NO_FORM = Message(
    "与已知的表式都不相符，只用通用规则检查", "it is none of the forms known; only rules that need no form ran"
)
_NOT_NAMED = Message("与 --form 指定的表式不相符", "it is not of the form named with --form")
_NO_EDITION = Message(
    "没有适用于{year}年度的“{form}”表式，只用通用规则检查",
    "there is no edition of “{form}” for {year}; only rules that need no form ran",
)


def _unmatched(missing: tuple[Form, int] | None, plan: Plan) -> str:
    if missing:
        form, year = missing
        return _NO_EDITION.say(plan.lang, {"form": form.name, "year": year})
    return (_NOT_NAMED if plan.form_named else _NO_FORM).say(plan.lang, {})


def failed(path: str, error: Unreadable, lang: Lang) -> FileResult:
    """The result for a file that cannot be read."""
    return FileResult(path=path, status="failed", reason=error.zh if lang == "zh" else error.en)


def lint_bytes(name: str, data: bytes, *, form: str = "auto", lang: Lang = "zh") -> list[dict[str, object]]:
    """The findings on one document as records, each a FINDING of the contract; the library's face.

    ``name`` is the file's name, whose suffix says how to read ``data``; ``form`` is ``auto`` or an id, with
    ``@edition`` or without. Pure: it opens no file but those of the installed packs. Raises :class:`gouji.Unreadable`
    for a document that cannot be read, :class:`ValueError` for a form there is none of, and :class:`RuntimeError` where
    a rule failed.
    """
    kit, plan = _asked(form, lang)
    draft, _ = read_draft(read(data, name, kit.readers), plan)
    findings, broken = check(draft, plan.rules, lang)
    if broken:
        raise RuntimeError(f"rule {broken[0].code} failed") from broken[0].error
    return _records(findings)


def file_record(name: str, data: bytes, *, form: str = "auto", lang: Lang = "zh") -> dict[str, object]:
    """What became of one document, as a record of ``files`` in the contract; ``path`` is its name.

    One that cannot be read, or on which a rule failed, is ``failed`` and says why. Raises :class:`ValueError` for a
    form there is none of.
    """
    result = check_bytes(data, name, name, *_asked(form, lang))
    return {**result.outcome, "findings": _records(result.findings)}


def _records(findings: Sequence[Finding]) -> list[dict[str, object]]:
    """Findings as they are in JSON, lists and all."""
    records: list[dict[str, object]] = msgspec.json.decode(msgspec.json.encode(findings))
    return records


def _asked(form: str, lang: Lang) -> tuple[Kit, Plan]:
    """The packs, and all their rules on a form."""
    kit = _kit()
    forms = kit.forms if form == "auto" else named_forms(kit.forms, form)
    if not forms:
        raise ValueError(f"no form {form!r}")
    return kit, Plan(kit.rules, forms, form_named=form != "auto", lang=lang, editions=kit.forms)


def named_forms(forms: Sequence[Form], name: str) -> tuple[Form, ...]:
    """The forms of an id, or the one of ``id@edition``."""
    wanted, _, edition = name.partition("@")
    return tuple(form for form in forms if form.id == wanted and edition in ("", form.edition))


@lru_cache(maxsize=1)
def _kit() -> Kit:
    return load_kit()
