import importlib.util
import threading
import time
from pathlib import Path

import pytest
from tests.support.toy_plan import stay_once, witnesses

from stemma.engine.java import java_home
from stemma.engine.protocol import Task
from stemma.engine.spark import SparkEngine
from stemma.engine.spark_settings import SparkSettings
from stemma.model import Candidate, Record, Rows
from stemma.pipeline.grouping import witness_names

ROOT = Path(__file__).parents[2]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(importlib.util.find_spec("pyspark") is None, reason="the extra `spark` is not installed"),
    pytest.mark.skipif(java_home() is None, reason="there is no Java here"),
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning", "ignore::FutureWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks processes up in /proc")
def test_a_worker_that_dies_in_the_middle_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.support.cluster import cluster  # noqa: PLC0415 - needs pyspark

    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    found: list[Record] = []
    conf = {"spark.executor.memory": "512m", "spark.driver.host": "127.0.0.1", "spark.driver.memory": "512m"}

    def work(master: str) -> None:
        with SparkEngine(SparkSettings(master=master, conf=conf)) as engine:
            found.extend(engine.map_groups(Task(stay_once), Rows(witnesses(tmp_path)), key=witness_names))

    env = {"JAVA_HOME": java_home() or "", "SPARK_DAEMON_MEMORY": "256m"}
    with cluster(tmp_path, workers=2, env=env) as running:
        at_work = threading.Thread(target=work, args=(running.master,))
        at_work.start()
        while not (marks := list(tmp_path.glob("0.[0-9]*"))):
            assert at_work.is_alive()
            time.sleep(0.1)
        (held,) = [number for number in (1, 2) if running.runs(number, int(marks[0].suffix[1:]))]
        running.kill(held)
        at_work.join(timeout=300)
    assert [record.left for record in found if isinstance(record, Candidate)] == ["0", "1", "2", "3", "4", "5"]
    assert len(list(tmp_path.glob("0.[0-9]*"))) == 2
