"""The documents that are measured."""

from functools import cache
from pathlib import Path

import drafts
from official import fill

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples" / "annual-report"
TEXT, GOOD, BAD = EXAMPLES / "good.txt", EXAMPLES / "good.docx", EXAMPLES / "bad.docx"
_FORM = ROOT.parent / "shared" / "inputs" / "official-form-2021.docx"
FORM_NAME = "the official form, filled" if _FORM.is_file() else "good.docx (the official form is not at hand)"


@cache
def form() -> bytes:
    """The official form, filled, where the folder of real inputs stands beside the repository; else the example."""
    return fill(_FORM.read_bytes(), drafts.city()) if _FORM.is_file() else GOOD.read_bytes()
