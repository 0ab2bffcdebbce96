"""One check in this process against the bare limit: unzipping and parsing the document's XML.

Run by hand, where the folder of real inputs stands beside the repository:
`python -m pytest benchmarks -n 0 --benchmark-columns=median,min,rounds --benchmark-sort=name`
"""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree
from pytest_benchmark.fixture import BenchmarkFixture

import drafts
from gouji.checking import Plan, check_bytes
from gouji.registry import load_kit
from official import fill

FORM = Path(__file__).parents[2] / "shared" / "inputs" / "official-form-2021.docx"


@pytest.fixture(scope="module")
def filled() -> bytes:
    """The official form with the figures of a whole city."""
    if not FORM.is_file():
        pytest.skip("the official form is not beside the repository")
    return fill(FORM.read_bytes(), drafts.city())


@pytest.mark.benchmark(group="the filled form")
def test_0_the_bare_limit(benchmark: BenchmarkFixture, filled: bytes) -> None:
    """Unzip and parse document.xml, and nothing else."""
    benchmark(lambda: etree.fromstring(zipfile.ZipFile(BytesIO(filled)).read("word/document.xml")))


@pytest.mark.benchmark(group="the filled form")
def test_1_one_check(benchmark: BenchmarkFixture, filled: bytes) -> None:
    """Bytes in, findings out, with every rule."""
    kit = load_kit()
    plan = Plan(kit.rules, kit.forms)
    result = benchmark(lambda: check_bytes(filled, "filled.docx", "filled.docx", kit, plan))
    assert result.status == "checked"
