"""A finished run with every kind of finding and file, its formats, and reading them back as a tool would."""

import json
import re
from collections.abc import Callable
from typing import Any, NamedTuple

from lxml import etree, html

from gouji import FileResult, Finding, Location, RelatedPlace, Report
from gouji.findings import Pack, Suppression, TieCount
from gouji.registry import Kit
from gouji.rule import Lang
from gouji.running.pages import page_of

HOSTILE = "写的是 100%25%0A，<b>应为</b> 6 ]]> 😀【9】\n第二行 | `*_[x]_*` $1$ {{ title }} ::error::x ##[error]y"
SECTION = "三、收到和处理政府信息公开申请情况"
WORD = "文稿/bad 1.docx"
TEXT = "./drafts/50%,a:b#1.md"
FORM = "gov-disclosure-annual-report"


def cell(row: int, col: int, line: int | None = None) -> Location:
    """A cell of the second table, in a Word file where it has no line."""
    return Location(SECTION, 14, line, 3 if line else None, 2, row, col, "（一）予以公开", "自然人", f"T2.R{row}C{col}")


def paragraph(block: int, line: int | None = None) -> Location:
    """A place in a paragraph under no heading."""
    display = f"{line}:7" if line else f"p{block}:7"
    return Location(None, block, line, 7 if line else None, None, None, None, None, None, display)


def finding(kit: Kit, code: str, message: str, location: Location, **more: Any) -> Finding:  # noqa: ANN401  # its fields
    """A finding of a rule that is installed."""
    rule = next(rule for rule in kit.rules if rule.code == code)
    known: dict[str, Any] = {"basis": None, "fingerprint": "0123456789abcdef", "excerpt": "前文【9】", **more}
    return Finding(code, rule.name, known.pop("severity", rule.severity), message, location=location, **known)


def full_run(kit: Kit, lang: Lang = "zh", fail_on: str = "error") -> Report:
    """Word and text, failed and unmatched; every severity; suppressed by both, known; two with one fingerprint."""
    related = (RelatedPlace(cell(27, 4), "列合计 17"),)
    word = (
        finding(kit, "T110", HOSTILE, cell(6, 4), basis="依据", expected="6", actual="9", related=related),
        finding(kit, "S101", "缺少一节", paragraph(21), excerpt=""),
        finding(kit, "W105", "标点重复", paragraph(20), suppressed=Suppression("引自原文，100%", "comment")),
    )
    text = (
        finding(kit, "W105", "标点重复", paragraph(3, 12)),
        finding(kit, "W105", "标点重复", paragraph(4, 13)),
        finding(kit, "W103", "半角标点", paragraph(5, 14)),
        finding(kit, "T103", "合计不符", cell(7, 10, 40), known=True),
        finding(kit, "D105", "公布过晚", paragraph(6, 15), suppressed=Suppression("已说明", "config")),
    )
    files = (
        FileResult(WORD, "checked", FORM, "2021", None, word, ties=TieCount(40, 2, 0), compared=True),
        FileResult(TEXT, "checked", FORM, "2021", None, text, notes=("有一处修订",)),
        FileResult("old.doc", "failed", reason="不能读 <.doc> 文件"),
        FileResult("minutes.txt", "unmatched", reason="不是已知表式", findings=(text[0],)),
    )
    return Report("0.1.0", (Pack("form", "0.1.0"), Pack("bare", "")), files, lang, kit.rules, page_of, fail_on, 2)


def run_of(kit: Kit, *files: FileResult, status: int = 0) -> Report:
    """A run of some files."""
    return Report("0.1.0", kit.packs, files, "zh", kit.rules, page_of, "error", status)


def render(kit: Kit, name: str, report: Report) -> str:
    """A run in a format, by the door a command takes."""
    return next(one for one in kit.reporters if one.name == name).render(report, colour=False)


class Read(NamedTuple):
    """A finding as a tool reads it: its file, its rule, and the text shown, in which message and place stand."""

    path: str
    code: str
    text: str


def slashed(path: str) -> str:
    """A path as the formats for repositories write it."""
    return path.removeprefix("./")


def from_jsonl(text: str) -> list[Read]:
    """The lines with a code."""
    records = [json.loads(line) for line in text.splitlines()]
    return [
        Read(slashed(one["path"]), one["code"], f"{one['message']} {one['location']['display']}")
        for one in records
        if "code" in one
    ]


def from_sarif(text: str) -> list[Read]:
    """The results, the braces of their messages single again."""
    from urllib.parse import unquote  # noqa: PLC0415  # used here alone

    (run,) = json.loads(text)["runs"]
    found = []
    for one in run["results"]:
        (place,) = one["locations"]
        shown = f"{one['message']['text']} {place['message']['text']}".replace("{{", "{").replace("}}", "}")
        found.append(Read(unquote(place["physicalLocation"]["artifactLocation"]["uri"]), one["ruleId"], shown))
    return found


class Command(NamedTuple):
    """A workflow command as the runner of GitHub reads it."""

    kind: str
    properties: dict[str, str]
    text: str


def commands(text: str) -> list[Command]:
    """The commands of an output, which holds nothing else."""
    found = []
    for line in text.splitlines():
        parts = re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.*)", line)
        assert parts, line
        pairs = (pair.partition("=") for pair in parts[2].split(","))
        properties = {name: _unescaped(value, {":": "%3A", ",": "%2C"}) for name, _, value in pairs}
        found.append(Command(parts[1], properties, _unescaped(parts[3], {})))
    return found


def _unescaped(text: str, more: dict[str, str]) -> str:
    for plain, escape in {**more, "\n": "%0A", "\r": "%0D", "%": "%25"}.items():
        text = text.replace(escape, plain)
    return text


def from_github(text: str) -> list[Read]:
    """The commands about a rule."""
    return [
        Read(one.properties["file"], one.properties["title"].split()[0], one.text)
        for one in commands(text)
        if re.match(r"[A-Z]+\d+ ", one.properties["title"])
    ]


def table(text: str, columns: int) -> list[list[str]]:
    """The rows of the table of so many columns in a page of Markdown, without its head."""
    rows = [re.split(r"(?<!\\)\|", line)[1:-1] for line in text.splitlines() if line.startswith("|")]
    plain = [[re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", one).strip() for one in row] for row in rows if len(row) == columns]
    return plain[2:]


def from_summary(text: str) -> list[Read]:
    """The rows about a rule."""
    rows = [row for row in table(text, 5) if re.match(r"[A-Z]+\d", row[1])]
    return [Read(slashed(path), code.split()[0], f"{message} {place}") for _, code, path, place, message in rows]


def from_gitlab(text: str) -> list[Read]:
    """The issues that are no failed files."""
    issues = json.loads(text)
    return [
        Read(one["location"]["path"], one["check_name"], one["description"])
        for one in issues
        if one["check_name"] != "failed"
    ]


def from_junit(text: str) -> list[Read]:
    """The places listed in the cases of rules."""
    cases = etree.fromstring(text.encode()).iter("testcase")
    return [
        Read(case.get("classname", ""), case.get("name", "").split()[0], one)
        for case in cases
        if case.get("name") != "fully-checked"
        for part in case
        for one in re.split(r"\n(?=\S)(?=[^\n]*\n  (?:error|warning|info))", part.text or "")
        if one
    ]


def from_html(text: str) -> list[Read]:
    """The cards of findings, under the files they stand in."""
    root = html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))
    return [
        Read(slashed(file.findtext(".//h2/bdi") or ""), card.get("data-code", ""), "".join(map(str, card.itertext())))
        for file in root.iter("section")
        if file.get("class", "").startswith("file")
        for card in file.iterfind(".//li[@data-code]")
    ]


def from_concise(text: str) -> list[Read]:
    """The lines."""
    found = []
    for line in text.splitlines():
        parts = re.fullmatch(r"(.*?):((?:T\d+\.R\d+C\d+|p?\d+:\d+)): ([A-Z]+\d+) (.*)", line)
        assert parts, line
        found.append(Read(slashed(parts[1]), parts[3], f"{parts[2]} {parts[4]}"))
    return found


def from_full(text: str) -> list[Read]:
    """The findings under the name of their file, which stands alone on a line."""
    found, path = [], ""
    for block in text.split("\n\n"):
        code = re.match(r"  ([A-Z]+\d{3}) ", block)
        if code:
            found.append(Read(path, code[1], block))
        elif not block.startswith(" "):
            path = slashed(block.strip())
    return found


READERS: dict[str, Callable[[str], list[Read]]] = {
    "jsonl": from_jsonl,
    "sarif": from_sarif,
    "github": from_github,
    "github-summary": from_summary,
    "gitlab": from_gitlab,
    "junit": from_junit,
    "html": from_html,
}
