"""Data from a TOML file as the type it is to be, and what is wrong with it in the words of the person who wrote it."""

import re
from types import UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

import msgspec

from gouji.nearest import did_you_mean

T = TypeVar("T")

_UNKNOWN = r"Object contains unknown field `(.*?)`(?: - at `\$\.?(.*)`)?"
_VALUE = r"Invalid enum value '(.*?)'(?: - at `\$\.?(.*)`)?"
_WORDS = (
    (r"Object contains unknown field `(.*?)`", r"不认识的键“\1”", r"unknown key '\1'"),
    (r"Object missing required field `(.*?)`", r"缺少键“\1”", r"the key '\1' is missing"),
    (r"Expected `(.*?)`, got `(.*?)`", r"应为 \1，写的是 \2", r"it is to be \1, not \2"),
    (r"Invalid enum value '(.*?)'", r"不认识的值“\1”", r"unknown value '\1'"),
    (r" - at `\$\.?(.*?)`", r"（在 \1）", r" (at \1)"),
)
_TYPES = {
    "str": ("文字", "text"),
    "int": ("整数", "a whole number"),
    "float": ("小数", "a number"),
    "bool": ("true 或 false", "true or false"),
    "array": ("[ ] 列表", "a list [ ]"),
    "object": ("{ } 表", "a table { }"),
    "null": ("空", "nothing"),
}


class Invalid(ValueError):
    """Data that is not what it is to be: why, in Chinese and English."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en


def validated(data: object, kind: type[T]) -> T:
    """Data as a type. Raises :class:`Invalid`, which names the place and the key or value that may have been meant."""
    try:
        return msgspec.convert(data, kind)
    except msgspec.ValidationError as error:
        said = str(error)
    zh, en = _meant(said, kind)
    raise Invalid(_plain(said, 0) + zh, _plain(said, 1) + en)


def _meant(said: str, kind: Any) -> tuple[str, str]:  # noqa: ANN401  # types of all kinds are walked through
    """What may have been meant by a key that nobody knows, or all values there are for one."""
    if found := re.fullmatch(_UNKNOWN, said):
        wrong, path = found.groups(default="")
        return did_you_mean(wrong, [field.encode_name for part in _at(kind, path) for field in _fields(part)])
    if found := re.fullmatch(_VALUE, said):
        values = [
            str(one) for part in _at(kind, found[2] or "") if get_origin(part) is Literal for one in get_args(part)
        ]
        listed = ", ".join(values)
        return (f"；可以是 {listed}", f"; it may be {listed}") if listed else ("", "")
    return "", ""


def _at(kind: Any, path: str) -> list[Any]:  # noqa: ANN401  # as above
    """The types that may stand at a path as msgspec writes it: ``files[0].ignore``."""
    kinds = _members(kind)
    for step in re.findall(r"[^.\[\]]+|\[[^\]]*\]", path):
        kinds = [member for one in kinds for inner in _step(one, step) for member in _members(inner)]
    return kinds


def _step(kind: Any, step: str) -> list[Any]:  # noqa: ANN401  # as above
    if step.startswith("["):
        return [one for one in get_args(kind) if one is not Ellipsis][-1:]
    return [field.type for field in _fields(kind) if field.encode_name == step]


def _members(kind: Any) -> list[Any]:  # noqa: ANN401  # as above
    """The types that a union holds; any other type is alone, without what is noted beside it."""
    origin, inside = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _members(inside[0])
    return [member for one in inside for member in _members(one)] if origin in (Union, UnionType) else [kind]


def _fields(kind: Any) -> tuple[msgspec.structs.FieldInfo, ...]:  # noqa: ANN401  # as above
    return msgspec.structs.fields(kind) if isinstance(kind, type) and issubclass(kind, msgspec.Struct) else ()


def _plain(said: str, lang: int) -> str:
    """What msgspec says in Chinese (0) or English (1), items counted from 1."""
    for pattern, *words in _WORDS:
        said = re.sub(pattern, words[lang], said)
    said = re.sub(r"\[(\d+)\]", lambda found: f"[{int(found[1]) + 1}]", said)
    return re.sub(r"\b(str|int|float|bool|array|object|null)\b", lambda found: _TYPES[found[0]][lang], said)
