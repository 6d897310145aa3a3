"""A casebook as packed rows: one small file a story, for cases of so many that a database each would be too dear."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeVar

import msgspec
import pyarrow as pa

from stemma.model.base import Record
from stemma.model.errors import CaseError
from stemma.model.packing import Parcel, pack, unpack

R = TypeVar("R", bound=Record)

#: Name of the file inside a story's folder.
PACKED = "casebook.rows"

#: How the name of a file ends while it is being written; a run that was killed may leave one.
ASIDE = ".new"

_CODEC = "zstd"


class Packed(msgspec.Struct, frozen=True):
    """What the file holds: by table, the rows in their order, packed, then compressed from so many bytes."""

    #: All that the rows depend on: with the same ticket they would be made again as they are.
    ticket: str
    tables: dict[str, tuple[int, bytes]]


def squeeze(packed: bytes) -> tuple[int, bytes]:
    """Return the length of some bytes and the same bytes compressed."""
    return len(packed), pa.Codec(_CODEC).compress(packed, asbytes=True)


def unsqueeze(squeezed: tuple[int, bytes]) -> bytes:
    """Return compressed bytes as they were."""
    length, packed = squeezed
    return b"" if length == 0 else bytes(pa.Codec(_CODEC).decompress(packed, length, asbytes=True))


def write_whole(path: Path, content: bytes) -> None:
    """Write a file aside and rename it into place. Raises CaseError where it cannot be written."""
    aside = path.with_name(f"{path.name}.{os.getpid()}{ASIDE}")
    try:
        aside.write_bytes(content)
        os.replace(aside, path)  # noqa: PTH105 - the one call that is atomic on every system
    except OSError as error:
        raise CaseError(f"{path} cannot be written ({error.strerror}); make room or choose another --case.") from error


def write_packed(folder: Path, records: Iterable[Record], *, ticket: str) -> None:
    """Write the rows of a story into its folder. Raises CaseError where that cannot be done."""
    tables = {parcel.kind.table: squeeze(parcel.packed) for parcel in pack(records)}
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CaseError(f"{folder} cannot be made ({error.strerror}); make room or choose another --case.") from error
    write_whole(folder / PACKED, msgspec.msgpack.encode(Packed(ticket, tables)))


def read_packed(folder: Path) -> Packed | None:
    """Return what the file of a story's folder holds; None where there is none or it cannot be understood."""
    try:
        return msgspec.msgpack.decode((folder / PACKED).read_bytes(), type=Packed)
    except (OSError, msgspec.DecodeError):
        return None


def rows_of(kind: type[R], tables: Mapping[str, tuple[int, bytes]], *, folder: Path) -> list[R]:
    """Return the rows of one table. Raises CaseError where another version wrote them."""
    if kind.table not in tables:
        return []
    try:
        return unpack([Parcel(kind, unsqueeze(tables[kind.table]))])  # type: ignore[return-value]
    except (msgspec.DecodeError, pa.ArrowException) as error:
        raise CaseError(
            f"{folder / PACKED} was written by another version of Stemma: its table {kind.table!r} differs. "
            f"Run `stemma stories --case {folder.parent.parent}` again."
        ) from error
