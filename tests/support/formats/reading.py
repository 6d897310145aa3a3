"""Reading one file or a folder in a test, and asking the records about places."""

from collections.abc import Sequence
from html import unescape
from pathlib import Path

import msgspec

from stemma.intake import IntakeSettings, PileFile, read_file, read_pile
from stemma.model import Footprint, Record, Unread, Witness
from stemma.text.footprints import bytes_of, unpack_bytes

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
#: Those that are files; a page saved complete is a folder.
FIXTURE_FILES = sorted(path for path in FIXTURES.iterdir() if path.is_file())


class Gave(msgspec.Struct, frozen=True):
    """What a file gave, by type."""

    records: list[Record]

    @property
    def witnesses(self) -> list[Witness]:
        """The witnesses in order."""
        return [record for record in self.records if isinstance(record, Witness)]

    @property
    def unread(self) -> list[Unread]:
        """The lines of what could not be read."""
        return [record for record in self.records if isinstance(record, Unread)]

    @property
    def problems(self) -> list[tuple[str, str]]:
        """Place and problem of each line."""
        return [(line.place or line.path, line.problem) for line in self.unread]

    @property
    def witness(self) -> Witness:
        """The only witness."""
        (one,) = self.witnesses
        return one

    def footprint(self, witness: Witness) -> Footprint:
        """Return where a witness stands in its file."""
        (one,) = [record for record in self.records if isinstance(record, Footprint) and record.witness == witness.id]
        return one

    def raw_of(self, witness: Witness, content: bytes, words: str) -> str:
        """Return what stands in the bytes of a file where its witness has these words."""
        start = witness.text.index(words)
        runs = unpack_bytes(self.footprint(witness).runs)
        place = bytes_of(runs, witness.text, (start, start + len(words)), encoding=witness.encoding)
        assert place is not None
        return content[place.start : place.end].decode(witness.encoding or "utf-8", "replace")


def give(path: Path, *, settings: IntakeSettings | None = None) -> Gave:
    """Read one file."""
    file = PileFile(path=str(path), name=path.name)
    return Gave(list(read_file(file, settings=settings or IntakeSettings())))


def give_pile(*paths: Path) -> Gave:
    """Read a pile."""
    return Gave(list(read_pile(paths)))


def give_bytes(folder: Path, name: str, content: bytes, *, settings: IntakeSettings | None = None) -> Gave:
    """Write bytes under a name and read them."""
    path = folder / name
    path.write_bytes(content)
    return give(path, settings=settings)


def shown(raw: str) -> str:
    """Return raw HTML without tags, references decoded, single spaces."""
    bare = "".join(part.partition(">")[2] if at else part for at, part in enumerate(raw.split("<")))
    return " ".join(unescape(bare).split())


def texts(gave: Gave) -> Sequence[str]:
    """Return the texts of all witnesses."""
    return [witness.text for witness in gave.witnesses]
