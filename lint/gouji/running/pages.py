"""The pages of the rules: the Markdown files beside their modules."""

import os
import sys

from gouji.rule import Rule


def page_of(rule: Rule) -> str:
    """A rule's page, the Markdown file beside its module; empty where it has none."""
    source = sys.modules[rule.check.__module__].__file__
    path = f"{os.path.splitext(source)[0]}.md" if source else ""
    if not os.path.isfile(path):
        return ""
    with open(path, encoding="utf-8") as file:
        return file.read()
