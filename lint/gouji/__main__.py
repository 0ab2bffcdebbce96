"""`gouji` and `python -m gouji`."""

import gc
import sys

from gouji.system.ending import end_at_once


def collect_seldom() -> None:
    """Look for garbage less often: what is made stays until the end of a short run."""
    gc.set_threshold(100_000, 50, 100)


def main() -> None:
    """Run the command line and leave with its exit status."""
    collect_seldom()
    end_at_once()
    from gouji.cli import run  # noqa: PLC0415  # most of the time of a run is over before anything could be half done
    from gouji.system.streams import settle  # noqa: PLC0415  # as above

    settle()
    status = run(sys.argv[1:])
    gc.freeze()  # the process ends: to look through all it made for garbage first takes a seventh of a run
    sys.exit(status)


if __name__ == "__main__":
    main()
