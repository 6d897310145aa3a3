"""What is claimed, and what several claims say in common."""

from enum import StrEnum
from typing import ClassVar

import msgspec

from stemma.model.base import Record


class Verdict(StrEnum):
    """How the values of a proposition stand to one another."""

    AGREE = "agree"
    GRANULARITY = "granularity"
    TRANSMISSION = "transmission"
    GENUINE = "genuine"
    UPDATE = "update"
    NOT_COMPARABLE = "not-comparable"
    SINGLE_SOURCE = "single-source"


class Claim(Record, frozen=True, kw_only=True):
    """One assertion in one witness, at a span."""

    table: ClassVar = "claim"
    order: ClassVar = ("witness", "start", "end", "id")

    id: str
    witness: str
    start: int
    end: int
    proposition: str
    value: str
    value_normalised: str
    #: "narrator" or an entity id.
    asserted_by: str
    said_to: str | None
    hedge: str | None
    #: Of numbers: the lowest and highest value it can mean (an open end is null), what bends it, its unit.
    low: float | None = None
    high: float | None = None
    modifier: str | None = None
    unit: str | None = None
    #: Of moments: ISO days, both inclusive.
    earliest: str | None = None
    latest: str | None = None


class ClaimValue(msgspec.Struct, frozen=True, kw_only=True):
    """One value that claims give to a proposition, and the lineages that carry it."""

    value: str
    value_normalised: str
    claims: list[str]
    lineages: list[str]


class Proposition(Record, frozen=True, kw_only=True):
    """What several claims say in common; `lineages` counts the independent ones."""

    table: ClassVar = "proposition"
    order: ClassVar = ("story", "id")

    id: str
    story: str
    subject: str | None
    slot: str
    values: list[ClaimValue]
    verdict: Verdict
    lineages: int
    best_value: str | None
    why: str
    #: What sort of claim: count, person, figure, counted, age, role, membership, origin, cause, when, said-when,
    #: occasion, last-time, page-hour, names, harmed, wording, fragment, or collated and the kind of variant.
    kind: str = ""
    #: What it is about in plain words, where `subject` names no entity.
    about: str = ""
    #: The most independent lineages there can be, where it is open where a passage is from.
    lineages_high: int = 0
    #: Name of the rule that decided.
    rule: str = ""
    #: When the first claim was published, where known.
    first: str | None = None
