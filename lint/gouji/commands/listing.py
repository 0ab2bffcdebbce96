"""`gouji explain`, `gouji rules`, `gouji forms`, `gouji --version`: what is installed."""

from gouji.nearest import did_you_mean
from gouji.rule import SEVERITY_WORDS, Lang, Message, described, first_sentence
from gouji.running.pages import page_of
from gouji.settings import kit
from gouji.system import Fault
from gouji.version import VERSION

_NO_RULE = Message(
    "没有代码或名称为“{name}”的规则，见 gouji rules{zh}", "no rule is called {name!r}; see gouji rules{en}"
)
_NO_PAGE = Message("规则 {code} 没有说明页", "rule {code} has no page")
_YEARS = Message("{start}年起", "from {start}")
_YEARS_TO = Message("{start}—{end}年", "{start}–{end}")


def explain(name: str, lang: Lang) -> int:
    """Print a rule's page. Raises :class:`Fault` where there is no such rule."""
    rules = kit(lang).rules
    for rule in rules:
        if name.upper() == rule.code or name == rule.name:
            print(page_of(rule).rstrip() or _NO_PAGE.say(lang, {"code": rule.code}))  # noqa: T201  # a command prints
            return 0
    zh, en = did_you_mean(name, [*(rule.code for rule in rules), *(rule.name for rule in rules)])
    raise Fault(_NO_RULE.say(lang, {"name": name, "zh": zh, "en": en}))


def show_rules(lang: Lang) -> int:
    """Print every rule: code, severity, name, and the first sentence of its page."""
    rules = kit(lang).rules
    width = max(len(rule.name) for rule in rules)
    for rule in rules:
        severity = SEVERITY_WORDS[rule.severity].say(lang, {})
        severity = f"{severity:7}" if lang == "en" else severity
        print(f"{rule.code}  {severity}  {rule.name:{width}}  {_gist(page_of(rule), lang)}".rstrip())  # noqa: T201  # as above
    return 0


def _gist(page: str, lang: Lang) -> str:
    return first_sentence(described(page, lang), lang).rstrip("。.")


def show_forms(lang: Lang) -> int:
    """Print every form: id and edition, name, the years it is for, and its basis."""
    for form in kit(lang).forms:
        start, end = form.years.start, form.years.end
        known = {"start": start, "end": end}
        years = (_YEARS if end > 9000 else _YEARS_TO).say(lang, known) if start else ""  # noqa: PLR2004  # an open end
        shown = form.name if lang == "zh" else form.name_en or form.name
        name = f"{form.id}@{form.edition}" if form.edition else form.id
        print("  ".join(part for part in (name, shown, years, form.basis) if part))  # noqa: T201  # as above
    return 0


def show_version(lang: Lang) -> int:
    """Print the version of Gouji and of every pack."""
    print(f"gouji {VERSION}")  # noqa: T201  # as above
    for pack in kit(lang).packs:
        print(f"  {pack.name} {pack.version}".rstrip())  # noqa: T201  # as above
    return 0
