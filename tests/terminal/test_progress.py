"""A bar is shown to a person who waits, and to nobody else."""

import subprocess
import sys

import pytest

from terminal.watched import watched

SHOW_CURSOR, HIDE_CURSOR = "\x1b[?25h", "\x1b[?25l"


def script(seconds: float, body: str = "pass") -> str:
    """Five items gone through, by a clock that moves on so many seconds an item."""
    return f"""
import itertools, sys, time
from gouji.running.progress import shown
clock = itertools.count(0, {seconds}).__next__
try:
    for item in shown(range(5), "zh", clock):
        {body}
    print("done", item, "rich" in sys.modules)
except KeyboardInterrupt:
    pass
"""


def test_a_long_run_shows_how_far_it_is_and_leaves_nothing() -> None:
    """After two seconds and two items; the cursor is back, and the line of the bar empty."""
    seen = watched("-c", script(1.5))
    assert "正在检查" in seen.text
    assert "1/5" in seen.text
    assert seen.text.index(HIDE_CURSOR) < seen.text.index(SHOW_CURSOR)
    after = seen.text.rpartition("\x1b[2K")[2]
    assert after.endswith("done 4 True\n")
    assert "正在检查" not in after


def test_what_is_printed_meanwhile_stands_on_lines_of_its_own() -> None:
    """As the paths of review copies do."""
    seen = watched("-c", script(1.5, body='print(f"<{item}>")'))
    assert [f"<{item}>\n" in seen.text for item in range(5)] == [True] * 5


def test_a_short_run_shows_nothing_and_loads_nothing() -> None:
    """Less than two seconds for all items."""
    assert watched("-c", script(0.3)).text == "done 4 False\n"


@pytest.mark.parametrize("variable", ["CI=true", "GITHUB_ACTIONS=true", "GITLAB_CI=true", "PRE_COMMIT=1", "TERM=dumb"])
def test_a_pipeline_and_a_hook_see_no_bar(variable: str) -> None:
    """Though they may have a terminal."""
    assert watched("-c", script(1.5), variables=(variable,)).text == "done 4 False\n"


def test_a_pipe_sees_no_bar() -> None:
    """Standard error is no terminal."""
    done = subprocess.run([sys.executable, "-c", script(1.5)], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("done 4 False\n", "")


def test_an_interrupt_leaves_a_clean_terminal() -> None:
    """The bar is erased and the cursor shown again."""
    seen = watched("-c", script(1.5, body="time.sleep(item and 20)"), interrupt="正在检查")
    assert seen.status == 0
    assert seen.text.rindex(HIDE_CURSOR) < seen.text.rindex(SHOW_CURSOR)
    assert "正在检查" not in seen.text.rpartition("\x1b[2K")[2]
    assert "Traceback" not in seen.text
