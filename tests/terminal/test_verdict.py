"""The verdict says in one line whether a draft may be published, and never that one may which was not checked."""

from typing import Any

import pytest

from gouji import FileResult, Finding, Report
from gouji.findings import Suppression
from gouji.reporters.verdict import counted, of_file, of_run
from gouji.rule import Lang, Severity
from reporters.runs import paragraph


def found(severity: Severity, **more: Any) -> Finding:  # noqa: ANN401  # the fields of a finding
    """A finding of a severity."""
    return Finding("W105", "repeated-mark", severity, "标点重复", None, "0", paragraph(1), "", **more)


ERROR, WARNING, HINT = found("error"), found("warning"), found("info")
WAIVED, KNOWN = found("error", suppressed=Suppression("引文", "comment")), found("error", known=True)


def checked(*findings: Finding) -> FileResult:
    """A file that was checked."""
    return FileResult("年报.docx", "checked", "a-form", "2021", findings=findings)


OLD = FileResult("旧稿.doc", "failed", reason="这是旧版 .doc 文件")
MINUTES = FileResult("纪要.txt", "unmatched", reason="与已知的表式都不相符")


def run(*files: FileResult, lang: Lang = "zh", fail_on: str = "error", status: int = 0) -> Report:
    """A finished run of some files."""
    return Report("0", (), files, lang, fail_on=fail_on, status=status)


ONE: list[tuple[FileResult, str, str, str]] = [
    (checked(), "error", "可以发布", "ready to publish"),
    (checked(ERROR), "error", "不能发布：1 个错误", "not ready to publish: 1 error"),
    (
        checked(HINT, ERROR, WARNING, ERROR, HINT),
        "error",
        "不能发布：2 个错误，1 个警告，2 个提示",
        "not ready to publish: 2 errors, 1 warning, 2 hints",
    ),
    (
        checked(WARNING, HINT, WARNING),
        "error",
        "可以发布（另有 2 个警告、1 个提示，请过目）",
        "ready to publish (also 2 warnings, 1 hint: please look)",
    ),
    (checked(WARNING), "warning", "不能发布：1 个警告", "not ready to publish: 1 warning"),
    (checked(HINT), "info", "不能发布：1 个提示", "not ready to publish: 1 hint"),
    (checked(ERROR), "never", "不能发布：1 个错误", "not ready to publish: 1 error"),
    (
        checked(WARNING),
        "never",
        "可以发布（另有 1 个警告，请过目）",
        "ready to publish (also 1 warning: please look)",
    ),
    (
        checked(WAIVED, KNOWN, KNOWN),
        "error",
        "可以发布（已豁免 1 个，基线中 2 个）",
        "ready to publish (1 suppressed, 2 in the baseline)",
    ),
    (
        checked(WARNING, KNOWN),
        "error",
        "可以发布（另有 1 个警告，请过目；基线中 1 个）",
        "ready to publish (also 1 warning: please look; 1 in the baseline)",
    ),
    (OLD, "error", "没有查完：这是旧版 .doc 文件", "not fully checked: 这是旧版 .doc 文件"),
    (
        FileResult("a.md", "failed", findings=(ERROR,)),
        "error",
        "没有查完：未能检查（已查出 1 个错误）",
        "not fully checked: it could not be checked (1 error found so far)",
    ),
    (
        MINUTES,
        "error",
        "没有按表式检查：与已知的表式都不相符",
        "not checked against a form: 与已知的表式都不相符",
    ),
    (
        FileResult("a.md", "unmatched", findings=(ERROR,)),
        "error",
        "不能发布：1 个错误（没有按表式检查）",
        "not ready to publish: 1 error (not checked against a form)",
    ),
]


@pytest.mark.parametrize(("file", "fail_on", "zh", "en"), ONE)
def test_a_file_has_its_verdict_in_both_languages(file: FileResult, fail_on: str, zh: str, en: str) -> None:
    """What counts decides; what does not is told too; numbers agree with their nouns."""
    chinese, english = run(file, fail_on=fail_on), run(file, lang="en", fail_on=fail_on)
    assert of_file(file, chinese) == of_run(chinese) == zh
    assert of_file(file, english) == of_run(english) == en


SEVERAL: list[tuple[Report, str, str]] = [
    (run(checked(), checked()), "可以发布：共 2 份", "ready to publish: all 2 files"),
    (
        run(checked(), checked(WARNING, WAIVED)),
        "可以发布：共 2 份（另有 1 个警告，请过目；已豁免 1 个）",
        "ready to publish: all 2 files (also 1 warning: please look; 1 suppressed)",
    ),
    (
        run(checked(ERROR), checked(), checked(), status=1),
        "不能发布：3 份中 1 份有错误，其余 2 份可以发布",
        "not ready to publish: 1 of 3 files has errors, the other 2 are ready",
    ),
    (
        run(checked(ERROR), checked(WARNING), checked(), fail_on="warning", status=1),
        "不能发布：3 份中 2 份有错误或警告，其余 1 份可以发布",
        "not ready to publish: 2 of 3 files have errors or warnings, the other is ready",
    ),
    (
        run(OLD, checked(ERROR), MINUTES, checked(), status=2),
        "没有查完：4 份中 1 份未能检查，1 份有错误，1 份没有对应的表式，其余 1 份可以发布",
        (
            "not fully checked: 1 of 4 files could not be checked, 1 has errors, 1 has no form to check it by, "
            "the other is ready"
        ),
    ),
    (
        run(MINUTES, MINUTES, checked()),
        "没有按表式检查：3 份中 2 份没有对应的表式，其余 1 份可以发布",
        "not checked against a form: 2 of 3 files have no form to check them by, the other is ready",
    ),
    (run(), "没有可检查的文件", "there is nothing to check"),
    (run(status=2), "没有查完：没有可检查的文件", "not fully checked: there is nothing to check"),
    (
        run(checked(), status=2),
        "没有查完：有的材料没有检查，见说明",
        "not fully checked: something was not checked, see the remarks",
    ),
    (
        run(checked(ERROR), status=2),
        "没有查完：有的材料没有检查，见说明（不能发布：1 个错误）",
        "not fully checked: something was not checked, see the remarks (not ready to publish: 1 error)",
    ),
    (
        run(checked(), checked(), status=2),
        "没有查完：有的材料没有检查，见说明",
        "not fully checked: something was not checked, see the remarks",
    ),
]


@pytest.mark.parametrize(("report", "zh", "en"), SEVERAL)
def test_a_run_has_its_verdict_in_both_languages(report: Report, zh: str, en: str) -> None:
    """The gravest outcome begins it, and every file is in one of its shares."""
    english = Report("0", (), report.files, "en", fail_on=report.fail_on, status=report.status)
    assert of_run(report) == zh
    assert of_run(english) == en


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("fail_on", ["error", "warning", "info", "never"])
@pytest.mark.parametrize("file", [OLD, MINUTES])
def test_what_was_not_checked_is_never_called_ready(file: FileResult, fail_on: str, lang: Lang) -> None:
    """Neither alone, nor at the head of a run with others that are."""
    for report in (run(file, lang=lang, fail_on=fail_on), run(file, checked(), lang=lang, fail_on=fail_on)):
        assert not of_run(report).startswith(("可以发布", "ready"))
        assert not of_file(file, report).startswith(("可以发布", "ready"))


def test_the_count_of_a_run_names_what_counts_alone() -> None:
    """Files, those not checked, and findings that are neither suppressed nor known."""
    report = run(checked(ERROR, KNOWN), OLD, MINUTES, checked(WARNING, HINT, WAIVED))
    assert counted(report) == "共 4 个文件：1 个未能检查，1 个不是已知表式，1 个错误，1 个警告，1 个提示"
    assert counted(run(checked(), lang="en")) == "1 file: no problem found"
    assert counted(run(OLD, checked(ERROR, ERROR), lang="en")) == "2 files: 1 not checked, 2 errors"
