"""When it happened."""

from enum import StrEnum
from typing import ClassVar

from stemma.model.base import Record


class Precision(StrEnum):
    """How finely a moment is known."""

    INSTANT = "instant"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


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
