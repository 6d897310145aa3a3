"""What a worker process does: it learns from a file what to run, then makes packed rows of packed rows."""

import os
import pickle
import signal
import threading
from collections.abc import Sequence
from functools import lru_cache
from multiprocessing import connection, parent_process
from pathlib import Path

import msgspec

from stemma.engine.batches import Beside
from stemma.engine.garbage import collect_rarely
from stemma.engine.protocol import Task
from stemma.model import Record, Rows
from stemma.model.packing import Parcel, pack, unpack


class Errand(msgspec.Struct, frozen=True):
    """A task, and the rows that accompany every bag of rows it runs over (none: a bag is complete as it is)."""

    task: Task
    beside: Beside | None = None

    def run(self, bag: Sequence[Record]) -> list[Record]:
        """Return what the task makes of one bag of rows."""
        return list(self.task(Rows(bag) if self.beside is None else self.beside.with_batch(bag)))


def told(errand: Errand) -> bytes:
    """Return an errand as a worker can be told it: rows packed, functions by name."""
    beside = errand.beside
    return pickle.dumps((errand.task, None if beside is None else (pack(beside.rows), beside.key)))


def begin() -> None:
    """Prepare a worker: leave interruptions to its parent, look rarely for garbage, and end when the parent is gone."""
    collect_rarely()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def run_packed(place: str, bags: Sequence[Sequence[Parcel]]) -> list[list[Parcel]]:
    """Return what the errand in a file makes of each of several bags of rows."""
    errand = _errand(place)
    return [pack(errand.run(unpack(bag))) for bag in bags]


@lru_cache(maxsize=1)
def _errand(place: str) -> Errand:
    return errand_told(Path(place).read_bytes())


def errand_told(message: bytes) -> Errand:
    """Return the errand that `told` has put into bytes."""
    task, beside = pickle.loads(message)  # noqa: S301 - our own parent wrote it
    return Errand(task) if beside is None else Errand(task, Beside(Rows(unpack(beside[0])), beside[1]))


def _end_with_parent() -> None:
    """End this process at once when its parent was killed: nobody would ever give it work again."""
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
