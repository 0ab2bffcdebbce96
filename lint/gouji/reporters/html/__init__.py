"""One page of HTML that stands for itself: the verdict, the findings, the documents they are marked on, what held.

The page loads nothing and runs nothing but its own style and script, whose hashes its content policy names. All that
comes from a document goes through the escaping of the template.
"""

from base64 import b64encode
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import DictLoader, Environment, StrictUndefined, Template

from gouji.findings import Report
from gouji.reporters.html.page import page_of


def render(report: Report, *, colour: bool) -> str:  # noqa: ARG001  # a page has its own colours
    """The run as one page; the same, byte for byte, for the same run."""
    style, script = _own("page.css"), _own("page.js")
    return _template().render(
        page=page_of(report),
        policy=f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'",
        style=style,
        script=script,
    )


@lru_cache(maxsize=1)
def _template() -> Template:
    loader = DictLoader({"page.html": _own("page.html")})
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("page.html")


def _own(name: str) -> str:
    return files(__name__).joinpath(name).read_text("utf-8")


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
