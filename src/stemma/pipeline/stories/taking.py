"""One batch: its reports read, cleaned, cut into sentences, profiled and fingerprinted, and written down."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import numpy as np
import pyarrow as pa

from stemma.intake import collect_pile, read_file
from stemma.model import RECORDS, Record, Rows, Sentence, Unread, Witness
from stemma.model.packing import Parcel, pack, unpack
from stemma.pipeline.course import settings_of
from stemma.pipeline.performing import perform
from stemma.pipeline.stories.shapes import Batch, Entry, Fingerprints, Job, StoriesSettings
from stemma.stages.grouping import Report, report
from stemma.stages.reuse.fingerprints import FINGERPRINT_SCHEMA, fingerprint_texts
from stemma.store.packed import squeeze, unsqueeze, write_whole
from stemma.text.hashing import hash_text

#: Stages of the plan that a batch goes through: what they find depends on the outlet and the text alone.
BATCH_STAGES = ("clean", "segment")

_KINDS = {kind.table: kind for kind in RECORDS}


class Errand(msgspec.Struct, frozen=True):
    """A batch, where it goes, and how."""

    job: Job
    folder: Path
    settings: StoriesSettings


def take_batch(errand: Errand) -> int:
    """Take a batch in and write it, unless it is there already; return how far into the pile it reaches, in bytes.

    The rows come first and what tells of them last, so that a batch that was broken off counts as none.
    """
    head = errand.folder / f"{errand.job.name}.head"
    if head.exists():
        return errand.job.reached
    rows = Rows(_found(errand))
    for stage in errand.settings.run.plan:
        if stage.name in BATCH_STAGES:
            rows.extend(perform(stage, rows, settings=settings_of(stage, errand.settings.run)))
    parts = _by_witness(rows)
    content = bytearray()
    entries = []
    witnesses = sorted(rows.of(Witness), key=lambda witness: (witness.path, witness.id))
    for witness in witnesses:
        length, packed = squeeze(msgspec.msgpack.encode([(p.kind.table, p.packed) for p in pack(parts[witness.id])]))
        profiled = report(witness, [(one.start, one.end) for one in parts[witness.id] if isinstance(one, Sentence)])
        entries.append(_entry(witness, profiled, offset=len(content), size=len(packed), length=length))
        content += packed
    write_whole(errand.folder / f"{errand.job.name}.rows", bytes(content))
    batch = Batch(entries=entries, unread=rows.of(Unread), fingerprints=_fingerprints(witnesses, parts))
    write_whole(head, msgspec.msgpack.encode(batch))
    return errand.job.reached


def read_batch(folder: Path, name: str) -> Batch:
    """Return what a batch gave. Raises OSError or msgspec.DecodeError where it is not there."""
    return msgspec.msgpack.decode((folder / f"{name}.head").read_bytes(), type=Batch)


def read_fingerprints(folder: Path, name: str) -> bytes:
    """Return the fingerprints of a batch alone, as an Arrow stream. Raises as `read_batch`."""
    return msgspec.msgpack.decode((folder / f"{name}.head").read_bytes(), type=Fingerprints).fingerprints


def read_rows(folder: Path, name: str, entries: Sequence[Entry]) -> Iterator[Record]:
    """Yield the rows of some reports of a batch, witness by witness."""
    with (folder / f"{name}.rows").open("rb") as stream:
        for entry in entries:
            stream.seek(entry.offset)
            yield from _unpacked(unsqueeze((entry.length, stream.read(entry.size))))


def _found(errand: Errand) -> Iterator[Record]:
    if errand.job.given is not None:
        yield from collect_pile(_unpacked(errand.job.given))  # type: ignore[arg-type]
        return
    settings = errand.settings.run.intake
    yield from collect_pile(found for file in errand.job.files for found in read_file(file, settings=settings))


def _unpacked(content: bytes) -> list[Record]:
    parcels = msgspec.msgpack.decode(content, type=list[tuple[str, bytes]])
    return unpack([Parcel(_KINDS[table], packed) for table, packed in parcels])


def _by_witness(rows: Rows) -> dict[str, list[Record]]:
    """Return the rows of each witness, itself first, each type in the order of its table."""
    parts: dict[str, list[Record]] = {witness.id: [witness] for witness in rows.of(Witness)}
    for record in rows:
        name: str | None = getattr(record, "witness", None)
        if name in parts:
            parts[name].append(record)
    return parts


def _entry(witness: Witness, profiled: Report, *, offset: int, size: int, length: int) -> Entry:
    moment = profiled.moment
    return Entry(
        id=witness.id,
        text=f"{hash_text(witness.text):016x}",
        places=witness.places,
        title=witness.title,
        published=witness.published,
        moment=None if moment is None else (moment.middle, moment.spread),
        terms=np.asarray(profiled.profile.terms, dtype=np.int64).tobytes(),
        counts=np.asarray(profiled.profile.counts, dtype=np.float32).tobytes(),
        offset=offset,
        size=size,
        length=length,
    )


def _fingerprints(witnesses: Sequence[Witness], parts: dict[str, list[Record]]) -> bytes:
    """Return the fingerprints of bodies as an Arrow stream: furniture is not compared."""
    bodies = (
        (one.id, " ".join(one.text[part.start : part.end] for part in parts[one.id] if isinstance(part, Sentence)))
        for one in witnesses
    )
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, FINGERPRINT_SCHEMA) as stream:
        for rows in fingerprint_texts(bodies):
            stream.write_batch(rows)
    return bytes(sink.getvalue())
