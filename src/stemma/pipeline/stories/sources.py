"""What is new in a pile, cut into batches that are the same however often a run is broken off and begun again."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO

import msgspec

from stemma.intake import PileFile, read_file
from stemma.intake.members import Found
from stemma.model import Record, Witness
from stemma.model.packing import pack
from stemma.pipeline.fresh import digest, settings_hash
from stemma.pipeline.stories.shapes import Job, StoriesSettings


class Incoming(msgspec.Struct, frozen=True):
    """A file of a pile that was not taken in as it is now."""

    file: PileFile
    #: Changes when the file does, or what a sidecar states of it.
    stamp: str
    size: int


def new_sources(files: Sequence[PileFile], known: Mapping[str, str]) -> list[Incoming]:
    """Return the files that are not known as they are now, by name."""
    found = []
    for file in sorted(files, key=lambda file: file.name):
        size, moment = _facts(Path(file.path))
        stamp = digest(msgspec.json.encode([file.name, file.stated, file.stated_of_records, size, moment]))
        if known.get(file.name) != stamp:
            found.append(Incoming(file, stamp, size))
    return found


def jobs(sources: Sequence[Incoming], *, settings: StoriesSettings, done: Callable[[str], bool]) -> Iterator[Job]:
    """Yield the batches of new files in their order; large files are read here, a batch at a time.

    Of those that are `done` nothing is packed.
    """
    how = settings_hash([settings.run.intake, settings.batch, settings.small_file])
    waiting: list[Incoming] = []
    reached = 0
    for incoming in sources:
        if incoming.size > settings.small_file:
            yield from _together(waiting, how=how, reached=reached)
            waiting = []
            yield from _stretches(incoming, how=how, reached=reached, settings=settings, done=done)
        else:
            if sum(one.size for one in waiting) + incoming.size > settings.small_file or len(waiting) >= settings.batch:
                yield from _together(waiting, how=how, reached=reached)
                waiting = []
            waiting.append(incoming)
        reached += incoming.size
    yield from _together(waiting, how=how, reached=reached)


def _together(sources: Sequence[Incoming], *, how: str, reached: int) -> Iterator[Job]:
    if sources:
        name = digest(how.encode(), *(incoming.stamp.encode() for incoming in sources))
        yield Job(name=name, files=[incoming.file for incoming in sources], given=None, reached=reached)


def _stretches(
    incoming: Incoming, *, how: str, reached: int, settings: StoriesSettings, done: Callable[[str], bool]
) -> Iterator[Job]:
    """Yield a large file in stretches of so many witnesses."""
    streams: list[IO[bytes]] = []
    far = 0
    found = read_file(incoming.file, settings=settings.run.intake, opened=streams.append)
    for number, stretch in enumerate(_cut(found, settings.batch)):
        # An archive is read to and fro, and a file that has been read to its end is closed.
        ended = not streams or streams[0].closed
        far = incoming.size if ended else max(far, min(streams[0].tell(), incoming.size))
        name = digest(how.encode(), incoming.stamp.encode(), str(number).encode())
        given = b"" if done(name) else msgspec.msgpack.encode([(p.kind.table, p.packed) for p in pack(stretch)])
        yield Job(name=name, files=[incoming.file], given=given, reached=reached + far)


def _cut(found: Iterator[Found], size: int) -> Iterator[list[Record]]:
    """Yield records in stretches that end before a witness; what belongs to one follows it."""
    stretch: list[Record] = []
    count = 0
    for record in found:
        if isinstance(record, Witness):
            if count == size:
                yield stretch
                stretch, count = [], 0
            count += 1
        stretch.append(record)
    if stretch:
        yield stretch


def _facts(path: Path) -> tuple[int, int]:
    try:
        facts = os.stat(path)  # noqa: PTH116 - one call a file, of which there may be a million
    except OSError:
        return 0, 0
    return facts.st_size, facts.st_mtime_ns
