"""Stages on this machine: in this process as long as that is quick, then in a pool of processes."""

import time
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import forkserver, get_all_start_methods, get_context
from multiprocessing.context import BaseContext
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Self

import msgspec

from stemma.engine.batches import Beside, cut, groups_by_key
from stemma.engine.protocol import Key, Progress, Task, silent
from stemma.engine.worker import Errand, begin, run_packed, told
from stemma.model import Record, Rows
from stemma.model.errors import StemmaError
from stemma.model.packing import Parcel, pack, unpack

#: Once workers have loaded what they need, so much of the usual patience and worth is enough to use them.
READY = 1 / 3

#: Shares of the work a worker: enough that they end together, few enough that sending them costs little.
SHARES_A_WORKER = 8


class LocalSettings(msgspec.Struct, frozen=True, kw_only=True):
    """When workers are started, and how much they are given at a time."""

    #: Worker processes; 1 never starts any.
    workers: int = 1
    #: Seconds of work in this process before workers are considered.
    patience: float = 1.0
    #: Seconds of work that must be left, at the pace so far, to be worth the start of workers (about a CPU second).
    worth: float = 3.0
    #: Rows of a `map` that arrive together: what a batch prepares once is shared by many rows.
    batch: int = 1000
    #: Modules that workers load once, before they multiply.
    preload: tuple[str, ...] = ()


DEFAULTS = LocalSettings()


class LocalEngine:
    """Runs a task here, and gives what is left to worker processes once it turns out to be long.

    When that happens depends on the clock; what comes out does not: bags of rows are the same and keep their order.
    A context manager, which ends the workers.
    """

    shares_disk = True

    def __init__(self, settings: LocalSettings = DEFAULTS) -> None:
        self._settings = settings
        self._open: tuple[ProcessPoolExecutor, TemporaryDirectory[str]] | None = None
        self._ready = False
        self._told = 0

    def expect_work(self) -> None:
        """Let workers load what they need beside the work of this process, as there will be enough for them, too."""
        if self._settings.workers > 1 and not self._ready:
            self._ready = load_ahead(self._settings.preload)

    def close(self) -> None:
        """End the workers."""
        if self._open is not None:
            pool, folder = self._open
            self._open = None
            pool.shutdown(cancel_futures=True)
            folder.cleanup()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def map(
        self, task: Task, rows: Sequence[Record], *, beside: Rows, key: Key, progress: Progress = silent
    ) -> Iterator[Record]:
        """Run a task over independent rows in batches, each with the rows of `beside` that it names."""
        errand = Errand(task, Beside(beside, key))
        yield from self._run(errand, list(cut(rows, self._settings.batch)), progress=progress)

    def map_groups(self, task: Task, rows: Rows, *, key: Key, progress: Progress = silent) -> Iterator[Record]:
        """Run a task once a key, in the order of keys, with all the rows of that key together."""
        yield from self._run(Errand(task), groups_by_key(rows, key), progress=progress)

    def _run(self, errand: Errand, bags: Sequence[Sequence[Record]], *, progress: Progress) -> Iterator[Record]:
        total = sum(map(len, bags))
        began, ready = time.perf_counter(), 0
        for position, bag in enumerate(bags):
            if self._worth_workers(time.perf_counter() - began, ready / total if total else 1.0):
                yield from self._in_pool(errand, bags[position:], progress=_after(progress, ready, total))
                return
            yield from errand.run(bag)
            ready += len(bag)
            progress(ready, total)

    def _worth_workers(self, elapsed: float, share: float) -> bool:
        scale = READY if self._ready else 1.0
        if self._settings.workers == 1 or elapsed < scale * self._settings.patience:
            return False
        return share == 0 or elapsed / share - elapsed >= scale * self._settings.worth

    def _in_pool(self, errand: Errand, bags: Sequence[Sequence[Record]], *, progress: Progress) -> Iterator[Record]:
        """Yield what workers make of the bags, in the order of the bags."""
        ready, workers = 0, self._settings.workers
        waiting: deque[tuple[Future[list[list[Parcel]]], int]] = deque()
        shares = iter(_shares(bags, workers * SHARES_A_WORKER))
        try:
            pool, place = self._workers(errand)
            while True:
                for share in islice(shares, 2 * workers - len(waiting)):
                    job = pool.submit(run_packed, place, [pack(bag) for bag in share])
                    waiting.append((job, sum(map(len, share))))
                if not waiting:
                    return
                records, size = _next(waiting)
                yield from records
                ready += size
                progress(ready, ready)
        except BaseException:
            self.close()
            raise

    def _workers(self, errand: Errand) -> tuple[ProcessPoolExecutor, str]:
        """Return the pool and the file from which its workers learn their errand; rows beside can be large."""
        if self._open is None:
            pool = start_pool(self._settings.workers, preload=self._settings.preload)
            self._open = (pool, TemporaryDirectory(prefix="stemma-"))
            self._ready = True
        pool, folder = self._open
        self._told += 1
        place = Path(folder.name, str(self._told))
        place.write_bytes(told(errand))
        return pool, str(place)


def start_pool(workers: int, *, preload: Sequence[str] = ()) -> ProcessPoolExecutor:
    """Return a pool of processes that have loaded some modules before they multiplied, and end with this one."""
    return ProcessPoolExecutor(workers, mp_context=_context(preload), initializer=begin)


def load_ahead(preload: Sequence[str]) -> bool:
    """Let the process from which workers multiply load its modules now; return whether there is such a process."""
    if _context(preload).get_start_method() != "forkserver":
        return False
    forkserver.ensure_running()
    return True


def _context(preload: Sequence[str]) -> BaseContext:
    # A fork of this process would copy locks that threads of Arrow, DuckDB or a progress bar hold at that moment;
    # the fork server has no threads.
    context = get_context("forkserver" if "forkserver" in get_all_start_methods() else "spawn")
    if context.get_start_method() == "forkserver":
        context.set_forkserver_preload([*preload, "stemma.engine.worker"])
    return context


def _shares(bags: Sequence[Sequence[Record]], wanted: int) -> Iterator[list[Sequence[Record]]]:
    """Cut bags into about as many shares as wanted, of like numbers of rows, in order."""
    size = max(1, sum(map(len, bags)) // wanted)
    share: list[Sequence[Record]] = []
    for bag in bags:
        share.append(bag)
        if sum(map(len, share)) >= size:
            yield share
            share = []
    if share:
        yield share


def _next(waiting: deque[tuple[Future[list[list[Parcel]]], int]]) -> tuple[list[Record], int]:
    future, size = waiting.popleft()
    try:
        return [record for parcels in future.result() for record in unpack(parcels)], size
    except BrokenProcessPool as error:
        raise StemmaError(
            "A worker was ended from outside, most likely for want of memory; run again with --workers 1, "
            "finished stages are kept."
        ) from error


def _after(progress: Progress, ready: int, total: int) -> Progress:
    """Return a progress callback for the rest of the work."""
    return lambda more, _: progress(ready + more, total)
