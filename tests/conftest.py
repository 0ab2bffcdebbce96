"""What all tests share: the installed packs, and the folder of real inputs that stands beside the repository."""

from pathlib import Path

import pytest

from gouji.__main__ import collect_seldom
from gouji.registry import Kit, load_kit

collect_seldom()  # as the command does, for the many documents that are checked in the processes of the tests
SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def kit() -> Kit:
    """The packs as installed."""
    return load_kit()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real inputs, which is not part of the repository."""
    if not SHARED.is_dir():
        pytest.skip(f"the real inputs are not at {SHARED.name}/ beside the repository")
    return SHARED
