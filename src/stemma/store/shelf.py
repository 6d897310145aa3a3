"""Rows that wait on disk between stages, witness by witness, so that memory does not grow with the pile.

A *share* is written as rows come, by whoever makes them. A *shelf* holds all rows of one table in their order.
"""

import contextlib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Generic, NamedTuple, Self, TypeVar

import msgspec
import numpy as np
import numpy.typing as npt

from stemma.model.base import ID_DIGITS, Record
from stemma.model.errors import CaseError

R = TypeVar("R", bound=Record)

#: Where the rows of one witness in one table stand in a file, and how many they are.
SPAN = np.dtype([("witness", f"S{ID_DIGITS}"), ("at", "<u8"), ("size", "<u4"), ("count", "<u4")])

#: The same in one of several files, each with several tables: numbers of the file and of the table.
ENTRY = np.dtype([*SPAN.descr, ("share", "<u4"), ("table", "<u1")])

Spans = npt.NDArray[np.void]

#: Bytes that are read at once where a file is read from end to end.
_STRETCH = 1 << 20


class Chunk(NamedTuple):
    """The rows of one table that belong to one witness, packed without the number of them."""

    witness: str
    table: int
    rows: int
    packed: bytes


def witness_of(record: Record) -> str:
    """Return the witness that a record belongs to; a witness belongs to itself."""
    name: str = getattr(record, "witness", "") or record.id  # type: ignore[attr-defined]
    return name


def pack_rows(records: Sequence[Record]) -> bytes:
    """Return rows as bytes, one after another."""
    encode = msgspec.msgpack.Encoder().encode
    return b"".join(map(encode, records))


def unpack_rows(kind: type[R], count: int, packed: bytes) -> list[R]:
    """Return so many rows from their bytes. Raises msgspec.DecodeError where these are something else."""
    return _decoder(kind).decode(list_head(count) + packed)  # type: ignore[no-any-return]


def list_head(count: int) -> bytes:
    """Return what MessagePack puts before a list of so many rows: with it, rows are packed as everywhere."""
    if count < 16:  # noqa: PLR2004 - the format's own borders
        return bytes([0x90 | count])
    if count < 1 << 16:
        return b"\xdc" + count.to_bytes(2, "big")
    return b"\xdd" + count.to_bytes(4, "big")


class Share:
    """A file to which rows are added, those of a witness together. A context manager; the file is made when needed."""

    def __init__(self, path: Path, kinds: Sequence[type[Record]]) -> None:
        self.path = path
        self._numbers = {kind: number for number, kind in enumerate(kinds)}
        self._witness = ""
        self._rows: dict[int, list[Record]] = {}
        self._stream: IO[bytes] | None = None
        self._entries = bytearray()

    def add(self, record: Record) -> None:
        """Add a row. Raises TypeError for a row of another table, CaseError where the file cannot be written."""
        number = self._numbers.get(type(record))
        if number is None:
            raise TypeError(f"a stage gave records that the plan does not say it writes: {[type(record).__name__]}")
        name = witness_of(record)
        if name != self._witness:
            self._write()
            self._witness = name
        self._rows.setdefault(number, []).append(record)

    @property
    def begun(self) -> bool:
        """Whether a row was added."""
        return bool(self._witness)

    @property
    def entries(self) -> bytes:
        """Where everything stands that was written so far, as `ENTRY`; the numbers of the file are zero."""
        self._write()
        return bytes(self._entries)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._stream is not None:
            self._stream.close()

    def _write(self) -> None:
        if not self._rows:
            return
        with told(self.path):
            if self._stream is None:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                self._stream = self.path.open("ab")
            for number in sorted(self._rows):
                packed = pack_rows(self._rows[number])
                entry = (_name(self._witness), self._stream.tell(), len(packed), len(self._rows[number]), 0, number)
                self._stream.write(packed)
                self._entries += np.array([entry], ENTRY).tobytes()
            self._stream.flush()
        self._rows = {}


class Gathered:
    """What several shares hold, by witness. A context manager, which keeps the files open."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._paths: list[str] = []
        self._entries = bytearray()
        self._sorted: Spans | None = None
        self._open = contextlib.ExitStack()
        self._streams: dict[int, IO[bytes]] = {}

    def add(self, path: str, entries: bytes) -> None:
        """Add a share: the path of its file, and its entries."""
        fresh = np.frombuffer(entries, ENTRY).copy()
        if path not in self._numbers:
            self._numbers[path] = len(self._paths)
            self._paths.append(path)
        fresh["share"] = self._numbers[path]
        self._entries += fresh.tobytes()

    def __len__(self) -> int:
        return len(self._entries) // ENTRY.itemsize if self._sorted is None else len(self._sorted)

    def witnesses(self) -> Iterator[tuple[str, list[tuple[int, int, bytes]]]]:
        """Yield every witness in order with its stretches, (table, count, bytes), in the order in which they came."""
        for name, entries in self._by_witness():
            yield name, [self._read(entry) for entry in entries]

    def of_table(self, table: int) -> Iterator[tuple[str, list[tuple[int, int, bytes]]]]:
        """Yield the same of one table alone."""
        for name, entries in self._by_witness():
            yield name, [self._read(entry) for entry in entries if entry["table"] == table]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    def _by_witness(self) -> Iterator[tuple[str, Spans]]:
        if self._sorted is None:
            entries = np.frombuffer(bytes(self._entries), ENTRY)
            self._sorted = entries[np.argsort(entries["witness"], kind="stable")]
            self._entries = bytearray()
        names = self._sorted["witness"]
        borders = np.flatnonzero(np.append(True, names[1:] != names[:-1])) if len(names) else np.empty(0, np.int64)
        for start, end in zip(borders, np.append(borders[1:], len(names)), strict=False):
            yield names[start].decode(), self._sorted[start:end]

    def _read(self, entry: Any) -> tuple[int, int, bytes]:  # noqa: ANN401 - a row of `ENTRY`
        number = int(entry["share"])
        stream = self._streams.get(number)
        if stream is None:
            stream = self._open.enter_context(open(self._paths[number], "rb"))  # noqa: PTH123, SIM115 - closed with the rest
            self._streams[number] = stream
        stream.seek(int(entry["at"]))
        return int(entry["table"]), int(entry["count"]), stream.read(int(entry["size"]))


class Shelf(Generic[R]):
    """All rows of one table on disk, in the order of the table."""

    def __init__(self, kind: type[R], path: Path) -> None:
        self.kind = kind
        self.path = path

    def spans(self) -> Spans:
        """Return where the rows of each witness stand, as `SPAN`, by witness."""
        return np.fromfile(_index(self.path), SPAN)

    def __len__(self) -> int:
        return int(self.spans()["count"].sum())

    def octets(self) -> tuple[int, Iterator[bytes]]:
        """Return the length of all rows as one packed list, and its bytes in stretches."""
        head = list_head(len(self))
        return len(head) + self.path.stat().st_size, self._octets(head)

    def each(self, spans: Spans | None = None) -> Iterator[list[R]]:
        """Yield the rows witness by witness: of all, or of those whose spans are given."""
        chosen = self.spans() if spans is None else spans
        with self.path.open("rb") as stream:
            for span in chosen:
                stream.seek(int(span["at"]))
                yield unpack_rows(self.kind, int(span["count"]), stream.read(int(span["size"])))

    def all(self) -> list[R]:
        """Return all rows."""
        return [record for records in self.each() for record in records]

    def _octets(self, head: bytes) -> Iterator[bytes]:
        yield head
        with self.path.open("rb") as stream:
            while stretch := stream.read(_STRETCH):
                yield stretch


class Shelving:
    """Shelves being written, one a table. A context manager; witnesses must come in order."""

    def __init__(self, folder: Path, stage: str, kinds: Sequence[type[Record]]) -> None:
        self._shelves = [Shelf(kind, shelf_path(folder, stage, kind.table)) for kind in kinds]
        self._spans = [bytearray() for _ in kinds]
        self._at = [0 for _ in kinds]
        self._open = contextlib.ExitStack()
        with told(folder):
            folder.mkdir(parents=True, exist_ok=True)
            self._streams = [self._open.enter_context(shelf.path.open("wb")) for shelf in self._shelves]

    def add(self, chunk: Chunk) -> None:
        """Add what a witness has in one table. Raises CaseError where the disk objects."""
        span = (_name(chunk.witness), self._at[chunk.table], len(chunk.packed), chunk.rows)
        self._spans[chunk.table] += np.array([span], SPAN).tobytes()
        with told(self._shelves[chunk.table].path):
            self._at[chunk.table] += self._streams[chunk.table].write(chunk.packed)

    def finish(self) -> list[Shelf[Record]]:
        """Write where everything stands, and return the shelves."""
        for shelf, spans in zip(self._shelves, self._spans, strict=True):
            with told(shelf.path):
                _index(shelf.path).write_bytes(spans)
        self._open.close()
        return list(self._shelves)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()


def shelf_path(folder: Path, stage: str, table: str) -> Path:
    """Return the file of a stage's shelf of one table."""
    return folder / f"{stage}.{table}.rows"


@contextlib.contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what the disk objects to into one sentence."""
    try:
        yield
    except OSError as error:
        raise CaseError(f"{path} cannot be written ({error.strerror}); make room or choose another --case.") from error


def spans_of(witnesses: Spans, spans: Spans) -> Spans:
    """Return the spans of those witnesses whose spans in another table are given; of some there may be none."""
    names = witnesses["witness"]
    places = np.searchsorted(spans["witness"], names)
    inside = places < len(spans)
    found = places[inside]
    chosen: Spans = spans[found[spans["witness"][found] == names[inside]]]
    return chosen


def _index(path: Path) -> Path:
    return path.with_suffix(".spans")


def _name(witness: str) -> bytes:
    """Return the id of a witness as a span holds it. Raises ValueError for what is no id."""
    name = witness.encode()
    if not 0 < len(name) <= ID_DIGITS:
        raise ValueError(f"{witness!r} is no id of a witness")
    return name


@cache
def _decoder(kind: type[R]) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(list[kind])  # type: ignore[valid-type]
