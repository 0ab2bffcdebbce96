"""`gouji clean`: remove what was kept of former runs."""

import os
import sys

from gouji.rule import Lang, Message
from gouji.running.cache import NAME, folder
from gouji.system import Fault

_NONE = Message("没有缓存（{path}）", "there is no cache ({path})")
_CLEANED = Message("已删除缓存 {path}（{size} MB）", "removed the cache {path} ({size} MB)")
_STAYS = Message("缓存 {path} 删不掉：{why}", "the cache {path} cannot be removed: {why}")


def clean(lang: Lang) -> int:
    """Remove the cache. Raises :class:`Fault` where that cannot be done."""
    path = os.path.join(folder(), NAME)
    try:
        size = os.path.getsize(path)
        os.unlink(path)
    except FileNotFoundError:
        print(_NONE.say(lang, {"path": path}), file=sys.stderr)  # noqa: T201  # a command speaks
        return 0
    except OSError as error:
        raise Fault(_STAYS.say(lang, {"path": path, "why": error.strerror or error})) from error
    print(_CLEANED.say(lang, {"path": path, "size": f"{size / 1024 / 1024:.1f}"}), file=sys.stderr)  # noqa: T201  # as above
    return 0
