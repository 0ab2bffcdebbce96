"""`gouji review`: a copy of a draft with a Word comment on each finding."""

import os
from collections.abc import Iterator, Sequence

import msgspec

from gouji.checking import Plan, check_bytes, failed, reader_of
from gouji.commands import Fault
from gouji.commands.check import Request, run_check
from gouji.commands.files import COPY, Source, load, why_not, write_whole
from gouji.findings import EarlierPlace, Evidence, FileResult, Finding, Location
from gouji.model import Unreadable
from gouji.registry import Kit
from gouji.rule import Lang, Message

_NO_STDIN = Message(
    "review 要在稿件旁边写副本，不能从标准输入读取，请给出文件名",
    "review writes a copy beside the draft and cannot read standard input: name a file",
)
_IS_FILE = Message(
    "{path} 不是文件夹；稿件不止一份时，-o 要给出文件夹",
    "{path} is not a folder; for several drafts -o names the folder of their copies",
)
_SUFFIX = Message(
    "副本的扩展名应与稿件相同（{suffix}），而不是“{path}”",
    "the copy must end as the draft does ({suffix}), not {path!r}",
)
_NO_FOLDER = Message("{path}：建不了这个文件夹：{why}", "{path}: the folder cannot be made: {why}")


def run_review(order: Request, default_lang: Lang) -> int:
    """Check drafts, write their copies and print the paths of these. Gives the exit status, as a check does.

    The output of what was asked is the copy, or the folder for several; it has no format.

    Raises :class:`Fault` where nothing can begin.
    """
    lang = order.lang or default_lang
    if "-" in order.paths:
        raise Fault(_NO_STDIN.say(lang, {}))
    return run_check(msgspec.structs.replace(order, output=""), default_lang, _Review(order, lang).judge)


class _Review:
    """Judges drafts and writes their copies, none over a file it reads or a copy it has written."""

    def __init__(self, order: Request, lang: Lang) -> None:
        several = len(order.paths) > 1 or any(map(os.path.isdir, order.paths))
        self._output = order.output
        self._folder = _folder(order.output, lang) if several or _names_folder(order.output) else ""
        self._taken = {os.path.realpath(path) for path in (*order.paths, order.against, order.config) if path}
        suffix = os.path.splitext(order.paths[0])[1]
        if order.output and not self._folder and os.path.splitext(order.output)[1].lower() != suffix.lower():
            raise Fault(_SUFFIX.say(lang, {"path": order.output, "suffix": suffix}))

    def judge(self, source: Source, kit: Kit, plan: Plan, _convertible: frozenset[str]) -> FileResult:
        """The result for one draft, whose copy is then written; ``failed`` where it cannot be."""
        try:
            target = self._target(source)
            data = load(source)
            _refuse_others(source, kit)
            result, copy = reviewed(data, source.shown, kit, plan)
            if copy is None:
                return result
            self._write(target, copy)
        except Unreadable as error:
            return failed(source.shown, error, plan.lang)
        print(target)  # noqa: T201  # what the command was asked for
        return result

    def _target(self, source: Source) -> str:
        """The path of a draft's copy. Raises :class:`Unreadable` where that is taken."""
        if self._output and not self._folder:
            target = self._output
        else:
            stem, suffix = os.path.splitext(source.path)
            name = stem.removesuffix(COPY) + COPY + suffix
            target = os.path.join(self._folder, os.path.basename(name)) if self._folder else name
        if os.path.realpath(target) in self._taken | {os.path.realpath(source.path)}:
            raise Unreadable(
                f"副本会覆盖 {target}，它是稿件之一，或是另一份稿件的副本；请用 -o 另指定位置",
                f"the copy would overwrite {target}, a draft or the copy of another: name another place with -o",
            )
        return target

    def _write(self, target: str, data: bytes) -> None:
        try:
            write_whole(target, data)
        except OSError as error:
            why = why_not(error)
            raise Unreadable(
                f"副本 {target} 写不了：{why.zh}", f"its copy {target} cannot be written: {why.en}"
            ) from None
        self._taken.add(os.path.realpath(target))


def _names_folder(path: str) -> bool:
    return bool(path) and (os.path.isdir(path) or path.endswith(("/", os.sep)))


def _folder(path: str, lang: Lang) -> str:
    """The folder for the copies, made where there is none; empty for beside each draft. Raises :class:`Fault`."""
    if not path:
        return ""
    try:
        os.makedirs(path, exist_ok=True)
    except FileExistsError as error:
        raise Fault(_IS_FILE.say(lang, {"path": path})) from error
    except OSError as error:
        raise Fault(_NO_FOLDER.say(lang, {"path": path, "why": why_not(error)})) from error
    return path


def _refuse_others(source: Source, kit: Kit) -> None:
    """Raise :class:`Unreadable` for a draft that is no Word file, with what to do instead."""
    if reader_of(source.shown, kit.readers).name != "word":
        raise Unreadable(
            "批注只能写进 Word 文档；请另存为 .docx 再用 review，或用 gouji check 查看问题",
            "comments can be written into Word files alone: save it as .docx for review, or use gouji check",
        )


def reviewed(data: bytes, name: str, kit: Kit, plan: Plan) -> tuple[FileResult, bytes | None]:
    """The result for a Word file, and its copy; none where it cannot be read.

    Raises :class:`Unreadable` where it can be read and not be copied.
    """
    result = check_bytes(data, name, name, kit, msgspec.structs.replace(plan, evidence=True))
    copy = _copy(data, result.findings, result.evidence, plan) if result.evidence else None
    return (result if plan.evidence else msgspec.structs.replace(result, evidence=None)), copy


def _copy(data: bytes, findings: Sequence[Finding], evidence: Evidence, plan: Plan) -> bytes:
    from gouji.annotate import Remark, annotate  # noqa: PLC0415  # lxml is loaded for a Word file alone

    remarks = [
        Remark(place, tuple(_paragraphs(one, plan.lang)), _quote(one, plan.lang))
        for one, place in zip(findings, evidence.places, strict=True)
    ]
    title = evidence.draft.title
    return annotate(data, remarks, title.place if title else None, plan.reading, plan.lang)


_SEVERITY = {"error": Message("错误", "error"), "warning": Message("警告", "warning"), "info": Message("提示", "info")}
_WAIVED = Message("（已豁免：{reason}）", " (suppressed: {reason})")
_KNOWN = Message("（已在基线中）", " (in the baseline)")
_EXPECTED = Message("应为：{text}", "expected: {text}")
_ACTUAL = Message("现为：{text}", "found: {text}")
_TEXT = Message("原文：{text}", "text: {text}")
_RELATED = Message("对照：{place}{text}", "see: {place}{text}")
_BASIS = Message("依据：{text}", "basis: {text}")
_ROW = Message("行“{name}”", "row “{name}”")
_COLUMN = Message("列“{name}”", "column “{name}”")


def _paragraphs(found: Finding, lang: Lang) -> Iterator[str]:
    """What a comment says, for a person who sees nothing else of the finding."""
    mark = _WAIVED.say(lang, {"reason": found.suppressed.reason}) if found.suppressed else ""
    mark += _KNOWN.say(lang, {}) if found.known else ""
    yield f"{_SEVERITY[found.severity].say(lang, {})} {found.code}{mark}"
    yield found.message
    for message, text in ((_EXPECTED, found.expected), (_ACTUAL, found.actual)):
        if text:
            yield message.say(lang, {"text": text})
    for one in found.related:
        place = "" if isinstance(one, EarlierPlace) else _where(one.location, lang)
        yield _RELATED.say(lang, {"place": f"{place}  " if place else "", "text": one.message})
    if found.basis:
        yield _BASIS.say(lang, {"text": found.basis})


def _quote(found: Finding, lang: Lang) -> str:
    return _TEXT.say(lang, {"text": found.excerpt}) if found.excerpt else ""


def _where(location: Location, lang: Lang) -> str:
    """A place as people say it; a page of Word shows no block numbers."""
    cell = [
        message.say(lang, {"name": name})
        for message, name in ((_ROW, location.row_label), (_COLUMN, location.col_label))
        if name
    ]
    return " › ".join([*([location.section] if location.section else []), *([" × ".join(cell)] if cell else [])])
