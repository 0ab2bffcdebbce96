"""The year reported on and the unit, where the title itself does not state them."""

import pytest

import drafts
from gouji import Draft
from gouji.checking import read
from gouji.registry import Kit


def year_of(kit: Kit, lead: str) -> int:
    """The year of a report without a title, whose lead is a sentence."""
    blocks = [lead, *drafts.report(drafts.no_figures(), period="")[2:]]
    return Draft(read(drafts.text(blocks), "draft.txt", kit.readers), kit.forms[-1]).year


@pytest.mark.parametrize(
    "lead",
    [
        "根据《中华人民共和国政府信息公开条例》，现公布青禾县数据局2023年政府信息公开工作年度报告。",
        "我局编制了2023年度政府信息公开工作年度报告。",
        "现将二〇二三年政府信息公开年度报告公布如下：",
        "按照2022年部署。编制 2023 年度 政府信息公开工作年度报告。",
    ],
)
def test_the_lead_says_the_year_of_the_report_it_announces(kit: Kit, lead: str) -> None:
    """A year right before the report's name is the year reported on."""
    assert year_of(kit, lead) == 2023


@pytest.mark.parametrize(
    "lead",
    [
        "根据《关于2023年政府信息公开工作年度报告的通知》，现公布本年度情况。",
        "2023年，我局公布信息120条。",
        "与2023年政府信息公开工作年度报告相比，数量有所增加。",
        "现公布青禾县数据局政府信息公开工作年度报告。",
    ],
)
def test_another_year_in_the_lead_is_not_that_of_the_report(kit: Kit, lead: str) -> None:
    """A document cited, a year of something else and a comparison say nothing."""
    assert year_of(kit, lead) == 0


@pytest.mark.parametrize(
    ("above", "unit"),
    [
        ("青禾县数据局", "青禾县数据局"),
        ("青禾县人民政府", "青禾县人民政府"),
        ("发布日期：2024-01-20", ""),
        ("首页 > 青禾县数据局", ""),
        ("首页>政务公开>青禾县数据局", ""),
    ],
)
def test_the_unit_may_stand_alone_above_a_title_without_one(kit: Kit, above: str, unit: str) -> None:
    """A body's name on the line above is the unit; a date or a path is not."""
    blocks = [above, "2023年政府信息公开工作年度报告", *drafts.report(drafts.no_figures())[1:]]
    for name, data in (("draft.txt", drafts.text(blocks)), ("draft.docx", drafts.word(blocks))):
        draft = Draft(read(data, name, kit.readers), kit.forms[-1])
        assert (draft.unit, draft.year) == (unit, 2023)


def test_the_government_above_a_title_copied_with_the_fields_of_a_page_is_that_of_the_site(kit: Kit) -> None:
    """A bureau's page has it too."""
    fields = ["发布日期：2024-01-20", "来源：青禾县数据局"]
    blocks = ["青禾县人民政府", "2023年政府信息公开工作年度报告", *fields, *drafts.report(drafts.no_figures())[1:]]
    assert Draft(read(drafts.text(blocks), "draft.txt", kit.readers), kit.forms[-1]).unit == ""
