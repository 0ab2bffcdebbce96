"""Made-up annual reports, as Word and as text, the same for the same seed and number.

Their figures tie up, but for the drafts that are asked to have a fault: there one cell is wrong.
"""

import random
import zipfile
from io import BytesIO
from typing import Literal, NamedTuple
from xml.sax.saxutils import escape

ROWS = (
    "一、本年新收政府信息公开申请数量",
    "二、上年结转政府信息公开申请数量",
    "（一）予以公开",
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
    "1.属于国家秘密",
    "2.其他法律行政法规禁止公开",
    "3.危及“三安全一稳定”",
    "4.保护第三方合法权益",
    "5.属于三类内部事务信息",
    "6.属于四类过程性信息",
    "7.属于行政执法案卷",
    "8.属于行政查询事项",
    "1.本机关不掌握相关政府信息",
    "2.没有现成信息需要另行制作",
    "3.补正后申请内容仍不明确",
    "1.信访举报投诉类申请",
    "2.重复申请",
    "3.要求提供公开出版物",
    "4.无正当理由大量反复申请",
    "5.要求行政机关确认或重新出具已获取信息",
    "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    "3.其他",
    "（七）总计",
    "四、结转下年度继续办理",
)
GROUPS = {4: "（三）不予公开", 12: "（四）无法提供", 15: "（五）不予处理", 20: "（六）其他处理"}
"""The groups of rows, by the row each begins at."""
APPLICANTS = ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
OUTCOMES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
BUREAUS = ("财政局", "民政局", "水利局", "教育局", "统计局", "审计局", "林业局", "商务局", "司法局", "体育局")
WHOLE = (0, 1, 24)
"""The rows of table three that are not part of 本年度办理结果."""
TOTAL = 23

Merge = Literal["", "restart", "continue"]


class Cell(NamedTuple):
    """A cell of a row: its text, how many columns it takes, and whether it is joined with the one below or above."""

    text: str
    wide: int = 1
    merge: Merge = ""


Table = list[list[Cell]]
Block = str | Table


def report(seed: int, number: int, *, faulty: bool = False) -> list[Block]:
    """A whole report, a paragraph or a table a block."""
    chance = random.Random(f"{seed}/{number}")  # noqa: S311  # no secret
    applications = _applications(chance)
    if faulty:
        applications[2][chance.randrange(6)] += chance.randrange(1, 9)
    unit = f"青禾县第{number}{BUREAUS[number % len(BUREAUS)]}"
    documents = [str(chance.randrange(500)) for _ in range(9)] + [f"{chance.randrange(99999) / 100:.2f}"]
    disputes = [count for _ in range(3) for count in _with_total([chance.randrange(9) for _ in range(4)])]
    return [
        f"{unit}2024年政府信息公开工作年度报告",
        "根据《中华人民共和国政府信息公开条例》，编制本报告。",
        "本报告所列数据的统计期限自2024年1月1日起至2024年12月31日止。",
        f"如对本报告有疑问，请与{unit}办公室联系（地址：青禾县新民路18号；联系电话：0906-2233{chance.randrange(1000):03}）。",
        "一、总体情况",
        "2024年，本局推进主动公开和依申请公开，加强政府信息管理、平台建设和监督保障。",
        "二、主动公开政府信息情况",
        _documents(documents),
        "三、收到和处理政府信息公开申请情况",
        _table_of_applications(applications),
        "四、政府信息公开行政复议、行政诉讼情况",
        _table_of_disputes(disputes),
        "五、存在的主要问题及改进情况",
        "一是公开内容不够及时。二是改进措施：加强培训，按时更新。",
        "六、其他需要报告的事项",
        "本年度未产生信息处理费。",
    ]


def _with_total(parts: list[int]) -> list[int]:
    return [*parts, sum(parts)]


def _applications(chance: random.Random) -> list[list[int]]:
    """The figures of table three: what came in and what was carried in is what was done and what is carried out."""
    done = [[chance.choice((0, chance.randrange(60))) for _ in range(6)] for _ in ROWS[2:TOTAL]]
    total = [sum(column) for column in zip(*done, strict=True)]
    carried_out = [chance.randrange(10) for _ in total]
    carried_in = [chance.randrange(min(10, one + other + 1)) for one, other in zip(total, carried_out, strict=True)]
    came_in = [a + b - c for a, b, c in zip(total, carried_out, carried_in, strict=True)]
    return [_with_total(row) for row in (came_in, carried_in, *done, total, carried_out)]


def _documents(figures: list[str]) -> Table:
    """The table of part two, of four columns."""
    counts = ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")
    decided = ("信息内容", "本年处理决定数量")
    blocks = (
        ("（一）", counts, ("规章", "行政规范性文件")),
        ("（五）", decided, ("行政许可",)),
        ("（六）", decided, ("行政处罚", "行政强制")),
        ("（八）", ("信息内容", "本年收费金额（单位：万元）"), ("行政事业性收费",)),
    )
    rest = iter(figures)
    table: Table = []
    for number, header, names in blocks:
        rows = [header, *((name, *(next(rest) for _ in header[1:])) for name in names)]
        table.append([Cell(f"第二十条第{number}项", 4)])
        table += [[*map(Cell, row[:-1]), Cell(row[-1], 5 - len(row))] for row in rows]
    return table


def _table_of_applications(figures: list[list[int]]) -> Table:
    """The table of part three, of ten columns."""
    above = Cell("", 1, "continue")
    table = [
        [Cell(CORNER, 3, "restart"), Cell("申请人情况", 7)],
        [Cell("", 3, "continue"), Cell("自然人", 1, "restart"), Cell("法人或其他组织", 5), Cell("总计", 1, "restart")],
        [Cell("", 3, "continue"), above, *map(Cell, APPLICANTS), above],
    ]
    for number, (name, counts) in enumerate(zip(ROWS, figures, strict=True)):
        table.append([*_label(number, name), *(Cell(str(count)) for count in counts)])
    return table


def _label(number: int, name: str) -> list[Cell]:
    """The three columns before the figures of a row."""
    if number in WHOLE:
        return [Cell(name, 3)]
    done = Cell("三、本年度办理结果", 1, "restart") if number == WHOLE[-2] + 1 else Cell("", 1, "continue")
    if number < min(GROUPS) or number == TOTAL:
        return [done, Cell(name, 2)]
    group = Cell(GROUPS[number], 1, "restart") if number in GROUPS else Cell("", 1, "continue")
    return [done, group, Cell(name)]


def _table_of_disputes(figures: list[int]) -> Table:
    """The table of part four, of fifteen columns."""
    return [
        [Cell("行政复议", 5), Cell("行政诉讼", 10)],
        [*(Cell(name, 1, "restart") for name in OUTCOMES), Cell("未经复议直接起诉", 5), Cell("复议后起诉", 5)],
        [*(Cell("", 1, "continue") for _ in OUTCOMES), *map(Cell, OUTCOMES * 2)],
        [Cell(str(count)) for count in figures],
    ]


def text(blocks: list[Block]) -> bytes:
    """A report as a text file, a row of a table a line."""
    return "\n".join(block if isinstance(block, str) else "\n".join(map(_bars, block)) for block in blocks).encode()


def _bars(row: list[Cell]) -> str:
    return "| " + " | ".join(text for cell in row for text in (cell.text, *[""] * (cell.wide - 1))) + " |"


def word(blocks: list[Block]) -> bytes:
    """A report as a Word file with merged cells."""
    return package("".join(_paragraph(block) if isinstance(block, str) else _word_table(block) for block in blocks))


def package(body: str) -> bytes:
    """The least Word file around the XML of a body."""
    schemas = "http://schemas.openxmlformats.org"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{schemas}/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{schemas}/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="{schemas}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
        "</Relationships>",
        "word/document.xml": f'<w:document xmlns:w="{schemas}/wordprocessingml/2006/main"><w:body>{body}</w:body>'
        "</w:document>",
    }
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)  # without the time of writing
    return data.getvalue()


def _paragraph(content: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(content)}</w:t></w:r></w:p>'


def _word_table(table: Table) -> str:
    columns = "<w:gridCol/>" * sum(cell.wide for cell in table[0])
    rows = "".join(f"<w:tr>{''.join(map(_word_cell, row))}</w:tr>" for row in table)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"


def _word_cell(cell: Cell) -> str:
    merge = f'<w:vMerge w:val="{cell.merge}"/>' if cell.merge else ""
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{cell.wide}"/>{merge}</w:tcPr>{_paragraph(cell.text)}</w:tc>'
