"""Judging files in several processes, in a fixed order, with a bounded number of them under way."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, NoReturn, Self

import msgspec

from gouji.running.files import Source
from gouji.system.ending import abandon, end_in_order

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor


PAYS = 16
"""From so many files on, further processes are worth their start."""
_AHEAD = 4
"""How many files a process are under way at the most: those behind a slow one must not pile up."""
_TRIES = 2
"""How often a file is judged alone after a process died: the first death may be another's doing, or chance."""


class Crashed(Exception):
    """The process that judged a file died, and died again with this file alone."""


def processes(asked: int, files: int) -> int:
    """How many processes to use for some files: as many as asked for, or for 0 the cores, where that pays."""
    if asked:
        return max(min(asked, files), 1)
    return min(os.cpu_count() or 1, files // (PAYS // 2)) if files >= PAYS else 1


class Crew(msgspec.Struct, frozen=True):
    """Makes in each process what judges there, from an order that can be sent to it."""

    prepare: Callable[[bytes], Callable[[Source], object]]
    order: bytes


class Pool:
    """Some processes that judge files. One that dies takes no other file with it."""

    def __init__(self, crew: Crew, count: int) -> None:
        self._crew = crew
        self._count = count
        self._executor: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind and not issubclass(kind, Exception):
            abandon()
        self._stop()

    def results(self, sources: Iterable[Source | None]) -> Iterator[object]:
        """What is judged of each file, in their order, or :class:`Crashed`; None for None, which needs no judging."""
        ahead: deque[tuple[Source | None, Future[object] | None]] = deque()
        for source in sources:
            ahead.append((source, self._submit(source) if source else None))
            if len(ahead) >= self._count * _AHEAD:
                yield self._result(*ahead.popleft())
        while ahead:
            yield self._result(*ahead.popleft())

    def _result(self, source: Source | None, future: "Future[object] | None") -> object:
        from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415  # slow to load

        if not (source and future):
            return None
        try:
            return future.result()
        except BrokenProcessPool:
            pass  # all that were under way are lost; each is judged again, alone, so that only the one to blame is told
        for _ in range(_TRIES):
            try:
                with Pool(self._crew, 1) as alone:
                    return alone._submit(source).result()  # its own kind
            except BrokenProcessPool:
                continue
        return Crashed()

    def _submit(self, source: Source) -> "Future[object]":
        from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415  # as above

        try:
            self._executor = self._executor or _executor(self._crew, self._count)
            return self._executor.submit(_judge, source)
        except BrokenProcessPool:
            self._stop()
            return self._submit(source)

    def _stop(self) -> None:
        if self._executor:
            self._executor.shutdown(wait=True, cancel_futures=True)
        self._executor = None


def _executor(crew: Crew, count: int) -> "ProcessPoolExecutor":
    import multiprocessing  # noqa: PLC0415  # as above
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  # as above

    way = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    end_in_order()
    executor = ProcessPoolExecutor(count, multiprocessing.get_context(way), _begin, (crew.prepare, crew.order))
    with _undisturbed():
        executor.submit(os.getpid)  # starts its processes
    return executor


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let signals wait; they wait in processes begun meanwhile too, until these know what to do with them."""
    import signal  # noqa: PLC0415  # only for a pool

    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_JUDGE: list[Callable[[Source], object]] = []


def _begin(prepare: Callable[[bytes], Callable[[Source], object]], order: bytes) -> None:
    import signal  # noqa: PLC0415  # only in a process of a pool
    import threading  # noqa: PLC0415  # as above

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that asked is told of an interrupt, and stops the others
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        _JUDGE[:] = [prepare(order)]
    except Exception as error:  # noqa: BLE001  # told by the process that asked, when it asks for the first file
        _JUDGE[:] = [partial(_refuse, error)]


def _end_with_parent() -> None:
    """Leave no process behind where the one that asked is gone without a word."""
    from multiprocessing import parent_process  # noqa: PLC0415  # as above

    parent = parent_process()
    if parent:
        parent.join()
        os._exit(2)


def _refuse(error: Exception, _source: Source) -> NoReturn:
    raise error


def _judge(source: Source) -> object:
    return _JUDGE[0](source)
