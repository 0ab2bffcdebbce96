"""W105: a punctuation mark typed twice, or two that cannot follow each other."""

import re
from collections.abc import Iterator

from gouji import Draft, Hit, Message, Rule
from gouji_wording.texts import paragraphs

_MARKS = (
    r"(?P<twice>[。，、；：？！])\s*(?P=twice)+|(?<=[\u4e00-\u9fff”》）)])(?P<narrow>[,;])\s*(?P=narrow)+"
    r"|[，、；：]。|。[，、；]|、，"
)
_PAIRS = (
    *("。。", "，，", "、、", "；；", "：：", "？？", "！！", ",,", ";;"),
    *("，。", "、。", "；。", "：。", "。，", "。、", "。；", "、，"),
)
"""One of these stands in each text that the pattern, which takes long to compile, finds something in."""


def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each mark too many, at the marks; …… and —— are marks of their own."""
    for one in paragraphs(draft):
        signs = "".join(one.text.split())
        for found in re.finditer(_MARKS, one.text) if any(pair in signs for pair in _PAIRS) else ():
            mark = found["twice"] or found["narrow"]
            values = {"marks": found[0], "mark": mark}
            yield Hit(one.span(*found.span()), values, "" if mark else "clash", expected=mark, actual=found[0])


RULE = Rule(
    code="W105",
    name="repeated-mark",
    severity="warning",
    messages={
        "": Message("标点“{marks}”重复，应为“{mark}”", "the mark “{marks}” is repeated; it should be “{mark}”"),
        "clash": Message("标点“{marks}”不能连用，只留一个", "the marks “{marks}” cannot follow each other; keep one"),
    },
    check=check,
    for_any=True,
)
