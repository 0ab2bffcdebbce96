"""Clean reports, the same for the same number; body, year, edition, figures, words and what is said at all differ."""

from collections.abc import Iterator
from functools import cache
from random import Random
from typing import NamedTuple

import drafts
from drafts import Block, Figures

NUMBERS = range(40)
"""As many clean reports as the faults are put into."""
YEARS = range(2020, 2026)
"""The report on 2020 is in the edition of 2019, the others in that of 2021."""
NAME = "政府信息公开工作年度报告"
NUMERALS = "一二三四五六"
ASPECTS = ("主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障")


class Body(NamedTuple):
    """A body that reports: its name, how it calls itself, where it is, and the last day to publish by law."""

    name: str
    own: str
    address: str
    last_day: str = ""

    @property
    def governs(self) -> bool:
        """Whether it is a government, whose own report tells of assessments too."""
        return self.name.endswith("人民政府")


class Report(NamedTuple):
    """A report block by block, and what of it the faults must know.

    ``dates`` are those of the statistics period as written, ``contact`` the pieces of text that tell how to reach the
    body. ``earlier`` is its report on the year before.
    """

    blocks: list[Block]
    body: Body
    year: int
    dates: str
    contact: tuple[str, ...]
    earlier: tuple[Block, ...] = ()


BODIES = (
    Body("青禾县数据局", "本局", "青禾县新民路18号", "01-31"),
    Body("苇湖市自然资源局", "我局", "苇湖市北园路102号", "01-31"),
    Body("苇湖市卫生健康委员会", "本委", "苇湖市康宁街7号", "01-31"),
    Body("青禾县人民政府", "本机关", "青禾县新民路1号", "03-31"),
    Body("青禾县红柳镇人民政府", "本镇", "青禾县红柳镇迎宾街6号"),
    Body("青禾县东门街道办事处", "本街道", "青禾县东门巷33号"),
)
REGULATION = "《中华人民共和国政府信息公开条例》"
NOTICE = (
    "《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》"
    "（国办公开办函〔2021〕30号）"
)
DISCLOSED = (
    "全年主动公开信息{n}条，其中{a}条为工作动态、{b}条为通知公告、{c}条为财政信息。",
    "全年主动公开政府信息{n}条，其中工作动态{a}条（占{pa}%）、通知公告{b}条（占{pb}%）、财政信息{c}条（占{pc}%）。",
    "{own}主动公开信息{n}条：工作动态{a}条、通知公告{b}条、财政信息{c}条。发布解读稿件{m}篇。",
    "主动公开信息{n}条（含工作动态{a}条，通知公告{b}条，财政信息{c}条）。",
)
MANAGED = (
    "健全公文属性源头认定机制，落实保密审查要求，更新“公开指南”{m}次。",
    "修订信息管理制度，对历史文件逐件审核（含电子文件），纠正错漏{m}处。",
    "严把信息审核关，按照“谁起草、谁负责”的原则校对文稿，清理失效文件{m}份。",
)
PLATFORMS = (
    "办好政府网站和政务新媒体，新建专栏{m}个，办好“看得懂”图解栏目。",
    "维护政务微信公众号，开设公开栏（含便民查询点）{m}处，方便群众查阅。",
    "优化政府网站检索功能，更新专栏{m}次；做好无障碍改造。",
)
SUPERVISED = (
    "把公开工作纳入考核，组织培训{m}次，接受社会评议，没有发生责任追究的情形。",
    "开展日常检查{m}次，组织业务培训（含网络课程），社会评议结果良好，未发生责任追究情形。",
    "落实专人负责，开展培训{m}次；邀请群众代表参加评议，推动问题整改。",
)
PROBLEMS = (
    "部分栏目更新不够及时，个别文件公布后没有同步上传",
    "解读形式较为单一，图表、视频类的解读偏少",
    "业务人员调整频繁，对政策的理解还不够深入",
    "公开目录的分类不够细致，群众查找不够方便",
)
MEASURES = (
    "按月核对各栏目的更新时限，逐件登记、逐件销号",
    "增加图表和短视频，请起草科室的同志讲解政策",
    "编印业务手册，每季度组织一次案例学习",
    "按照主题和对象重新整理目录，增加检索入口",
)
OLD_PROBLEMS = (
    "村务公开与政务公开衔接不紧，乡村一级的内容偏少",
    "答复文书的格式不统一，说理部分过于简略",
    "档案数字化进度较慢，旧文件难以在线查阅",
)
OLD_MEASURES = (
    "与民政部门共同拟定村级事项清单，开展试点",
    "制定答复文书样式，由法制审核人员把关",
    "分批扫描历史文件，年内完成三分之一",
)


def chance_of(*seed: object) -> Random:
    """A source of chance that is the same for the same seed."""
    return Random("/".join(map(str, seed)))  # noqa: S311  # no secret


@cache
def report(number: int) -> Report:
    """The clean report of a number, with that on the year before."""
    chance = chance_of("report", number)
    body, year = chance.choice(BODIES), chance.choice(YEARS)
    figures = _figures(chance, number)
    earlier = _written(chance_of("earlier", number), body, year - 1, _year_before(figures, number), new=False)
    return _written(chance, body, year, figures, new=True)._replace(earlier=tuple(earlier.blocks))


def _figures(chance: Random, number: int) -> Figures:
    """Those of a large or a small body, or none at all."""
    if chance.random() < 1 / 6:
        return drafts.no_figures()
    figures = drafts.consistent(number, chance.choice((4, 60, 400)))
    for issued in (0, 3):
        figures.two[issued + 2] = str(int(figures.two[issued]) + chance.randrange(90))
    return figures


def _year_before(figures: Figures, number: int) -> Figures:
    """Figures of a year that these follow from: what it carried over, and what was in force."""
    before = drafts.consistent(1000 + number)
    carried, handled = figures.three[1], before.three[23]
    received = [done + left for done, left in zip(handled, carried, strict=True)]
    for issued in (0, 3):
        new, repealed, in_force = map(int, figures.two[issued : issued + 3])
        before.two[issued + 2] = str(in_force - new + repealed)
    return Figures(before.two, [received, [0] * 7, *before.three[2:24], carried], before.four)


def _written(chance: Random, body: Body, year: int, figures: Figures, *, new: bool) -> Report:
    """A report in words of its own; ``new`` tells this year's from that of the year before."""
    plain = drafts.report(figures) if year > YEARS[0] else drafts.report_of_2019(figures, year)
    two, three, four = (block for block in plain if not isinstance(block, str))
    dates, contact = _dates(chance, year), _contact(chance, body)
    bodies: tuple[list[Block], ...] = (
        [*_overview(chance, body, year, figures)],
        [*_documents(chance, year, figures), two],
        [*chance.choice(((), ("申请办理情况见下表。",))), three],
        [*_disputes(chance, figures), four],
        [*_problems(chance, new=new)],
        [_fee(chance, figures)],
    )
    published, signed = _published(chance, body, year)
    title = chance.choice((f"{body.name}{year}年{NAME}", f"{year}年{body.name}{NAME}"))
    blocks: list[Block] = [*published, title, *_lead(chance, body, year, dates, contact)]
    for numeral, heading, under in zip(NUMERALS, drafts.SECTIONS, bodies, strict=True):
        blocks += [f"{numeral}、{heading}", *under]
    return Report([*blocks, *signed], body, year, dates, contact)


def _published(chance: Random, body: Body, year: int) -> tuple[list[str], list[str]]:
    """The line of a web page that tells when it was published, or the signature at the end, or neither."""
    label, day = chance.choice(("发布日期", "发布时间")), chance.randrange(5, 29)
    last = body.last_day or f"02-{day}"
    return chance.choice(
        (([], []), ([f"{label}：{year + 1}-{last}"], []), ([], [body.name, f"{year + 1}年1月{day}日"]))
    )


def _lead(chance: Random, body: Body, year: int, dates: str, contact: tuple[str, ...]) -> Iterator[str]:
    """The paragraphs before the first part, the sentences in one or apart."""
    notices = f"（国务院令第711号）和{NOTICE}" if year > YEARS[0] else "（国务院令第711号）"
    purpose = chance.choice(
        (
            f"根据{REGULATION}编制本报告。",
            f"根据{REGULATION}{notices}，编制本报告。",
            f"现公布{body.name}{year}年{NAME}。本报告由{'、'.join(drafts.SECTIONS)}等六个部分组成。",
            f"按照{REGULATION}的要求，现将{year}年{NAME}予以公布。全文分六个部分：{'、'.join(drafts.SECTIONS)}。",
        )
    )
    period = chance.choice(
        (
            f"本报告所列数据的统计期限自{dates}止。",
            f"本报告中所列数据的统计时限为{dates}。",
            f"本年报所列数据统计时间从{dates}止。",
        )
    )
    if len(contact) == 1 and chance.random() < 1 / 3:
        yield purpose + period + contact[0]
    else:
        yield from (purpose, period, *contact)


def _dates(chance: Random, year: int) -> str:
    return chance.choice(
        (
            f"{year}年1月1日起至{year}年12月31日",
            f"{year}年1月1日至12月31日",
            f"{year}年1月1日起，至{year}年12月31日",
            f"{year} 年 1 月 1 日起至 {year} 年 12 月 31 日",
        )
    )


def _contact(chance: Random, body: Body) -> tuple[str, ...]:
    """A sentence, or a line for each detail."""
    phone = chance.choice(("0906-2233445", "（0906）2233446", "0906—2233447", "09062233448"))
    asked = f"如对本报告有疑问，请与{body.name}办公室联系"
    return chance.choice(
        (
            (f"{asked}（地址：{body.address}；联系电话：{phone}）。",),
            (f"{asked}（地址：{body.address}；邮编：836500；联系电话：{phone}；电子邮箱：gk@example.gov.cn）。",),
            (f"{asked}，联系电话：{phone}，联系地址：{body.address}，邮政编码：836500。",),
            (
                f"联系地址：{body.address}",
                "邮政编码：836500",
                f"联系电话：{phone}",
                "电子邮箱：xxgk_2@example.gov.cn",
            ),
        )
    )


def _overview(chance: Random, body: Body, year: int, figures: Figures) -> Iterator[str]:
    """Part one, a paragraph for each aspect, which speaks of that alone."""
    if chance.random() < 1 / 2:
        yield f"{year}年，{body.own}认真落实{REGULATION}，各项任务有序推进。"
    texts = (
        _disclosed(chance, body),
        _applications(chance, body, year, figures.three),
        *(chance.choice(texts).format(m=chance.randrange(2, 30)) for texts in (MANAGED, PLATFORMS, SUPERVISED)),
    )
    marks = chance.choice(([f"（{numeral}）{{}}。" for numeral in NUMERALS], ["{}方面。"] * 5))
    yield from (mark.format(aspect) + text for mark, aspect, text in zip(marks, ASPECTS, texts, strict=False))


def _disclosed(chance: Random, body: Body) -> str:
    a, b, c = (chance.randrange(11, 400) for _ in range(3))
    shares = {f"p{name}": f"{part * 100 / (a + b + c):.1f}" for name, part in zip("abc", (a, b, c), strict=True)}
    return chance.choice(DISCLOSED).format(
        n=a + b + c, a=a, b=b, c=c, m=chance.randrange(2, 30), own=body.own, **shares
    )


def _applications(chance: Random, body: Body, year: int, three: list[list[int]]) -> str:
    """What part one says of the applications, true to the table; sometimes no figure."""
    received, carried_in, handled, carried_out = (three[row][6] for row in (0, 1, 23, 24))
    results = [three[2][6], three[3][6], *(sum(three[row][6] for row in rows) for rows in _GROUPS)]
    listed = "、".join(f"{name}{count}件" for name, count in zip(_RESULTS, results, strict=True))
    nothing = chance.choice(
        (f"{year}年，{body.own}未收到政府信息公开申请。", "全年未收到政府信息公开申请，无上年结转申请。")
    )
    some = (
        f"全年新收政府信息公开申请{received}件，上年结转{carried_in}件，办结{handled}件，结转下年度继续办理{carried_out}件。",
        f"共受理政府信息公开申请{received}件，答复{handled}件（含上年度结转申请{carried_in}件，另有{carried_out}件顺延到下年度答复）。",
        f"收到政府信息公开申请{received}件，其中自然人{three[0][0]}件、法人或其他组织{received - three[0][0]}件。",
        f"{year}年，{body.own}共办理政府信息公开申请{handled}件，其中{listed}。",
    )
    silent = (
        "完善申请登记、转办、答复流程，依法保障申请人的知情权。",
        "规范依申请公开答复文书，畅通申请接收的各种途径。",
    )
    if chance.random() < 1 / 4:
        return chance.choice(silent)
    return "".join(chance.sample(some, chance.choice((1, 2)))) if received else nothing


_GROUPS = (range(4, 12), range(12, 15), range(15, 20), range(20, 23))
_RESULTS = ("予以公开", "部分公开", "不予公开", "无法提供", "不予处理", "其他处理")


def _documents(chance: Random, year: int, figures: Figures) -> list[str]:
    """What is said above the table of part two, which the edition of 2019 has no figures for."""
    law, other = figures.two[:3], figures.two[3:6]
    texts = (
        f"制发行政规范性文件{other[0]}件，废止行政规范性文件{other[1]}件，现行有效行政规范性文件{other[2]}件。",
        f"制定规章{law[0]}件，废止规章{law[1]}件，现行有效规章{law[2]}件。",
    )
    return chance.choice(([], [], *([text] for text in texts))) if year > YEARS[0] else []


def _disputes(chance: Random, figures: Figures) -> list[str]:
    """What is said above the table of part four."""
    review, direct, after = (figures.four[at : at + 5] for at in (0, 5, 10))
    both = [one + other for one, other in zip(direct, after, strict=True)]
    if not review[4] + both[4]:
        return chance.choice(([], ["未发生行政复议、行政诉讼。"]))
    return chance.choice(
        (
            [],
            [f"因政府信息公开工作被申请行政复议{review[4]}件，其中{_outcomes(review)}。"],
            [f"因政府信息公开工作被提起行政诉讼{both[4]}件，其中{_outcomes(both)}。"],
            [
                f"有{review[4]}件涉及政府信息公开工作的行政复议。行政诉讼未经复议直接起诉{direct[4]}件，复议后起诉{after[4]}件。"
            ],
        )
    )


def _outcomes(counts: list[int]) -> str:
    return "、".join(f"{name}{count}件" for name, count in zip(drafts.OUTCOMES[:4], counts, strict=False))


def _problems(chance: Random, *, new: bool) -> list[str]:
    """Part five: what is wrong and what is done about it."""
    problems, measures = (PROBLEMS, MEASURES) if new else (OLD_PROBLEMS, OLD_MEASURES)
    pairs = chance.sample([*zip(problems, measures, strict=True)], chance.choice((3, len(problems))))
    wrong, done = ("；".join(f"{NUMERALS[at]}是{pair[side]}" for at, pair in enumerate(pairs)) for side in (0, 1))
    return chance.choice(
        (
            [f"存在的主要问题：{wrong}。", f"改进情况：{done}。"],
            [f"（一）存在的主要问题。{wrong}。", f"（二）改进情况。{done}。"],
            [f"{wrong}。下一步，{done}。"],
        )
    )


def _fee(chance: Random, figures: Figures) -> str:
    """Part six, which must not deny a fee where applications lapsed for it."""
    paid = ("本年度未产生信息处理费。", f"本年度收取信息处理费{chance.randrange(20, 900)}元。")
    return chance.choice(paid if figures.three[21][6] else (*paid, "本年度未收取政府信息处理费。"))
