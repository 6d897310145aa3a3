"""What a worker process does: it is told once what to run, then receives rows as bytes and returns rows as bytes."""

import os
import signal
import threading
from collections.abc import Sequence
from multiprocessing import connection, parent_process

import msgspec

from stemma.engine.batches import Beside
from stemma.engine.protocol import Key, Task
from stemma.model import Record, Rows
from stemma.model.packing import Parcel, pack, unpack


class Errand(msgspec.Struct, frozen=True):
    """A task, and the rows that accompany every bag of rows it runs over (none: a bag is complete as it is)."""

    task: Task
    beside: Beside | None = None

    def run(self, bag: Sequence[Record]) -> list[Record]:
        """Return what the task makes of one bag of rows."""
        return list(self.task(Rows(bag) if self.beside is None else self.beside.with_batch(bag)))


#: The errand of this worker process; set once, before its first bag.
_ERRANDS: list[Errand] = []


def begin(task: Task, beside: Sequence[Parcel] | None, key: Key | None) -> None:
    """Tell this process what to run, leave interruptions to its parent, and end when the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    company = None if beside is None or key is None else Beside(Rows(unpack(beside)), key)
    _ERRANDS[:] = [Errand(task, company)]


def run_packed(bags: Sequence[Sequence[Parcel]]) -> list[list[Parcel]]:
    """Return what the errand makes of each of several bags of rows."""
    (errand,) = _ERRANDS
    return [pack(errand.run(unpack(bag))) for bag in bags]


def _end_with_parent() -> None:
    """End this process at once when its parent was killed: nobody would ever give it work again."""
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
