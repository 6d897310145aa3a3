"""What must run again, and why: a stage is fresh while its code, its settings and what it reads are as they were."""

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import msgspec

from stemma.model import Run
from stemma.model.packing import Parcel
from stemma.store.shelf import Shelf

#: Parts of the program on which the outcome of a stage depends.
_CODE = ("model", "text", "graph", "stages", "intake", "data")


class Ticket(msgspec.Struct, frozen=True, kw_only=True):
    """All that the outcome of a stage depends on: the same ticket, the same outcome."""

    stage: str
    version: int
    settings_hash: str
    input_hash: str
    code_hash: str


def why_again(ticket: Ticket, former: Run | None) -> str | None:
    """Return the sentence that says why a stage must run, or None where its former outcome still holds."""
    if former is None:
        return "it has not run for this case yet"
    if former.version != ticket.version:
        return f"its method has changed (version {former.version} to {ticket.version})"
    if former.code_hash != ticket.code_hash:
        return "the program has changed since it last ran"
    if former.settings_hash != ticket.settings_hash:
        return "its settings have changed"
    if former.input_hash != ticket.input_hash:
        return "the pile has changed" if ticket.stage == "intake" else "what it reads has changed"
    return None


def digest(*parts: bytes) -> str:
    """Return one hash of several stretches of bytes, their borders included."""
    return _digest((len(part), (part,)) for part in parts)


def _digest(parts: Iterable[tuple[int, Iterable[bytes]]]) -> str:
    """Return the same of stretches that come in pieces, each with its whole length before it."""
    state = hashlib.blake2b(digest_size=16)
    for length, pieces in parts:
        state.update(length.to_bytes(8, "little"))
        for piece in pieces:
            state.update(piece)
    return state.hexdigest()


def settings_hash(settings: Any) -> str:  # noqa: ANN401 - each stage has a settings record of its own type
    """Return the hash of a settings record, or of any mapping or list."""
    return digest(msgspec.json.encode(settings, order="sorted"))


def rows_hash(parcels: Iterable[Parcel | Shelf[Any]]) -> str:
    """Return the hash of what a stage wrote: its rows, sorted and packed, wherever they are."""
    # What gave nothing has no parcel, and an empty shelf counts as none.
    full = (parcel for parcel in parcels if not isinstance(parcel, Shelf) or len(parcel))
    return _digest(part for parcel in full for part in _parts(parcel))


def _parts(parcel: Parcel | Shelf[Any]) -> Iterator[tuple[int, Iterable[bytes]]]:
    table = parcel.kind.table.encode()
    yield len(table), (table,)
    yield parcel.octets() if isinstance(parcel, Shelf) else (len(parcel.packed), (parcel.packed,))


@cache
def code_hash() -> str:
    """Return the hash of the program's own files on which stages depend, rule files included."""
    return digest(*(part for name in _CODE for part in _bytes_below(files("stemma").joinpath(name))))


def _bytes_below(place: Traversable) -> list[bytes]:
    parts: list[bytes] = []
    for child in sorted(place.iterdir(), key=lambda child: child.name):
        if child.is_dir():
            parts += [] if child.name in {"__pycache__", "stories"} else _bytes_below(child)
        elif child.name.endswith((".py", ".toml", ".csv", ".gz", ".npz")):
            parts += [child.name.encode(), child.read_bytes()]
    return parts
