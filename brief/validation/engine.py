"""Many files on all cores, told in the order in which they came.

A few files are checked where we are: starting a process takes longer. Of many, small bundles go to a pool, and never
more than a few at a time, so that memory does not grow with their number. A process that dies (killed for the memory
it took, say) takes its bundle along: the files of that bundle are then checked one by one, each in a process that
nobody else needs, until the one that does it is found and told.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from itertools import chain, islice
from pathlib import Path
from types import TracebackType

from brief import garbage
from brief.validation.check import Checked, Checker, Plan, died
from brief.validation.discover import STDIN, Job
from brief.validation.processes import FEW, context, cores

BUNDLE = 24
"""Files that go to a process at once: enough that sending them costs little, few enough that the last is soon done."""
AT_ONCE = 8
"""Files of a bundle that are looked at together. With 24, too much is remembered of them to be near at hand."""
_MOST_BYTES = 2 * 1024 * 1024
"""Of files that are looked at together."""
_NEW = 50_000
"""Things after which a process looks for cycles: a document leaves none behind, and what is remembered of words is
many.
"""
AHEAD = 3
"""Bundles for each process that are under way or wait to be told."""


def run(jobs: Iterable[Job], checker: Checker, workers: int | None = None) -> Generator[Checked, None, None]:
    """Check files, in their order.

    Args:
        jobs: the files; they are asked for as they are needed.
        checker: what checks those that are checked here, and says how the others are.
        workers: processes at once; None is one for each core.
    """
    waiting = iter(jobs)
    workers = workers or cores()
    if workers > 1:
        first = list(islice(waiting, FEW + 1))
        waiting = chain(first, waiting)
        if len(first) > FEW and (pool := _pool(checker.plan, workers)):
            with pool:
                yield from pool.run(waiting, checker)
            return
    yield from map(checker.check, waiting)


def _pool(plan: Plan, workers: int) -> _Pool | None:
    """A pool, or None on a system that lets us have none: then this process does the work."""
    try:
        return _Pool(plan, workers)
    except (ImportError, NotImplementedError, OSError):
        return None


class _Pool:
    """Processes that check bundles of files, replaced when one of them dies."""

    def __init__(self, plan: Plan, workers: int) -> None:
        self._plan = plan
        self._workers = workers
        self._others = set(multiprocessing.active_children())
        self._context = context()
        self._executor = self._start(workers)

    def __enter__(self) -> _Pool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:  # Stopped half way: what is under way is of no use to anybody.
            for process in set(multiprocessing.active_children()) - self._others:
                process.terminate()
        self._executor.shutdown(wait=True, cancel_futures=True)

    def run(self, jobs: Iterator[Job], checker: Checker) -> Iterator[Checked]:
        """Check files in bundles, in their order."""
        under_way: deque[tuple[list[Job], Future[list[Checked]] | None]] = deque()
        bundles = _bundles(jobs)
        while True:
            for bundle in islice(bundles, self._workers * AHEAD - len(under_way)):
                under_way.append((bundle, self._submit(bundle)))
            if not under_way:
                return
            bundle, future = under_way.popleft()
            if future is None:
                yield from map(checker.check, bundle)
                continue
            try:
                results = future.result()
            except BrokenExecutor:
                self._executor.shutdown(wait=False, cancel_futures=True)
                yield from self._one_by_one(bundle)
                self._executor = self._start(self._workers)
                under_way = deque((b, f if _is_done(f) else self._submit(b)) for b, f in under_way)
                continue
            yield from results

    def _submit(self, bundle: list[Job]) -> Future[list[Checked]] | None:
        if bundle[0].path == STDIN:
            return None  # Only this process has it.
        try:
            return self._executor.submit(_check, bundle)
        except BrokenExecutor as error:
            # The pool broke since: the bundle is told like those that were in it.
            broken: Future[list[Checked]] = Future()
            broken.set_exception(error)
            return broken
        except OSError:
            return None  # No more processes are to be had.

    def _one_by_one(self, bundle: list[Job]) -> Iterator[Checked]:
        executor = self._start(1)
        for job in bundle:
            try:
                yield from executor.submit(_check, [job]).result()
            except BrokenExecutor:
                yield died(job)
                executor.shutdown(wait=False)
                executor = self._start(1)
        executor.shutdown(wait=False)

    def _start(self, workers: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(workers, self._context, _begin, (self._plan,))


def _is_done(future: Future[list[Checked]] | None) -> bool:
    return future is None or (future.done() and not future.cancelled() and future.exception() is None)


def _bundles(jobs: Iterator[Job]) -> Iterator[list[Job]]:
    """Files in bundles; standard input has one of its own."""
    bundle: list[Job] = []
    for job in jobs:
        if job.path == STDIN:
            if bundle:
                yield bundle
            yield [job]
            bundle = []
            continue
        bundle.append(job)
        if len(bundle) == BUNDLE:
            yield bundle
            bundle = []
    if bundle:
        yield bundle


_plan: Plan | None = None
_checker: Checker | None = None


def _begin(plan: Plan) -> None:
    """Make a new process ready. What can fail waits for the first bundle, whose failure can be told."""
    global _plan  # noqa: PLW0603 - a process has one
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    garbage.seldom(_NEW)
    _plan = plan


def _check(bundle: list[Job]) -> list[Checked]:
    global _checker  # noqa: PLW0603 - a process has one
    if _checker is None:
        if _plan is None:
            raise RuntimeError("this process was not made ready")
        _checker = Checker(_plan)
    return [checked for part in _parts(bundle) for checked in _checker.check_all(part)]


def _parts(bundle: list[Job]) -> Iterator[list[Job]]:
    """The files of a bundle that are looked at together; large ones alone, as they take many times their size."""
    part: list[Job] = []
    size = 0
    for job in bundle:
        own = _size(job)
        if part and (len(part) == AT_ONCE or size + own > _MOST_BYTES):
            yield part
            part, size = [], 0
        part.append(job)
        size += own
    if part:
        yield part


def _size(job: Job) -> int:
    try:
        return Path(job.path).stat().st_size
    except OSError:  # What is wrong with it is told where it is read.
        return 0
