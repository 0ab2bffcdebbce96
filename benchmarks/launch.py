"""Run a command and print what it cost: `python launch.py OUT COMMAND...`; its output goes to the file OUT.

This is a process of its own because a process begins with the memory of the one that starts it, as its peak is counted:
what starts a command that is measured must be small.
"""

import json
import resource
import subprocess
import sys
import time


def main() -> None:
    """Print a line of JSON: milliseconds of processor and clock, the peak of the largest process in MiB, the status."""
    out, *command = sys.argv[1:]
    with open(out, "wb") as file:
        start = time.perf_counter()
        status = subprocess.run(command, stdout=file, stderr=subprocess.DEVNULL, check=False).returncode
        clock = time.perf_counter() - start
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    kib = used.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    cost = {"cpu": (used.ru_utime + used.ru_stime) * 1000, "clock": clock * 1000, "peak": kib / 1024, "status": status}
    print(json.dumps(cost))  # noqa: T201  # its output


if __name__ == "__main__":
    main()
