"""A rule: a generator of places and values, with everything else stated once in its declaration."""

from collections.abc import Callable, Iterable, Mapping
from typing import Literal

import msgspec

from gouji.draft import Draft
from gouji.model import Place

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("info", "warning", "error")
Lang = Literal["zh", "en"]


class Message(msgspec.Struct, frozen=True):
    """A text in both languages; ``{name}`` stands for a value of the hit."""

    zh: str
    en: str

    def say(self, lang: Lang, values: Mapping[str, object]) -> str:
        """The text in a language with its values; a value that is itself a message is said in it too."""
        text = self.zh if lang == "zh" else self.en
        plain = {name: value for name, value in values.items() if not isinstance(value, Message)}
        return text.format_map(
            {name: value.say(lang, plain) if isinstance(value, Message) else value for name, value in values.items()}
        )


SEVERITY_WORDS: dict[Severity, Message] = {
    "error": Message("错误", "error"),
    "warning": Message("警告", "warning"),
    "info": Message("提示", "info"),
}
"""What a severity is called."""


class Related(msgspec.Struct, frozen=True):
    """Another place a finding rests on, and what stands there; ``earlier`` where it is in last year's report."""

    place: Place
    message: Message
    values: dict[str, object] = {}
    earlier: bool = False


class Hit(msgspec.Struct, frozen=True):
    """One fault: where it is and the values its message names.

    ``message`` chooses among the rule's messages; ``expected`` and ``actual`` are figures or wordings as text;
    ``basis`` stands for the rule's own where the form states one. ``source`` is the line and column of the source to
    show, where they are not those of the place: of what is no part of the text.
    """

    place: Place
    values: dict[str, object] = {}
    message: str = ""
    expected: str | None = None
    actual: str | None = None
    related: tuple[Related, ...] = ()
    basis: str = ""
    source: tuple[int, int] | None = None


class Rule(msgspec.Struct, frozen=True):
    """A rule with its code, its name (the fault, in kebab-case), its severity and its texts.

    ``check`` takes a draft and gives its hits. ``messages`` holds the text under ``""``, or several by name.
    ``for_any`` says that it needs no form, and so runs on documents that are none of the forms known. ``options``
    holds what an office may set in its configuration under ``[rules.NAME]``, with the usual values; ``check`` then
    takes it as its second argument. ``compares`` says that it holds a draft against the report of the year before, and
    so runs only where there is one. ``last`` says that it judges how waivers met what the other rules found, and so
    runs after them; what it finds cannot be waived itself.
    """

    code: str
    name: str
    severity: Severity
    messages: dict[str, Message]
    check: Callable[..., Iterable[Hit]]
    basis: str = ""
    for_any: bool = False
    options: msgspec.Struct | None = None
    compares: bool = False
    last: bool = False

    def runs(self, *, form: bool, compared: bool) -> bool:
        """Whether it runs on a document of a known form, or of none, beside the report of the year before or not."""
        return (form or self.for_any) and (compared or not self.compares)

    def hits(self, draft: Draft) -> Iterable[Hit]:
        """What it finds in a draft, by its options where it has any."""
        return self.check(draft) if self.options is None else self.check(draft, self.options)


def described(page: str, lang: Lang) -> str:
    """What the page of a rule says it reports: its first paragraph is in Chinese, its second in English."""
    paragraphs = [part.strip() for part in page.split("\n\n") if part.strip() and not part.startswith(("#", "```"))]
    wanted = paragraphs[1:2] if lang == "en" else paragraphs[:1]
    return (wanted or paragraphs[:1] or [""])[0]


def first_sentence(text: str, lang: Lang) -> str:
    """The first sentence of a description, with its full stop."""
    head, stop, _ = text.partition("。" if lang == "zh" else ". ")
    return head + stop.strip()
