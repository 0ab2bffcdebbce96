"""The results for the files of a run, in their order: from a former run where nothing has changed, else judged anew."""

import os
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING

from gouji.checking import failed
from gouji.findings import FileResult
from gouji.model import Unreadable
from gouji.running.desk import Desk, Judged, order_of, prepare
from gouji.running.files import Source, load
from gouji.running.jobs import Job
from gouji.running.pool import Crew, Pool, processes

if TYPE_CHECKING:
    from gouji.running.cache import Cache

CACHE_PAYS = 8
"""From so many files on, a cache is worth opening."""
_CRASHED = Unreadable(
    "检查这个文件的进程意外中止（可能内存不足），没有查完",
    "the process that checked this file died, perhaps for want of memory: it is not fully checked",
)


class Results:
    """The results for some jobs; ``troubles`` is then what is to be said of the cache."""

    def __init__(self, desk: Desk, jobs: Sequence[Job]) -> None:
        self._desk = desk
        self._jobs = jobs
        self.troubles: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[FileResult]:
        with ExitStack() as until_the_end:
            cache = self._cache(until_the_end)
            found: deque[FileResult | None] = deque()
            judged = self._judged(self._wanted(cache, found), until_the_end, keyed=cache is not None)
            for job, one in zip(self._jobs, judged, strict=True):
                known = found.popleft()
                if known:
                    yield known
                elif isinstance(one, Judged):
                    if cache and one.key:
                        cache.put(one.key, one.result)
                    yield one.result
                else:
                    yield failed(job.source.shown, _CRASHED, job.plan.lang)
            if cache:
                from gouji.running.cache import trouble_of  # noqa: PLC0415  # as below

                cache.flush(last=True)  # it may fail too
                self.troubles = (*trouble_of(cache, self._desk.own.lang),)

    def _cache(self, until_the_end: ExitStack) -> "Cache | None":
        plan, request = self._desk.plan, self._desk.request
        if request.no_cache or plan.evidence or len(self._jobs) < CACHE_PAYS:
            return None
        from gouji.running.cache import NAME, Cache, folder  # noqa: PLC0415  # only where there are files enough

        return until_the_end.enter_context(Cache(os.path.join(folder(), NAME)))

    def _wanted(self, cache: "Cache | None", found: deque[FileResult | None]) -> Iterator[Job | None]:
        """The jobs to be done; None for one whose result is ``found`` in the cache."""
        for job in self._jobs:
            found.append(self._known(cache, job) if cache else None)
            yield None if found[-1] else job

    def _known(self, cache: "Cache", job: Job) -> FileResult | None:
        try:
            key = self._desk.key(job, load(job.source)) if job.source.path else b""
        except Unreadable:
            return None
        return cache.get(key) if key else None

    def _judged(self, wanted: Iterator[Job | None], until_the_end: ExitStack, *, keyed: bool) -> Iterator[object]:
        desk = self._desk
        count = 1 if desk.plan.evidence else processes(desk.request.jobs, len(self._jobs))
        if count == 1 or not all(job.source.path for job in self._jobs):
            return (desk.judge(job, keyed=keyed) if job else None for job in wanted)
        pool = until_the_end.enter_context(Pool(Crew(prepare, order_of(desk, keyed=keyed)), count))
        sources: Iterator[Source | None] = (job.source if job else None for job in wanted)
        return pool.results(sources)
