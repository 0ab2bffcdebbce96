"""The 政府信息公开工作年度报告: its forms as data, one file an edition."""

import os

from gouji import Form, hookimpl, load_form


@hookimpl
def gouji_forms() -> list[Form]:
    """The editions of the annual report, as its folder ``forms`` states them."""
    folder = os.path.join(os.path.dirname(__file__), "forms")
    names = sorted(name for name in os.listdir(folder) if name.endswith(".toml"))
    return [load_form(_text(os.path.join(folder, name)), name) for name in names]


def _text(path: str) -> str:
    with open(path, encoding="utf-8") as file:
        return file.read()
