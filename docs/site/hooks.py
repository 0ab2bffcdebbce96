"""What makes the site of the repository's own pages; mkdocs calls the functions named ``on_…``.

A page keeps its path in the repository, so that every link in it holds as it stands. What a page leads to comes along:
other pages as pages, files as they are.
"""
# ruff: noqa: INP001  # mkdocs loads it by its path

import re
from pathlib import Path, PurePosixPath
from typing import Any

from configuration_page import with_keys
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from rules_page import index_of_rules

from gouji.rule import Lang

ROOT = Path(__file__).parents[2]
HOMES = {"README.zh-CN.md": "index.html", "README.md": "en.html"}
INDEXES: dict[str, Lang] = {"rules/index.zh-CN.md": "zh", "rules/index.md": "en"}
OWN = ("docs/site/site.css", "docs/site/iframe-worker.js")
_FENCED = re.compile(r"^(`{3,}).*?^\1$|`[^`\n]+`", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)\s#]+)[^)\s]*\)")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """The files of the site: those of the theme, our pages, and what these lead to."""
    pages = {one: (ROOT / one).read_text("utf-8") for one in HOMES}
    pages |= {f"docs/{path.name}": path.read_text("utf-8") for path in (ROOT / "docs").glob("*.md")}
    pages |= {path: index_of_rules(ROOT, path, lang) for path, lang in INDEXES.items()}
    others = _reached(pages)
    made = [File.generated(config, path, content=text) for path, text in pages.items()]
    made += [File.generated(config, path, abs_src_path=str(ROOT / path)) for path in sorted(others.union(OWN))]
    for file in made:
        _place(file)
    if config.nav:
        config.nav = _expanded(config.nav, pages, _named(config.nav))
    return Files([*(file for file in files if file.src_dir != config.docs_dir), *made])


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """The text of a page, with the keys of the configuration where it asks for them."""
    del config, files
    return with_keys(ROOT, markdown, "zh" if page.file.src_uri.endswith(".zh-CN.md") else "en")


def _reached(pages: dict[str, str]) -> set[str]:
    """Add to some pages those they lead to, and so on; gives the files they lead to that are no pages."""
    others: set[str] = set()
    left = list(pages)
    while left:
        path = left.pop()
        for link in _LINK.findall(_FENCED.sub("", pages[path])):
            found = (ROOT / path).parent.joinpath(link).resolve()
            if "://" in link or not found.is_file() or not found.is_relative_to(ROOT):
                continue  # mkdocs tells of a link that leads nowhere
            target = found.relative_to(ROOT).as_posix()
            if not target.endswith(".md"):
                others.add(target)
            elif target not in pages:
                pages[target] = found.read_text("utf-8")
                left.append(target)
    return others


def _place(file: File) -> None:
    """Give a file of the repository its place in the site, where that is not its path."""
    if file.src_uri in HOMES:
        file.dest_uri = HOMES[file.src_uri]
        file.name = PurePosixPath(file.dest_uri).stem
    elif not PurePosixPath(file.src_uri).suffix:
        file.dest_uri = f"{file.src_uri}.txt"  # which a browser shows and does not save


def _named(nav: list[Any]) -> set[str]:
    """The pages that a navigation names."""
    named: set[str] = set()
    for one in nav:
        for value in one.values() if isinstance(one, dict) else [one]:
            named |= _named(value) if isinstance(value, list) else {value}
    return named


def _expanded(nav: list[Any], pages: dict[str, str], named: set[str]) -> list[Any]:
    """A navigation with, in place of each pattern, the pages of it that are named nowhere, by their headings."""
    found: list[Any] = []
    for one in nav:
        if isinstance(one, dict):
            found.append({k: _expanded(v, pages, named) if isinstance(v, list) else v for k, v in one.items()})
        elif "*" in one:
            matching = [path for path in pages if path not in named and PurePosixPath(path).match(one)]
            found += sorted(matching, key=lambda path: pages[path].partition("\n")[0])
            named |= {*matching}
        else:
            found.append(one)
    return found
