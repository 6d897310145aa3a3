"""What does not fit together inside one report: statements of which at most one can be as it stands."""

from enum import StrEnum
from typing import ClassVar

import msgspec

from stemma.model.base import Record


class MismatchKind(StrEnum):
    """What was held against what."""

    AGE = "age"
    TOTAL = "total"
    WEEKDAY = "weekday"
    LENGTH = "length"
    SHARES = "shares"


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """The exact characters of one statement that takes part, and what it is: "weekday", "date", "total", "part"."""

    start: int
    end: int
    part: str


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """The statements as one witness has them, sorted by start."""

    witness: str
    pieces: list[Piece]


class Mismatch(Record, frozen=True, kw_only=True):
    """Statements of one report that do not fit together; nothing says which of them is right."""

    table: ClassVar = "mismatch"
    order: ClassVar = ("story", "id")

    id: str
    story: str
    kind: MismatchKind
    #: Every witness in which they stand so, sorted; copies of one passage are one row.
    places: list[Standing]
    #: Witnesses with the same passage in which the statements fit.
    held: list[Standing]
    #: Those of `places` that draw on one of `held`: evidence of a slip there.
    slips: list[str]
    #: How sure it is that they cannot both stand.
    score: float
    why: str
