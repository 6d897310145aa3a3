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


class Strength(StrEnum):
    """What the cue makes of the words: how far the speaker stands behind them, as the witness tells it."""

    SAID = "said"
    CLAIMED = "claimed"
    ADMITTED = "admitted"
    DENIED = "denied"
    WARNED = "warned"
    ASKED = "asked"
    PROMISED = "promised"
    REFUSED = "refused"
    JUDGED = "judged"
    SIDED = "sided"
    #: Only what somebody spoke of is told: "talked about the dam".
    MENTIONED = "mentioned"
    THOUGHT = "thought"
    WANTED = "wanted"
    SHOWED = "showed"

    @property
    def told(self) -> bool:
        """Whether words were given: not what somebody thought, wanted, refused, judged or only mentioned."""
        return self not in _UNTOLD


_UNTOLD = frozenset(
    {
        Strength.THOUGHT,
        Strength.WANTED,
        Strength.SHOWED,
        Strength.SIDED,
        Strength.REFUSED,
        Strength.JUDGED,
        Strength.MENTIONED,
    }
)


class SpeakerForm(StrEnum):
    """How a witness names who speaks."""

    NAME = "name"
    DESCRIPTION = "description"
    PRONOUN = "pronoun"
    GROUP = "group"
    UNNAMED = "unnamed"


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
    #: An outlet, people, or a way of speaking ("statement", "Telegram"), as the witness words it.
    told_to: str | None
    #: A mark is missing or wrong, so that an end of the span is inferred.
    garbled: bool
    score: float
    #: Where the words stand that name the speaker, if the cue has only a pronoun or inherits its speaker.
    named_start: int | None = None
    named_end: int | None = None
    #: The name or description without what is added to it; the fuller form where the witness gives one before.
    speaker_name: str | None = None
    speaker_form: SpeakerForm | None = None
    #: Id of the cue in the table of cues, and of the rule that found the speaker.
    cue: str | None = None
    rule: str = ""
    strength: Strength | None = None
    negated: bool = False
    hedged: bool = False
    #: Told to another outlet than the witness's own, so that this witness took the words from there.
    second_hand: bool = False
    #: Id of the quotation inside which this one stands: A said that B had said.
    within: str | None = None
    why: str = ""


class Drift(msgspec.Struct, frozen=True, kw_only=True):
    """How one witness words an utterance."""

    witness: str
    words: str
    quotation: str = ""
    #: Words that differ from the wording with which most others agree, and words in all.
    changed: int = 0
    total: int = 0


class Utterance(Record, frozen=True, kw_only=True):
    """The same words of the same speaker across witnesses."""

    table: ClassVar = "utterance"
    order: ClassVar = ("story", "id")

    id: str
    story: str
    speaker: str | None
    quotations: list[str]
    #: In the order of the quotations.
    spread: list[Drift]
    #: Id of the quotation whose wording most others agree with.
    centre: str | None = None
    #: Id of the quotation that is nearest the mouth, null where that is undetermined.
    nearest: str | None = None
    score: float = 1.0
    why: str = ""
