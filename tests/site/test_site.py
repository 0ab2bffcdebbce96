"""The site holds together, and needs no server but its own."""

import os
import re
import subprocess
import sys
from html import unescape
from pathlib import Path

import msgspec
import pytest

from gouji.registry import Kit
from gouji.rule import SEVERITY_WORDS
from gouji.settings.config import Config, PathRules

pytest.importorskip("mkdocs", reason="the site is built with what the extra `site` installs")

ROOT = Path(__file__).parents[2]
LOADED = re.compile(
    r"""<(?:script|img|iframe|source)\b[^>]*\bsrc="([^"]+)"|<link\b[^>]*\bhref="([^"]+)"|url\(([^)]+)\)"""
)


def test_the_site_is_whole_and_asks_nothing_of_others(tmp_path: Path, kit: Kit) -> None:
    """No link leads nowhere; nothing is loaded from elsewhere; every rule and every key is told in both languages."""
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    pages = {path.relative_to(tmp_path).as_posix(): path.read_text("utf-8") for path in tmp_path.rglob("*.html")}
    assert {"index.html", "en.html", "docs/contract.html", "docs/guide.zh-CN.html"} <= pages.keys()
    assert lacking(tmp_path, pages) == set()
    assert strangers(tmp_path, pages) == set()
    rules_are_listed(pages, kit)
    keys_are_listed(pages)


def lacking(site: Path, pages: dict[str, str]) -> set[str]:
    """The files that pages load or lead to and that are not there."""
    found = set()
    for name, text in pages.items():
        for link in re.findall(r'(?:href|src)="([^"#?]+)', "" if name == "404.html" else text):
            if "://" not in link and not link.startswith(("mailto:", "data:")):
                target = (site / name).parent / unescape(link)
                if not (target.is_file() or (target / "index.html").is_file()):
                    found.add(f"{name}: {link}")
    return found


def strangers(site: Path, pages: dict[str, str]) -> set[str]:
    """What pages and style sheets load from other servers."""
    texts = [*pages.values(), *(path.read_text("utf-8") for path in site.rglob("*.css"))]
    loaded = {next(filter(None, one)) for text in texts for one in LOADED.findall(text)}
    return {one for one in loaded if re.match(r"[\"']?(https?:)?//", one)}


def rules_are_listed(pages: dict[str, str], kit: Kit) -> None:
    """Each rule has a line with its severity in both lists, and a page behind it."""
    for name, lang in (("rules/index.zh-CN.html", "zh"), ("rules/index.html", "en")):
        rows = re.findall(r"<tr>\s*<td>(.*?)</tr>", pages[name], re.DOTALL)
        lines = {re.sub("<[^>]+>", "", row).split()[0]: row for row in rows}
        assert lines.keys() == {rule.code for rule in kit.rules}
        for rule in kit.rules:
            assert (
                f"<td>{SEVERITY_WORDS[rule.severity].say('zh' if lang == 'zh' else 'en', {})}</td>" in lines[rule.code]
            )
            link = re.search(r'href="\.\./([^"]+)"', lines[rule.code]) or re.search(r'href="([^"]+)"', lines[rule.code])
            assert link
            target = link[1] if link[1] in pages else f"rules/{link[1]}"
            assert f"{rule.code} {rule.name}" in pages[target]


def keys_are_listed(pages: dict[str, str]) -> None:
    """Each key of the configuration has a line, in the language of the page."""
    keys = {field.encode_name for field in msgspec.structs.fields(Config)}
    keys |= {field.encode_name for field in msgspec.structs.fields(PathRules)}
    for name, word in (("docs/configuration.zh-CN.html", "必须写"), ("docs/configuration.html", "required")):
        listed = set(re.findall(r"<code>([\w-]+)</code></td>", pages[name]))
        assert keys <= listed
        assert f"<td>{word}</td>" in pages[name]
