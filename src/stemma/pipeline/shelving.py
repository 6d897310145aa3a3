"""Stages whose rows wait on disk: intake, and those that go by witness or outlet over what lies there already."""

import itertools
import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from stemma.engine.protocol import Engine, Progress, Task
from stemma.intake import IntakeSettings
from stemma.intake.listings import Listed
from stemma.intake.pile import FirstOnly, Settling
from stemma.intake.reading import read_file
from stemma.intake.witnesses import merge_witnesses
from stemma.model import Block, Footprint, Record, Rows, Unread, Witness, sort_records
from stemma.pipeline.case import make_case
from stemma.pipeline.portions import PortionSettings, Written, by_number, portions_of, run_portions, share_path
from stemma.pipeline.stage import INTAKE, Per, Stage
from stemma.pipeline.taking import Pile, Unopened, by_file, nothing_usable
from stemma.store.shelf import Chunk, Gathered, Share, Shelf, Shelving, pack_rows, unpack_rows

#: What intake gives a witness; what it could not read is short and stays in memory.
_TAKEN: tuple[type[Record], ...] = (Witness, Block, Footprint)

#: Folder, beside the shelves, of what workers write until it is put in order.
_SHARES = "shares"


class Shelved(msgspec.Struct, frozen=True):
    """What a stage gave: tables on disk, and rows that belong to no witness."""

    shelves: list[Shelf[Any]]
    rows: list[Record]


class FileSettings(msgspec.Struct, frozen=True):
    """How files are read to disk: into which case, and which folder of it."""

    intake: IntakeSettings
    case: str
    folder: str


class Shelver:
    """Performs stages that leave their rows in a folder of a case, share by share.

    What it holds of a witness is where its rows stand on disk, and what puts it in order among the others.
    """

    def __init__(self, case: Path, folder: Path, engine: Engine) -> None:
        self._case = case
        self._folder = folder
        self._engine = engine

    def take_in(self, pile: Pile, *, settings: IntakeSettings, progress: Progress) -> Shelved:
        """Read a pile. Raises NothingUsableError where no file gives a witness."""
        how = FileSettings(settings, str(self._case), str(self._shares()))
        rows = Rows(Unopened(name=file.name, file=file) for file in pile.files)
        listed: list[Listed] = []
        unread: list[Unread] = [*pile.unread]
        with Gathered() as gathered:
            for record in self._engine.map_groups(Task(shelve_files, how), rows, key=by_file, progress=progress):
                if isinstance(record, Written):
                    gathered.add(record.path, record.entries)
                elif isinstance(record, Listed):
                    listed.append(record)
                elif isinstance(record, Unread):
                    unread.append(record)
            settling = _noted(gathered, listed)
            unread += settling.unread()
            if not len(gathered):
                raise nothing_usable(unread)
            shelves = self._settle(INTAKE, _TAKEN, _settled(gathered, settling))
        return Shelved(shelves, sort_records(unread))

    def perform(self, stage: Stage, shelves: Sequence[Shelf[Any]], *, settings: Any, progress: Progress) -> Shelved:  # noqa: ANN401 - each stage has a settings type of its own
        """Perform a stage over the shelves of what it reads, in the order in which it names them."""
        how = PortionSettings(stage.function, settings, stage.reads, stage.writes, str(self._shares()))
        rows = Rows(portions_of(stage, shelves))
        with Gathered() as gathered:
            for record in self._engine.map_groups(Task(run_portions, how), rows, key=by_number, progress=progress):
                if isinstance(record, Written):
                    gathered.add(record.path, record.entries)
            return Shelved(self._settle(stage.name, stage.writes, _sorted(gathered, stage.writes)), [])

    def _shares(self) -> Path:
        """Return the folder of shares, without those of a run that was broken off."""
        folder = self._folder / _SHARES
        shutil.rmtree(folder, ignore_errors=True)
        return folder

    def _settle(self, stage: str, kinds: Sequence[type[Record]], chunks: Iterable[Chunk]) -> list[Shelf[Any]]:
        """Write rows in the order of their tables, and let go of the shares."""
        with Shelving(self._folder, stage, kinds) as shelving:
            for chunk in chunks:
                shelving.add(chunk)
            shelves = shelving.finish()
        self._shares()
        return shelves


def can_wait(stage: Stage, shelved: Iterable[type[Record]]) -> bool:
    """Return whether the rows of a stage can lie on disk: it goes by witness or outlet, over what lies there."""
    return stage.per in {Per.OUTLET, Per.WITNESS} and stage.reads[:1] == (Witness,) and set(stage.reads) <= set(shelved)


def shelve_files(rows: Rows, *, settings: FileSettings) -> Iterator[Written | Unread | Listed]:
    """Read files one after another, write what they give to disk, and yield the rest."""
    for unopened in rows.of(Unopened):
        with Share(share_path(settings.folder), _TAKEN) as share:
            for record in read_file(unopened.file, settings=settings.intake):
                if isinstance(record, Unread | Listed):
                    yield record
                    continue
                if not share.begun:
                    # A pile without any text leaves no case.
                    make_case(Path(settings.case))
                share.add(record)
            written = Written(number=unopened.name, path=str(share.path), entries=share.entries)
        yield written


def _noted(gathered: Gathered, listed: Iterable[Listed]) -> Settling:
    """Return what the whole pile tells of its witnesses, which pass by twice for that."""
    settling = Settling(listed)
    for witness in _witnesses(gathered):
        settling.note(witness)
    if settling.any_shared:
        for witness in _witnesses(gathered):
            settling.compare(witness)
    return settling


def _witnesses(gathered: Gathered) -> Iterator[Witness]:
    """Yield the witnesses of a pile by id, those of one id made one."""
    for _, chunks in gathered.of_table(_TAKEN.index(Witness)):
        read = (unpack_rows(Witness, count, packed) for _, count, packed in chunks)
        yield from merge_witnesses(itertools.chain.from_iterable(read))


def _settled(gathered: Gathered, settling: Settling) -> Iterator[Chunk]:
    """Yield all rows of a pile by witness: the witness itself, and what its first file says of it."""
    for name, chunks in gathered.witnesses():
        first = FirstOnly()
        rows = Rows()
        for number, count, packed in chunks:
            found = unpack_rows(_TAKEN[number], count, packed)
            rows.extend(one for one in found if isinstance(one, Witness) or first.takes(one))  # type: ignore[arg-type]
        (witness,) = merge_witnesses(rows.of(Witness))
        yield _chunk(name, _TAKEN.index(Witness), [settling.settled(witness)])
        for kind in (Block, Footprint):
            if rows.count(kind):
                yield _chunk(name, _TAKEN.index(kind), rows.of(kind))


def _sorted(gathered: Gathered, kinds: Sequence[type[Record]]) -> Iterator[Chunk]:
    """Yield all rows of a stage by witness, each table's in its order."""
    for name, chunks in gathered.witnesses():
        rows: dict[int, list[Record]] = {}
        for number, count, packed in chunks:
            rows.setdefault(number, []).extend(unpack_rows(kinds[number], count, packed))
        for number, records in rows.items():
            yield _chunk(name, number, records)


def _chunk(witness: str, table: int, records: Sequence[Record]) -> Chunk:
    return Chunk(witness, table, len(records), pack_rows(sort_records(records)))
