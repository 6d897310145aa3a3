import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.many import write_events
from tests.support.parted import write_parted
from tests.support.planted import Plan, plant, write_pile
from tests.support.toy_plan import compare, die, split, witnesses

from stemma.engine.java import java_home
from stemma.engine.local import LocalEngine
from stemma.engine.protocol import Engine, Task
from stemma.engine.spark import SparkEngine
from stemma.engine.spark_settings import SparkSettings
from stemma.export.jsonl import write_jsonl
from stemma.model import Candidate, Record, Rows
from stemma.model.errors import EngineError
from stemma.pipeline.course import RunSettings
from stemma.pipeline.grouping import witness_names
from stemma.pipeline.run import reconstruct
from stemma.store.casebook import Casebook

ROOT = Path(__file__).parents[2]

#: Reports of invented events besides: `STEMMA_SPARK_REPORTS=10000 pytest tests/engines/test_spark.py -k case`.
MANY = int(os.environ.get("STEMMA_SPARK_REPORTS", "0"))

pytest.importorskip("pyspark", reason="the extra `spark` (pyspark) is not installed")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(java_home() is None, reason="there is no Java here"),
    # pyspark leaves sockets to the garbage collector, and warns of its own old ways.
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning", "ignore::FutureWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

#: Two threads, and nothing that only a large pile needs.
SMALL = SparkSettings(master="local[2]", batch=4, conf={"spark.driver.memory": "512m"})


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkEngine]:
    with pytest.MonkeyPatch.context() as patch:
        # Executors find the toy plan as they find Stemma: by name.
        patch.setenv("PYTHONPATH", str(ROOT))
        with SparkEngine(SMALL) as engine:
            yield engine


def by_both_verbs(engine: Engine) -> list[list[Record]]:
    rows = Rows(witnesses())
    sentences = list(engine.map_groups(Task(split), rows, key=witness_names))
    pairs = [Candidate(left=str(one), right=str(two), shared=1) for one in range(6) for two in range(one + 1, 6)]
    return [sentences, list(engine.map(Task(compare), pairs, beside=rows, key=witness_names))]


def test_spark_gives_the_rows_of_this_machine_in_their_order(spark: SparkEngine) -> None:
    with LocalEngine() as local:
        assert by_both_verbs(spark) == by_both_verbs(local)


def test_what_is_too_much_at_once_goes_out_in_rounds(spark: SparkEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stemma.engine.spark.SHARE_BYTES", 1)
    monkeypatch.setattr("stemma.engine.spark.SHARES_A_CORE", 1)
    told: list[tuple[int, int]] = []
    rows = Rows(witnesses())
    split_up = list(spark.map_groups(Task(split), rows, key=witness_names, progress=lambda *far: told.append(far)))
    with LocalEngine() as local:
        assert split_up == list(local.map_groups(Task(split), rows, key=witness_names))
    assert len(told) > 1
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1][0] == told[-1][1]


def test_nothing_gives_nothing(spark: SparkEngine) -> None:
    assert list(spark.map_groups(Task(split), Rows(), key=witness_names)) == []


def test_a_stage_that_ends_its_process_becomes_one_sentence(spark: SparkEngine) -> None:
    with pytest.raises(EngineError) as caught:
        list(spark.map_groups(Task(die), Rows(witnesses()), key=witness_names))
    assert str(caught.value).count("\n") == 0


def test_a_case_made_on_spark_is_the_case_made_here(
    spark: SparkEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_pile(plant(Plan(seed=4, witnesses=4)), tmp_path / "pile")
    write_parted(tmp_path / "pile" / "parted.jsonl")
    if MANY:
        write_events(tmp_path / "pile" / "many.jsonl", -(-MANY // 3), reports=3)
    exports = []
    monkeypatch.setattr("stemma.pipeline.run.SparkEngine", lambda _settings: _Borrowed(spark))
    for name, engine in (("local", None), ("spark", SMALL)):
        reconstruct([tmp_path / "pile"], tmp_path / name, settings=RunSettings(spark=engine))
        with Casebook.open(tmp_path / name) as casebook:
            written = write_jsonl(casebook, tmp_path / f"{name}-out")
        exports.append({path.name: path.read_bytes() for path in sorted(written)})
    assert exports[0] == exports[1]


class _Borrowed:
    """The engine of this module, which a run must not end."""

    def __init__(self, engine: SparkEngine) -> None:
        self._engine = engine

    def __enter__(self) -> SparkEngine:
        return self._engine

    def __exit__(self, *_: object) -> None:
        pass
