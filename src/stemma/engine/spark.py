"""Stages on Spark: bags of packed rows go out as Arrow batches, and what a stage makes of them comes back packed.

Spark is told nothing of records: a bag is bytes with a number, so that its 32-bit hashes and its order of arrival can
show nowhere. Needs the extra `spark`, and no jar beside pyspark's own.
"""

import importlib.util
import os
import pickle
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib.resources import files
from itertools import islice
from types import TracebackType
from typing import Any, NamedTuple, Self

import pyarrow as pa

from stemma.engine.batches import Beside, cut, groups_by_key
from stemma.engine.java import java_home
from stemma.engine.protocol import Key, Progress, Task, silent
from stemma.engine.spark_settings import DEFAULTS, SparkSettings
from stemma.engine.worker import Errand, errand_told, told
from stemma.model import Record, Rows
from stemma.model.errors import EngineError
from stemma.model.packing import Parcel, pack, unpack

#: What goes out and what comes back: the number of a share of the work, and its bags as bytes.
SHARE_SCHEMA = pa.schema([pa.field("number", pa.int64()), pa.field("packed", pa.binary())])
_SHARE_DDL = "number bigint, packed binary"

#: Shares of the work a core: enough that they end together, few enough that each is worth a task.
SHARES_A_CORE = 4

#: Bytes of rows at which a share is full. A round of shares is all that Spark's driver holds at once: 16 MiB a core.
SHARE_BYTES = 4 * 1024 * 1024

_Runner = Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]

#: The last line of a Python traceback.
_OWN_ERROR = re.compile(r"[\w.]+(Error|Exception|Exit|Interrupt)\b")


class SparkEngine:
    """Runs a task on Spark. A context manager, which ends the session that it started.

    Raises EngineError, in one sentence, where pyspark or Java is missing or the cluster does not answer.
    """

    #: Executors may stand on other machines.
    shares_disk = False

    def __init__(self, settings: SparkSettings = DEFAULTS) -> None:
        self._settings = settings
        self._session: Any = None

    def __enter__(self) -> Self:
        self._session = _start(self._settings)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the session."""
        if self._session is not None:
            self._session.stop()
            self._session = None
            _end_java()

    def map(
        self, task: Task, rows: Sequence[Record], *, beside: Rows, key: Key, progress: Progress = silent
    ) -> Iterator[Record]:
        """Run a task over independent rows in batches, each with the rows of `beside` that it names."""
        # What a batch names travels with it, what belongs to all travels once: no executor holds the whole pile.
        common = Rows(record for record in beside if key(record) is None)
        named = Beside(Rows(record for record in beside if key(record) is not None), key)
        bags = [list(named.with_batch(batch)) for batch in cut(rows, self._settings.batch)]
        yield from self._run(Errand(task, Beside(common, key)), bags, progress=progress)

    def map_groups(self, task: Task, rows: Rows, *, key: Key, progress: Progress = silent) -> Iterator[Record]:
        """Run a task once a key, in the order of keys, with all the rows of that key together."""
        yield from self._run(Errand(task), groups_by_key(rows, key), progress=progress)

    def _run(self, errand: Errand, bags: Sequence[Sequence[Record]], *, progress: Progress) -> Iterator[Record]:
        rows = sum(map(len, bags))
        if len(bags) == 1:
            # One bag is one worker's work; to send it away and back would only cost.
            yield from errand.run(bags[0])
            progress(rows, rows)
        if len(bags) <= 1:
            return
        session = self._session
        if session is None:
            raise RuntimeError("open the engine with `with` before it runs anything")
        run = _runner(told(errand))
        wanted = session.sparkContext.defaultParallelism * SHARES_A_CORE
        done = 0
        waiting = _shares(bags, wanted)
        while shares := list(islice(waiting, wanted)):
            for packed in _round(session, run, [share.packed for share in shares]):
                yield from _records(packed)
            done += sum(share.rows for share in shares)
            progress(done, rows)


class _Share(NamedTuple):
    """Bags that go out together, as bytes, and how many rows they hold."""

    rows: int
    packed: bytes


def _round(session: Any, run: _Runner, shares: Sequence[bytes]) -> list[bytes]:  # noqa: ANN401 - pyspark is optional
    """Return what Spark makes of each share, in their order. Raises EngineError where a stage fails there."""
    # Spark takes bytes for a list of numbers, and a bytearray for bytes.
    numbered = [(number, bytearray(share)) for number, share in enumerate(shares)]
    numbers = session.sparkContext.parallelize(numbered, len(shares))
    frame = session.createDataFrame(numbers, _SHARE_DDL).mapInArrow(run, _SHARE_DDL)
    try:
        return [row.packed for row in frame.collect()]
    except Exception as error:
        if not type(error).__module__.startswith(("pyspark", "py4j")):
            raise
        raise EngineError(_reason(error)) from error


def _shares(bags: Sequence[Sequence[Record]], wanted: int) -> Iterator[_Share]:
    """Yield bags in order, packed into about as many shares as wanted, of like numbers of rows; into more if large."""
    size = max(1, -(-sum(map(len, bags)) // wanted))
    waiting: list[list[Parcel]] = []
    rows, octets = 0, 0
    for bag in bags:
        parcels = pack(bag)
        waiting.append(parcels)
        rows += len(bag)
        octets += sum(len(parcel.packed) for parcel in parcels)
        if rows >= size or octets >= SHARE_BYTES:
            yield _Share(rows, pickle.dumps(waiting))
            waiting, rows, octets = [], 0, 0
    if waiting:
        yield _Share(rows, pickle.dumps(waiting))


def _runner(message: bytes) -> _Runner:
    """Return what Spark runs over its batches; it holds nothing but bytes, so that it can travel."""

    def run(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        errand = errand_told(message)
        for batch in batches:
            for share in batch.to_pylist():
                bags = pickle.loads(share["packed"])  # noqa: S301 - our own driver wrote it
                made = [pack(errand.run(unpack(bag))) for bag in bags]
                yield pa.RecordBatch.from_pylist(
                    [{"number": share["number"], "packed": pickle.dumps(made)}], SHARE_SCHEMA
                )

    return run


def _end_java() -> None:
    """End the Java process: a later session on another master would otherwise meet the settings of this one."""
    from pyspark import SparkContext  # noqa: PLC0415 - optional

    gateway = SparkContext._gateway  # noqa: SLF001 - pyspark offers no other way
    if gateway is not None:
        gateway.shutdown()
        gateway.proc.stdin.close()
        gateway.proc.wait()
        SparkContext._gateway = SparkContext._jvm = None  # noqa: SLF001 - the same


def _records(packed: bytes) -> Iterator[Record]:
    for parcels in pickle.loads(packed):  # noqa: S301 - our own executor wrote it
        yield from unpack(parcels)


def _start(settings: SparkSettings) -> Any:  # noqa: ANN401 - pyspark is optional, and so are its types
    if importlib.util.find_spec("pyspark") is None:
        raise EngineError("Spark is not installed; pip install 'stemma[spark]', or run with --engine local.")
    home = java_home()
    if home is None:
        raise EngineError(
            "Spark needs Java 17 or newer, and none was found; install a Java runtime (Debian: apt install "
            "default-jre-headless), or name one with JAVA_HOME."
        )
    os.environ["JAVA_HOME"] = home
    # Executors on this machine must be this very Python: another one would lack what the stages import.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault("PYSPARK_DRIVER_PYTHON", sys.executable)
    if settings.master.startswith("local"):
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    from pyspark.sql import SparkSession  # noqa: PLC0415 - optional

    building = SparkSession.builder.appName("stemma").master(settings.master)
    for name, value in {**_conf(), **settings.conf}.items():
        building = building.config(name, value)
    try:
        return building.getOrCreate()
    except Exception as error:
        raise EngineError(f"Spark did not start on {settings.master!r} ({_first_line(error)}).") from error


def _conf() -> dict[str, str]:
    """Return Spark's own settings that hold everywhere: no page, no bars, one share at a time, errors only."""
    words = files("stemma.data").joinpath("spark", "log4j2.properties")
    return {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.execution.arrow.maxRecordsPerBatch": "1",
        "spark.log.level": "ERROR",
        "spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile=file:{words}",
    }


def _reason(error: Exception) -> str:
    """Return one sentence for what Spark says in three hundred lines: the last line of a worker's own traceback."""
    lines = [line.strip() for line in str(error).splitlines()]
    own = [
        line
        for line in lines
        if ("Error" in line or "Exception" in line) and not line.startswith(("at ", "org.", "py4j", "pyspark"))
    ]
    return f"Spark gave up a stage: {own[-1] if own else lines[0]}. Finished stages are kept; run again to go on."


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
