"""The patterns of the configuration: what they name, in a time that their stars do not multiply."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.settings.patterns import matcher

_SIGNS = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def expression(pattern: str) -> str:
    """A pattern as a regular expression, by which short ones can be tried."""
    name = pattern.removeprefix("./").rstrip("/")
    anywhere = "" if "/" in name else "(?:.*/)?"
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", name.lstrip("/"))
    inside = "/.*" if pattern.endswith("/") else "(?:/.*)?"
    return anywhere + "".join(_SIGNS.get(part) or re.escape(part) for part in parts) + inside


@given(
    st.lists(st.sampled_from(["a", "b", ".", "/", "*", "**", "**/", "?"]), max_size=7).map("".join),
    st.lists(st.sampled_from(["a", "b", ".", "/"]), max_size=9).map("".join),
)
def test_a_pattern_names_what_its_signs_say(pattern: str, path: str) -> None:
    """Just what a regular expression made of it matches."""
    assert matcher([pattern])(path) is (re.fullmatch(expression(pattern), path) is not None)


@pytest.mark.parametrize("unit", ["*a", "*", "**/", "**", "?*", "**/a/", "**a", "*?b"])
def test_many_stars_take_no_longer(unit: str) -> None:
    """A second, where a regular expression would take years."""
    named = matcher([unit * 60 + "c", unit * 60])
    start = time.process_time()
    for path in ("a" * 4000, "a/" * 2000, "ab" * 2000 + "d"):
        named(path)
    assert time.process_time() - start < 5
