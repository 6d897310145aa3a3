"""Pairs by shared keys where memory is short: DuckDB counts, and what does not fit waits on disk."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

import duckdb
import msgspec
import pyarrow as pa

from stemma.model.errors import CaseError

#: Name of the scratch database inside the scratch folder.
_SCRATCH = "pairs.duckdb"


class DiskSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What counting on disk may take; nothing here changes a row."""

    #: The most memory that DuckDB holds, in its own words ("2GB"); beyond it rows wait on disk.
    memory: str = "2GB"
    threads: int = 2
    #: Folder for what waits; the system's own where none is named. Four times the fingerprints is enough room.
    folder: str | None = None


DEFAULTS = DiskSettings()


def pairs_on_disk(
    fingerprints: Iterable[pa.RecordBatch],
    *,
    common_key: int,
    least_shared: int,
    fresh: int = 0,
    disk: DiskSettings = DEFAULTS,
) -> Iterator[tuple[str, str, int]]:
    """Yield (left, right, shared) by ids in order: the rows that `stemma.stages.reuse.pairing` makes in memory.

    `fingerprints` have columns witness and keys, one row a stretch of text, earliest first; only pairs whose later
    stretch is row number `fresh` or above are counted. Raises CaseError where the disk is full or cannot be written.
    """
    question = files("stemma.store").joinpath("queries", "shared_keys.sql").read_text(encoding="utf-8")
    values = {"common_key": common_key, "least_shared": least_shared, "fresh": fresh}
    with _scratch(disk) as connection:
        _fill(connection, fingerprints)
        found = connection.execute(question, values)
        while rows := found.fetchmany(10_000):
            yield from rows


@contextmanager
def _scratch(disk: DiskSettings) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a database that is gone afterwards; turn what the disk objects to into one sentence."""
    try:
        with TemporaryDirectory(prefix="stemma-pairs-", dir=disk.folder) as folder:
            limits: dict[str, str | bool | int | float | list[str]] = {
                "memory_limit": disk.memory,
                "threads": disk.threads,
                "temp_directory": folder,
            }
            connection = duckdb.connect(str(Path(folder, _SCRATCH)), config=limits)
            try:
                yield connection
            finally:
                connection.close()
    except (duckdb.Error, OSError) as error:
        place = disk.folder or gettempdir()
        raise CaseError(
            f"Pairs cannot be counted in {place} ({str(error).splitlines()[0]}); make room there, or name another "
            "folder for what waits on disk."
        ) from error


def _fill(connection: duckdb.DuckDBPyConnection, fingerprints: Iterable[pa.RecordBatch]) -> None:
    """Write one row a stretch, and one row a key of a stretch."""
    connection.execute("create table stretches (stretch bigint, witness varchar)")
    connection.execute("create table held (key bigint, stretch bigint)")
    rows = 0
    for batch in fingerprints:
        numbers = pa.array(range(rows, rows + batch.num_rows), pa.int64())
        incoming = pa.table([numbers, batch.column("witness"), batch.column("keys")], ["stretch", "witness", "keys"])
        connection.register("incoming", incoming)
        connection.execute("insert into stretches select stretch, witness from incoming")
        connection.execute("insert into held select unnest(keys), stretch from incoming")
        connection.unregister("incoming")
        rows += batch.num_rows
