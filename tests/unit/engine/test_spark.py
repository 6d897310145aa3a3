import importlib.util

import pytest
from tests.support.toy_plan import witnesses

from stemma.engine import spark
from stemma.engine.spark_settings import SparkSettings
from stemma.model.errors import EngineError


def test_without_pyspark_one_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(EngineError, match=r"pip install 'stemma\[spark\]'"), spark.SparkEngine():
        pass


def test_without_java_one_sentence_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: object())
    monkeypatch.setattr(spark, "java_home", lambda: None)
    with pytest.raises(EngineError, match="Java 17"), spark.SparkEngine(SparkSettings(master="local[1]")):
        pass


@pytest.mark.parametrize(("wanted", "shares"), [(1, 1), (2, 2), (3, 3), (100, 6)])
def test_shares_hold_all_bags_in_order(wanted: int, shares: int) -> None:
    bags = [[witness] for witness in witnesses()]
    packed = list(spark._shares(bags, wanted))  # noqa: SLF001 - how work is cut shows nowhere else
    assert len(packed) == shares
    records = [record for share in packed for record in spark._records(share.packed)]  # noqa: SLF001 - the same
    assert records == witnesses()
    assert sum(share.rows for share in packed) == len(bags)


def test_a_worker_s_own_last_line_is_what_a_person_reads() -> None:
    told = (
        'Job aborted\nTraceback:\n  File "x.py", line 3\nValueError: no such day\n\tat org.apache.spark.Foo(F.scala)\n'
    )
    assert "ValueError: no such day" in spark._reason(RuntimeError(told))  # noqa: SLF001
