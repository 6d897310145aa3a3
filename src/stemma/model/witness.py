"""A witness as it reached us, and what is marked in its text before any comparison."""

from enum import StrEnum
from typing import ClassVar

import msgspec

from stemma.model.base import Record


class Role(StrEnum):
    """What a zone is."""

    HEADLINE = "headline"
    BYLINE = "byline"
    DATELINE = "dateline"
    PUBLISHED = "published"
    CREDIT = "credit"
    BODY = "body"
    CAPTION = "caption"
    FURNITURE = "furniture"


class Relation(StrEnum):
    """How a witness names another outlet."""

    TAKEN_FROM = "taken-from"
    TOLD_TO = "told-to"
    CITES = "cites"


class Ground(msgspec.Struct, frozen=True, kw_only=True):
    """Where a fact about a witness was found, in words: "JSON-LD datePublished", "line 3", "host of the address"."""

    #: The name of the field, as "published".
    fact: str
    where: str
    #: It follows from something else than a statement of the fact.
    inferred: bool = False


class Witness(Record, frozen=True, kw_only=True):
    """One text as it reached us: one report, one outlet, one moment. Times are ISO 8601 strings."""

    table: ClassVar = "witness"
    order: ClassVar = ("id",)

    id: str
    #: Where it came from, relative to the pile: a file, or FILE#ID or FILE#LINE inside a container.
    path: str
    #: Short label on screen, unique in the pile.
    siglum: str
    title: str | None = None
    outlet: str | None = None
    family: str | None = None
    url: str | None = None
    published: str | None = None
    modified: str | None = None
    retrieved: str | None = None
    language: str | None = None
    media_type: str
    encoding: str | None = None
    #: Of the bytes of the file, or of the record inside a container.
    sha256: str
    #: Length of `text` in code points.
    chars: int
    text: str
    #: Every place in the pile that holds this very text; `path` is the first.
    places: list[str] = msgspec.field(default_factory=list)
    #: Who wrote it, as the document or the sidecar states it.
    byline: str | None = None
    #: Where each of the facts above was found, in their order.
    grounds: list[Ground] = msgspec.field(default_factory=list)
    #: The address that all states of its page share, without what only counts readers.
    page: str | None = None
    #: Its number among the states of its page in the pile, in time; null where it is the only one or nothing tells.
    edition: int | None = None


class Block(Record, frozen=True, kw_only=True):
    """A stretch of an HTML page's extracted text and where it stands in the file: evidence for cleaning."""

    table: ClassVar = "block"
    order: ClassVar = ("witness", "start", "end")

    witness: str
    start: int
    end: int
    #: Half-open span in the decoded file, code points.
    file_start: int
    file_end: int
    #: Tags from the root, as in "html/body/main/article/p".
    path: str
    #: Share of the block's characters inside links, 0..1.
    link_density: float
    #: The body extractor took this block for body text.
    chosen: bool


class Unit(StrEnum):
    """What the places of a footprint count."""

    #: Bytes of the file, or of the decoded part that the footprint names.
    BYTE = "byte"
    #: Boxes on the pages of a PDF.
    BOX = "box"


class Footprint(Record, frozen=True, kw_only=True):
    """Where every character of a witness stands in its file; to be read with `stemma.text.footprints`."""

    table: ClassVar = "footprint"
    order: ClassVar = ("witness",)

    witness: str
    #: The file that is meant, or the part of a container: one of the witness's places.
    path: str = ""
    unit: Unit
    #: Which decoded part of the file is meant, as "word/document.xml"; null for the file or record itself.
    part: str | None = None
    #: Packed runs: stretches of the text that stand together in the file.
    runs: bytes


class Zone(Record, frozen=True, kw_only=True):
    """A marked stretch of a witness. The zones of a witness are sorted, disjoint and cover every character."""

    table: ClassVar = "zone"
    order: ClassVar = ("witness", "start", "end")

    witness: str
    start: int
    end: int
    role: Role
    score: float
    why: str


class Sentence(Record, frozen=True, kw_only=True):
    """One sentence of the body or of a caption. `index` counts body sentences in order; a caption's is -1."""

    table: ClassVar = "sentence"
    order: ClassVar = ("witness", "start", "end")

    id: str
    witness: str
    start: int
    end: int
    index: int


class Credit(Record, frozen=True, kw_only=True):
    """An outlet that the witness says it took from, cites, or that somebody spoke to."""

    table: ClassVar = "credit"
    order: ClassVar = ("witness", "start", "end", "outlet")

    witness: str
    start: int
    end: int
    outlet: str
    relation: Relation
    score: float = 1.0
    why: str = ""
