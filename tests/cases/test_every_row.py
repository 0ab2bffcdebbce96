"""A reader goes from a row of the situations to its test and back: every row has one, and every test a row."""

import re
from pathlib import Path

ROW = re.compile(r"\*\*([A-Z])\*\* |(?:^|(?<=\. ))(\d{1,2})\. ", re.MULTILINE)
TEST = re.compile(r"^def test_case_(\d\d|[a-z])_", re.MULTILINE)


def test_every_row_of_the_situations_has_a_test_of_its_number_and_every_test_a_row(shared: Path) -> None:
    """The letters first, then the numbers without a gap."""
    listed = ["".join(found) for found in ROW.findall((shared / "cases.md").read_text("utf-8"))]
    assert listed == ["A", "B", "C", *map(str, range(1, 36))]
    sources = "".join(path.read_text("utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    tested = {name.upper().lstrip("0") for name in TEST.findall(sources)}
    assert tested == set(listed)
