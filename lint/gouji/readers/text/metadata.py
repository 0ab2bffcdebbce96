"""The fields a web site prints above a document: 索引号, 发布机构, 文号 and the like, which are no table of it."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile

import msgspec

from gouji.folding import HAN, fold, ordinal
from gouji.readers.text.bars import Source
from gouji.readers.text.lines import Line

_OWN = frozenset({
    "索引号", "信息索引号", "发布机构", "发文机构", "发文机关", "发文单位", "公开机构", "公开主体", "发布日期",
    "发布时间", "发文日期", "成文日期", "生成日期", "公开日期", "公开时间", "更新日期", "更新时间", "文号",
    "发文字号", "文件编号", "主题分类", "主题词", "体裁分类", "组配分类", "信息分类", "服务对象", "有效性", "时效性",
    "效力状态", "公开范围", "公开方式", "公开形式", "公开程序", "公开时限", "生效日期", "失效日期", "废止日期",
    "信息名称", "信息来源",
})  # fmt: skip
"""Names that stand in no other place."""
_OTHERS = frozenset({
    "名称", "标题", "来源", "分类", "类别", "关键词", "内容概述", "作者", "编辑", "责任编辑", "浏览", "浏览次数",
    "阅读次数", "字体", "字号", "日期", "时间",
})  # fmt: skip
_MOST_LINES = 40
_FEWEST_FIELDS = 3
_FEWEST_LINES = 2
_NAME = re.compile(rf"\s*({HAN}(?:{HAN}|\s){{1,8}}?)\s*[:：]")
_FIELD = re.compile(rf"(?:^|(?<=\s)){HAN}(?:{HAN}|[ \u3000]){{1,8}}?[:：]")


def with_fields(sources: Sequence[Source]) -> list[Source]:
    """The lines, those of the block of fields of shape ``field``; its texts are their pieces."""
    found = list(sources)
    top = _top(sources)
    for barred, group in groupby(top, key=lambda place: sources[place].shape != "prose"):
        places = list(group)
        fields = [[piece for piece in sources[place].pieces if piece.text] for place in places]
        if barred:
            for place, pieces in zip(places, fields[: _block(fields)], strict=False):
                found[place] = msgspec.structs.replace(sources[place], shape="field", pieces=tuple(pieces))
    named = [place for place in top if sources[place].shape == "prose" and _names(sources[place].line.text)]
    names = [name for place in named for name in _names(sources[place].line.text)]
    if len(names) >= _FEWEST_LINES and _OWN.intersection(names):
        for place in named:
            line = sources[place].line
            found[place] = msgspec.structs.replace(sources[place], shape="field", pieces=(line,))
    return found


def _top(sources: Sequence[Source]) -> list[int]:
    """The lines that are not blank above the first heading."""
    found: list[int] = []
    for place, source in enumerate(sources):
        numbered = ordinal(source.line.text[:12])
        if len(found) == _MOST_LINES or (numbered and numbered[0] in {"chinese", "part"}):
            break
        if source.shape != "blank":
            found.append(place)
    return found


def _block(lines: Sequence[Sequence[Line]]) -> int:
    """How many lines from the first on are fields: each begins with a name, or names and values take turns."""
    texts = [[fold(piece.text) for piece in line] for line in lines]
    rows = list(takewhile(lambda line: not line or _is_name(line[0]), texts))
    turns = all(len(line) <= 1 for line in texts) and _take_turns([text for line in texts for text in line])
    for block in (texts if turns else [], rows):
        cells = [text for line in block for text in line]
        names = sum(map(_is_name, cells))
        if names >= _FEWEST_FIELDS and sum(map(bool, block)) >= _FEWEST_LINES and _OWN.intersection(cells):
            return len(block)
    return 0


def _take_turns(cells: Sequence[str]) -> bool:
    """Whether the first cell is a name, and two in five are, also among those of the second half."""
    names = [_is_name(cell) for cell in cells]
    return names[:1] == [True] and any(names[len(names) // 2 :]) and names.count(True) * 5 >= len(names) * 2


def _is_name(folded: str) -> bool:
    return folded in _OWN or folded in _OTHERS


def _names(text: str) -> list[str]:
    """The names of the fields of a line that begins with one: ``发布日期：2023-01-09  来源：…``."""
    first = _NAME.match(text)
    if not first or not _is_name(fold(first[1])) or "。" in text:
        return []
    return list(filter(_is_name, _all_names(text)))


def _all_names(text: str) -> Iterator[str]:
    for found in _FIELD.finditer(text):
        yield fold(found[0])
