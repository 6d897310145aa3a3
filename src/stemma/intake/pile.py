"""A whole pile: every file read, equal witnesses made one, each with its siglum."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from stemma.intake.editions import number_editions
from stemma.intake.files import find_files
from stemma.intake.listings import Listed, join_lists
from stemma.intake.members import Found
from stemma.intake.reading import read_file, shortened
from stemma.intake.settings import DEFAULTS, IntakeSettings
from stemma.intake.sigla import assign_sigla
from stemma.intake.witnesses import merge_witnesses
from stemma.model import Block, Footprint, Record, Unread, Witness

#: Further than any block begins.
_PASSED = 1 << 62


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

    Witnesses of one id become one; its footprint is that of the file that gives its path. Records of one type
    must keep their order; those of several types may be mixed in any way.
    """
    witnesses: list[Witness] = []
    listed: list[Listed] = []
    first = _FirstOnly()
    for record in records:
        if isinstance(record, Witness):
            witnesses.append(record)
        elif isinstance(record, Listed):
            listed.append(record)
        elif first.takes(record):
            yield record
    joined = list(join_lists(merge_witnesses(witnesses), listed))
    yield from shortened(record for record in joined if isinstance(record, Unread))
    yield from assign_sigla(number_editions(record for record in joined if isinstance(record, Witness)))


class _FirstOnly:
    """Tells the blocks and the footprint of the first file with a witness from those of its copies."""

    def __init__(self) -> None:
        self._reached: dict[str, int] = {}
        self._printed: set[str] = set()

    def takes(self, record: Found) -> bool:
        """Return whether a record is the first's; the blocks of each file begin at the top again."""
        if isinstance(record, Block):
            further = record.start > self._reached.get(record.witness, -1)
            # Once the blocks of a copy have begun, none is taken any more.
            self._reached[record.witness] = record.start if further else _PASSED
            return further
        if isinstance(record, Footprint):
            known = record.witness in self._printed
            self._printed.add(record.witness)
            return not known
        return True
