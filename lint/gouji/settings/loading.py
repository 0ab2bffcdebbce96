"""Finding and loading the configuration, and what of it decides how files are read."""

import os
from typing import Any

import msgspec
import tomli

from gouji.model import Reading, Revisions
from gouji.nearest import did_you_mean
from gouji.rule import Lang, Message
from gouji.settings.config import Config
from gouji.system import Fault
from gouji.system.disk import LARGEST, contents, why_unread
from gouji.validation import Invalid, validated

NAMES = ("gouji.toml", ".gouji.toml")
"""What a configuration is called; one may also stand under ``[tool.gouji]`` in the file of `PROJECT`."""
PROJECT = "pyproject.toml"


class Settings(msgspec.Struct, frozen=True):
    """A configuration and the folder its paths begin at; ``path`` is its file, empty where there is none."""

    config: Config
    folder: str
    path: str = ""

    def beside(self, path: str) -> str:
        """A path of the configuration as one to open; what is not given stays so."""
        return os.path.join(self.folder, path) if path else ""

    def form_of(self, name: str) -> str:
        """A form as ``--form`` takes it: its file stands beside the configuration."""
        return self.beside(name) if name.endswith(".toml") else name

    def relative(self, path: str) -> str:
        """A path as the patterns of the configuration have it: from its folder on, with slashes."""
        return os.path.relpath(os.path.abspath(path), os.path.abspath(self.folder or ".")).replace(os.sep, "/")


_UNREADABLE = Message("配置文件 {path} 读不了：{why}", "the configuration {path} cannot be read: {why}")
_FAULTY = Message("配置文件 {path} 有误：{why}", "the configuration {path} is faulty: {why}")
_NO_TABLE = Message("配置文件 {path} 中没有 [tool.gouji]", "{path} has no [tool.gouji]")
_TWO = Message("{folder} 中有两份配置（{names}），请只留一份", "{folder} holds two configurations ({names}): keep one")
_NO_REASON = Message(
    "[[files]] 中写了 ignore 就要写明 reason（为什么不报告）",
    "a [[files]] with `ignore` must give its `reason`",
)


def load_settings(path: str, lang: Lang) -> Settings:
    """The configuration of a file, or the nearest one at or above the working folder; else the usual.

    Raises :class:`gouji.system.Fault` for a file that cannot be read or says what it may not.
    """
    if path:
        data: dict[str, Any] | None = _parsed(path, lang)
        if data is not None and os.path.basename(path) == PROJECT:
            data = _table(data)
        if data is None:
            raise Fault(_NO_TABLE.say(lang, {"path": path}))
        return _settings(path, data, lang)
    for folder in _folders(os.getcwd()):
        found = _in(folder, lang)
        if found:
            return found
    return Settings(Config(), "")


def _folders(folder: str) -> list[str]:
    """A folder and those above it, not beyond the top of its repository."""
    found = [folder]
    while not os.path.exists(os.path.join(found[-1], ".git")) and os.path.dirname(found[-1]) != found[-1]:
        found.append(os.path.dirname(found[-1]))
    return found


def _in(folder: str, lang: Lang) -> Settings | None:
    """The configuration that stands in a folder; None where none does."""
    paths = [path for name in NAMES if os.path.isfile(path := os.path.join(folder, name))]
    if len(paths) > 1:
        raise Fault(_TWO.say(lang, {"folder": folder, "names": ", ".join(NAMES)}))
    if paths:
        return _settings(paths[0], _parsed(paths[0], lang), lang)
    project = os.path.join(folder, PROJECT)
    if not os.path.isfile(project) or not _speaks_of_gouji(project):
        return None
    data = _table(_parsed(project, lang))
    return None if data is None else _settings(project, data, lang)


def _speaks_of_gouji(path: str) -> bool:
    """Whether the file of a project may hold a configuration: another's that is faulty is not ours to judge."""
    try:
        return b"gouji" in contents(path, LARGEST)
    except OSError:
        return False


def _table(data: dict[str, Any]) -> dict[str, Any] | None:
    tool = data.get("tool")
    table = tool.get("gouji") if isinstance(tool, dict) else None
    return table if isinstance(table, dict) else None


def _parsed(path: str, lang: Lang) -> dict[str, Any]:
    try:
        return tomli.loads(contents(path, LARGEST).decode())
    except OSError as error:
        raise Fault(_UNREADABLE.say(lang, {"path": path, "why": why_unread(error)})) from error
    except (tomli.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Fault(_FAULTY.say(lang, {"path": path, "why": error})) from error


def _settings(path: str, data: dict[str, Any], lang: Lang) -> Settings:
    try:
        config = validated(data, Config)
    except Invalid as error:
        raise Fault(_FAULTY.say(lang, {"path": path, "why": error.zh if lang == "zh" else error.en})) from error
    if any(one.ignore and not one.reason.strip() for one in config.files):
        raise Fault(_FAULTY.say(lang, {"path": path, "why": _NO_REASON.say(lang, {})}))
    return Settings(config, os.path.dirname(path), path)


_NO_ENCODING = Message(
    "没有名为“{name}”的编码，常用的有 utf-8、gb18030、big5{zh}",
    "no encoding {name!r}; common ones: utf-8, gb18030, big5{en}",
)
_ENCODINGS = (
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "gb18030",
    "gbk",
    "gb2312",
    "big5",
    "hz",
)


def reading_of(config: Config, revisions: Revisions | None, encoding: str | None, lang: Lang) -> Reading:
    """How to read, by the command line or else the configuration. Raises :class:`gouji.system.Fault`."""
    name = config.encoding if encoding is None else encoding
    try:
        "a".encode(name or "utf-8")
    except LookupError:
        zh, en = did_you_mean(name, _ENCODINGS)
        raise Fault(_NO_ENCODING.say(lang, {"name": name, "zh": zh, "en": en})) from None
    return Reading(revisions or config.revisions, config.limits, name)
