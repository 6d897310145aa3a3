"""Who is who: mentions in texts, entities behind them, and the decision that joins the two."""

from enum import StrEnum
from typing import ClassVar

import msgspec

from stemma.model.base import Record


class EntityType(StrEnum):
    """What kind of thing a name stands for."""

    PERSON = "person"
    ORGANISATION = "organisation"
    UNIT = "unit"
    PLACE = "place"
    EVENT = "event"
    OTHER = "other"


class MentionForm(StrEnum):
    """How a mention names its entity."""

    NAME = "name"
    TITLE = "title"
    DESCRIPTION = "description"
    PRONOUN = "pronoun"


class NameStatus(StrEnum):
    """What a spelling of a name is."""

    ACCEPTED = "accepted"
    CORRUPTION = "corruption"
    TRANSLITERATION = "transliteration"
    PARTIAL = "partial"


class Mention(Record, frozen=True, kw_only=True):
    """A name, title, description or pronoun in a text."""

    table: ClassVar = "mention"
    order: ClassVar = ("witness", "start", "end")

    id: str
    witness: str
    start: int
    end: int
    text: str
    type: EntityType
    form: MentionForm


class NameVariant(msgspec.Struct, frozen=True, kw_only=True):
    """One spelling of an entity's name and the witnesses that have it."""

    text: str
    count: int
    witnesses: list[str]
    status: NameStatus
    #: Independent lines of transmission that have it.
    lineages: int = 0
    #: The one witness from which all others that have it took it; null where there is no one such witness.
    introduced: str | None = None
    why: str = ""


class Entity(Record, frozen=True, kw_only=True):
    """Whom or what mentions stand for; `name` is the best attested form in the pile."""

    table: ClassVar = "entity"
    order: ClassVar = ("story", "id")

    id: str
    story: str
    type: EntityType
    name: str
    variants: list[NameVariant]
    #: Roles and titles that stand beside the name, most frequent first.
    roles: list[str] = msgspec.field(default_factory=list)
    ages: list[int] = msgspec.field(default_factory=list)
    #: Independent lines of transmission that name it.
    lineages: int = 0


class Described(Record, frozen=True, kw_only=True):
    """Somebody or something that reports describe alike and none names: the gunman. Never an entity, never merged."""

    table: ClassVar = "described"
    order: ClassVar = ("story", "id")

    id: str
    story: str
    type: EntityType
    #: The description that most reports use.
    text: str
    mentions: list[str]
    #: Independent lines of transmission that describe it.
    lineages: int = 0
    #: The entity that reports telling the same describe so; these reports do not say that it is meant.
    perhaps: str | None = None


class NamesakeRelation(StrEnum):
    """What two entities are to one another that are not one."""

    POSSIBLY_SAME = "possibly-same"
    NAME_REPLACED = "name-replaced"
    NAMED_AFTER = "named-after"
    KEPT_APART = "kept-apart"


class Namesake(Record, frozen=True, kw_only=True):
    """Two entities that share or nearly share a name and are kept apart; `left` < `right` by id."""

    table: ClassVar = "namesake"
    order: ClassVar = ("story", "left", "right", "relation")

    id: str
    story: str
    left: str
    right: str
    relation: NamesakeRelation
    score: float
    why: str


class Resolution(Record, frozen=True, kw_only=True):
    """The decision that a mention stands for an entity."""

    table: ClassVar = "resolution"
    order: ClassVar = ("mention", "entity")

    mention: str
    entity: str
    score: float
    why: str
