"""Who said what: quotations in texts, and utterances as they drift from witness to witness."""

from enum import StrEnum
from typing import ClassVar

import msgspec

from stemma.model.base import Record


class QuotationForm(StrEnum):
    """How words are presented as someone's."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One piece of a quotation inside marks; half-open span, without the marks."""

    start: int
    end: int


class Quotation(Record, frozen=True, kw_only=True):
    """Words presented as someone's, from the first to the last mark, marks left out."""

    table: ClassVar = "quotation"
    order: ClassVar = ("witness", "start", "end")

    id: str
    witness: str
    start: int
    end: int
    parts: list[Part]
    form: QuotationForm
    #: Entity id.
    speaker: str | None
    speaker_start: int | None
    speaker_end: int | None
    cue_start: int | None
    cue_end: int | None
    told_to: str | None
    garbled: bool
    score: float


class Drift(msgspec.Struct, frozen=True, kw_only=True):
    """How one witness words an utterance."""

    witness: str
    words: str


class Utterance(Record, frozen=True, kw_only=True):
    """The same words of the same speaker across witnesses."""

    table: ClassVar = "utterance"
    order: ClassVar = ("story", "id")

    id: str
    story: str
    speaker: str | None
    quotations: list[str]
    spread: list[Drift]
