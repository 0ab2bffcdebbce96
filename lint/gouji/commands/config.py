"""The configuration file, `gouji.toml`: what an office settles once for all its drafts."""

import os
import tomllib
from collections.abc import Sequence
from typing import Any, Literal

import msgspec

from gouji.commands import Fault
from gouji.model import Limits, Reading, Revisions
from gouji.rule import Lang, Message, Rule

NAME = "gouji.toml"


class Config(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """What the configuration file may say; an option of the command line has the last word.

    ``form`` is as for ``--form``, a file standing beside the configuration; ``select`` and ``ignore`` are codes,
    beginnings of codes, or names; ``rules`` holds the options of rules by the name of the rule.
    """

    form: str = "auto"
    lang: Lang | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: Literal["error", "warning", "info", "never"] = "error"
    revisions: Revisions = "accepted"
    encoding: str = ""
    convert: bool = False
    limits: Limits = Limits()
    rules: dict[str, dict[str, Any]] = {}


_UNREADABLE = Message("配置文件 {path} 读不了：{why}", "the configuration {path} cannot be read: {why}")
_FAULTY = Message("配置文件 {path} 有误：{why}", "the configuration {path} is faulty: {why}")


def load_config(path: str, lang: Lang) -> Config:
    """The configuration of a file, or of the nearest `gouji.toml` at or above the working folder; else the usual.

    Raises :class:`gouji.commands.Fault` for a file that cannot be read or says what it may not.
    """
    path = path or _nearest(os.getcwd())
    if not path:
        return Config()
    try:
        with open(path, "rb") as file:
            config = msgspec.convert(tomllib.load(file), Config)
    except OSError as error:
        raise Fault(_UNREADABLE.say(lang, {"path": path, "why": error.strerror or error})) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise Fault(_FAULTY.say(lang, {"path": path, "why": error})) from error
    if config.form.endswith(".toml"):
        beside = os.path.join(os.path.dirname(path), config.form)
        config = msgspec.structs.replace(config, form=beside)
    return config


def _nearest(folder: str) -> str:
    """The configuration of a folder or the nearest above it, not beyond the top of its repository."""
    while True:
        path = os.path.join(folder, NAME)
        if os.path.isfile(path):
            return path
        above = os.path.dirname(folder)
        if above == folder or os.path.exists(os.path.join(folder, ".git")):
            return ""
        folder = above


_NO_ENCODING = Message(
    "没有名为“{name}”的编码，常用的有 utf-8、gb18030、big5", "no encoding {name!r}; common ones: utf-8, gb18030, big5"
)


def reading_of(config: Config, revisions: Revisions | None, encoding: str | None, lang: Lang) -> Reading:
    """How to read, by the command line or else the configuration. Raises :class:`gouji.commands.Fault`."""
    name = config.encoding if encoding is None else encoding
    try:
        "a".encode(name or "utf-8")
    except LookupError:
        raise Fault(_NO_ENCODING.say(lang, {"name": name})) from None
    return Reading(revisions or config.revisions, config.limits, name)


_NO_RULE = Message(
    "配置 [rules.{name}]：没有名为“{name}”的规则，见 gouji rules",
    "[rules.{name}]: no such rule; see gouji rules",
)
_NO_OPTIONS = Message("配置 [rules.{name}]：这条规则没有可设的选项", "[rules.{name}]: this rule has no options")
_BAD_OPTIONS = Message("配置 [rules.{name}] 有误：{why}", "[rules.{name}] is faulty: {why}")


def tuned(rules: Sequence[Rule], options: dict[str, dict[str, Any]], lang: Lang) -> tuple[Rule, ...]:
    """The rules with the options a configuration sets. Raises :class:`gouji.commands.Fault` for one it may not set."""
    for name in options.keys() - {rule.name for rule in rules}:
        raise Fault(_NO_RULE.say(lang, {"name": name}))
    return tuple(_tuned(rule, options[rule.name], lang) if rule.name in options else rule for rule in rules)


def _tuned(rule: Rule, given: dict[str, Any], lang: Lang) -> Rule:
    if rule.options is None:
        raise Fault(_NO_OPTIONS.say(lang, {"name": rule.name}))
    try:
        options = msgspec.convert({**msgspec.to_builtins(rule.options), **given}, type(rule.options))
    except msgspec.ValidationError as error:
        raise Fault(_BAD_OPTIONS.say(lang, {"name": rule.name, "why": error})) from error
    return msgspec.structs.replace(rule, options=options)
