"""What an office has settled: its configuration, the packs installed, the forms and rules of a run."""

import os
import sys
from collections.abc import Sequence
from contextlib import redirect_stdout

from gouji.checking import named_forms
from gouji.form import Form, FormError, load_form
from gouji.nearest import did_you_mean
from gouji.registry import Kit, PackError, load_kit
from gouji.rule import Lang, Message
from gouji.system import Fault
from gouji.system.disk import LARGEST, contents, why_unread


def kit(lang: Lang) -> Kit:
    """The installed packs. Raises :class:`Fault`."""
    try:
        with redirect_stdout(sys.stderr):  # what a pack says as it is loaded is no finding
            return load_kit()
    except PackError as error:
        raise Fault(error.zh if lang == "zh" else error.en) from error


_NO_FILE = Message("{path}：读不了：{why}", "{path}: cannot be read: {why}")
_NO_FORM = Message("没有名为“{name}”的表式；已有：{known}{zh}", "no form {name!r}; there are: {known}{en}")


def chosen_forms(name: str, forms: Sequence[Form], lang: Lang) -> tuple[Form, ...]:
    """The forms ``--form`` names: all for ``auto``, those of an id, or that of a TOML file. Raises :class:`Fault`."""
    if name == "auto":
        return tuple(forms)
    if name.endswith(".toml"):
        return (_form_of_file(name, lang),)
    found = named_forms(forms, name)
    if not found:
        known = [f"{form.id}@{form.edition}" if form.edition else form.id for form in forms]
        zh, en = did_you_mean(name, [*(form.id for form in forms), *known])
        raise Fault(_NO_FORM.say(lang, {"name": name, "known": ", ".join(known), "zh": zh, "en": en}))
    return found


def _form_of_file(path: str, lang: Lang) -> Form:
    try:
        return load_form(_text(path), path, lambda name: _text(os.path.join(os.path.dirname(path), name)))
    except FormError as error:
        raise Fault(error.zh if lang == "zh" else error.en) from error
    except (OSError, ValueError) as error:
        named = getattr(error, "filename", None) or path
        raise Fault(_NO_FILE.say(lang, {"path": named, "why": why_unread(error)})) from error


def _text(path: str) -> str:
    return contents(path, LARGEST).decode().replace("\r\n", "\n")
