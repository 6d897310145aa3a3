import gc
import os
import signal
from collections.abc import Iterator

import pytest

from stemma.engine.garbage import RARELY
from stemma.engine.jobs import AHEAD, run_jobs
from stemma.model.errors import StemmaError


def _square(number: int) -> int:
    if number < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


@pytest.mark.parametrize("workers", [1, 2])
def test_outcomes_come_in_the_order_of_the_jobs(workers: int) -> None:
    assert list(run_jobs(_square, iter(range(9)), workers=workers)) == [number * number for number in range(9)]


def _threshold(_number: int) -> tuple[int, int, int]:
    return gc.get_threshold()


def test_workers_look_rarely_for_garbage() -> None:
    assert list(run_jobs(_threshold, [1, 2], workers=2)) == [RARELY, RARELY]


def test_jobs_are_taken_as_they_are_needed() -> None:
    taken = []

    def jobs() -> Iterator[int]:
        for number in range(50):
            taken.append(number)
            yield number

    outcomes = run_jobs(_square, jobs(), workers=2)
    assert next(outcomes) == 0
    assert len(taken) <= AHEAD * 2 + 1
    outcomes.close()  # type: ignore[attr-defined]


def test_a_worker_that_was_ended_is_told_in_a_sentence() -> None:
    with pytest.raises(StemmaError, match="--workers 1"):
        list(run_jobs(_square, [1, -1, 2], workers=2))


def test_no_jobs_give_nothing() -> None:
    assert list(run_jobs(_square, [], workers=2)) == []
