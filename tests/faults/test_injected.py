"""Each class of fault, put into a clean report, is found, and nothing else is reported."""

from collections.abc import Callable

import pytest

import drafts
from drafts import Block
from gouji import lint_bytes

Spoil = Callable[[list[Block]], list[Block]]
TABLE_FOUR = len(drafts.table_four([0] * 15))
"""How many cells the table of part four has."""


def put(old: str, new: str) -> Spoil:
    """The first text that holds some words, with others in their place."""

    def spoil(blocks: list[Block]) -> list[Block]:
        at = next(at for at, block in enumerate(blocks) if isinstance(block, str) and old in block)
        return [*blocks[:at], str(blocks[at]).replace(old, new, 1), *blocks[at + 1 :]]

    return spoil


def without(start: str, count: int = 1) -> Spoil:
    """Without a paragraph that begins so, and the blocks behind it."""

    def spoil(blocks: list[Block]) -> list[Block]:
        at = next(at for at, block in enumerate(blocks) if isinstance(block, str) and block.startswith(start))
        return blocks[:at] + blocks[at + count :]

    return spoil


def behind(start: str, text: str) -> Spoil:
    """With a paragraph more behind the one that begins so."""

    def spoil(blocks: list[Block]) -> list[Block]:
        at = next(at for at, block in enumerate(blocks) if isinstance(block, str) and block.startswith(start))
        return [*blocks[: at + 1], text, *blocks[at + 1 :]]

    return spoil


def swapped(first: str, second: str) -> Spoil:
    """With two sections, each a heading and one block, in each other's place."""

    def spoil(blocks: list[Block]) -> list[Block]:
        one, other = (
            next(at for at, block in enumerate(blocks) if isinstance(block, str) and block.startswith(start))
            for start in (first, second)
        )
        return [*blocks[:one], *blocks[other : other + 2], *blocks[one + 2 : other], *blocks[one : one + 2],
                *blocks[other + 2 :]]  # fmt: skip

    return spoil


def no_table_four(blocks: list[Block]) -> list[Block]:
    """Without the table of part four."""
    return [block for block in blocks if isinstance(block, str) or len(block) != TABLE_FOUR]


def cell(table: int, row: int, col: int, text: str) -> Spoil:
    """With a text in a cell of a table, all from 1."""

    def spoil(blocks: list[Block]) -> list[Block]:
        at = [at for at, block in enumerate(blocks) if not isinstance(block, str)][table - 1]
        grid = [one._replace(text=text) if one[:2] == (row, col) else one for one in blocks[at]]  # type: ignore[union-attr]
        return [*blocks[:at], grid, *blocks[at + 1 :]]  # type: ignore[list-item]

    return spoil


FAULTS: dict[str, tuple[Spoil, str]] = {
    "a part left out": (without("四、", 2), "S101"),
    "parts in each other's place": (swapped("三、", "四、"), "S102"),
    "a numeral twice": (put("五、存在", "四、存在"), "S103"),
    "a numeral left out": (put("五、存在", "存在"), "S103"),
    "a title reworded": (put("存在的主要问题及改进情况", "存在的问题与改进情况"), "S104"),
    "a part without a word": (without("一是公开内容"), "S105"),
    "a part with no answer": (put("一是公开内容不够及时。二是改进措施：加强培训，按时更新。", "无。"), "S105"),
    "a title without year": (put("青禾县数据局2024年政府", "青禾县数据局政府"), "S106"),
    "a period left out": (without("本报告所列数据"), "D101"),
    "a period of eleven months": (put("自2024年1月1日", "自2024年2月1日"), "D102"),
    "a day that is none": (put("至2024年12月31日", "至2024年12月32日"), "D102"),
    "a period of another year": (put("自2024年1月1日起至2024年", "自2023年1月1日起至2023年"), "D103"),
    "a contact left out": (without("如对本报告"), "C101"),
    "a contact without telephone": (put("；联系电话：0906-2233445", ""), "C102"),
    "a contact without address": (put("地址：青禾县新民路18号；", ""), "C102"),
    "a telephone without area code": (put("0906-2233445", "2233445"), "C103"),
    "no word on fees": (put("本年度未产生信息处理费。", "无。"), "F101"),
    "a table left out": (no_table_four, "T101"),
    "a blank cell": (cell(2, 8, 5, ""), "T106"),
    "words in a cell": (cell(1, 3, 2, "未制作规章"), "T107"),
    "a negative": (cell(1, 3, 2, "-1"), "T107"),
    "half a licence": (cell(1, 7, 2, "1.5"), "T107"),
    "a wrong part": (cell(2, 16, 4, "700"), "T110"),
    "a wrong total": (cell(2, 4, 10, "3191"), "T110"),
    "a total of table four": (cell(3, 4, 5, "315"), "T103"),
    "a label of no form": (cell(2, 8, 3, "1.属于其他情形"), "T102"),
    "a prompt left in": (behind("六、", "（具体网址）"), "L101"),
    "a number left out": (behind("一、", "全年主动公开信息  条。"), "L102"),
    "a doubled character": (behind("一、", "本局持续推进政府信息公开工工作。"), "W101"),
    "a bracket left open": (behind("一、", "本局公布了办事指南（含流程图。"), "W102"),
    "a half-width comma": (behind("一、", "本局更新了目录,完善了栏目。"), "W103"),
    "an item skipped": (behind("一、", "一是更新目录；三是完善栏目。"), "W104"),
    "a stop twice": (behind("一、", "本局完善了栏目。。"), "W105"),
    "parts that do not add up": (behind("一、", "全年公开信息20条，其中甲类12条、乙类5条、丙类4条。"), "P101"),
    "another number than the table's": (behind("一、", "全年共收到政府信息公开申请3100件。"), "P102"),
    "another share": (behind("一、", "全年公开信息200条，其中政策解读50条（占30%）。"), "P103"),
    "all done and some carried over": (behind("一、", "所有政府信息公开申请均已办理完成。"), "P104"),
}


@pytest.mark.parametrize(("spoil", "code"), FAULTS.values(), ids=FAULTS)
@pytest.mark.parametrize("layout", ["docx", "txt"])
def test_an_injected_fault_is_found_and_nothing_else(spoil: Spoil, code: str, layout: str) -> None:
    """Whether it is written in Word or as text."""
    blocks = spoil(drafts.report(drafts.city()))
    data = drafts.word(blocks) if layout == "docx" else drafts.text(blocks)
    assert {one["code"] for one in lint_bytes(f"draft.{layout}", data)} == {code}
