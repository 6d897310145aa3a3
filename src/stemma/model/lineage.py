"""Who draws on whom: stories, unseen ancestors, derivations and independent lineages."""

from typing import ClassVar

import msgspec

from stemma.model.base import Record
from stemma.model.reuse import Manner


class Kin(msgspec.Struct, frozen=True, kw_only=True):
    """A witness of another story that shares copied text with a member of this one."""

    witness: str
    #: Where it stands: the id of its story, empty where it stands alone.
    story: str
    #: The largest part of its body, or of a member's, that the two have in common, 0..1, by characters.
    share: float


class Story(Record, frozen=True, kw_only=True):
    """Witnesses that tell of one event, whether they copied one another or not."""

    table: ClassVar = "story"
    order: ClassVar = ("id",)

    id: str
    name: str
    #: Witness ids, sorted.
    witnesses: list[str]
    #: Witnesses of other stories that share copied text with these, by id: no origin of this story is reckoned
    #: without them, and none of them is counted in it.
    kin: list[Kin] = msgspec.field(default_factory=list)


class Archetype(Record, frozen=True, kw_only=True):
    """A lost common ancestor, inferred, with no text of its own."""

    table: ClassVar = "archetype"
    order: ClassVar = ("story", "id")

    id: str
    story: str
    #: From the credits where they name one, else "unseen".
    name: str
    why: str
    score: float = 0.0


class Matter(msgspec.Struct, frozen=True, kw_only=True):
    """One named piece of evidence for a direction, in log-odds: positive speaks for the parent named."""

    name: str
    log_odds: float
    why: str


class Derivation(Record, frozen=True, kw_only=True):
    """`child` draws on `parent` (a witness, maybe of another story, or an archetype); `score`: how likely that is."""

    table: ClassVar = "derivation"
    order: ClassVar = ("story", "child", "parent")

    id: str
    story: str
    child: str
    parent: str
    #: Part of the child's body taken from this parent, 0..1, by characters.
    share: float
    score: float
    why: str
    #: False where the evidence binds the two and does not say who came first: drawn as a line without arrowhead.
    directed: bool = True
    #: How closely the child keeps to the words of what it took; null where nobody has seen the parent.
    manner: Manner | None = None
    matters: list[Matter] = msgspec.field(default_factory=list)


class Lineage(Record, frozen=True, kw_only=True):
    """One independent origin and all witnesses of the story that descend from it; one can stand in several lineages."""

    table: ClassVar = "lineage"
    order: ClassVar = ("story", "id")

    id: str
    story: str
    #: A witness, maybe of another story, or an archetype id.
    origin: str
    #: Witness ids, sorted.
    witnesses: list[str]
    why: str = ""
    #: Witnesses of other stories that stand in it too, by id: it is one origin with theirs.
    kin: list[str] = msgspec.field(default_factory=list)


class Passage(Record, frozen=True, kw_only=True):
    """A stretch of a witness's body and the lineages that it is of: independence is decided passage by passage."""

    table: ClassVar = "passage"
    order: ClassVar = ("witness", "start", "end")

    id: str
    story: str
    witness: str
    start: int
    end: int
    #: Lineage ids, sorted; empty where the witness, otherwise a copy, has the passage for itself or from another story.
    lineages: list[str]
    score: float
    why: str


class OriginCount(Record, frozen=True, kw_only=True):
    """How many independent origins a story has, as an interval where directions or links are open."""

    table: ClassVar = "origin_count"
    order: ClassVar = ("story",)

    story: str
    best: int
    low: int
    high: int
    why: str
    #: How many are left when lineages that begin with one publisher's texts count once; 0 where nobody counted.
    publishers: int = 0
    #: How many are left when lineages that quote the same words of one speaker count once; 0 where nobody counted.
    speakers: int = 0
    #: How many of them stand in reports of other stories too.
    elsewhere: int = 0
