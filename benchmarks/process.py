"""Processor time of a whole `gouji check` beyond a bare interpreter's: `python benchmarks/process.py [FILE...]`."""

import resource
import statistics
import subprocess
import sys
from pathlib import Path

RUNS = 31
COMMAND = Path(sys.executable).with_name("gouji")
EXAMPLES = Path(__file__).parents[1] / "examples" / "annual-report"


def milliseconds(command: list[str]) -> float:
    """Processor time of one run, user and system."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000


def main() -> None:
    """Print a line a file: the median beyond the interpreter, each run beside a bare one."""
    for path in sys.argv[1:] or [str(EXAMPLES / "good.txt"), str(EXAMPLES / "good.docx")]:
        bare, whole = [], []
        for _ in range(RUNS):
            bare.append(milliseconds([sys.executable, "-c", "pass"]))
            whole.append(milliseconds([str(COMMAND), "check", path]))
        least = statistics.median(bare)
        beyond = statistics.median(whole) - least
        print(f"{path}: {beyond:.0f} ms beyond the interpreter's {least:.0f} ms, {beyond / least:.1f} times it")  # noqa: T201  # its output


if __name__ == "__main__":
    main()
