"""Writing a casebook: a new file aside, renamed into place, so that a reader never sees half a run."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

import duckdb
import pyarrow as pa

from stemma.model.base import Record
from stemma.model.errors import CaseError
from stemma.store.casebook import CASEBOOK

#: The rows of a table: whole, or as they come.
Incoming: TypeAlias = pa.Table | pa.RecordBatchReader

#: Bytes; the smallest that DuckDB allows. At its usual 256 KiB a table, an empty casebook takes 8 MB.
BLOCK_SIZE = 16384


def write_casebook(folder: Path, tables: Iterable[tuple[type[Record], Incoming]]) -> None:
    """Write all tables of a case anew, in the order of their rows, and put them in the place of the former ones.

    Raises CaseError where the folder cannot be written, or another run is writing there.
    """
    aside = folder / f"{CASEBOOK}.unfinished"
    with _sentences(folder):
        aside.unlink(missing_ok=True)
        connection = duckdb.connect(str(aside), config={"default_block_size": BLOCK_SIZE})
        try:
            for kind, table in tables:
                _write(connection, kind, table)
        finally:
            connection.close()
        os.replace(aside, folder / CASEBOOK)  # noqa: PTH105 - the one call that is atomic on every system


def _write(connection: duckdb.DuckDBPyConnection, kind: type[Record], table: Incoming) -> None:
    connection.register("incoming", table)
    connection.execute(f'create table "{kind.table}" as select * from incoming')  # noqa: S608 - our own name
    connection.unregister("incoming")


@contextmanager
def _sentences(folder: Path) -> Iterator[None]:
    """Turn what the disk and DuckDB object to into one sentence."""
    try:
        yield
    except (OSError, duckdb.Error) as error:
        reason = str(error).splitlines()[0]
        raise CaseError(
            f"The casebook in {folder} cannot be written ({reason}); make room or choose another --case folder."
        ) from error
