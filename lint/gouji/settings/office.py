"""What every command that reads drafts works with: the configuration, the packs, and the language."""

import msgspec

from gouji.registry import Kit
from gouji.rule import Lang
from gouji.settings import kit
from gouji.settings.config import Config
from gouji.settings.loading import Settings, load_settings


class Office(msgspec.Struct, frozen=True):
    """The configuration, the installed packs, and the language to speak."""

    settings: Settings
    kit: Kit
    lang: Lang

    @property
    def config(self) -> Config:
        """What the configuration says."""
        return self.settings.config


def office(config: str, asked: Lang | None, default: Lang) -> Office:
    """The office of a run, by the configuration named or found, in the language asked for, set, or usual.

    Raises :class:`gouji.system.Fault` for a faulty configuration or pack.
    """
    settings = load_settings(config, asked or default)
    lang = asked or settings.config.lang or default
    return Office(settings, kit(lang), lang)
