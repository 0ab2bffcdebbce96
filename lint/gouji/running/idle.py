"""What the configuration waives in vain, as G001 tells of the waivers in a document."""

import os
from collections.abc import Iterator, Sequence

from gouji.findings import FileResult, Report
from gouji.rule import Message
from gouji.running.desk import Desk
from gouji.running.jobs import Job, Waived

_IDLE = Message(
    "配置的 [[files]]（{match}）豁免的 {word} 没有用上，这些文件里没有这样的问题；已经改好的，请从 ignore 中删去",
    "`ignore` of {word} in [[files]] ({match}) is not used: nothing of it is found there; delete it if all is mended",
)


def idle(desk: Desk, jobs: Sequence[Job], report: Report) -> Iterator[str]:
    """What is said of each word that waives nothing.

    Only where all the files it could name were checked, and a rule it stands for has judged one of them; of a part that
    names no file nothing is known of its rules, and it is told.
    """
    if not _is_whole(desk):
        return
    for part in desk.waived:
        own = [file for file, job in zip(report.files, jobs, strict=True) if part in job.waived]
        for word in _idle(part, own, report):
            yield _IDLE.say(report.lang, {"word": word, "match": ", ".join(part.match)})


def _is_whole(desk: Desk) -> bool:
    """Whether a folder was asked for that holds all that the configuration can name."""
    top = os.path.realpath(os.path.dirname(os.path.abspath(desk.own.settings.path)))
    asked = (os.path.realpath(path) for path in desk.request.paths if os.path.isdir(path))
    return any(top == folder or top.startswith(folder.rstrip(os.sep) + os.sep) for folder in asked)


def _idle(part: Waived, files: Sequence[FileResult], report: Report) -> Iterator[str]:
    if any(file.status == "failed" for file in files):
        return
    ran = {rule.code for file in files for rule in report.ran(file)}
    found = {one.code for file in files for one in file.findings}
    for word, codes in part.words.items():
        if not (codes & found) and (codes & ran or not files):
            yield word
