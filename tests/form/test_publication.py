"""The day by which a document must be published, by the name of its unit."""

import pytest

from gouji import Form
from gouji.registry import Kit


@pytest.fixture(scope="module")
def form(kit: Kit) -> Form:
    """The annual report, its newest edition."""
    return kit.forms[-1]


@pytest.mark.parametrize(
    ("unit", "day"),
    [
        ("青禾县数据局", (1, 31)),
        ("青禾省卫生健康委", (1, 31)),
        ("青禾县发展和改革委员会", (1, 31)),
        ("青禾县人民政府办公室", (1, 31)),
        ("青禾县人民政府", (3, 31)),
        ("青禾县", (3, 31)),
        ("青禾市", (3, 31)),
        ("青禾自治州", (3, 31)),
    ],
)
def test_the_longest_ending_of_the_name_tells_the_day(form: Form, unit: str, day: tuple[int, int]) -> None:
    """A department in January, a government in March."""
    found = form.publication.deadline(unit) if form.publication else None
    assert found
    assert (found.month, found.day) == day


@pytest.mark.parametrize(
    "unit",
    [
        "红柳镇",
        "红柳乡人民政府",
        "红柳街道办事处",
        "青禾高新技术产业开发区",
        "青禾新区管委会",
        "青禾市生态环境局沅水分局",
        "青禾县医院",
        "",
    ],
)
def test_a_unit_the_law_does_not_name_has_no_day(form: Form, unit: str) -> None:
    """Townships, zones, branches, and what is no department."""
    assert form.publication
    assert form.publication.deadline(unit) is None
