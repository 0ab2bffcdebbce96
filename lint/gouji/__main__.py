"""`gouji` and `python -m gouji`."""

import gc
import sys


def main() -> None:
    """Run the command line and leave with its exit status."""
    # What is made stays until the end of a short run: looking for garbage at every 700th object is time lost.
    gc.set_threshold(100_000, 50, 100)
    try:
        from gouji.cli import run  # noqa: PLC0415  # an interrupt during the imports is caught too
        from gouji.system.streams import settle  # noqa: PLC0415  # as above

        settle()
        status = run(sys.argv[1:])
    except KeyboardInterrupt:
        status = 130
    sys.exit(status)


if __name__ == "__main__":
    main()
