"""The 政府信息公开工作年度报告: its forms as data, one file an edition."""

import os

from gouji import Form, hookimpl, load_form

_FOLDER = os.path.join(os.path.dirname(__file__), "forms")


@hookimpl
def gouji_forms() -> list[Form]:
    """The editions of the annual report, as its folder ``forms`` states them."""
    names = sorted(name for name in os.listdir(_FOLDER) if name.endswith(".toml"))
    return [load_form(_text(name), name, _text) for name in names]


def _text(name: str) -> str:
    with open(os.path.join(_FOLDER, name), encoding="utf-8") as file:
        return file.read()
