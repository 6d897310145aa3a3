from collections.abc import Iterator
from itertools import count

import pytest
from tests.support import toy_plan
from tests.support.toy_plan import NOTES, ToySettings

from stemma.engine.local import LocalEngine, LocalSettings
from stemma.engine.protocol import Engine, Task
from stemma.model import Candidate, Pair, Rows, Sentence, Witness
from stemma.model.errors import StemmaError
from stemma.pipeline.grouping import witness_names


def witnesses() -> list[Witness]:
    return [
        Witness(id=name, path=name, siglum=name, media_type="text/plain", sha256="", chars=len(text), text=text)
        for name, text in sorted(NOTES.items())
    ]


#: Never waits before it starts workers, and gives them little at a time.
HASTY = LocalSettings(workers=2, patience=0.0, worth=0.0, batch=4, preload=("tests.support.toy_plan",))


@pytest.fixture(scope="module", params=["in this process", "in workers"])
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    with LocalEngine(HASTY if request.param == "in workers" else LocalSettings(batch=4)) as opened:
        yield opened


@pytest.fixture
def hasty() -> Iterator[LocalEngine]:
    with LocalEngine(HASTY) as opened:
        yield opened


def test_groups_come_out_in_the_order_of_keys(engine: Engine) -> None:
    sentences = list(engine.map_groups(Task(toy_plan.split), Rows(witnesses()), key=witness_names))
    assert [each.witness for each in sentences if isinstance(each, Sentence) and each.index == 0] == sorted(NOTES)


def test_pairs_find_the_witnesses_that_they_name_in_any_batch(engine: Engine) -> None:
    names = sorted(NOTES)
    candidates = [Candidate(left=left, right=right, shared=1) for left in names for right in names if left < right]
    task = Task(toy_plan.compare, ToySettings(shared=6))
    pairs = list(engine.map(task, candidates, beside=Rows(witnesses()), key=witness_names))
    assert [(each.left, each.right) for each in pairs if isinstance(each, Pair)] == [
        (each.left, each.right) for each in candidates
    ]
    assert pairs == list(task(Rows([*candidates, *witnesses()])))


def test_progress_ends_with_everything_done(engine: Engine) -> None:
    told: list[tuple[int, int]] = []
    rows = Rows(witnesses())
    list(engine.map_groups(Task(toy_plan.split), rows, key=witness_names, progress=lambda *now: told.append(now)))
    assert told[-1] == (len(NOTES), len(NOTES))
    assert [ready for ready, _ in told] == sorted(ready for ready, _ in told)


def test_no_rows_give_nothing(engine: Engine) -> None:
    assert list(engine.map_groups(Task(toy_plan.split), Rows(), key=witness_names)) == []
    assert list(engine.map(Task(toy_plan.compare), [], beside=Rows(), key=witness_names)) == []


def test_an_error_inside_a_worker_reaches_the_caller(hasty: LocalEngine) -> None:
    lacking = [Candidate(left="nobody", right="none", shared=1)]
    with pytest.raises(KeyError, match="nobody"):
        list(hasty.map(Task(toy_plan.compare), lacking, beside=Rows(), key=witness_names))


def test_a_worker_that_is_ended_from_outside_becomes_one_sentence(hasty: LocalEngine) -> None:
    with pytest.raises(StemmaError, match="--workers 1"):
        list(hasty.map_groups(Task(toy_plan.die), Rows(witnesses()), key=witness_names))


def test_workers_that_are_ready_are_used_for_less_work(monkeypatch: pytest.MonkeyPatch) -> None:
    # A group takes half a second, so that a start of workers is not worth its time with two groups left.
    clock = count(step=0.5)
    monkeypatch.setattr("stemma.engine.local.time.perf_counter", lambda: next(clock))
    monkeypatch.setattr("stemma.engine.local.load_ahead", lambda _: True)
    used: list[str] = []

    def note(*_: object) -> tuple[None, str]:
        used.append("workers")
        raise StemmaError("no pool in this test")

    monkeypatch.setattr(LocalEngine, "_workers", note)
    rows = Rows(witnesses()[:3])
    engine = LocalEngine(LocalSettings(workers=2))
    assert list(engine.map_groups(Task(toy_plan.split), rows, key=witness_names))
    assert not used
    engine.expect_work()
    with pytest.raises(StemmaError, match="no pool"):
        list(engine.map_groups(Task(toy_plan.split), rows, key=witness_names))


def test_one_worker_never_loads_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> bool:
        raise AssertionError("a process was started")

    monkeypatch.setattr("stemma.engine.local.load_ahead", refuse)
    LocalEngine(LocalSettings(workers=1)).expect_work()


def test_work_that_is_expected_gives_the_same_rows() -> None:
    settings = LocalSettings(workers=2, patience=0.0, worth=0.0, batch=4, preload=("tests.support.toy_plan",))
    with LocalEngine(settings) as engine:
        engine.expect_work()
        found = list(engine.map_groups(Task(toy_plan.split), Rows(witnesses()), key=witness_names))
    assert found == list(LocalEngine().map_groups(Task(toy_plan.split), Rows(witnesses()), key=witness_names))


def test_quick_work_never_starts_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a pool was started")

    monkeypatch.setattr(LocalEngine, "_workers", refuse)
    engine = LocalEngine(LocalSettings(workers=2))
    assert list(engine.map_groups(Task(toy_plan.split), Rows(witnesses()), key=witness_names))
