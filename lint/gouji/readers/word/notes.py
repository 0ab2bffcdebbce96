"""What the reader of the findings should know of how a Word file was read."""

from collections import Counter

from gouji.readers.word.names import (
    ALT_CHUNK,
    CELL_DEL,
    CELL_INS,
    CHART,
    DEL,
    DIAGRAM,
    EMBEDDED,
    INS,
    MOVE_FROM,
    MOVE_TO,
    PLACEHOLDER,
    SUB_DOCUMENT,
    VANISH,
)
from gouji.readers.word.sides import Side

_CHANGES = (INS, DEL, MOVE_TO, CELL_INS, CELL_DEL)
_UNREAD = {
    ALT_CHUNK: ("另一份文件（altChunk）", "another file (altChunk)"),
    SUB_DOCUMENT: ("子文档", "a subdocument"),
    EMBEDDED: ("嵌入对象", "an embedded object"),
    CHART: ("图表", "a chart"),
    DIAGRAM: ("SmartArt 图形", "a SmartArt graphic"),
}
COUNTED = (*_CHANGES, *_UNREAD, MOVE_FROM, VANISH, PLACEHOLDER)
"""The elements to be counted in every story."""


def of_file(form: str, missing: list[str]) -> list[tuple[str, str]]:
    """The notes on the kind of file and the parts missing from it, each in Chinese and English."""
    said = []
    if form.startswith("dot"):
        said.append((f"这是模板文件（.{form}），已按文档读取", f"a template (.{form}), read as a document"))
    if form.endswith("m"):
        said.append(("含宏的文档，宏未运行", "the document has macros; they were not run"))
    said += [
        (f"文件内缺少部件 {part}，其余内容不受影响", f"part {part} is missing; the rest is not affected")
        for part in dict.fromkeys(missing)
    ]
    return said


def of_text(seen: Counter[str], hidden: int, side: Side) -> list[tuple[str, str]]:
    """The notes on the text, from the number of each element of ``COUNTED`` and of hidden runs left out."""
    said = []
    changes = sum(seen[tag] for tag in _CHANGES)
    if changes:
        said.append((f"有 {changes} 处修订未定，已{side.zh}读取", f"{changes} tracked changes were read {side.en}"))
    if hidden:
        said.append((f"有 {hidden} 处隐藏文字，未检查", f"{hidden} stretches of hidden text were left out"))
    if seen[PLACEHOLDER]:
        count = seen[PLACEHOLDER]
        said.append((f"有 {count} 处内容控件尚未填写", f"{count} content controls still show their prompt"))
    return [*said, *_of_unread(seen)]


def _of_unread(seen: Counter[str]) -> list[tuple[str, str]]:
    return [
        (f"文档内有 {seen[tag]} 处{zh}，其内容未检查", f"the content of {en} was not checked ({seen[tag]}×)")
        for tag, (zh, en) in _UNREAD.items()
        if seen[tag]
    ]
