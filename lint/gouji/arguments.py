"""How the command line is parsed: argparse in the words of both languages."""

import argparse
import os
import sys
from typing import TYPE_CHECKING, NoReturn

from gouji.nearest import did_you_mean

if TYPE_CHECKING:
    from _typeshed import SupportsWrite


class Formatter(argparse.HelpFormatter):
    """As wide as the terminal; told so, argparse need not load shutil for every option it is given."""

    def __init__(self, prog: str) -> None:
        try:
            width = os.get_terminal_size().columns
        except OSError:
            width = 100
        super().__init__(prog, width=width - 2)


class Parser(argparse.ArgumentParser):
    """Of one command; what it refuses ends the run with the exit status of a bad option."""

    def _print_message(self, message: str, file: "SupportsWrite[str] | None" = None) -> None:
        """Print as every command does; argparse itself would pass over a disk that is full."""
        if message:
            (file or sys.stderr).write(message)

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"gouji: {message}{self._meant(message)}\n{self.format_usage()}")

    def _meant(self, message: str) -> str:
        """What may have been meant by an option nobody knows, in both languages, as argparse's own words are."""
        unknown = next((word for word in message.split() if word.startswith("--")), "")
        if not message.startswith("unrecognized arguments") or not unknown:
            return ""
        zh, en = did_you_mean(unknown.partition("=")[0], self._option_string_actions)
        return f"{en}{zh}"
