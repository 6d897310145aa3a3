"""Work on rows that wait on disk: which of them a worker reads together, and what it writes."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, ClassVar, TypeVar

import msgspec
import numpy as np

from stemma.engine.protocol import StageFunction, Task
from stemma.model import Record, Rows, Witness
from stemma.pipeline.grouping import outlet_of
from stemma.pipeline.stage import Per, Stage
from stemma.store.shelf import SPAN, Share, Shelf, Spans, spans_of

R = TypeVar("R", bound=Record)

#: Groups are read one by one up to so many witnesses; of a larger one, one witness is in memory at a time.
HELD = 64

#: Small groups go out together until they have so many witnesses.
TOGETHER = 8


class Stretch(msgspec.Struct, frozen=True):
    """Some rows of one table on disk, as spans."""

    table: int
    path: str
    spans: bytes


class Portion(Record, frozen=True, kw_only=True):
    """Rows on disk that go to a worker: groups of witnesses, and for each the stretches of what a stage reads."""

    table: ClassVar = "portion"
    order: ClassVar = ("number",)

    number: str
    groups: list[list[Stretch]]


class Written(Record, frozen=True, kw_only=True):
    """What a worker wrote for a portion: a file, and where what stands in it."""

    table: ClassVar = "written"
    order: ClassVar = ("number",)

    number: str
    path: str
    entries: bytes


class PortionSettings(msgspec.Struct, frozen=True):
    """What is done with portions: a stage's function and settings, what it reads and writes, and the folder."""

    function: StageFunction
    settings: Any
    reads: tuple[type[Record], ...]
    writes: tuple[type[Record], ...]
    folder: str


class ShelvedRows(Rows):
    """The rows of many witnesses, read from disk as they are asked for."""

    def __init__(self, stretches: Sequence[Stretch], kinds: Sequence[type[Record]]) -> None:
        super().__init__()
        self._shelves = {
            kinds[one.table]: (Shelf(kinds[one.table], Path(one.path)), np.frombuffer(one.spans, SPAN))
            for one in stretches
        }

    def of(self, kind: type[R], **equal: object) -> list[R]:
        """Return the records of one type whose fields equal those named, all of them read now."""
        if kind not in self._shelves:
            return []
        shelf, spans = self._shelves[kind]
        return Rows(record for records in shelf.each(spans) for record in records).of(kind, **equal)

    def count(self, kind: type[Record]) -> int:
        """Return how many records of a type there are."""
        return int(self._shelves[kind][1]["count"].sum()) if kind in self._shelves else 0

    def by_witness(self) -> Iterator[Rows]:
        """Yield the rows of each witness, read as they are asked for."""
        shelf, spans = self._shelves[Witness]
        others = [pair for kind, pair in self._shelves.items() if kind is not Witness]
        whole = [(other.each(own), iter(own["witness"])) for other, own in others]
        waiting = [next(names, None) for _, names in whole]
        for name, records in zip(spans["witness"], shelf.each(spans), strict=True):
            rows = Rows(records)
            for place, (further, names) in enumerate(whole):
                if waiting[place] == name:
                    rows.extend(next(further))
                    waiting[place] = next(names, None)
            yield rows

    def __iter__(self) -> Iterator[Record]:
        for kind in self._shelves:
            yield from self.of(kind)

    def __len__(self) -> int:
        return sum(map(self.count, self._shelves))


def portions_of(stage: Stage, shelves: Sequence[Shelf[Record]]) -> Iterator[Portion]:
    """Yield what a stage reads, cut into portions: groups by outlet or by witness, in their order.

    `shelves` are those of what the stage reads, in that order; the first is that of witnesses.
    """
    spans = [shelf.spans() for shelf in shelves]
    waiting: list[list[Stretch]] = []
    held, number = 0, 0
    for group in _groups(stage, shelves[0], spans[0]):
        chosen = [spans_of(group, own) for own in spans]
        waiting.append(
            [
                Stretch(table, str(shelf.path), own.tobytes())
                for table, (shelf, own) in enumerate(zip(shelves, chosen, strict=True))
            ]
        )
        held += len(group)
        if held >= TOGETHER:
            yield Portion(number=f"{number:09}", groups=waiting)
            waiting, held, number = [], 0, number + 1
    if waiting:
        yield Portion(number=f"{number:09}", groups=waiting)


def run_portions(rows: Rows, *, settings: PortionSettings) -> Iterator[Written]:
    """Do a stage's work on portions, group by group, and write what it gives to disk."""
    task = Task(settings.function, settings.settings)
    for portion in rows.of(Portion):
        with Share(share_path(settings.folder), settings.writes) as share:
            for group in portion.groups:
                for record in task(_bag(group, settings.reads)):
                    share.add(record)
            written = Written(number=portion.number, path=str(share.path), entries=share.entries)
        yield written


def share_path(folder: str) -> Path:
    """Return the file to which this process adds rows."""
    return Path(folder, str(os.getpid()))


def by_number(record: Record) -> tuple[str, ...]:
    """Return the number of a portion as the key under which it goes out."""
    return (record.number,) if isinstance(record, Portion) else ()


def _bag(group: Sequence[Stretch], kinds: Sequence[type[Record]]) -> Rows:
    shelved = ShelvedRows(group, kinds)
    return shelved if shelved.count(Witness) > HELD else Rows(shelved)


def _groups(stage: Stage, witnesses: Shelf[Record], spans: Spans) -> Iterator[Spans]:
    """Yield the spans of the witnesses that arrive together."""
    if stage.per is Per.WITNESS:
        for place in range(len(spans)):
            yield spans[place : place + 1]
        return
    numbers: dict[str, int] = {}
    outlets = np.empty(len(spans), np.uint32)
    for place, (witness,) in enumerate(witnesses.each(spans)):
        outlets[place] = numbers.setdefault(outlet_of(witness), len(numbers))  # type: ignore[arg-type]
    places = np.argsort(outlets, kind="stable")
    starts = np.searchsorted(outlets[places], np.arange(len(numbers) + 1))
    for name in sorted(numbers):
        number = numbers[name]
        yield spans[places[starts[number] : starts[number + 1]]]
