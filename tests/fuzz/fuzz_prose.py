"""Running text of the words that the grammar of prose knows: ``python tests/fuzz/fuzz_prose.py --count 2000``."""

import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from random import Random

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

import drafts
from fuzz.harness import Fuzzer, main

_WORD_LIST = """
收到 受理 办结 答复 上年结转 结转下年度 予以公开 部分公开 不予公开 无法提供 不予处理 其他处理
政府信息公开申请 行政复议 行政诉讼 维持 纠正 尚未审结 自然人 法人 企业 其中 内有 包括 分别为 合计
共 总计 占 同比增长 较上年 减少 增加 未 没有 无 均为 各 等 以及 和 、 ， ； 。 ： （ ） 件 条 次 篇
期 万元 % ％ 个 “ ” 《 》 2023年 2024年 0 1 2 12 350 1,234 1，234 3.5 99.99 １２ 一百 二十 十二 两
三成 近 约 余 多 -5 007 1234567890123456789012345678901
"""
_WORDS = (
    *_WORD_LIST.split(),
    "\n",
)


@cache
def seeds() -> Sequence[bytes]:
    """A report in two layouts."""
    blocks = drafts.report(drafts.city())
    return [drafts.text(blocks, layout) for layout in (drafts.in_place, drafts.stream)]


def spoil(data: bytes, chance: Random, _others: Sequence[bytes]) -> bytes:
    """The report with some paragraphs of words thrown together, some of them again and again."""
    said = []
    for _ in range(chance.choice((1, 3, 10))):
        words = [chance.choice(_WORDS) for _ in range(chance.choice((5, 20, 60)))]
        said.append("".join(words) * chance.choice((1, 1, 1, 2, 30)))
    return data.replace(drafts.OVERVIEW.encode(), "。\n".join(said).encode())


FUZZER = Fuzzer(seeds, spoil, "a.md")

if __name__ == "__main__":
    sys.exit(main(FUZZER))
