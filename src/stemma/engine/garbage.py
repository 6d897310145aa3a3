"""The collector of reference cycles during a run: rows hold none, and looking for them costs a quarter of the time."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

#: New containers before the youngest are looked through, and how many such looks before the older ones are.
RARELY = (1_000_000, 50, 1_000)


def collect_rarely() -> None:
    """Let the collector look rarely from now on, in a process that does nothing else."""
    gc.set_threshold(*RARELY)


@contextmanager
def rare_collections() -> Iterator[None]:
    """Let the collector look rarely for a while; what it did before is restored."""
    before = gc.get_threshold()
    collect_rarely()
    try:
        yield
    finally:
        gc.set_threshold(*before)
