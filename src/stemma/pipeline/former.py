"""What former runs left: the finished stages of a run that did not end, and the casebook of the last one that did."""

import contextlib
import os
import shutil
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

import msgspec

from stemma.model import Record, Run
from stemma.model.errors import CaseError
from stemma.model.packing import Parcel, unpack
from stemma.pipeline.case import make_case
from stemma.pipeline.fresh import Ticket, why_again
from stemma.store.casebook import Casebook
from stemma.store.shelf import Shelf, shelf_path

R = TypeVar("R", bound=Record)

#: Folder inside a case folder that holds the finished stages of an unfinished run.
UNFINISHED = "unfinished"


class Kept(msgspec.Struct, frozen=True):
    """What one finished stage of an unfinished run wrote."""

    run: Run
    #: Packed rows by table.
    rows: dict[str, bytes]
    #: Tables whose rows lie in files of their own.
    shelved: list[str] = []


class Former:
    """Former outcomes of a case's stages, and their rows. A context manager; closes the casebook."""

    def __init__(self, case: Path) -> None:
        self.case = case
        #: Where finished stages of an unfinished run lie.
        self.folder = case / UNFINISHED
        self._kept = {kept.run.stage: kept for kept in _read_kept(self.folder)}
        self.casebook = _open_casebook(case)
        self._runs = {run.stage: run for run in _runs(self.casebook)}
        self._rows: dict[str, Callable[[type[Record]], list[Record]]] = {}
        self._shelves: dict[str, Shelf[Any]] = {}

    @property
    def finished(self) -> list[Run]:
        """The runs that the casebook is made of, in the order of their table."""
        return list(self._runs.values())

    def last(self, stage: str) -> Run | None:
        """Return the last run of a stage, of the unfinished run before the casebook's."""
        return next(iter(self._runs_of(stage)), None)

    def why_again(self, ticket: Ticket) -> str | None:
        """Return the sentence that says why a stage must run, or None where a former outcome still holds."""
        reasons = [why_again(ticket, run) for run in self._runs_of(ticket.stage)]
        return None if None in reasons else (reasons or [why_again(ticket, None)])[0]

    def accept(self, ticket: Ticket, writes: Sequence[type[Record]]) -> Run:
        """Take a former outcome that still holds, return its run; its rows can then be asked for."""
        kept = self._kept.get(ticket.stage)
        if kept is not None and why_again(ticket, kept.run) is None:
            for kind in writes:
                self._rows[kind.table] = partial(_from_kept, kept)
                if kind.table in kept.shelved:
                    self._shelves[kind.table] = Shelf(kind, shelf_path(self.folder, ticket.stage, kind.table))
            return kept.run
        for kind in writes:
            self._rows[kind.table] = self._from_casebook
        return self._runs[ticket.stage]

    def of(self, kind: type[R]) -> list[R]:
        """Return the rows of a type whose stage was accepted."""
        return self._rows[kind.table](kind)  # type: ignore[return-value]

    def shelf(self, kind: type[Record]) -> Shelf[Any] | None:
        """Return where on disk the rows of a type wait whose stage was accepted; None where they do not."""
        return self._shelves.get(kind.table)

    def part_with(self, stage: str) -> None:
        """Forget what an unfinished run kept of a stage, before files of that stage are written anew.

        Raises CaseError where the case folder cannot be written.
        """
        if not self.folder.exists():
            return
        try:
            self._path(stage).unlink(missing_ok=True)
        except OSError as error:
            raise _unwritable(self._path(stage), error) from error

    def keep(self, run: Run, parcels: Sequence[Parcel | Shelf[Any]]) -> None:
        """Write what a stage gave beside the casebook, so that a kill later on does not lose it."""
        make_case(self.case)
        path = self._path(run.stage)
        aside = path.with_suffix(".new")
        packed = {parcel.kind.table: parcel.packed for parcel in parcels if isinstance(parcel, Parcel)}
        shelved = [parcel.kind.table for parcel in parcels if isinstance(parcel, Shelf)]
        try:
            self.folder.mkdir(exist_ok=True)
            aside.write_bytes(msgspec.msgpack.encode(Kept(run, packed, shelved)))
            os.replace(aside, path)  # noqa: PTH105 - the one call that is atomic on every system
        except OSError as error:
            raise _unwritable(path, error) from error

    def forget(self) -> None:
        """Remove the finished stages of the unfinished run: the casebook holds them now."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def close(self) -> None:
        """Close the casebook, so that a new one can take its place."""
        if self.casebook is not None:
            self.casebook.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _path(self, stage: str) -> Path:
        return self.folder / f"{stage}.stage"

    def _runs_of(self, stage: str) -> list[Run]:
        kept = self._kept.get(stage)
        finished = self._runs.get(stage)
        return [*([kept.run] if kept else []), *([finished] if finished else [])]

    def _from_casebook(self, kind: type[Record]) -> list[Record]:
        return [] if self.casebook is None else self.casebook.of(kind)


def _unwritable(path: Path, error: OSError) -> CaseError:
    return CaseError(f"{path} cannot be written ({error.strerror}); make room or choose another --case.")


def _from_kept(kept: Kept, kind: type[Record]) -> list[Record]:
    packed = kept.rows.get(kind.table)
    return [] if packed is None else unpack([Parcel(kind, packed)])


def _read_kept(folder: Path) -> list[Kept]:
    kept = []
    for path in sorted(folder.glob("*.stage")):
        # What cannot be understood was written by another version: the stage runs again.
        with contextlib.suppress(msgspec.DecodeError, OSError):
            one = msgspec.msgpack.decode(path.read_bytes(), type=Kept)
            if all(shelf_path(folder, one.run.stage, table).exists() for table in one.shelved):
                kept.append(one)
    return kept


def _open_casebook(case: Path) -> Casebook | None:
    # A casebook is derived: where none can be opened, everything runs again.
    try:
        return Casebook.open(case)
    except CaseError:
        return None


def _runs(casebook: Casebook | None) -> list[Run]:
    try:
        return [] if casebook is None else casebook.of(Run)
    except CaseError:
        return []
