"""Running a case again on the page's word, in a process of its own: the page goes on meanwhile."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Literal

import msgspec

from stemma.model.errors import StemmaError
from stemma.pipeline.again import run_again

#: What runs a case; it must be known by name to another process.
Work = Callable[[Path], object]


class RunState(msgspec.Struct, frozen=True, kw_only=True):
    """How the last run that the page asked for stands; `why` is one sentence where it failed."""

    state: Literal["none", "running", "done", "failed"] = "none"
    why: str = ""


class Rerunner:
    """Runs one case again, once at a time; safe to ask from several threads."""

    def __init__(self, case: Path, work: Work = run_again) -> None:
        self._case = case
        self._work = work
        self._lock = threading.Lock()
        self._last: tuple[ProcessPoolExecutor, Future[object]] | None = None

    def start(self) -> RunState:
        """Begin a run, or let the one that is under way go on."""
        with self._lock:
            if self._last is None or self._last[1].done():
                # A fork would copy locks that the server's threads hold at that moment.
                pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"))
                self._last = (pool, pool.submit(self._work, self._case))
                pool.shutdown(wait=False)
        return self.state()

    def state(self) -> RunState:
        """Return how the last run stands."""
        if self._last is None:
            return RunState()
        future = self._last[1]
        if not future.done():
            return RunState(state="running")
        error = future.exception()
        if error is None:
            return RunState(state="done")
        told = str(error) if isinstance(error, StemmaError) else f"The run broke off ({type(error).__name__})."
        return RunState(state="failed", why=f"{told} What was there before is still there.")
