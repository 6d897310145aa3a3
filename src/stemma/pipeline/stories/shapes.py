"""What a case of many stories writes down: batches of reports, and the index of its stories."""

from pathlib import Path

import msgspec

from stemma.intake import PileFile
from stemma.model import Unread
from stemma.pipeline.course import RunSettings

#: Folders and the index inside a case of many stories.
BATCHES, STORIES, INDEX = "batches", "stories", "index.stories"


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One report of a batch: what grouping asks of it, and where its rows lie."""

    id: str
    #: Of its text alone: the same words, whoever printed them.
    text: str
    places: list[str]
    title: str | None
    published: str | None
    #: Middle and spread in seconds; None where no time is known.
    moment: tuple[float, float] | None
    #: Terms as 64-bit integers, and how much the report makes of each as 32-bit floats.
    terms: bytes
    counts: bytes
    #: Where its rows stand in the batch's file of rows: compressed, so many bytes long, from so many.
    offset: int
    size: int
    length: int


class Batch(msgspec.Struct, frozen=True, kw_only=True):
    """What one batch gave, without the rows themselves."""

    entries: list[Entry]
    unread: list[Unread]
    #: Fingerprints of its texts, as an Arrow stream.
    fingerprints: bytes


class Fingerprints(msgspec.Struct, frozen=True, kw_only=True):
    """A batch of which only the fingerprints are read."""

    fingerprints: bytes


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """One batch to be read: some files, or a stretch of one large file that was read already."""

    #: Hash of all that the batch depends on; its file is named so.
    name: str
    files: list[PileFile]
    #: Packed records of the stretch, by type; None where the files are still to be read.
    given: bytes | None
    #: Bytes of the pile that are read when this batch is.
    reached: int


class StoryLine(msgspec.Struct, frozen=True, kw_only=True):
    """One story of the index."""

    id: str
    name: str
    #: Ids, sorted.
    witnesses: list[str]
    #: Independent origins: at least, best, at most.
    origins: tuple[int, int, int]
    #: Hash of all that its rows depend on.
    ticket: str
    first: str | None
    last: str | None
    #: Reports of other stories by id that may share its text, sorted; which do, its rows tell.
    beside: list[str] = []


class Index(msgspec.Struct, frozen=True, kw_only=True):
    """All that is known of a case of many stories besides the rows of its reports and stories."""

    #: Batches in the order in which they were taken in.
    batches: list[str] = []
    #: What was taken in: by name, the stamp of the file as it was then.
    sources: dict[str, str] = {}
    #: Hash of what the grouping depended on.
    grouped: str = ""
    #: Stories of enough witnesses, by id.
    stories: list[StoryLine] = []
    #: Reports by id that stand in stories of fewer.
    reports: int = 0
    unread: list[Unread] = []


class StoriesSettings(msgspec.Struct, frozen=True, kw_only=True):
    """How a case of many stories is made."""

    run: RunSettings = RunSettings()
    #: Witnesses from which a story is reconstructed; a report that stands alone copies nobody.
    least: int = 2
    #: Reports of a large file in one batch: outlets give their furniture away in it, and a kill repeats it.
    batch: int = 500
    #: Files up to this size, in bytes, are read by workers, several to a batch up to the same size in all.
    small_file: int = 4 << 20
    #: Reports up to which pairs are counted in memory; of more they wait on disk, with the same outcome.
    in_memory: int = 200_000


def read_index(case: Path) -> Index:
    """Return the index of a case; an empty one where there is none or another version wrote it."""
    try:
        return msgspec.msgpack.decode((case / INDEX).read_bytes(), type=Index)
    except (OSError, msgspec.DecodeError):
        return Index()
