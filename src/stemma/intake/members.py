"""What containers give, and what readers are told of a part of one."""

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from typing import IO, NamedTuple

import msgspec

from stemma.intake.facts import NO_FACTS, Facts, overlay
from stemma.intake.files import PileFile
from stemma.intake.listings import Listed
from stemma.intake.settings import IntakeSettings
from stemma.intake.transfer import Laid
from stemma.model import Block, Footprint, Unread, Witness


class Format(StrEnum):
    """What a file is, by the name of its media type."""

    PLAIN = "text/plain"
    PAGE = "text/html"
    WEB_ARCHIVE = "multipart/related"
    MAIL = "message/rfc822"
    MAILBOX = "application/mbox"
    FEED = "application/rss+xml"
    PDF = "application/pdf"
    ZIP = "application/zip"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    ODT = "application/vnd.oasis.opendocument.text"
    WARC = "application/warc"
    GZIP = "application/gzip"
    JSON_LINES = "application/x-ndjson"
    JSON = "application/json"
    TABLE = "text/csv"
    PARQUET = "application/vnd.apache.parquet"


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A file of a pile or a part of one, with what is known of it before it is read."""

    #: Its name is the place that the witness gets.
    file: PileFile
    #: What the container says of it.
    facts: Facts = NO_FACTS
    charset: str | None = None
    #: What it is, where the container knows that better than the first bytes.
    format: Format | None = None
    #: The media type that the witness gets where it is not that of the part.
    media_type: str | None = None
    #: Which decoded part of the file it is, for footprints.
    label: str | None = None
    #: Of the whole file, where the part is all that counts in it.
    sha256: str | None = None
    #: How many containers it lies in.
    depth: int = 0

    def stated_over(self, facts: Facts) -> Facts:
        """Return what a person states, before what the part says of itself, before what its container says.

        Only the container knows when a page was fetched.
        """
        fetched = Facts(retrieved=self.facts.retrieved, grounds=self.facts.grounds)
        return overlay(self.file.stated, overlay(fetched, overlay(facts, self.facts)))

    @property
    def outlet(self) -> str | None:
        """The outlet, where a person or its container states it."""
        return self.stated_over(NO_FACTS).outlet

    def unread(self, problem: str, remedy: str, *, place: str = "") -> Unread:
        """Return why it gives no witness, or why a place in it does not."""
        return Unread(path=self.file.name, place=place, problem=problem, remedy=remedy)


class Member(NamedTuple):
    """A part of a container, whole; an empty name stands for the container itself, whose only text it is."""

    name: str
    content: bytes
    facts: Facts = NO_FACTS
    charset: str | None = None
    format: Format | None = None
    media_type: str | None = None
    label: str | None = None
    #: Of the container, where this is its only text.
    sha256: str | None = None
    #: Where its bytes stand in the container, where that is known.
    laid: Sequence[Laid] = ()


class Reopened(NamedTuple):
    """A part of a container that is read as it comes, since it may be large."""

    name: str
    stream: IO[bytes]


class UnreadableError(ValueError):
    """What a file holds cannot be read: what is wrong, and what to do."""

    def __init__(self, problem: str, remedy: str, *, place: str = "") -> None:
        super().__init__(problem)
        self.problem = problem
        self.remedy = remedy
        self.place = place


Found = Witness | Block | Footprint | Unread | Listed

#: Reads one format. Raises UnreadableError for a part that breaks off; what it gave before that stands.
Reader = Callable[[IO[bytes], Part, IntakeSettings], Iterator[Found | Member | Reopened]]


def part_of(part: Part, member: Member | Reopened) -> Part:
    """Return what is known of a member of a container."""
    if isinstance(member, Reopened):
        return Part(file=_inner_file(part.file, member.name), depth=part.depth + 1)
    file = _inner_file(part.file, member.name) if member.name else part.file
    return Part(
        file=file,
        facts=overlay(member.facts, part.facts),
        charset=member.charset,
        format=member.format,
        media_type=member.media_type,
        label=member.label,
        sha256=member.sha256,
        depth=part.depth + 1,
    )


def _inner_file(file: PileFile, name: str) -> PileFile:
    """Return a member as a file of the pile: FILE#NAME, with what a sidecar states of it and of what it holds."""
    inner = {key.removeprefix(f"{name}#"): facts for key, facts in file.stated_of_records.items()}
    return PileFile(path=file.path, name=f"{file.name}#{name}", stated=file.stated_of(name), stated_of_records=inner)
