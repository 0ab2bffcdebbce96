"""ON101: a bureau is called by the name it had before the reform of 2018."""

import re
from collections.abc import Iterator

from gouji import Draft, Hit, Message, Paragraph, Place, Rule

NEW_NAMES = {
    "国土资源局": "自然资源局",
    "环境保护局": "生态环境局",
    "食品药品监督管理局": "市场监督管理局",
    "卫生和计划生育局": "卫生健康局",
}
_OLD_NAME = re.compile("(?<!原)(?:" + "|".join(NEW_NAMES) + ")")


def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each old name in a paragraph, at the name; 原国土资源局 says itself that the name is past."""
    for block in draft.document.blocks:
        if isinstance(block, Paragraph):
            for found in _OLD_NAME.finditer(block.text):
                new = NEW_NAMES[found[0]]
                yield Hit(
                    Place(block.number, found.start(), found.end()),
                    {"old": found[0], "new": new},
                    expected=new,
                    actual=found[0],
                )


RULE = Rule(
    code="ON101",
    name="old-bureau-name",
    severity="warning",
    messages={
        "": Message(
            "“{old}”是机构改革前的名称，现为“{new}”",
            "“{old}” is the name before the reform; it is now “{new}”",
        )
    },
    check=check,
    basis="2018年机构改革方案",
    for_any=True,
)
