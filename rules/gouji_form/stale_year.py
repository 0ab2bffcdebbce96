"""D104: a sentence of last year's report left in."""

import re
from collections.abc import Iterator

from gouji import Draft, Hit, Message, NamedYear, Place, Rule, named_years

SELF = "(?:我|本)(?:省|市|州|盟|县|区|旗|镇|乡|街道|局|厅|委|办|部|署|院|中心|单位|机关|部门|分局|管委会|自治区|自治县)"
CLAIM = re.compile(
    r"[\d一二三四五六七八九十百两]\s*余?\s*[条件篇份起例项]|未(?:收到|发生|受理)|没有(?:收到|发生)|无.{0,12}(?:申请|复议|诉讼)"
)
PLAN = "将(?:会)?(?:进一步|继续|持续|不断|着力|加大|努力|从以下|主要从|重点从|认真|积极|做好|抓好)"
LAWFUL = re.compile(
    "[比较《〔<]|上年|上一年|去年|增[长加]|下降|减少|以来|截[至止]|根据|按照|结转|转入|将|拟|计划|要点|[预决]算|年报|年度报告|"
    "评估|考核|测评|通报|此前|至今|存在|不足|问题|[今本当去往历]年|未办结|[－—~-]"
)
"""Words with which another year is lawfully named: a comparison, a document, an account, a plan, a carry-over."""
PROMISE = re.compile("要|继续|持续|进一步|力争|确保|不少于|目标")
TOLD = re.compile("提出|要求|部署|明确|计划|印发|上年|上一年|去年")
NOT_A_PLAN = re.compile("作为|纳入|列入|摆[在上]|融入|[了已]")


def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each year that a sentence on the body's own work names in place of the year reported on."""
    asked = draft.form.period if draft.form else None
    if not (asked and asked.activity and draft.year) or _doubtful(draft):
        return
    subject = f"(?:{SELF}|{re.escape(draft.unit)})" if draft.unit else SELF
    for prose in draft.prose:
        for start, sentence in _sentences(prose.text, prose.start):
            for named in named_years(sentence):
                kind = _kind(sentence, named, draft.year, subject, asked.activity)
                if kind:
                    place = Place(prose.block, start + named.start, start + named.end)
                    values: dict[str, object] = {"named": named.year, "year": draft.year}
                    expected = str(draft.year + (kind == "plan"))
                    yield Hit(place, values, kind, expected=expected, actual=str(named.year))


def _doubtful(draft: Draft) -> bool:
    """Whether the period is another year's than the title's; which is right is not known, and it is told already."""
    return draft.period is not None and draft.period.dates.whole_year not in (0, draft.year)


def _sentences(text: str, start: int) -> Iterator[tuple[int, str]]:
    for found in re.finditer(r"[^。；;！？\n]+", text[start:]) if "年" in text else ():
        yield start + found.start(), found[0]


def _kind(sentence: str, named: NamedYear, year: int, subject: str, activity: tuple[str, ...]) -> str:
    before, behind = sentence[: named.start], sentence[named.end :]
    if named.year <= year and re.match(rf"度?\s*[，,]?\s*(?:{subject})?\s*{PLAN}", behind):
        return "" if NOT_A_PLAN.search(behind) or TOLD.search(before) else "plan"
    own = re.search(rf"(?:^|[，,：:、）)\s])(?:{subject})\s*$", before)
    led = re.search(r"(?:^|[：:）)])[\s　]*$", before) and re.match(rf"度?\s*[，,]?\s*{subject}", behind)
    claims = CLAIM.search(behind) and any(word in behind for word in activity)
    lawful = LAWFUL.search(sentence) or str(year) in sentence or (named.year > year and PROMISE.search(behind))
    return "claim" if named.year != year and (own or led) and claims and not lawful else ""


RULE = Rule(
    code="D104",
    name="stale-year",
    severity="warning",
    messages={
        "claim": Message(
            "{year}年的报告里，这一句说的是{named}年本机关的工作，可能是旧稿未改",
            "in the report on {year} this sentence tells of the body's work in {named}: left from an old text?",
        ),
        "plan": Message(
            "{year}年的报告里，这一句把{named}年当作今后，可能是旧稿未改",
            "in the report on {year} this sentence speaks of {named} as the future: left from an old text?",
        ),
    },
    check=check,
    basis="通常做法",
)
