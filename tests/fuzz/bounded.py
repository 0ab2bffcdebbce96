"""Checks one file within the bounds of the safety promise: ``python tests/fuzz/bounded.py FILE`` prints its status.

A process that takes more time is killed, one that takes more memory fails: both are seen in the exit status.
"""

import sys
from pathlib import Path

from gouji.checking import Plan, check_bytes
from gouji.registry import load_kit

SECONDS = 60
"""Of computing, after which a file is taken to stall: the worst takes a tenth of it, so a busy machine fails none."""
MEMORY = 512 * 2**20
"""What the process that checks a file may use."""

if __name__ == "__main__":
    import resource  # Windows has none

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    path = Path(sys.argv[1])
    kit = load_kit()
    result = check_bytes(path.read_bytes(), path.name, path.name, kit, Plan(kit.rules, kit.forms))
    sys.stdout.write(result.status)
