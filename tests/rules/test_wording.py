"""The rules on wording: what real drafts do, rebuilt, and the options an office may set."""

import tomllib
from pathlib import Path

import msgspec
import pytest

import gouji_wording
from gouji import Cell, Document, Draft, Form, Paragraph, Place, Rule, table
from gouji.checking import read
from gouji.model import Story
from gouji.registry import Kit
from gouji_wording.texts import data

DATA = sorted(Path(gouji_wording.__file__).parent.glob("*.toml"))


def rule_of(kit: Kit, code: str, **options: object) -> Rule:
    """A rule of a code, with these options changed."""
    rule = next(rule for rule in kit.rules if rule.code == code)
    if options and rule.options is not None:
        return msgspec.structs.replace(rule, options=msgspec.structs.replace(rule.options, **options))
    return rule


def said(kit: Kit, rule: Rule, text: str, form: Form | None = None) -> list[str]:
    """What a rule finds in a text: what stands there, one a finding."""
    draft = Draft(read(text.encode(), "draft.txt", kit.readers), form)
    return [hit.actual or "" for hit in rule.hits(draft)]


@pytest.mark.parametrize(
    ("text", "twice"),
    [
        ("加强政府信息公开工工作：", ["工工"]),
        ("公园设施存在在安全隐患", ["在在"]),
        ("由何国法院作出，判结结果、时间", ["结结"]),
        ("负责解危的的具体工作", ["的的"]),
        ("由主管部门部门颁发", ["部门部门"]),
        ("由由办公室与与申请人沟通，对对申请进行审核", ["由由", "与与", "对对"]),
        ("网站、公众号公众号等渠道", ["公众号公众号"]),
    ],
)
def test_a_slip_that_a_draft_had_is_found(kit: Kit, text: str, twice: list[str]) -> None:
    """What is one too many is found, and nothing else."""
    assert said(kit, rule_of(kit, "W101"), text) == twice


@pytest.mark.parametrize(
    "text",
    [
        "第五条 新建建设项目应当配套",
        "构建共建共治共享的社会治理格局",
        "保险标的的保险价值",
        "应当充分运用信用信息",
        "申报人员、集装箱装箱现场检查员",
        "由具有有关资质的机构办理",
        "法律、法规规定由上海海关处理的，可以以书面形式答复",
        "执行本规定规定的期限，持有有效证件",
        "以及及时回应，制定相应应急预案",
        "理由由申请人说明，缘由由局里查明，参与与监督，赋予与会者，针对对象，面对对方，应对对策",
        "县政府办公室办公室主任，县委会委会，一件事一件事地办",
        "二〇二二年，中国国家博物馆、宣传传播、数据据实上报、层层压实、逐一一对一帮扶",
    ],
)
def test_words_that_meet_are_no_slip(kit: Kit, text: str) -> None:
    """What stands twice across the border of two words is lawful."""
    assert said(kit, rule_of(kit, "W101"), text) == []


def test_an_office_may_say_what_is_meant_to_stand_twice(kit: Kit) -> None:
    """Its own wording is left alone where it covers what stands twice, and nowhere else."""
    text = "平平台村服务站更新平平台信息"
    assert said(kit, rule_of(kit, "W101"), text) == ["平平", "平平"]
    assert said(kit, rule_of(kit, "W101", lawful=("平平台村",)), text) == ["平平"]


def test_an_office_may_name_phrases_of_its_templates(kit: Kit) -> None:
    """They are found whatever the width of their brackets."""
    text = "公开信息120条(同去年口径)。"
    assert said(kit, rule_of(kit, "L101"), text) == []
    assert said(kit, rule_of(kit, "L101", also=("（同去年口径）",)), text) == ["(同去年口径)"]


def test_a_law_is_held_to_its_number_only_from_the_year_it_has_it(kit: Kit) -> None:
    """The number before the revision is right in a report on a year before it."""
    form = kit.forms[-1]
    body = "年政府信息公开工作年度报告\n一、总体情况\n根据《政府信息公开条例》（国务院令第492号）编制。\n"
    for year, found in (("2018", []), ("2022", ["国务院令第492号"])):
        assert said(kit, rule_of(kit, "L103"), f"青禾县数据局{year}{body}", form) == found


def test_the_lists_of_a_text_are_told_apart(kit: Kit) -> None:
    """A member is out of order only in the list it goes on, whatever stands inside or before it."""
    rule = rule_of(kit, "W104")
    assert said(kit, rule, "一是甲：一是子，二是丑；二是乙；三是丙。") == []
    assert said(kit, rule, "一是甲；二是乙。第三是例外。十二是数目；三是丙；五是戊。") == ["五是"]
    assert said(kit, rule, "二是乙；三是丙；五是戊。") == []
    assert said(kit, rule, "一是甲;二是乙;三是清单24项,四是丁") == [",四是"]
    assert said(kit, rule, "一是甲；二是乙；二是丙；三是丁。") == ["二是"]
    assert said(kit, rule, "改进：一是甲；一是乙；三是丙。") == ["一是"]
    assert said(kit, rule, "不足：一是甲。改进：一是乙；二是丙。") == []


def test_half_width_marks_are_told_once_where_they_are_many(kit: Kit) -> None:
    """Up to three paragraphs each by itself, more in one, and as an office sets it."""
    rule = rule_of(kit, "W103")
    draft = "公开,及时。\n\n公开;准确。\n\n公开:全面。"
    assert said(kit, rule, draft) == [",", ";", ":"]
    assert said(kit, rule, f"{draft}\n\n(一)公开") == [",;:()"]
    assert said(kit, rule_of(kit, "W103", paragraphs=1), draft) == [",;:"]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("通知（青政办秘〔202437号），由青禾县数据局负责", ["〔"]),
        ("网址：http://www.example.gov.cn/)下载。请与我们联系(地址：新民路18号。", ["("]),
        ("四、将第三条修改为：“公开应当及时、准确。", []),
        ("第三条修改为：\n\n“（一）年报；\n\n“（二）指南。”", []),
    ],
)
def test_a_mark_without_its_other_half_is_found(kit: Kit, text: str, marks: list[str]) -> None:
    """One that opens a quotation of several paragraphs is none."""
    assert [mark for mark in said(kit, rule_of(kit, "W102"), text) if mark != ")"] == marks


def test_each_text_is_read_once_whatever_table_it_stands_in(kit: Kit) -> None:
    """A table inside a cell has its text in that cell too; the fields of a web page are none of the text."""
    around = table(1, 1, [Cell(1, 1, "名称"), Cell(1, 2, "（待补充）")])
    within = table(2, 2, [Cell(1, 1, "（待补充）")], inside=1)
    fields = table(3, 3, [Cell(1, 1, "（待补充）")], story="metadata")
    draft = Draft(Document((around, within, fields), "docx"), None)
    found = [hit.place for hit in rule_of(kit, "L101").hits(draft)]
    assert found == [Place(1, 0, 5, table=1, row=1, col=2)]


def test_the_texts_of_a_page_are_read_by_stories(kit: Kit) -> None:
    """Of margins placeholders are told, of the table of contents none, of the fields of a web page numbers.

    Marks are looked at in paragraphs of the body and the notes alone.
    """
    stories: tuple[Story, ...] = ("body", "note", "margin", "contents", "metadata")
    blocks = tuple(Paragraph(at, "文号（）号，（待补充）。。", story=story) for at, story in enumerate(stories, 1))
    draft = Draft(Document((*blocks, table(len(blocks) + 1, 1, [Cell(1, 1, "。。")])), "html"), None)
    found = [(hit.place.block, hit.actual) for hit in rule_of(kit, "L101").hits(draft)]
    assert found == [*((at, left) for at in (1, 2, 3) for left in ("（）号", "（待补充）")), (5, "（）号")]
    assert [hit.place.block for hit in rule_of(kit, "W105").hits(draft)] == [1, 2]


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.stem)
def test_what_a_rule_measures_by_is_the_file_beside_it(path: Path) -> None:
    """It is read as it stands, whatever the folder the tool is run in."""
    assert data(path.name) == tomllib.loads(path.read_text("utf-8"))
