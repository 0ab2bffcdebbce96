"""`gouji completion`: the script that lets a shell complete commands, options, formats, forms, rules and files."""

import argparse

from gouji.rule import Lang
from gouji.settings import kit

SHELLS = ("bash", "zsh", "tcsh", "fish")


def show_completion(shell: str, parser: argparse.ArgumentParser, lang: Lang) -> int:
    """Print the script for a shell; ``parser`` is that of the whole command line, with a subparser a command."""
    import shtab  # noqa: PLC0415  # only for this command

    known = kit(lang)
    names = {
        "--format": [one.name for one in known.reporters],
        "--form": ["auto", *dict.fromkeys(form.id for form in known.forms)],
        "--select": (codes := [rule.code for rule in known.rules]),
        "--ignore": codes,
        "code": [*codes, *(rule.name for rule in known.rules)],
    }
    for command in _commands(parser):
        for action in command._actions:  # noqa: SLF001  # argparse shows its actions in no other way
            _complete(action, names)
    print(shtab.complete(parser, shell))  # noqa: T201  # what was asked for
    return 0


def _commands(parser: argparse.ArgumentParser) -> list[argparse.ArgumentParser]:
    subparsers = parser._subparsers  # noqa: SLF001  # as above
    actions = subparsers._group_actions if subparsers else []  # noqa: SLF001  # as above
    return [one for action in actions if isinstance(action.choices, dict) for one in action.choices.values()]


def _complete(action: argparse.Action, names: dict[str, list[str]]) -> None:
    """Give an option or argument the names it may have, or files."""
    import shtab  # noqa: PLC0415  # as above

    key = action.option_strings[-1] if action.option_strings else action.dest
    if action.choices is None and key in names:
        action.choices = names[key]
    elif action.choices is None and action.metavar in {"PATH", "FILE", "DRAFT", "COPY", "FORMAT:FILE"}:
        action.complete = shtab.FILE  # type: ignore[attr-defined]  # the way shtab is told
