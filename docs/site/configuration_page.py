"""The table of the keys of the configuration, made of its schema."""
# ruff: noqa: INP001  # mkdocs loads it by its path

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gouji.rule import Lang, Message

MARK = "<!-- every key -->"
_HEADER = Message("| 项 | 含义 | 可以写 | 不写时 |", "| key | meaning | may be | by default |")
_EXAMPLE = Message("如 {value}", "such as {value}")
_REQUIRED = Message("必须写", "required")
_BELOW = Message("见下文", "see below")


def with_keys(root: Path, text: str, lang: Lang) -> str:
    """A page with the table of the keys in place of the mark, where it has one."""
    if MARK not in text:
        return text
    kinds = json.loads((root / "docs/gouji.schema.json").read_text("utf-8"))["$defs"]
    return text.replace(MARK, "\n".join(_table(kinds, lang)))


def _table(kinds: dict[str, Any], lang: Lang) -> Iterator[str]:
    yield _HEADER.say(lang, {})
    yield "|---|---|---|---|"
    for name, key in kinds["Config"]["properties"].items():
        yield _row(f"`{name}`", key, lang, required=False)
        inner = kinds.get(key.get("items", {}).get("$ref", "").rpartition("/")[2], {"properties": {}, "required": []})
        for part, value in inner["properties"].items():
            yield _row(f"`{name}` › `{part}`", value, lang, required=part in inner["required"])


def _row(name: str, key: dict[str, Any], lang: Lang, *, required: bool) -> str:
    zh, _, en = key["description"].partition("·")
    meaning = (zh if lang == "zh" else en).strip()
    default = _REQUIRED.say(lang, {}) if required else _default(key, lang)
    return f"| {name} | {meaning} | {_values(key, lang)} | {default} |"


def _values(key: dict[str, Any], lang: Lang) -> str:
    """The values a key may have, or an example of one."""
    choices = key.get("enum") or next((one["enum"] for one in key.get("anyOf", ()) if "enum" in one), None)
    if key.get("type") == "boolean":
        return "`true` `false`"
    if choices:
        return " ".join(_toml(one) for one in choices)
    return _EXAMPLE.say(lang, {"value": _toml(key["examples"][0])}) if "examples" in key else ""


def _default(key: dict[str, Any], lang: Lang) -> str:
    if "$ref" in key:
        return _BELOW.say(lang, {})
    return _toml(key["default"]) if key["default"] else "—" if key.get("type") != "boolean" else "`false`"


def _toml(value: object) -> str:
    """A value as TOML writes it on one line."""
    return f"`{_inline(value)}`"


def _inline(value: object) -> str:
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{name} = {_inline(one)}' for name, one in value.items())} }}"
    return json.dumps(value, ensure_ascii=False)
