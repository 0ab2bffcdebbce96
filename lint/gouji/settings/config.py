"""What the configuration may say: one struct, from which its schema and the file of `gouji init` are made too."""

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from gouji.model import Limits, Revisions
from gouji.rule import Lang, Severity


class PathRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What holds for some files alone, over what holds for all."""

    match: Annotated[
        tuple[str, ...],
        Meta(
            description="哪些文件，写法同 .gitignore，从本文件夹算起 · which files, as in .gitignore, from here",
            examples=[["2023/"]],
        ),
    ]
    form: Annotated[
        str, Meta(description="这些文件的表式 · their form", examples=["gov-disclosure-annual-report@2021"])
    ] = ""
    against: Annotated[
        str, Meta(description="与之比较的上年报告 · last year's reports to compare them with", examples=["2022/"])
    ] = ""
    ignore: Annotated[
        tuple[str, ...],
        Meta(
            description="这些文件中豁免的规则，仍列出，不计入 · rules waived in them: shown, not counted",
            examples=[["T106"]],
        ),
    ] = ()
    reason: Annotated[
        str, Meta(description="豁免的理由，必须写 · why they are waived; to be given", examples=["已公布，不再改动"])
    ] = ""


class Config(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """Configuration of Gouji. Every key may be left out; an option of the command line has the last word."""

    form: Annotated[
        str,
        Meta(description="表式：auto、代号[@版本]，或旁边的 .toml · auto, ID[@EDITION], or a .toml beside this file"),
    ] = "auto"
    lang: Annotated[
        Lang | None, Meta(description="消息的语言，默认随系统 · language of messages, as the system's", examples=["zh"])
    ] = None
    select: Annotated[
        tuple[str, ...],
        Meta(
            description="只用这些规则：代码、代码开头或名称 · only these rules: codes, beginnings, or names",
            examples=[["S", "D", "C", "T"]],
        ),
    ] = ()
    ignore: Annotated[tuple[str, ...], Meta(description="不用这些规则 · all but these rules", examples=[["W103"]])] = ()
    fail_on: Annotated[
        Literal["error", "warning", "info", "never"],
        Meta(description="从哪一级起算不通过 · exit status 1 from here on"),
    ] = "error"
    revisions: Annotated[
        Revisions, Meta(description="修订按接受后或修订前读 · the side of tracked changes that is read")
    ] = "accepted"
    encoding: Annotated[
        str, Meta(description="文本文件的编码，空为自动判断 · of text files; empty: found out", examples=["gb18030"])
    ] = ""
    convert: Annotated[
        bool, Meta(description="用 LibreOffice 读 .doc .wps 等旧格式 · read old formats through LibreOffice")
    ] = False
    include: Annotated[
        tuple[str, ...],
        Meta(
            description="文件夹中只检查这些，写法同 .gitignore · of folders only these, written as in .gitignore",
            examples=[["drafts/"]],
        ),
    ] = ()
    exclude: Annotated[
        tuple[str, ...], Meta(description="文件夹中不检查这些 · of folders not these", examples=[["**/附件/"]])
    ] = ()
    against: Annotated[
        str,
        Meta(
            description="上年的报告或其文件夹 · last year's report, or a folder of them, to compare with",
            examples=["2023/"],
        ),
    ] = ""
    baseline: Annotated[
        str,
        Meta(
            description="基线文件，见 gouji baseline · the baseline, see gouji baseline",
            examples=["gouji-baseline.json"],
        ),
    ] = ""
    reports: Annotated[
        tuple[str, ...],
        Meta(
            description="每次都另写的报告，格式:文件 · reports written each time, FORMAT:FILE",
            examples=[["html:gouji.html", "sarif:gouji.sarif"]],
        ),
    ] = ()
    severity: Annotated[
        dict[str, Severity],
        Meta(
            description="规则的级别：代码、代码开头或名称 · severities by code, beginning, or name",
            examples=[{"T106": "error"}],
        ),
    ] = {}
    files: Annotated[
        tuple[PathRules, ...], Meta(description="只对部分文件的规定，可写多段 · what holds for some files; repeatable")
    ] = ()
    limits: Annotated[
        Limits, Meta(description="超过上限的文件不检查，并说明 · a document over one of them is refused, and told so")
    ] = Limits()
    rules: Annotated[
        dict[str, dict[str, Any]],
        Meta(
            description="规则的选项，见各规则的说明页（gouji explain）· options of rules, by name; see their pages",
            examples=[{"section-length": {"longest": 1200}}],
        ),
    ] = {}
