"""`gouji check`: files in, findings on standard output, everything else on standard error."""

from gouji.rule import Lang
from gouji.running.desk import Request
from gouji.running.run import run
from gouji.running.summary import closing, opening, say
from gouji.running.targets import targets_of, write
from gouji.settings.office import office

FOR_PEOPLE = "full"
"""The format that counts and judges by itself."""


def run_check(request: Request, default_lang: Lang) -> int:
    """Check files and print their findings. Gives the exit status; raises :class:`Fault` where nothing can begin."""
    own = office(request.config, request.lang, default_lang)
    format_ = FOR_PEOPLE if request.format is None else request.format
    targets = list(targets_of(format_, request.output, request.report, own))
    evidence = any(target.reporter.evidence for target in targets)
    told = any(not target.path and target.reporter.name == FOR_PEOPLE for target in targets)
    ran = run(request, own, evidence=evidence, targets=targets)
    say(opening(ran.report, ran.found.passed, allow_empty=request.allow_empty, told=told))
    written = write(targets, ran.report)
    say(closing(ran.report, told=told))
    return max(ran.report.status, written)
