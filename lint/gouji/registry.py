"""Loading packs: every entry point of the group ``gouji``, sorted and strict.

A pack that does not load, gives nothing, misspells a hook, or takes a name or a code already taken ends the run: a
check with half of its rules must never pass for a whole one. pluggy's own loading of entry points is not used, as it
skips a second plugin of one name in silence.
"""

from collections.abc import Iterable, Sequence
from typing import TypeVar

import msgspec
import pluggy

from gouji.discovery import PackEntry, installed
from gouji.findings import Pack
from gouji.form import Form
from gouji.hooks import GROUP, Hooks, Reader, Reporter
from gouji.rule import Rule

T = TypeVar("T")


class PackError(Exception):
    """A pack that cannot be used: which one and why, in Chinese and English."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh)
        self.zh = zh
        self.en = en


class Kit(msgspec.Struct, frozen=True):
    """Everything the packs give, each list sorted by code, id or name."""

    rules: tuple[Rule, ...]
    forms: tuple[Form, ...]
    readers: tuple[Reader, ...]
    reporters: tuple[Reporter, ...]
    packs: tuple[Pack, ...]


def load_kit() -> Kit:
    """The packs installed. Raises :class:`PackError`."""
    try:
        entries = installed(GROUP)
    except ValueError as error:
        raise PackError(
            f"已安装的某个软件包登记规则包的文件已损坏，请重装它：{error}",
            f"the file in which an installed distribution lists its packs is damaged; install it again: {error}",
        ) from error
    return assemble([(entry.name, entry.version, _load(entry)) for entry in entries])


def _load(entry: PackEntry) -> object:
    try:
        return entry.load()
    except (Exception, SystemExit) as error:  # a pack that leaves at import would end the run with its own status
        why = f"{type(error).__name__}: {error}"
        raise PackError(
            f"规则包“{entry.name}”（{entry.value}）无法载入：{why}",
            f"pack {entry.name!r} ({entry.value}) cannot be loaded: {why}",
        ) from error


def assemble(packs: Sequence[tuple[str, str, object]]) -> Kit:
    """The kit of some packs, each with its name and version. Raises :class:`PackError` for a faulty one."""
    manager = pluggy.PluginManager(GROUP)
    manager.add_hookspecs(Hooks)
    for name, _, plugin in packs:
        if manager.has_plugin(name):
            raise PackError(f"有两个规则包都叫“{name}”", f"two packs are named {name!r}")
        _register(manager, name, plugin)
    rules = _gather(manager, "gouji_rules", Rule)
    forms = _gather(manager, "gouji_forms", Form)
    readers = _gather(manager, "gouji_readers", Reader)
    reporters = _gather(manager, "gouji_reporters", Reporter)
    if not rules:
        raise PackError("没有载入任何规则", "no rules were loaded")
    _once("规则代码", "rule code", [(rule.code, pack) for rule, pack in rules])
    _once("规则名称", "rule name", [(rule.name, pack) for rule, pack in rules])
    _once("表式", "form", [(f"{form.id}@{form.edition}", pack) for form, pack in forms])
    _once("文件格式", "reader", [(reader.name, pack) for reader, pack in readers])
    suffixes = [(suffix, pack) for reader, pack in readers for suffix in reader.suffixes + reader.refuses]
    _once("文件后缀", "file suffix", suffixes)
    _once("输出格式", "output format", [(reporter.name, pack) for reporter, pack in reporters])
    return Kit(
        rules=tuple(sorted((rule for rule, _ in rules), key=lambda rule: rule.code)),
        forms=tuple(sorted((form for form, _ in forms), key=lambda form: (form.id, form.edition))),
        readers=tuple(sorted((reader for reader, _ in readers), key=lambda reader: reader.name)),
        reporters=tuple(sorted((reporter for reporter, _ in reporters), key=lambda reporter: reporter.name)),
        packs=tuple(Pack(name, version) for name, version, _ in packs),
    )


def _register(manager: pluggy.PluginManager, name: str, plugin: object) -> None:
    try:
        manager.register(plugin, name)
        manager.check_pending()
    except (pluggy.PluginValidationError, ValueError) as error:
        raise PackError(f"规则包“{name}”有误：{error}", f"pack {name!r} is faulty: {error}") from error
    if not manager.get_hookcallers(plugin):
        raise PackError(f"规则包“{name}”没有实现任何接口", f"pack {name!r} implements no hook")


def _gather(manager: pluggy.PluginManager, hook: str, kind: type[T]) -> list[tuple[T, str]]:
    """What all packs give by one hook, each with the name of its pack; a pack that gives something else is named."""
    found: list[tuple[T, str]] = []
    for implementation in getattr(manager.hook, hook).get_hookimpls():
        name = implementation.plugin_name
        try:
            given = list(implementation.function())
        except (Exception, SystemExit) as error:
            why = f"{type(error).__name__}: {_words(error)}"
            raise PackError(f"规则包“{name}”的 {hook} 出错：{why}", f"{hook} of pack {name!r} failed: {why}") from error
        if not given or not all(isinstance(one, kind) for one in given):
            raise PackError(
                f"规则包“{name}”的 {hook} 应给出非空的 {kind.__name__} 列表",
                f"{hook} of pack {name!r} must give a list of {kind.__name__}, not empty",
            )
        found += [(one, name) for one in given]
    return found


def _words(error: BaseException) -> str:
    return str(getattr(error, "en", "") or error)


def _once(zh: str, en: str, names: Iterable[tuple[str, str]]) -> None:
    """Each name but once; ``names`` are pairs of a name and the pack that gives it."""
    seen: dict[str, str] = {}
    for name, pack in names:
        if name in seen:
            raise PackError(
                f"{zh}“{name}”用了两次：规则包“{seen[name]}”和“{pack}”",
                f"{en} {name!r} is used twice: by packs {seen[name]!r} and {pack!r}",
            )
        seen[name] = pack
