"""Text that witnesses share: pairs, aligned passages, and the places where aligned passages differ."""

from enum import StrEnum
from typing import ClassVar

import msgspec

from stemma.model.base import Record


class AlignmentKind(StrEnum):
    """How closely two aligned passages agree."""

    VERBATIM = "verbatim"
    NEAR_VERBATIM = "near-verbatim"
    PARAPHRASE = "paraphrase"


class Manner(StrEnum):
    """How closely a copy keeps to the words of the passages that it shares with another text."""

    WORD_FOR_WORD = "word-for-word"
    LIGHTLY_REWORDED = "lightly-reworded"
    HEAVILY_REWORDED = "heavily-reworded"

    @property
    def spoken(self) -> str:
        """What a reader is told: "lightly reworded"."""
        return self.value.replace("-", " ")


class VariantKind(StrEnum):
    """What differs at a variant; the first that fits, in this order."""

    SPELLING = "spelling"
    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    NEGATION = "negation"
    MODALITY = "modality"
    ADDITION = "addition"
    OMISSION = "omission"
    ORDER = "order"
    WORDING = "wording"


class PairVerdict(StrEnum):
    """What the text of two witnesses shows."""

    COPY = "copy"
    NO_RELATION_SHOWN = "no-relation-shown"
    TOO_LITTLE_TEXT = "too-little-text"


class Sketch(Record, frozen=True, kw_only=True):
    """One sentence as comparison sees it: its content stems, hashed, in order. Numbers keep every digit."""

    table: ClassVar = "sketch"
    order: ClassVar = ("witness", "sentence")

    #: Sentence id.
    sentence: str
    witness: str
    #: 64-bit hashes of the stems of content words, in the order of the text.
    stems: list[int]
    #: Parallel to `stems`: the word stands inside quotation marks.
    quoted: list[bool]
    #: Keys under which witnesses are brought together, any channel, 64-bit, sorted.
    keys: list[int]


class StemCount(Record, frozen=True, kw_only=True):
    """How common a stem is in this pile: the background against which shared words are weighed."""

    table: ClassVar = "stem_count"
    order: ClassVar = ("stem",)

    stem: int
    #: Distinct sentences that hold it.
    sentences: int
    #: Witnesses that hold it.
    witnesses: int
    #: Three stems in a row only: witnesses in which they stand inside quotation marks.
    spoken: int = 0


class Candidate(Record, frozen=True, kw_only=True):
    """Two witnesses that share rare keys and deserve a closer look; `left` < `right` by id."""

    table: ClassVar = "candidate"
    order: ClassVar = ("left", "right")

    left: str
    right: str
    #: Distinct keys that both hold.
    shared: int
    #: Witnesses that share several keys with either, both among them, who may tell of the same event; 0 if unknown.
    near: int = 0


class Pair(Record, frozen=True, kw_only=True):
    """What the comparison of two witnesses came to, also where it came to nothing; `left` < `right` by id."""

    table: ClassVar = "pair"
    order: ClassVar = ("left", "right")

    left: str
    right: str
    verdict: PairVerdict
    #: Log-likelihood ratio, in bits, of "one draws on the other or both on a third" against "same event, own words".
    bits: float
    #: Its parts: aligned passages and shared runs; words in common; phrasing of several words that nobody needs.
    passage_bits: float = 0.0
    vocabulary_bits: float = 0.0
    phrasing_bits: float = 0.0
    #: Share of the left and of the right body that stands aligned, by characters, quotations left out.
    left_share: float
    right_share: float
    #: Of the writers' own words in aligned passages, as many as the shorter sides have: the share that both have in
    #: the same order, and the share in long runs of them. How closely a copy keeps to them, null where it is none.
    kept: float = 0.0
    kept_in_runs: float = 0.0
    manner: Manner | None = None
    score: float
    why: str


class Alignment(Record, frozen=True, kw_only=True):
    """Two spans, in two witnesses, that carry the same text; `left` < `right` by id."""

    table: ClassVar = "alignment"
    order: ClassVar = ("left", "left_start", "left_end", "right", "right_start", "right_end")

    id: str
    left: str
    left_start: int
    left_end: int
    right: str
    right_start: int
    right_end: int
    kind: AlignmentKind
    score: float
    why: str
    #: Most of it stands inside quotation marks, so it shows a shared speaker rather than a copy.
    quoted: bool = False


class SiteReading(msgspec.Struct, frozen=True, kw_only=True):
    """What one witness has at a site; an omission has start == end and empty text."""

    witness: str
    start: int
    end: int
    text: str
    normalised: str


class Site(Record, frozen=True, kw_only=True):
    """A place where aligned passages of a story differ, before anything is known of who draws on whom."""

    table: ClassVar = "site"
    order: ClassVar = ("story", "id")

    id: str
    story: str
    kind: VariantKind
    #: Sorted by witness, start.
    readings: list[SiteReading]


class Variant(Record, frozen=True, kw_only=True):
    """A place where the witnesses of a story differ. `lineage` is null where they share none."""

    table: ClassVar = "variant"
    order: ClassVar = ("story", "id")

    id: str
    story: str
    lineage: str | None
    kind: VariantKind


class Reading(Record, frozen=True, kw_only=True):
    """What one witness has at a variant; rank 1 is best attested."""

    table: ClassVar = "reading"
    order: ClassVar = ("variant", "witness", "start", "end")

    variant: str
    witness: str
    start: int
    end: int
    text: str
    normalised: str
    rank: int
    why: str
