"""The page that lists the rules, made of their declarations and of their own pages."""
# ruff: noqa: INP001  # mkdocs loads it by its path

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import gouji
from gouji.rule import SEVERITY_WORDS, Lang, Message, Rule, described, first_sentence
from gouji.running.pages import page_of
from gouji.settings import kit

_REPORTED = re.compile(r"^```doc\n((?:(?!^```).)*)^```\s+^```findings$", re.MULTILINE | re.DOTALL)
_TITLE = Message("全部规则", "All rules")
_LEAD = Message(
    "每条规则一页，写明什么会报、什么不报；其中的例子同时就是测试。“依据”是例子中的问题所引的文件。本单位自己的表式"
    "可以另写依据；没有明文规定的是“通常做法”；“—”是文字本身的错，不必引文件，或随比较的报告而定。",
    "Each rule has a page that says what is reported and what is not; its examples are tests. The basis is the "
    "document that the findings of the examples cite; a form of your own may state another. 通常做法 is custom that no "
    "document states in so many words; — is a fault of the text as such, or depends on the report compared with.",
)
_WIDE = ("---", "hide: [toc]", "---")
_HEADER = Message("| 代码 | 级别 | 查什么 | 名称 | 依据 |", "| code | severity | what it finds | name | basis |")


def index_of_rules(root: Path, page: str, lang: Lang) -> str:
    """The list of the rules that the repository has, in a language, to stand at a path of it."""
    rows = [_row(rule, root, root / page, lang) for rule in kit(lang).rules if _is_ours(rule, root)]
    return "\n".join([*_WIDE, f"# {_TITLE.say(lang, {})}", "", _LEAD.say(lang, {}), "", *_table(rows, lang), ""])


def _table(rows: list[str], lang: Lang) -> Iterator[str]:
    yield _HEADER.say(lang, {})
    yield "|---|---|---|---|---|"
    yield from rows


def _is_ours(rule: Rule, root: Path) -> bool:
    """Whether a rule is one of the repository, not of a pack that is installed besides."""
    return _source(rule).is_relative_to(root)


def _source(rule: Rule) -> Path:
    return Path(sys.modules[rule.check.__module__].__file__ or "")


def _row(rule: Rule, root: Path, page: Path, lang: Lang) -> str:
    text = page_of(rule)
    link = (
        "../" * len(page.parent.relative_to(root).parts) + _source(rule).with_suffix(".md").relative_to(root).as_posix()
    )
    gist = first_sentence(described(text, lang), lang)
    severity = SEVERITY_WORDS[rule.severity].say(lang, {})
    return f"| [{rule.code}]({link}) | {severity} | {gist} | {rule.name} | {_basis(rule, text) or '—'} |"


def _basis(rule: Rule, page: str) -> str:
    """The document that the first finding of a page's examples cites, else that of the rule."""
    for draft in _REPORTED.findall(page):
        for found in gouji.lint_bytes("example.md", draft.encode()):
            if found["code"] == rule.code and found["basis"]:
                return str(found["basis"])
    return rule.basis
