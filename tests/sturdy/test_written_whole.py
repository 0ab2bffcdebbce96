"""A file is written whole or not at all, in its own place, and nothing but a file is replaced."""

import errno
import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from gouji.system import disk
from gouji.system.disk import contents, write_whole

ON_WINDOWS = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")


def names(folder: Path) -> list[str]:
    """All names in a folder, hidden ones too."""
    return sorted(path.name for path in folder.iterdir())


def test_a_text_takes_the_place_of_what_stood_there(tmp_path: Path) -> None:
    """In UTF-8, with nothing left beside it."""
    path = tmp_path / "out.txt"
    path.write_bytes(b"before")
    write_whole(str(path), "勾稽")
    assert path.read_bytes() == "勾稽".encode()
    assert names(tmp_path) == ["out.txt"]


@ON_WINDOWS
def test_a_new_file_is_as_private_as_the_user_wants(tmp_path: Path) -> None:
    """The mask for new files holds."""
    code = "import os, sys; os.umask(0o077); from gouji.system.disk import write_whole; write_whole(sys.argv[1], '')"
    subprocess.run([sys.executable, "-c", code, tmp_path / "out.txt"], check=True)
    assert stat.S_IMODE((tmp_path / "out.txt").stat().st_mode) == 0o600


@ON_WINDOWS
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o777])
def test_a_file_keeps_its_permissions(tmp_path: Path, mode: int) -> None:
    """Whoever could not read it before cannot read it after."""
    path = tmp_path / "out.txt"
    path.touch()
    path.chmod(mode)
    write_whole(str(path), "x")
    assert stat.S_IMODE(path.stat().st_mode) == mode


@ON_WINDOWS
def test_a_link_stays_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
    """Also where it leads to nothing yet."""
    (tmp_path / "elsewhere").mkdir()
    for name in ("there.txt", "new.txt"):
        link = tmp_path / name
        link.symlink_to(tmp_path / "elsewhere" / name)
        if name == "there.txt":
            (tmp_path / "elsewhere" / name).write_text("before")
        write_whole(str(link), "after")
        assert link.is_symlink()
        assert (tmp_path / "elsewhere" / name).read_text() == "after"
    assert names(tmp_path / "elsewhere") == ["new.txt", "there.txt"]


@ON_WINDOWS
def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    """As a process substitution of a shell is one."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=write_whole, args=(str(pipe), "勾稽"))
    writer.start()
    assert pipe.read_bytes() == "勾稽".encode()
    writer.join()
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert names(tmp_path) == ["pipe"]


@ON_WINDOWS
def test_a_device_is_written_to_and_never_replaced(tmp_path: Path) -> None:
    """The superuser could put a file in the place of a device; a link to one stands here for its folder."""
    (tmp_path / "sink").symlink_to("/dev/null")
    write_whole(str(tmp_path / "sink"), "x")
    assert (tmp_path / "sink").is_char_device()
    assert names(tmp_path) == ["sink"]


@pytest.mark.parametrize("call", ["replace", "chmod"])
def test_what_fails_half_way_leaves_all_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    """An interrupt too: the old content stands, and there is no other file."""
    path = tmp_path / "out.txt"
    path.write_text("before")

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, call, stop)
    with pytest.raises(KeyboardInterrupt):
        write_whole(str(path), "after")
    assert path.read_text() == "before"
    assert names(tmp_path) == ["out.txt"]


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="this system has no device that is always full")
def test_a_full_device_says_so(tmp_path: Path) -> None:
    """It is not passed over in silence."""
    (tmp_path / "full").symlink_to("/dev/full")
    with pytest.raises(OSError, match="No space") as raised:
        write_whole(str(tmp_path / "full"), "x")
    assert raised.value.errno == errno.ENOSPC


@ON_WINDOWS
def test_a_pipe_that_nobody_writes_to_is_not_waited_for(tmp_path: Path) -> None:
    """It is no file, and refused at once; so is a device that never ends."""
    os.mkfifo(tmp_path / "pipe")
    for path in (str(tmp_path / "pipe"), "/dev/zero"):
        with pytest.raises(disk.NoFile):
            contents(path, 10)


def test_a_file_is_read_up_to_a_size(tmp_path: Path) -> None:
    """One byte more is too much; holes count too."""
    path = tmp_path / "a"
    path.write_bytes(b"12345")
    assert contents(str(path), 5) == b"12345"
    os.truncate(path, 1 << 32)
    with pytest.raises(disk.TooLarge):
        contents(str(path), 5)
