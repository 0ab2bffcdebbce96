"""An interrupt before anything is begun that would have to be cleared away."""

import sys
from pathlib import Path

import pytest

import drafts
from sturdy.packs import READER, RULE, pack, shell

if sys.platform == "win32":
    pytest.skip("Windows has no such signals", allow_module_level=True)

INTERRUPT = "import os, signal\nos.kill(os.getpid(), signal.SIGINT)\n"
LOST = f"try:\n    {INTERRUPT.replace(chr(10), '; ')}\nexcept BaseException:\n    raise ImportError('no module')"


@pytest.mark.parametrize(
    ("source", "body"),
    [(INTERRUPT + RULE, "pass"), (LOST + RULE, "pass"), (RULE, INTERRUPT), (RULE, LOST), (READER, INTERRUPT)],
    ids=["loading", "lost in loading", "in a rule", "lost in a rule", "in a reader"],
)
def test_an_interrupt_ends_the_run_on_the_spot(tmp_path: Path, source: str, body: str) -> None:
    """Status 130, one line and nothing else, even where what is interrupted would take it for a fault of its own."""
    (tmp_path / "draft.txt").write_bytes(drafts.text(drafts.report(drafts.consistent(1))))
    (tmp_path / "draft.acme").write_text("甲")
    run = shell("gouji check draft.txt draft.acme -o out.txt", tmp_path, **pack(tmp_path, source, body))
    assert (run.status, run.out) == (130, "")
    assert run.err.splitlines() == ["gouji: 已中断，没有查完 · interrupted: not fully checked"]
    assert not (tmp_path / "out.txt").exists()
