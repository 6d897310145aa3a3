"""A whole pile: every file read, equal witnesses made one, each with its siglum."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from stemma.intake.editions import number_editions
from stemma.intake.files import find_files
from stemma.intake.members import Found
from stemma.intake.reading import read_file
from stemma.intake.settings import DEFAULTS, IntakeSettings
from stemma.intake.sigla import assign_sigla
from stemma.intake.witnesses import merge_witnesses
from stemma.model import Block, Footprint, Record, Witness


def read_pile(paths: Sequence[Path], *, settings: IntakeSettings = DEFAULTS) -> Iterator[Record]:
    """Yield the witnesses of a pile with their sigla, the blocks of its pages, and what could not be read.

    Raises PileError where a sidecar is wrong, and for nothing that a file holds.
    """
    pile = find_files(paths)
    read = (record for file in pile.files for record in read_file(file, settings=settings))
    yield from collect_pile(read)
    yield from pile.unread


def collect_pile(records: Iterable[Found]) -> Iterator[Record]:
    """Yield what `read_file` gave for the files of a pile, in the order of their names, as the records of one pile.

    Witnesses of one id become one; the blocks are those of the file that gives its path.
    """
    witnesses: list[Witness] = []
    seen: set[str] = set()
    stale = False
    for record in records:
        if isinstance(record, Witness):
            stale = record.id in seen
            seen.add(record.id)
            witnesses.append(record)
        elif not (stale and isinstance(record, Block | Footprint)):
            yield record
    yield from assign_sigla(number_editions(merge_witnesses(witnesses)))
