"""`gouji review`: a copy of a draft with a Word comment on each finding, and a page of it beside the copy."""

import os
from collections.abc import Sequence

import msgspec

from gouji.checking import failed, reader_of
from gouji.commands.comments import paragraphs, quote
from gouji.findings import Evidence, FileResult, Finding, Report
from gouji.model import Reading, Unreadable
from gouji.registry import Kit
from gouji.rule import Lang, Message
from gouji.running.desk import Desk, Request
from gouji.running.files import COPY, Source
from gouji.running.foreign import heard
from gouji.running.jobs import Job
from gouji.running.run import read_beside, run
from gouji.running.summary import remarks, say
from gouji.running.targets import named_reporter, targets_of, write
from gouji.settings.office import Office, office
from gouji.system import Fault
from gouji.system.disk import why_not, write_whole

PAGE = "html"
"""The format of a page, and its suffix."""

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


class Order(msgspec.Struct, frozen=True):
    """What was asked on the command line: what to check, where the copies go, and whether pages are written too."""

    check: Request
    output: str
    pages: bool


def run_review(order: Order, default_lang: Lang) -> int:
    """Check drafts, write their copies and print the paths of these. Gives the exit status, as a check does.

    Raises :class:`Fault` where nothing can begin, and where a report cannot be written.
    """
    own = office(order.check.config, order.check.lang, default_lang)
    if "-" in order.check.paths:
        raise Fault(_NO_STDIN.say(own.lang, {}))
    targets = [*targets_of("", "", order.check.report, own)]
    evidence = any(target.reporter.evidence for target in targets)
    review = _Review(order, own, evidence=evidence)
    ran = run(order.check, own, review.judge, review.finish, evidence=True, targets=targets)
    written = write(targets, ran.report)
    say(remarks(ran.report, ran.found.passed, allow_empty=False))
    return max(ran.report.status, written)


class _Review:
    """Judges drafts and writes their copies and pages, none over a file it reads or one it has written."""

    def __init__(self, order: Order, own: Office, *, evidence: bool) -> None:
        asked, output = order.check, order.output
        several = len(asked.paths) > 1 or any(map(os.path.isdir, asked.paths))
        self._own = own
        self._evidence = evidence
        self._folder = _folder(output, own.lang) if several or _names_folder(output) else ""
        self._output = "" if self._folder else output
        self._page = named_reporter(PAGE, own) if order.pages or _suffix(self._output) == f".{PAGE}" else None
        self._taken = set(map(os.path.realpath, (*asked.paths, *read_beside(asked, own))))
        self._compared = False
        self._read: tuple[bytes, Reading] = b"", Reading()
        old = {suffix for reader in own.kit.readers for suffix in reader.refuses}
        wanted = {".docx"} if (own_suffix := _suffix(asked.paths[0])) in old else {own_suffix}
        if self._output and _suffix(self._output) not in wanted | ({f".{PAGE}"} if self._page else set()):
            raise Fault(_SUFFIX.say(own.lang, {"path": output, "suffix": "".join(wanted)}))

    def judge(self, job: Job, desk: Desk) -> FileResult:
        """The result for one draft; ``failed`` where it has neither copy nor page to come."""
        if not self._compared:  # all that the run compares with was read before the first draft is judged
            self._taken |= set(map(os.path.realpath, desk.compared_with))
            self._compared = True
        try:
            loaded = desk.load(job.source)
            if self._page is None:
                _refuse_others(loaded.name, desk.own.kit)
            result = desk.check(job, loaded)
        except Unreadable as error:
            return failed(job.source.shown, error, job.plan.lang)
        self._read = loaded.data, job.plan.reading
        return result

    def finish(self, source: Source, alone: Report) -> FileResult:
        """Write the copy and the page of one draft, and print their paths; ``failed`` where that cannot be done."""
        (result,) = alone.files
        if result.evidence is None:
            return result
        try:
            with heard():
                written = self._written(source, result, result.evidence, alone)
            for target, content in written:
                self._write(target, content)
                print(target)  # noqa: T201  # what the command was asked for
        except Unreadable as error:
            return msgspec.structs.replace(failed(source.shown, error, alone.lang), findings=result.findings)
        return result if self._evidence else msgspec.structs.replace(result, evidence=None)

    def _written(
        self, source: Source, result: FileResult, evidence: Evidence, alone: Report
    ) -> Sequence[tuple[str, bytes | str]]:
        """What is written of a draft, and where. Raises :class:`Unreadable` where a place is taken."""
        data, reading = self._read
        copy, page = self._places(source, evidence.draft.document.format)
        if copy:
            self._refuse_taken(source, copy)
        if page:
            self._refuse_taken(source, page)
        made: list[tuple[str, bytes | str]] = []
        if copy:
            made.append((copy, commented(data, result.findings, evidence, reading, alone.lang)))
        if page and self._page:
            made.append((page, self._page.render(alone, colour=False)))
        return made

    def _places(self, source: Source, kind: str) -> tuple[str, str]:
        """The paths of a draft's copy and of its page, each empty where there is to be none."""
        stem, suffix = os.path.splitext(source.path)
        suffix = suffix if _is_word(suffix, self._own.kit) else f".{kind}"
        name = stem.removesuffix(COPY) + COPY
        name = os.path.join(self._folder, os.path.basename(name)) if self._folder else name
        copy = self._output or name + suffix
        page = os.path.splitext(copy)[0] + f".{PAGE}" if self._page else ""
        return (copy if _is_word(_suffix(copy), self._own.kit) else ""), page

    def _refuse_taken(self, source: Source, target: str) -> None:
        if os.path.realpath(target) in self._taken | {os.path.realpath(source.path)}:
            raise Unreadable(
                f"副本会覆盖 {target}，它是稿件之一，或是另一份稿件的副本；请用 -o 另指定位置",
                f"the copy would overwrite {target}, a draft or the copy of another: name another place with -o",
            )

    def _write(self, target: str, content: bytes | str) -> None:
        try:
            write_whole(target, content)
        except OSError as error:
            why = why_not(error)
            raise Unreadable(
                f"副本 {target} 写不了：{why.zh}", f"its copy {target} cannot be written: {why.en}"
            ) from None
        self._taken.add(os.path.realpath(target))


def _suffix(path: str) -> str:
    return os.path.splitext(path)[1].lower()


def _is_word(suffix: str, kit: Kit) -> bool:
    return any(reader.name == "word" and suffix.lower() in reader.suffixes for reader in kit.readers)


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


def _refuse_others(name: str, kit: Kit) -> None:
    """Raise :class:`Unreadable` for a draft that is no Word file, with what to do instead."""
    if reader_of(name, kit.readers).name != "word":
        raise Unreadable(
            "批注只能写进 Word 文档；请另存为 .docx 再用 review，或加 --format html 写成网页",
            "comments can be written into Word files alone: save it as .docx, or ask for a page with --format html",
        )


def commented(data: bytes, findings: Sequence[Finding], evidence: Evidence, reading: Reading, lang: Lang) -> bytes:
    """The copy of a Word file with a comment on each finding. Raises :class:`Unreadable` where it cannot be copied."""
    from gouji.annotate import Remark, annotate  # noqa: PLC0415  # lxml is loaded for a Word file alone

    remarks = [
        Remark(place, tuple(paragraphs(one, lang)), quote(one, lang))
        for one, place in zip(findings, evidence.places, strict=True)
    ]
    title = evidence.draft.title
    return annotate(data, remarks, title.place if title else None, reading, lang)
