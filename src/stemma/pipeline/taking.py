"""Taking a pile in: every file read on its own, here or in a worker, then all of them made one pile."""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import ClassVar

import msgspec

from stemma.engine.protocol import Engine, Progress, Task
from stemma.intake import IntakeSettings, PileFile, collect_pile, find_files, read_file
from stemma.model import Record, Rows, Unread, Witness
from stemma.model.errors import NothingUsableError
from stemma.pipeline.fresh import digest

#: So many files are named when none of a pile could be used.
NAMED_FILES = 3


class Unopened(Record, frozen=True, kw_only=True):
    """A file of a pile before anybody has looked into it; a row like others, so that an engine can share files out."""

    table: ClassVar = "unopened"
    order: ClassVar = ("name",)

    name: str
    file: PileFile


class Pile(msgspec.Struct, frozen=True):
    """The files of a pile, and the names in it that lead nowhere."""

    files: list[PileFile]
    unread: list[Unread]


def find_pile(paths: Sequence[Path], *, outside: Path) -> Pile:
    """Return what a pile consists of; the folder `outside` (the case) is no part of it."""
    found = find_files(paths)
    avoided = outside.resolve()
    return Pile([file for file in found.files if not Path(file.path).is_relative_to(avoided)], found.unread)


def pile_hash(pile: Pile) -> str:
    """Return the hash of all that a pile holds: names, what sidecars state, and every byte."""
    stamps = [msgspec.json.encode([file.name, file.stated, file.stated_of_records, _hash(file)]) for file in pile.files]
    return digest(*sorted(stamps), *map(msgspec.json.encode, pile.unread))


def take_in(pile: Pile, *, engine: Engine, settings: IntakeSettings, progress: Progress) -> Iterator[Record]:
    """Yield the witnesses of a pile, the blocks of its pages, and what gave no witness.

    Raises NothingUsableError where no file gives a witness.
    """
    rows = Rows(Unopened(name=file.name, file=file) for file in pile.files)
    read = engine.map_groups(Task(read_files, settings), rows, key=by_file, progress=progress)
    records: list[Record] = [*collect_pile(read), *pile.unread]  # type: ignore[arg-type]
    if not any(isinstance(record, Witness) for record in records):
        raise nothing_usable([record for record in records if isinstance(record, Unread)])
    yield from records


def read_files(rows: Rows, *, settings: IntakeSettings) -> Iterator[Record]:
    """Read files, one after another."""
    for unopened in rows.of(Unopened):
        yield from read_file(unopened.file, settings=settings)


def by_file(record: Record) -> tuple[str, ...]:
    """Return the name of a file as the key under which it goes out."""
    return (record.name,) if isinstance(record, Unopened) else ()


def nothing_usable(unread: Sequence[Unread]) -> NothingUsableError:
    """Return the error that says why no file of a pile gives a witness."""
    if not unread:
        return NothingUsableError("The pile holds no file; name a folder with reports as web pages, text or JSONL.")
    named = ". ".join(each.sentence for each in unread[:NAMED_FILES])
    more = f". And {len(unread) - NAMED_FILES:,} more" if len(unread) > NAMED_FILES else ""
    return NothingUsableError(f"No file of the pile gives a text. {named}{more}.")


def _hash(file: PileFile) -> str:
    try:
        with Path(file.path).open("rb") as stream:
            return hashlib.file_digest(stream, "blake2b").hexdigest()
    except OSError:
        return "unreadable"
