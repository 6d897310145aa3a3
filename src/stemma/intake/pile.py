"""A whole pile: every file read, equal witnesses made one, each with its siglum."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from stemma.intake.editions import Editions
from stemma.intake.files import find_files
from stemma.intake.listings import Listed, Lists
from stemma.intake.members import Found
from stemma.intake.reading import read_file, shortened
from stemma.intake.settings import DEFAULTS, IntakeSettings
from stemma.intake.sigla import Sigla
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
    read: list[Witness] = []
    listed: list[Listed] = []
    first = FirstOnly()
    for record in records:
        if isinstance(record, Witness):
            read.append(record)
        elif isinstance(record, Listed):
            listed.append(record)
        elif first.takes(record):
            yield record
    witnesses = merge_witnesses(read)
    pile = Settling(listed)
    for witness in witnesses:
        pile.note(witness)
    for witness in witnesses:
        pile.compare(witness)
    yield from pile.unread()
    for witness in witnesses:
        yield pile.settled(witness)


class Settling:
    """What only the whole pile can tell of a witness: what lists state of it, which edition it is, its siglum.

    The witnesses, those of one id made one, pass by three times, in any order: noted, compared, settled. Between
    that nothing of a text is held.
    """

    def __init__(self, listed: Iterable[Listed]) -> None:
        self._lists = Lists(listed)
        self._editions = Editions()
        self._sigla = Sigla()

    def note(self, witness: Witness) -> None:
        """Take a witness among those of the pile."""
        filled = self._lists.fill(witness)
        self._editions.note(filled)
        self._sigla.note(filled)

    @property
    def any_shared(self) -> bool:
        """Whether any two witnesses share a page; where none do, nobody need be compared."""
        return self._editions.any_shared

    def compare(self, witness: Witness) -> None:
        """Set a witness beside those of its page; all must have been noted."""
        self._editions.compare(self._lists.fill(witness))

    def settled(self, witness: Witness) -> Witness:
        """Return a witness as it stands in the pile; all must have been compared."""
        filled = self._lists.fill(witness)
        return msgspec.structs.replace(self._editions.numbered(filled), siglum=self._sigla.of(filled))

    def unread(self) -> Iterator[Unread]:
        """Yield the lines of lists whose pages the pile does not hold; all witnesses must have been noted."""
        yield from shortened(self._lists.missing())


class FirstOnly:
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
