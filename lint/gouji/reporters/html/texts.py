"""The words of the page that are not a document's own, in both languages."""

from collections.abc import Mapping

import msgspec

from gouji.rule import Lang


class Words(msgspec.Struct, frozen=True):
    """Every word the page adds; those in braces are filled in."""

    lang: str
    product: str
    skip: str
    error: str
    warning: str
    info: str
    waived: str
    suppressed: str
    known: str
    made_by: str
    fails_on: str
    remarks: str
    files: str
    file: str
    verdict: str
    filter: str
    rule: str
    all_rules: str
    previous: str
    next: str
    keys: str
    shown: str
    none_shown: str
    outline: str
    findings: str
    no_findings: str
    mark: str
    beginning: str
    expected: str
    actual: str
    excerpt: str
    related: str
    earlier: str
    basis: str
    about: str
    document: str
    contents: str
    metadata: str
    note: str
    margin: str
    table: str
    inside: str
    form: str
    edition: str
    no_document: str
    left_out: str
    some_left_out: str
    evidence: str
    evidence_note: str
    part: str
    year: str
    unit: str
    period: str
    contact: str
    not_found: str
    relations: str
    ties: str
    no_ties: str
    held: str
    unchecked: str
    lacking: str
    row: str
    column: str
    passed: str
    comma: str
    colon: str


class Setting(msgspec.Struct, frozen=True):
    """The language of the run, its words, and what each rule is about, by code."""

    lang: Lang
    words: Words
    about: Mapping[str, str] = {}


ZH = Words(
    lang="zh-CN",
    product="勾稽检查报告",
    skip="跳到问题",
    error="错误",
    warning="警告",
    info="提示",
    waived="不计入",
    suppressed="已豁免",
    known="已在基线中",
    made_by="由 Gouji {version} 生成（{packs}）",
    fails_on="达到“{word}”即判为不能发布",
    remarks="说明",
    files="文件",
    file="文件",
    verdict="结论",
    filter="筛选",
    rule="规则",
    all_rules="全部规则",
    previous="上一个",
    next="下一个",
    keys="键盘：n 或 j 下一个，p 或 k 上一个",
    shown="显示 {shown} / {all} 个问题",
    none_shown="筛选后没有问题可显示。",
    outline="提纲",
    findings="问题",
    no_findings="没有发现问题。",
    mark="第 {number} 个问题：{word} {code}",
    beginning="各部分之外",
    expected="应为",
    actual="现为",
    excerpt="原文",
    related="对照",
    earlier="上年报告",
    basis="依据",
    about="这条规则查什么",
    document="原文",
    contents="目录",
    metadata="网页信息",
    note="脚注和尾注",
    margin="页眉和页脚",
    table="表 {index}",
    inside="（在表 {inside} 的单元格内）",
    form="表式：{name}",
    edition="{name}，{edition} 年版",
    no_document="没有附原文：这份结果没有带着读到的文档。",
    left_out="没有附原文：本次文件太多，见页首说明。",
    some_left_out="本次共 {all} 个文件，篇幅太大，只给有问题的 {shown} 个附原文和核对情况，其余只列结论和问题。",
    evidence="查过且成立",
    evidence_note="以下是认出和核对过的内容，请与原件对照。",
    part="部分：{title}",
    year="年度",
    unit="单位",
    period="统计期限",
    contact="联系方式",
    not_found="没有找到",
    relations="表格与勾稽关系",
    ties="成立 {held}，不成立 {broken}，未能核对 {unchecked}",
    no_ties="表式没有规定这张表的勾稽关系",
    held="成立的关系（{count}）",
    unchecked="未能核对的关系（{count}）",
    lacking="没有数字：{cells}",
    row="行“{label}”",
    column="列“{label}”",
    passed="查过、没有发现问题的规则（{count}）",
    comma="、",
    colon="：",
)

EN = Words(
    lang="en",
    product="Gouji report",
    skip="Skip to the findings",
    error="error",
    warning="warning",
    info="info",
    waived="not counted",
    suppressed="suppressed",
    known="in the baseline",
    made_by="Made by Gouji {version} ({packs})",
    fails_on="A finding of severity “{word}” or graver stops publication",
    remarks="Remarks",
    files="Files",
    file="File",
    verdict="Verdict",
    filter="Filter",
    rule="Rule",
    all_rules="all rules",
    previous="Previous",
    next="Next",
    keys="Keys: n or j for the next, p or k for the previous",
    shown="{shown} of {all} findings shown",
    none_shown="The filter leaves no finding to show.",
    outline="Outline",
    findings="Findings",
    no_findings="Nothing was found.",
    mark="Finding {number}: {word} {code}",
    beginning="outside the sections",
    expected="Expected",
    actual="Actual",
    excerpt="Text",
    related="See",
    earlier="last year’s report",
    basis="Basis",
    about="What this rule is about",
    document="Document",
    contents="Contents",
    metadata="Fields of the web page",
    note="Notes",
    margin="Headers and footers",
    table="Table {index}",
    inside=" (in a cell of table {inside})",
    form="Form: {name}",
    edition="{name}, edition of {edition}",
    no_document="The document is not shown: this result came without what was read.",
    left_out="The document is not shown: the run has too many files, see the top of the page.",
    some_left_out="The run has {all} files, too much for one page: the document and what was checked are shown for "
    "{shown} files with findings; of the others only verdict and findings.",
    evidence="Checked and held",
    evidence_note="What was recognised and checked, to be compared with the paper.",
    part="Section: {title}",
    year="Year",
    unit="Unit",
    period="Statistics period",
    contact="Contact",
    not_found="not found",
    relations="Tables and their relations",
    ties="held {held}, broken {broken}, not checked {unchecked}",
    no_ties="the form asks for no relations in this table",
    held="Relations that held ({count})",
    unchecked="Relations that could not be checked ({count})",
    lacking="no figure: {cells}",
    row="row “{label}”",
    column="column “{label}”",
    passed="Rules that ran and found nothing ({count})",
    comma=", ",
    colon=": ",
)


def setting_of(lang: Lang, about: Mapping[str, str]) -> Setting:
    """The setting of a run."""
    return Setting(lang, ZH if lang == "zh" else EN, about)
