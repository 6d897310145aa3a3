"""When it happened."""

from enum import StrEnum
from typing import ClassVar

import msgspec

from stemma.model.base import Record


class Precision(StrEnum):
    """How finely a moment is known."""

    INSTANT = "instant"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class Occasion(StrEnum):
    """Which clock a moment belongs to: when it happened, when somebody said it, when a witness was published."""

    HAPPENED = "happened"
    SAID = "said"
    PUBLISHED = "published"


class Dating(msgspec.Struct, frozen=True, kw_only=True):
    """One moment that texts give to an event, and the lineages that carry it. Ends are ISO days, both inclusive."""

    value: str
    earliest: str | None
    latest: str | None
    claims: list[str]
    lineages: list[str]


class Event(Record, frozen=True, kw_only=True):
    """Something that happened. Both ends are inclusive; "before X" has no `earliest`, "since X" no `latest`."""

    table: ClassVar = "event"
    order: ClassVar = ("story", "earliest", "id")

    id: str
    story: str
    what: str
    earliest: str | None
    latest: str | None
    precision: Precision
    claims: list[str]
    why: str
    occasion: Occasion = Occasion.HAPPENED
    #: Every moment that texts give, the best supported first; more than one where they differ.
    datings: list[Dating] = msgspec.field(default_factory=list)
    #: Independent lineages behind all datings together.
    lineages: int = 0
    #: Ids of the witnesses that speak of it, sorted.
    witnesses: list[str] = msgspec.field(default_factory=list)
