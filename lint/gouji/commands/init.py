"""`gouji init`: a configuration to begin with, every key explained and none set; and the schema of one."""

import os
from collections.abc import Iterator
from typing import Any, get_args

import msgspec

from gouji.rule import Lang, Message
from gouji.settings.config import Config
from gouji.settings.loading import NAMES
from gouji.system import Fault
from gouji.system.disk import save

_HEAD = (
    "Gouji 的配置。去掉一行开头的 # 即生效；命令行的选项优先。路径从本文件夹算起。",
    "Configuration of Gouji. Take the # away from a line to set it; options have the last word. Paths begin here.",
)
_THERE = Message("已有配置 {path}，没有改动", "there is a configuration already, left as it is: {path}")


def run_init(default_lang: Lang, *, schema: bool) -> int:
    """Write a configuration into the working folder, or print the schema of one.

    Raises :class:`Fault` where there is a configuration already, or it cannot be written.
    """
    if schema:
        print(schema_of_config(), end="")  # noqa: T201  # what was asked for
        return 0
    for name in NAMES:
        if os.path.lexists(name):
            raise Fault(_THERE.say(default_lang, {"path": name}))
    save(NAMES[0], template(), default_lang)
    print(NAMES[0])  # noqa: T201  # as above
    return 0


def schema_of_config() -> str:
    """The JSON Schema of the configuration, for editors."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(Config)}
    return msgspec.json.format(msgspec.json.encode(schema), indent=2).decode() + "\n"


def template() -> str:
    """A configuration that sets nothing and shows everything."""
    lines = [*(f"## {line}" for line in _HEAD), ""]
    for field in msgspec.structs.fields(Config):
        lines += [*_shown(field), ""]
    return "\n".join(lines)


def _shown(field: msgspec.structs.FieldInfo) -> Iterator[str]:
    """A key with its description, as a comment; tables as an example of one."""
    kind, meta = get_args(field.type)[:2]
    name = field.encode_name
    yield f"## {meta.description}"
    example = meta.examples[0] if meta.examples else field.default
    inner = next((one for one in get_args(kind) if _is_struct(one)), None)
    if inner:
        yield f"# [[{name}]]"
        for one in msgspec.structs.fields(inner):
            said = get_args(one.type)[1]
            yield f"# {one.name} = {_toml(said.examples[0])}  # {said.description}"
    elif _is_struct(kind):
        yield f"# [{name}]"
        for one in msgspec.structs.fields(kind):
            yield f"# {one.name} = {_toml(one.default)}  # {get_args(one.type)[1].description}"
    elif isinstance(example, dict):
        for line in _table(name, example):
            yield f"# {line}"
    else:
        yield f"# {name} = {_toml(example)}"


def _table(name: str, values: dict[str, Any]) -> Iterator[str]:
    plain = {key: value for key, value in values.items() if not isinstance(value, dict)}
    if plain:
        yield f"[{name}]"
        yield from (f"{key} = {_toml(value)}" for key, value in plain.items())
    for key, value in values.items():
        if isinstance(value, dict):
            yield from _table(f"{name}.{key}", value)


def _is_struct(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)


def _toml(value: object) -> str:
    """A value as TOML has it, which for these is JSON."""
    return msgspec.json.encode(value).decode().replace(",", ", ")
