"""Files read and written: only what is a file is read, and what is written is written whole or not at all."""

import errno
import os
import stat
from collections.abc import Mapping
from contextlib import suppress

from gouji.rule import Lang, Message
from gouji.system import Fault
from gouji.system.ending import end_in_order

LARGEST = 16 * 1024 * 1024
"""No configuration, form or baseline above this many bytes is read."""
_READ_MODE = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
_NO_SPACE = Message("磁盘已满", "there is no space left on the disk")
_WHY: Mapping[int, Message] = {
    errno.ENOSPC: _NO_SPACE,
    getattr(errno, "EDQUOT", errno.ENOSPC): _NO_SPACE,
    errno.EFBIG: Message("文件太大", "the file would be too large"),
    errno.EROFS: Message("磁盘是只读的", "the disk can only be read"),
    errno.ENAMETOOLONG: Message("文件名太长", "the name is too long"),
    errno.ELOOP: Message("链接指向自己", "the link leads back to itself"),
    errno.ENOTDIR: Message("没有这个文件夹", "there is no such folder"),
    errno.EISDIR: Message("这是一个文件夹", "it is a folder"),
    errno.EBADF: Message("已关闭", "it is closed"),
}
_WHY_UNREAD: Mapping[int, Message] = {
    errno.ENOENT: Message("没有这个文件", "there is no such file"),
    errno.EACCES: Message("没有读取的权限", "there is no permission to read it"),
    errno.EPERM: Message("没有读取的权限", "there is no permission to read it"),
}
_WHY_UNWRITTEN: Mapping[int, Message] = {
    errno.ENOENT: Message("没有这个文件夹", "there is no such folder"),
    errno.EACCES: Message("没有写入的权限", "there is no permission to write there"),
    errno.EPERM: Message("没有写入的权限", "there is no permission to write there"),
}


class NoFile(OSError):
    """What is named is a device, a pipe or the like, which may have no end."""


class TooLarge(OSError):
    """A file that is larger than what is read of one."""


_NO_FILE = Message("这是设备或管道，不是文件", "it is a device or a pipe, not a file")
_TOO_LARGE = Message("文件太大", "the file is too large")


def contents(path: str, largest: int) -> bytes:
    """All of a file. Raises :class:`OSError`; never waits for what may have no end."""
    with open(path, "rb", opener=_at_once) as file:
        known = os.fstat(file.fileno())
        if not stat.S_ISREG(known.st_mode):
            raise NoFile(errno.EINVAL, _NO_FILE.en, path)
        data = b"" if known.st_size > largest else file.read(known.st_size + 1)
        if len(data) > known.st_size:  # it has grown meanwhile, or does not tell its size
            data += file.read(largest + 1 - len(data))
    if max(known.st_size, len(data)) > largest:
        raise TooLarge(errno.EFBIG, _TOO_LARGE.en, path)
    return data


def _at_once(path: str, _flags: int) -> int:
    """Open a file to read; a pipe without waiting for somebody who writes."""
    return os.open(path, _READ_MODE)


def why_unread(error: OSError | ValueError) -> Message:
    """Why a file could not be read."""
    if isinstance(error, NoFile):
        return _NO_FILE
    return _TOO_LARGE if isinstance(error, TooLarge) else _why(error, _WHY_UNREAD)


def why_not(error: OSError | ValueError) -> Message:
    """Why a file could not be written."""
    return _why(error, _WHY_UNWRITTEN)


def _why(error: OSError | ValueError, own: Mapping[int, Message]) -> Message:
    number = getattr(error, "errno", None)
    said = str(getattr(error, "strerror", None) or error)
    return own.get(number or 0) or _WHY.get(number or 0) or Message(said, said)


_NOT_WRITTEN = Message("{path}：写不了：{why}", "{path}: cannot be written: {why}")


def save(path: str, content: str, lang: Lang) -> None:
    """Write a text as :func:`write_whole` does. Raises :class:`Fault`, which says why it cannot be written."""
    try:
        write_whole(path, content)
    except OSError as error:
        raise Fault(_NOT_WRITTEN.say(lang, {"path": path, "why": why_not(error)})) from error


def write_whole(path: str, content: str | bytes) -> None:
    """Write a file whole or not at all, a text in UTF-8. Raises :class:`OSError`.

    A link stays, and what it leads to is written. A file keeps its permissions, and one that may not be written is not
    replaced. A device or a pipe is written to as it is.
    """
    data = content.encode() if isinstance(content, str) else content
    try:
        mode = os.stat(path).st_mode
    except FileNotFoundError:
        _replace(os.path.realpath(path), data, None)
        return
    if not stat.S_ISREG(mode):
        with open(path, "wb") as other:
            other.write(data)
    elif not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
    else:
        _replace(os.path.realpath(path), data, stat.S_IMODE(mode))


def _replace(path: str, data: bytes, mode: int | None) -> None:
    """Put a new file in the place of an old one, with its ``mode`` where there was one."""
    end_in_order()
    temporary = os.path.join(os.path.dirname(path), f".gouji-{os.urandom(8).hex()}")
    usual = 0o666 if mode is None else mode
    try:
        with open(temporary, "xb", opener=lambda name, flags: os.open(name, flags, usual)) as file:
            file.write(data)
        if mode is not None:
            os.chmod(temporary, mode)
        os.replace(temporary, path)
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(temporary)
        raise
