"""The rules of a run: those chosen, with the options and the severities that the configuration sets."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from gouji.nearest import did_you_mean
from gouji.rule import Lang, Message, Rule, Severity
from gouji.system import Fault
from gouji.validation import Invalid, validated

_NO_RULE = Message(
    "{key}没有代码或名称以“{name}”开头的规则，见 gouji rules{zh}",
    "{key}no rule is called {name!r}; see gouji rules{en}",
)
_NO_RULES = Message("--select 与 --ignore 之后没有规则可用", "--select and --ignore leave no rule")
_NO_OPTIONS = Message("配置 [rules.{name}]：这条规则没有可设的选项", "[rules.{name}]: this rule has no options")
_BAD_OPTIONS = Message("配置 [rules.{name}] 有误：{why}", "[rules.{name}] is faulty: {why}")


def chosen(rules: Sequence[Rule], select: Sequence[str], ignore: Sequence[str], lang: Lang) -> tuple[Rule, ...]:
    """The rules selected, all where none is, without those ignored. Raises :class:`Fault` where none is left."""
    selected = codes_of(select, rules, lang) or {rule.code for rule in rules}
    ignored = codes_of(ignore, rules, lang)
    left = tuple(rule for rule in rules if rule.code in selected - ignored)
    if not left:
        raise Fault(_NO_RULES.say(lang, {}))
    return left


def codes_of(names: Iterable[str], rules: Sequence[Rule], lang: Lang, key: str = "") -> set[str]:
    """The codes of the rules named, by code, beginning of a code, or name.

    ``key`` says where they are named. Raises :class:`Fault` for a name that no rule has.
    """
    found: set[str] = set()
    for name in filter(None, map(str.strip, names)):
        codes = {rule.code for rule in rules if _is_named(rule, name)}
        if not codes:
            zh, en = did_you_mean(name, [*(rule.code for rule in rules), *(rule.name for rule in rules)])
            raise Fault(_NO_RULE.say(lang, {"key": f"{key}: " if key else "", "name": name, "zh": zh, "en": en}))
        found |= codes
    return found


def _is_named(rule: Rule, name: str) -> bool:
    return rule.name == name or rule.code.startswith(name.upper())


def graded(rules: Sequence[Rule], severities: Mapping[str, Severity], lang: Lang) -> tuple[Rule, ...]:
    """The rules with the severities set for them; the name of a rule goes before its code, a code before a beginning.

    Raises :class:`Fault` for a name that no rule has.
    """
    codes_of(severities, rules, lang, "[severity]")
    return tuple(_graded(rule, severities) for rule in rules)


def _graded(rule: Rule, severities: Mapping[str, Severity]) -> Rule:
    keys = [name for name in severities if _is_named(rule, name)]
    closest = max(keys, key=lambda name: (name == rule.name, len(name)), default=None)
    return msgspec.structs.replace(rule, severity=severities[closest]) if closest else rule


def tuned(rules: Sequence[Rule], options: Mapping[str, Mapping[str, Any]], lang: Lang) -> tuple[Rule, ...]:
    """The rules with the options a configuration sets. Raises :class:`Fault` for one it may not set."""
    known = {rule.name for rule in rules}
    for name in options:
        if name not in known:
            zh, en = did_you_mean(name, known)
            raise Fault(_NO_RULE.say(lang, {"key": f"[rules.{name}]: ", "name": name, "zh": zh, "en": en}))
    return tuple(_tuned(rule, options[rule.name], lang) if rule.name in options else rule for rule in rules)


def _tuned(rule: Rule, given: Mapping[str, Any], lang: Lang) -> Rule:
    if rule.options is None:
        raise Fault(_NO_OPTIONS.say(lang, {"name": rule.name}))
    try:
        options = validated({**msgspec.to_builtins(rule.options), **given}, type(rule.options))
    except Invalid as error:
        why = error.zh if lang == "zh" else error.en
        raise Fault(_BAD_OPTIONS.say(lang, {"name": rule.name, "why": why})) from error
    return msgspec.structs.replace(rule, options=options)
