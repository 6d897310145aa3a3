"""Measuring one piece of work: CPU seconds, and the most memory that this process has held."""

import resource
import sys
import time
from collections.abc import Callable
from typing import TypeVar

import msgspec

T = TypeVar("T")

#: ru_maxrss counts kilobytes on Linux and bytes on macOS.
PEAK_UNIT = 1 if sys.platform == "darwin" else 1024
MEBIBYTE = 1024 * 1024


class Cost(msgspec.Struct, frozen=True):
    """What a piece of work cost. `peak` is of the process so far, in MiB."""

    wall: float
    cpu: float
    peak: float


def measured(work: Callable[[], T]) -> tuple[T, Cost]:
    """Do the work and return what it gave with what it cost."""
    wall, cpu = time.perf_counter(), time.process_time()
    made = work()
    cost = Cost(time.perf_counter() - wall, time.process_time() - cpu, peak_memory())
    return made, cost


def peak_memory() -> float:
    """Return the most memory that this process has held, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * PEAK_UNIT / MEBIBYTE
