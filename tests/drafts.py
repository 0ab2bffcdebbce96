"""Annual reports made for the tests: their figures, and the same report written in every layout the readers know.

The labels and the grid are written out here a second time, apart from the form's own file, so that a slip in that file
cannot hide itself.
"""

import random
import zipfile
from collections.abc import Callable, Iterable
from io import BytesIO
from typing import NamedTuple
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
COLUMNS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
GROUPS = {5: ("（三）不予公开", 8), 13: ("（四）无法提供", 3), 16: ("（五）不予处理", 5), 21: ("（六）其他处理", 3)}
OUTCOMES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"

SECTIONS = (
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
)
OVERVIEW = "2024年，本局推进主动公开和依申请公开，加强政府信息管理、平台建设和监督保障。"
PERIOD = "本报告所列数据的统计期限自2024年1月1日起至2024年12月31日止。"
CONTACT = "如对本报告有疑问，请与青禾县数据局办公室联系（地址：青禾县新民路18号；联系电话：0906-2233445）。"


class GridCell(NamedTuple):
    """A cell with the coordinate it begins at and its span, from 1."""

    row: int
    col: int
    rowspan: int
    colspan: int
    text: str


Grid = list[GridCell]


class Figures(NamedTuple):
    """All figures of a report: table two's ten, table three's 25 rows of 7, table four's fifteen."""

    two: list[str]
    three: list[list[int]]
    four: list[int]


def no_figures() -> Figures:
    """A report in which every figure is 0."""
    return Figures(["0"] * 10, [[0] * 7 for _ in range(25)], [0] * 15)


def consistent(seed: int, largest: int = 60) -> Figures:
    """Random figures that tie up, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311  # no secret
    parts = [[chance.randrange(largest) if chance.random() < 0.5 else 0 for _ in range(6)] for _ in range(21)]
    handled = [sum(column) for column in zip(*parts, strict=True)]
    carried_out = [chance.randrange(10) for _ in range(6)]
    carried_in = [chance.randrange(min(10, total + 1)) for total in map(sum, zip(handled, carried_out, strict=True))]
    received = [a + b - c for a, b, c in zip(handled, carried_out, carried_in, strict=True)]
    rows = [received, carried_in, *parts, handled, carried_out]
    four = [count for _ in range(3) for count in _with_total([chance.randrange(9) for _ in range(4)])]
    two = [str(chance.randrange(500)) for _ in range(9)] + [f"{chance.randrange(99999) / 100:.2f}"]
    return Figures(two, [_with_total(row) for row in rows], four)


def city() -> Figures:
    """Row A of the situations: the figures of a whole city."""
    sparse = {
        1: (3001, 53, 0, 0, 61, 4, 3119), 2: (34,), 3: (1288, 21, 0, 0, 50, 3, 1362), 4: (447, 7), 5: (2,), 6: (30, 1),
        7: (5,), 8: (6,), 9: (7, 1), 10: (12,), 11: (9,), 12: (105,), 13: (746, 12, 0, 0, 10, 1, 769), 14: (11,),
        15: (1,), 16: (56, 6), 17: (25,), 20: (1,), 21: (67, 3, 0, 0, 1, 0, 71), 22: (6,), 23: (108, 2),
        24: (2932, 53, 0, 0, 61, 4, 3050), 25: (103,),
    }  # fmt: skip
    three = [_with_total([*sparse.get(row, ())[:6], *[0] * (6 - len(sparse.get(row, ())[:6]))]) for row in range(1, 26)]
    assert all(row == list(sparse[number]) for number, row in enumerate(three, 1) if len(sparse.get(number, ())) == 7)
    two = ["1", "0", "11", "8", "26", "66", "447228", "3985758", "88283", "96171.6"]
    return Figures(two, three, [72, 64, 178, 37, 351, 13, 4, 8, 1, 26, 12, 1, 1, 6, 20])


def _with_total(parts: list[int]) -> list[int]:
    return [*parts, sum(parts)]


def table_two(figures: list[str]) -> Grid:
    """The table of part two, 14 x 4."""
    counts = ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")
    blocks = (
        ("（一）", counts, ("规章", "行政规范性文件")),
        ("（五）", ("信息内容", "本年处理决定数量"), ("行政许可",)),
        ("（六）", ("信息内容", "本年处理决定数量"), ("行政处罚", "行政强制")),
        ("（八）", ("信息内容", "本年收费金额（单位：万元）"), ("行政事业性收费",)),
    )
    return _blocks(blocks, figures)


def _blocks(blocks: Iterable[tuple[str, tuple[str, ...], tuple[str, ...]]], figures: list[str]) -> Grid:
    """A table of four columns in blocks of a number, a header and rows."""
    cells: Grid = []
    rest = iter(figures)
    row = 1
    for number, header, names in blocks:
        cells.append(GridCell(row, 1, 1, 4, f"第二十条第{number}项"))
        lines = [list(header), *([name, *(next(rest) for _ in header[1:])] for name in names)]
        for line in lines:
            row += 1
            cells += [
                GridCell(row, col, 1, 5 - col if col == len(line) else 1, text) for col, text in enumerate(line, 1)
            ]
        row += 1
    return cells


def table_three(figures: list[list[int]]) -> Grid:
    """The table of part three, 28 x 10."""
    cells = [GridCell(1, 1, 3, 3, CORNER), GridCell(1, 4, 1, 7, "申请人情况"), GridCell(2, 4, 2, 1, "自然人")]
    cells += [GridCell(2, 5, 1, 5, "法人或其他组织"), GridCell(2, 10, 2, 1, "总计")]
    cells += [GridCell(3, col, 1, 1, name) for col, name in enumerate(COLUMNS[1:6], 5)]
    for number, (name, values) in enumerate(zip(ROWS, figures, strict=True), 1):
        row = number + 3
        if number == 3:
            cells.append(GridCell(row, 1, 22, 1, "三、本年度办理结果"))
        if number in GROUPS:
            cells.append(GridCell(row, 2, GROUPS[number][1], 1, GROUPS[number][0]))
        col = 1 if number in (1, 2, 25) else 2 if number in (3, 4, 24) else 3
        cells.append(GridCell(row, col, 1, 4 - col, name))
        cells += [GridCell(row, at, 1, 1, str(value)) for at, value in enumerate(values, 4)]
    return cells


def table_two_of_2019(figures: list[str]) -> Grid:
    """The table of part two in the edition of 2019, 18 x 4, of its 22 figures."""
    first = ("信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量")
    changed = ("信息内容", "上一年项目数量", "本年增/减", "处理决定数量")
    blocks = (
        ("（一）", first, ("规章", "规范性文件")),
        ("（五）", changed, ("行政许可", "其他对外管理服务事项")),
        ("（六）", changed, ("行政处罚", "行政强制")),
        ("（八）", changed[:3], ("行政事业性收费",)),
        ("（九）", ("信息内容", "采购项目数量", "采购总金额"), ("政府集中采购",)),
    )
    return _blocks(blocks, figures)


def table_three_of_2019(figures: list[list[int]]) -> Grid:
    """The table of part three in the edition of 2019, 26 x 10: 其他处理 is one row."""
    cells = [cell for cell in table_three([*figures[:21], [], [], *figures[21:]]) if cell.row not in (25, 26)]
    moved = [cell._replace(row=cell.row - 2) if cell.row > 26 else cell for cell in cells]
    group = next(cell for cell in moved if cell.text == "（六）其他处理")
    row = [cell for cell in moved if cell.row == group.row and cell.col > 3]
    done = next(cell for cell in moved if cell.text == "三、本年度办理结果")
    kept = [cell for cell in moved if cell.row != group.row and cell is not done]
    return [*kept, done._replace(rowspan=20), GridCell(group.row, 2, 1, 2, group.text), *row]


def table_four(figures: list[int]) -> Grid:
    """The table of part four, 4 x 15."""
    cells = [GridCell(1, 1, 1, 5, "行政复议"), GridCell(1, 6, 1, 10, "行政诉讼")]
    cells += [GridCell(2, col, 2, 1, name) for col, name in enumerate(OUTCOMES, 1)]
    cells += [GridCell(2, 6, 1, 5, "未经复议直接起诉"), GridCell(2, 11, 1, 5, "复议后起诉")]
    cells += [GridCell(3, col, 1, 1, name) for col, name in enumerate(OUTCOMES * 2, 6)]
    return cells + [GridCell(4, col, 1, 1, str(value)) for col, value in enumerate(figures, 1)]


Block = str | Grid


def report(figures: Figures, *, without: str = "", period: str = PERIOD, contact: str = CONTACT) -> list[Block]:
    """A whole report, a paragraph or a table a block; ``without`` is the title of a section to leave out."""
    bodies: tuple[list[Block], ...] = (
        [OVERVIEW],
        [table_two(figures.two)],
        [table_three(figures.three)],
        [table_four(figures.four)],
        ["一是公开内容不够及时。二是改进措施：加强培训，按时更新。"],
        ["本年度未产生信息处理费。"],
    )
    blocks: list[Block] = [
        "青禾县数据局2024年政府信息公开工作年度报告",
        "根据《中华人民共和国政府信息公开条例》编制本报告。",
    ]
    blocks += [text for text in (period, contact) if text]
    for number, (title, body) in enumerate(zip(SECTIONS, bodies, strict=True)):
        if title != without:
            blocks += [f"{'一二三四五六'[number]}、{title}", *body]
    return blocks


def report_of_2019(figures: Figures, year: int) -> list[Block]:
    """A whole report on a year with the tables of parts two and three in the edition of 2019."""
    two = [*figures.two[:6], *figures.two[:6], *figures.two[:6], "12", "-5", *figures.two[-2:]]
    otherwise = [sum(column) for column in zip(*figures.three[20:23], strict=True)]
    three = [*figures.three[:20], otherwise, *figures.three[23:]]
    tables = {14: table_two_of_2019(two), 28: table_three_of_2019(three)}
    return [
        block.replace("2024", str(year)) if isinstance(block, str) else tables.get(len(lines_of(block)), block)
        for block in report(figures)
    ]


def lines_of(grid: Grid) -> list[list[GridCell]]:
    """The cells that begin in each row."""
    last = max(cell.row for cell in grid)
    return [sorted(cell for cell in grid if cell.row == row) for row in range(1, last + 1)]


def width_of(grid: Grid) -> int:
    """The number of columns."""
    return max(cell.col + cell.colspan - 1 for cell in grid)


def stream(grid: Grid) -> str:
    """One cell a line, rows padded with bars."""
    lines: list[str] = []
    for row in lines_of(grid):
        lines += [f"{cell.text} |" if cell.text else "|" for cell in row]
        if missing := width_of(grid) - len(row):
            lines.append("|" * missing)
    return "\n".join(lines)


def pushed(grid: Grid, edge: str = "") -> str:
    """A row a line, its cells pushed to the left of those that merged cells cover; ``edge`` may be a first bar."""
    width = width_of(grid)
    rows = ([cell.text for cell in row] + [""] * (width - len(row)) for row in lines_of(grid))
    return "\n".join(edge + " | ".join(row) + " |" for row in rows)


def in_place(grid: Grid, *, repeat: bool = False) -> str:
    """Markdown with every coordinate written, those a merged cell covers blank or with its text again."""
    height, width = len(lines_of(grid)), width_of(grid)
    texts = [["" for _ in range(width)] for _ in range(height)]
    for cell in grid:
        for row in range(cell.row, cell.row + cell.rowspan):
            for col in range(cell.col, cell.col + cell.colspan):
                if repeat or (row, col) == (cell.row, cell.col):
                    texts[row - 1][col - 1] = cell.text
    lines = ["| " + " | ".join(row) + " |" for row in texts]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


def text(blocks: Iterable[Block], layout: Callable[[Grid], str] = stream) -> bytes:
    """A report as a text file."""
    return "\n".join(block if isinstance(block, str) else layout(block) for block in blocks).encode()


def markdown(blocks: Iterable[Block]) -> bytes:
    """A report as Markdown, its headings marked."""
    lines: list[str] = []
    for block in blocks:
        heading = isinstance(block, str) and block[1:2] == "、"
        lines.append(f"## {block}" if heading else block if isinstance(block, str) else in_place(block))
    return "\n\n".join(lines).encode()


def word(blocks: Iterable[Block]) -> bytes:
    """A report as a Word file with merged cells."""
    body = "".join(_paragraph(block) if isinstance(block, str) else _word_table(block) for block in blocks)
    return package(body)


def package(body: str) -> bytes:
    """A minimal Word file around the XML of a body."""
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{types}"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{relations}"><Relationship Id="rId1" Type="{office}" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{main}"><w:body>{body}</w:body></w:document>',
    }
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return data.getvalue()


def _paragraph(content: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(content)}</w:t></w:r></w:p>'


def _word_table(grid: Grid) -> str:
    columns = "<w:gridCol/>" * width_of(grid)
    rows = "".join(f"<w:tr>{''.join(_word_row(grid, row))}</w:tr>" for row in range(1, len(lines_of(grid)) + 1))
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"


def _word_row(grid: Grid, row: int) -> Iterable[str]:
    reaching = sorted((cell for cell in grid if cell.row <= row < cell.row + cell.rowspan), key=lambda cell: cell.col)
    for cell in reaching:
        span = f'<w:gridSpan w:val="{cell.colspan}"/>'
        merge = '<w:vMerge w:val="restart"/>' if cell.rowspan > 1 and cell.row == row else "<w:vMerge/>"
        merge = merge if cell.rowspan > 1 else ""
        yield f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{_paragraph(cell.text if cell.row == row else '')}</w:tc>"
