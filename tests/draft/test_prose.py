"""The running text of a draft, by section."""

from gouji.checking import Plan, read, read_draft
from gouji.registry import Kit

DRAFT = """青禾县数据局2024年政府信息公开工作年度报告
本报告由六个部分组成。
一、总体情况。2024年，本局认真落实要求。
（一）主动公开。
二、主动公开政府信息情况

| 行政许可 | 3 |

以上为本年数据。
"""


def test_prose_is_what_is_neither_title_nor_heading_nor_table(kit: Kit) -> None:
    """Each paragraph with its section, from behind a heading it is run in with."""
    draft, _ = read_draft(read(DRAFT.encode(), "draft.md", kit.readers), Plan(kit.rules, kit.forms))
    assert [(one.section, one.text[one.start :]) for one in draft.prose] == [
        ("", "本报告由六个部分组成。"),
        ("overview", "。2024年，本局认真落实要求。"),
        ("overview", "（一）主动公开。"),
        ("disclosed", "以上为本年数据。"),
    ]
