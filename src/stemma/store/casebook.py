"""A case's database, open for questions. Only Arrow crosses the border."""

from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

import duckdb
import msgspec

from stemma.model.arrow import from_table
from stemma.model.base import Record
from stemma.model.errors import CaseError
from stemma.model.rows import Rows
from stemma.store.packed import Packed, read_packed, rows_of

R = TypeVar("R", bound=Record)

#: Name of the database inside a case folder.
CASEBOOK = "casebook.duckdb"


class Casebook:
    """The finished casebook of a case folder, read-only. Use as a context manager; answers as `Lookup` does.

    A database, or for one story of a case of many, packed rows: the answers are the same.
    """

    def __init__(self, held: duckdb.DuckDBPyConnection | Packed, folder: Path) -> None:
        self._held = held
        self.folder = folder

    @classmethod
    def open(cls, folder: Path | str) -> Self:
        """Open the casebook of a case folder. Raises CaseError where there is none or it cannot be read."""
        path = Path(folder) / CASEBOOK
        if not path.is_file():
            packed = read_packed(Path(folder))
            if packed is None:
                raise CaseError(missing(Path(folder)))
            return cls(packed, Path(folder))
        try:
            return cls(duckdb.connect(str(path), read_only=True), Path(folder))
        except duckdb.Error as error:
            raise CaseError(
                f"{path} cannot be opened ({_first_line(error)}); delete it and run `stemma reconstruct` again."
            ) from error

    def of(self, kind: type[R], **equal: object) -> list[R]:
        """Return the records of one type whose fields equal those named, in the order of their table."""
        question = _select(kind, equal)
        if isinstance(self._held, Packed):
            return Rows(rows_of(kind, self._held.tables, folder=self.folder)).of(kind, **equal)
        try:
            rows = self._held.sql(question, params=dict(equal) or None)
            return from_table(kind, rows.to_arrow_table())
        except (duckdb.Error, KeyError, msgspec.ValidationError) as error:
            raise CaseError(
                f"{self.folder / CASEBOOK} was written by another version of Stemma: its table {kind.table!r} differs. "
                "Run `stemma reconstruct` again."
            ) from error

    def close(self) -> None:
        """Close the database; a later run may then replace it."""
        if not isinstance(self._held, Packed):
            self._held.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def missing(folder: Path) -> str:
    """Return the sentence that says why a folder has no casebook, and what to do."""
    if not folder.exists():
        return f"There is no folder {folder}; make a case with `stemma reconstruct PILE --case {folder}`."
    if not folder.is_dir():
        return f"{folder} is a file, not a case folder; name the folder that `stemma reconstruct --case` wrote."
    return (
        f"{folder} is no finished case: it holds no {CASEBOOK}; make one with `stemma reconstruct PILE --case FOLDER`."
    )


def _select(kind: type[Record], equal: Mapping[str, object]) -> str:
    unknown = sorted(set(equal) - set(kind.__struct_fields__))
    if unknown:
        raise ValueError(f"{kind.table} has no field {unknown[0]!r}")
    where = " and ".join(f'"{name}" is not distinct from ${name}' for name in equal)
    # Rows stand in the file in their table's order; a sort again would only cost, and DuckDB keeps insertion order.
    return f'select * from "{kind.table}"' + (f" where {where}" if where else "")  # noqa: S608 - names come from structs


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0]
