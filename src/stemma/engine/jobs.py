"""Jobs that write their own outcome to disk: few at a time, in worker processes or here."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future  # noqa: TC003 - asked for at run time by the annotation
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from stemma.engine.local import start_pool
from stemma.model.errors import StemmaError

Job = TypeVar("Job")
Outcome = TypeVar("Outcome")

#: Jobs in hand a worker: one at work and one that waits, so that memory does not grow with their number.
AHEAD = 2


def run_jobs(
    function: Callable[[Job], Outcome], jobs: Iterable[Job], *, workers: int, preload: Sequence[str] = ()
) -> Iterator[Outcome]:
    """Yield what a function of a module makes of each job, in the order of the jobs, which are taken as needed.

    With one worker everything happens here. Raises StemmaError where a worker was ended from outside.
    """
    if workers == 1:
        yield from map(function, jobs)
        return
    pool = start_pool(workers, preload=[*preload, function.__module__])
    waiting: deque[Future[Outcome]] = deque()
    try:
        for job in jobs:
            waiting.append(pool.submit(function, job))
            if len(waiting) >= AHEAD * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool as error:
        raise StemmaError(
            "A worker was ended from outside, most likely for want of memory; run again with --workers 1, "
            "what is finished is kept."
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)
