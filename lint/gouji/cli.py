"""The command line: what may be asked, and the exit status."""

import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from gouji.console import readable, visible
from gouji.nearest import did_you_mean
from gouji.rule import Lang, Message
from gouji.system import Fault
from gouji.system.disk import why_not
from gouji.system.ending import abandon
from gouji.system.streams import let_go

if TYPE_CHECKING:
    from argparse import ArgumentParser

INTERRUPTED = 130


class Command(NamedTuple):
    """A command: what it is for, what runs it, and what adds its options to a parser."""

    gist: str
    run: Callable[[dict[str, Any]], int]
    add: "Callable[[ArgumentParser], None]" = lambda _parser: None


def run(argv: Sequence[str]) -> int:
    """Run one command. Gives the exit status of the contract: 0, 1, 2, or 130 when interrupted."""
    readable((sys.stdout, sys.stderr))
    try:
        return _flushed(argv)
    except Fault as fault:
        return _refused(str(fault))
    except KeyboardInterrupt as interrupt:
        abandon()
        _tell(_STOPPED.say(default_lang(), {}))
        return int(getattr(interrupt, "status", INTERRUPTED))
    except BrokenPipeError:  # whoever reads has seen enough, and wants no message
        let_go()
        return 2
    except OSError as error:
        let_go()
        where = error.filename or _OUTPUT.say(default_lang(), {})
        return _refused(f"{where}: {why_not(error).say(default_lang(), {})}")
    except Exception as error:
        if sys.flags.dev_mode:  # python -X dev -m gouji shows where
            raise
        known = {"kind": type(error).__name__, "error": error}
        return _refused(_FAILED.say(default_lang(), known))


_STOPPED = Message("已中断，没有查完", "interrupted: not fully checked")
_OUTPUT = Message("标准输出写不了", "standard output cannot be written")
_FAILED = Message(
    "程序出错，没有查完，请把这一行告诉开发者：{kind}: {error}",
    "gouji itself failed, so this is not fully checked; please report this line: {kind}: {error}",
)


def _flushed(argv: Sequence[str]) -> int:
    """Run one command; what cannot be written at its end is not passed over in silence."""
    try:
        return _run(_with_command(argv))
    finally:
        sys.stdout.flush()


def _refused(text: str) -> int:
    _tell(text)
    return 2


def _tell(text: str) -> None:
    print("\n".join(map(visible, f"gouji: {text}".split("\n"))), file=sys.stderr)  # noqa: T201  # the command line speaks here


def _with_command(argv: Sequence[str]) -> list[str]:
    """``gouji FILE`` means ``gouji check FILE``."""
    if len(argv) > 2 and argv[0] == "--lang":  # noqa: PLR2004  # the option, its value, and a command
        return [*_with_command(argv[2:]), *argv[:2]]
    if not argv or argv[0] in (*COMMANDS, "-h", "--help", "--version"):
        return list(argv)
    if argv[0].isascii() and argv[0].isalpha() and not os.path.exists(argv[0]):
        _refuse_misspelt(argv[0])
    return ["check", *argv]


_NO_COMMAND = Message(
    "没有命令“{name}”，也没有这个文件{zh}", "there is no command {name!r}, and no file of that name{en}"
)


def _refuse_misspelt(name: str) -> None:
    """Raise :class:`Fault` for what can only be the name of a command, and is none."""
    zh, en = did_you_mean(name, COMMANDS)
    if zh:
        raise Fault(_NO_COMMAND.say(default_lang(), {"name": name, "zh": zh, "en": en}))


def _run(argv: Sequence[str]) -> int:
    name = argv[0] if argv else ""
    if name == "check" and argv[1:] and not any(one.startswith("-") for one in argv):
        return _check({"paths": [*argv[1:]]})  # names alone need no parser, which is slow to load
    if name in COMMANDS:
        return _parsed(name, argv[1:])
    if name == "--version":
        from gouji.commands.listing import show_version  # noqa: PLC0415  # a command is loaded when it is asked for

        return show_version(default_lang())
    print(_help(), file=sys.stdout if name else sys.stderr)  # the command line speaks here
    return 0 if name else 2


def _parsed(name: str, argv: Sequence[str]) -> int:
    """Run one command by its options."""
    from gouji.arguments import Formatter, Parser  # noqa: PLC0415  # as above

    command = COMMANDS[name]
    parser = Parser(prog=f"gouji {name}", description=command.gist, formatter_class=Formatter)
    _options(parser, command)
    return command.run(vars(parser.parse_intermixed_args(_named(argv))))


def _named(argv: Sequence[str]) -> list[str]:
    """The arguments without ``--``; a name behind it that looks like an option is made to look like a path."""
    if "--" not in argv:
        return [*argv]
    at = argv.index("--")
    names = (os.path.join(".", name) if name.startswith("-") and name != "-" else name for name in argv[at + 1 :])
    return [*argv[:at], *names]


def _options(parser: "ArgumentParser", command: Command) -> None:
    parser.add_argument("--lang", choices=("zh", "en"), help="消息的语言，默认随系统 · language, as the system's")
    command.add(parser)


def _help() -> str:
    width = max(map(len, COMMANDS))
    return "\n".join(
        [
            "gouji 勾稽：检查政府信息公开工作年度报告等公文稿",
            "checks drafts of official documents before they are published",
            "",
            *(f"  gouji {name:{width}}  {command.gist}" for name, command in COMMANDS.items()),
            "",
            "gouji COMMAND --help  各命令的选项 · the options of a command",
            "gouji --version       版本 · version of gouji and of every pack",
        ]
    )


def default_lang() -> Lang:
    """The language of the locale where it is English, else Chinese."""
    names = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    chosen = next((name for name in names if name), "")
    return "en" if chosen.lower().startswith("en") else "zh"


def _check(given: dict[str, Any]) -> int:
    from gouji.commands.check import run_check  # noqa: PLC0415  # as above
    from gouji.running.desk import Request  # noqa: PLC0415  # as above

    return run_check(Request(**given), default_lang())


def _add_check(parser: "ArgumentParser") -> None:
    add = parser.add_argument
    add("paths", nargs="+", metavar="PATH", help="文件或文件夹，- 为标准输入 · files or folders, - for standard input")
    add(
        "--stdin-filename", metavar="NAME", default="", help="标准输入的文件名 · name of what comes from standard input"
    )
    formats = "full (default), concise, json, jsonl, sarif, github, github-summary, gitlab, junit, html, or a pack's"
    add("--format", metavar="FORMAT", help=f"输出格式 · {formats}")
    add("-o", "--output", metavar="FILE", default="", help="写到文件 · write the findings to FILE")
    _add_judging(parser)
    _add_folders(parser)


def _add_judging(parser: "ArgumentParser") -> None:
    add = parser.add_argument
    add(
        "--report",
        action="append",
        default=[],
        metavar="FORMAT:FILE",
        help="另写一份，可多次 · another report, repeatable",
    )
    add("--baseline", metavar="FILE", default="", help="基线：已接受的问题 · findings accepted so far")
    _add_choosing(parser)
    levels = ("error", "warning", "info", "never")
    add("--fail-on", choices=levels, help="从哪一级起算不通过 · exit 1 from here on (error)")


def _add_choosing(parser: "ArgumentParser") -> None:
    add = parser.add_argument
    add("--against", metavar="PATH", default="", help="上年的报告或其文件夹 · last year's report, or a folder of them")
    _add_reading(parser)
    add("--select", metavar="CODES", help="只用这些规则 · only these rules: T103, T, or names, with commas")
    add("--ignore", metavar="CODES", help="不用这些规则 · all but these rules")


def _add_folders(parser: "ArgumentParser") -> None:
    _add_converting(parser)
    parser.add_argument("--jobs", type=_count, default=0, metavar="N", help="几个进程 · processes; 0: the cores")
    parser.add_argument("--no-cache", action="store_true", help="不用缓存 · neither read nor write the cache")
    parser.add_argument(
        "--allow-empty", action="store_true", help="没有文件可查也算通过 · nothing to check is no fault"
    )


def _count(text: str) -> int:
    """A number of processes: 0 for as many as the machine has cores."""
    if not text.isascii() or not text.isdigit():
        from argparse import ArgumentTypeError  # noqa: PLC0415  # as above

        raise ArgumentTypeError(f"应为 0 或正整数 · a whole number, 0 or more: {text!r}")
    return int(text)


def _add_converting(parser: "ArgumentParser") -> None:
    what = "用 LibreOffice 读 .doc .wps 等 · read old formats through LibreOffice"
    parser.add_argument("--convert", action="store_true", help=what)


def _add_reading(parser: "ArgumentParser") -> None:
    add = parser.add_argument
    add("--form", metavar="FORM", help="表式 · auto (default), ID[@EDITION], or a FILE.toml")
    add(
        "--revisions",
        choices=("accepted", "original"),
        help="修订按接受后或修订前读 · the side of tracked changes read",
    )
    add("--encoding", metavar="NAME", help="文本文件的编码，默认自动判断 · of a text file, else found out")
    add("--config", metavar="FILE", default="", help="配置文件 · configuration, else the nearest gouji.toml")


def _review(given: dict[str, Any]) -> int:
    from gouji.commands.review import PAGE, Order, run_review  # noqa: PLC0415  # as above
    from gouji.running.desk import Request  # noqa: PLC0415  # as above

    output, format_ = given.pop("output"), given.pop("format")
    return run_review(Order(Request(**given), output, format_ == PAGE), default_lang())


def _add_review(parser: "ArgumentParser") -> None:
    add = parser.add_argument
    add("paths", nargs="+", metavar="DRAFT", help="Word 稿或文件夹 · Word drafts or folders of them")
    where = "副本；稿件不止一份时为文件夹 · the copy, or for several drafts a folder (beside each: NAME.批注.docx)"
    add("-o", "--output", metavar="COPY", default="", help=where)
    add(
        "--format",
        choices=("docx", "html"),
        default="docx",
        help="html：另写一份网页，文本稿也可以 · html: a page beside the copy too, of text drafts as well",
    )
    _add_judging(parser)
    _add_converting(parser)


def _inspect(given: dict[str, Any]) -> int:
    from gouji.commands.inspect import Inquiry, run_inspect  # noqa: PLC0415  # as above

    return run_inspect(Inquiry(**given), default_lang())


def _add_inspect(parser: "ArgumentParser") -> None:
    parser.add_argument("path", metavar="FILE")
    parser.add_argument("--format", choices=("plain", "json"), default="plain", help="输出格式 · output format")
    parser.add_argument(
        "--places", action="store_true", help="JSON 中给出每段文字的来处 · with the source of every text"
    )
    _add_reading(parser)


def _explain(given: dict[str, Any]) -> int:
    from gouji.commands.listing import explain  # noqa: PLC0415  # as above

    return explain(given["code"], given["lang"] or default_lang())


def _add_explain(parser: "ArgumentParser") -> None:
    parser.add_argument("code", metavar="CODE", help="代码或名称 · code or name")


def _rules(given: dict[str, Any]) -> int:
    from gouji.commands.listing import show_rules  # noqa: PLC0415  # as above

    return show_rules(given["lang"] or default_lang())


def _forms(given: dict[str, Any]) -> int:
    from gouji.commands.listing import show_forms  # noqa: PLC0415  # as above

    return show_forms(given["lang"] or default_lang())


def _baseline(given: dict[str, Any]) -> int:
    from gouji.commands.baseline import Order, run_baseline  # noqa: PLC0415  # as above
    from gouji.running.desk import Request  # noqa: PLC0415  # as above

    output, accept = given.pop("output"), given.pop("accept")
    return run_baseline(Order(Request(**given), output, accept), default_lang())


def _add_baseline(parser: "ArgumentParser") -> None:
    add = parser.add_argument
    add("paths", nargs="+", metavar="PATH", help="文件或文件夹 · files or folders")
    add("-o", "--output", metavar="FILE", default="", help="基线文件 · the baseline (gouji-baseline.json)")
    add(
        "--accept",
        action="store_true",
        help="已有基线时，连新问题一并接受 · accept new findings into a baseline there is",
    )
    _add_choosing(parser)
    _add_folders(parser)


def _init(given: dict[str, Any]) -> int:
    from gouji.commands.init import run_init  # noqa: PLC0415  # as above

    return run_init(given["lang"] or default_lang(), schema=given["schema"])


def _add_init(parser: "ArgumentParser") -> None:
    parser.add_argument("--schema", action="store_true", help="只打印 JSON Schema · only print the schema of one")


def _completion(given: dict[str, Any]) -> int:
    from gouji.arguments import Parser  # noqa: PLC0415  # as above
    from gouji.commands.completion import show_completion  # noqa: PLC0415  # as above

    whole = Parser(prog="gouji", description="gouji")
    whole.add_argument("--version", action="store_true", help="版本 · versions")
    commands = whole.add_subparsers()
    for name, command in COMMANDS.items():
        _options(commands.add_parser(name, help=command.gist, description=command.gist), command)
    return show_completion(given["shell"], whole, given["lang"] or default_lang())


def _add_completion(parser: "ArgumentParser") -> None:
    parser.add_argument("shell", choices=("bash", "zsh", "tcsh", "fish"), help="哪种命令行 · which shell")


def _clean(given: dict[str, Any]) -> int:
    from gouji.commands.clean import clean  # noqa: PLC0415  # as above

    return clean(given["lang"] or default_lang())


COMMANDS = {
    "check": Command("检查文稿，也可只写 gouji FILE · check drafts; gouji FILE is the same", _check, _add_check),
    "review": Command("在副本中逐处批注 · a copy with a Word comment on each finding", _review, _add_review),
    "baseline": Command("接受现有的问题，只管以后的 · accept what is found today", _baseline, _add_baseline),
    "inspect": Command("显示读到的内容 · show what was read", _inspect, _add_inspect),
    "explain": Command("解释一条规则 · explain a rule", _explain, _add_explain),
    "rules": Command("列出规则 · list the rules", _rules),
    "forms": Command("列出表式 · list the forms", _forms),
    "clean": Command("删除缓存 · remove the cache", _clean),
    "init": Command("写一份配置 · write a configuration to begin with", _init, _add_init),
    "completion": Command("命令行补全 · completion for a shell", _completion, _add_completion),
}
