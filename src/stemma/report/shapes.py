"""The story as JSON: what the page's script reads, in the file and from the server. Witnesses are named by number.

Inside one `VERSION` fields are only ever added. Offsets are code points; texts come cut, so that no reader need count.
Texts and comparisons stand apart from the rest, a line of JSON each, so that a page reads them when they are wanted.
"""

from enum import StrEnum

import msgspec

#: Rises when a field goes or changes its meaning.
VERSION = 2


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One object of the story data."""


class RunPart(msgspec.Struct, frozen=True, array_like=True):
    """A stretch of text of one role, had by the same reports: an array in this order."""

    start: int
    end: int
    #: Shorter than `end - start` only where a file of snippets leaves words out.
    text: str
    #: Place in `roles`.
    role: int
    #: Numbers of the lineages that a copied passage shows, else null.
    lineages: list[int] | None = None
    #: Place in `also` of those who have the passage too, else null.
    also: int | None = None


class CreditPart(msgspec.Struct, frozen=True, array_like=True):
    """An outlet that a report names: an array in this order."""

    relation: str
    outlet: str
    text: str
    start: int
    end: int
    why: str


class TextPart(Part, frozen=True, kw_only=True, omit_defaults=True):
    """One line of the block `texts`: the text of the report of the same number, and what lies over it."""

    #: The whole text, in order; empty where the file leaves it out.
    runs: list[RunPart]
    #: Names, titles, pronouns, four numbers each: how far behind the start of the one before, length, place in
    #: `entities` and 1 more (0: it is undetermined whom it means), percent of certainty that it means this one.
    mentions: list[int] = []
    #: Words given as someone's, five numbers each: distance, length, speaker as above (below 0: −1 is the first of
    #: `speakers`), 1 in marks or 0 retold, percent.
    quotations: list[int] = []
    #: Assertions, four numbers each: distance, length, place in `slots`, place in `claims` and 1 more (0: the table of
    #: this page leaves the row out).
    claims: list[int] = []


class Kept(StrEnum):
    """How much of a text the file has."""

    WHOLE = "whole"
    PARTS = "parts"
    NOTHING = "nothing"


class AlsoPart(msgspec.Struct, frozen=True, array_like=True):
    """Reports that have the same passage: an array in this order."""

    #: How many they are.
    count: int
    #: The first of them by number.
    witnesses: list[int]


class WitnessPart(Part, frozen=True, kw_only=True):
    """One report."""

    id: str
    siglum: str
    title: str | None
    outlet: str | None
    #: Times in words, empty where none is stated.
    published: str
    modified: str
    retrieved: str
    language: str | None
    url: str | None
    places: list[str]
    sha256: str
    chars: int
    lineages: list[int]
    #: Part of its body, 0..1, that other reports have too.
    shared: float
    credits: list[CreditPart]
    #: How much of its text the file has.
    kept: Kept


class ArchetypePart(Part, frozen=True, kw_only=True):
    """An unseen common text."""

    id: str
    name: str
    why: str
    score: float | None
    lineages: list[int]


class MatterPart(msgspec.Struct, frozen=True, array_like=True):
    """One piece of evidence for a direction: an array in this order."""

    name: str
    log_odds: float
    why: str


class ChangePart(msgspec.Struct, frozen=True, array_like=True):
    """A place where the child departs from most others: an array in this order."""

    variant: str
    kind: str
    before: str
    after: str


class DerivationPart(Part, frozen=True, kw_only=True):
    """`child` draws on `parent`, each the number of a report or the id of an archetype."""

    id: str
    child: int | str
    parent: int | str
    share: float
    score: float
    #: False: they belong together, but who drew on whom is undetermined.
    directed: bool
    #: True: the child takes more from another parent.
    second: bool
    why: str
    matters: list[MatterPart]
    changes: list[ChangePart]


class LineagePart(Part, frozen=True, kw_only=True):
    """One independent origin and all reports that descend from it."""

    id: str
    number: int
    name: str
    origin: int | str
    witnesses: list[int]
    why: str


class PlacePart(msgspec.Struct, frozen=True, array_like=True):
    """Where a reading stands: an array in this order."""

    witness: int
    start: int
    end: int


class ReadingPart(Part, frozen=True, kw_only=True):
    """One reading of a variant and all who have it. Empty text: they have nothing at this place."""

    text: str
    #: 1 is the best attested.
    rank: int
    why: str
    spans: list[PlacePart]


class VariantPart(Part, frozen=True, kw_only=True):
    """A place where reports that share a passage say something else."""

    id: str
    kind: str
    #: Number of the lineage; null where it runs across lineages.
    lineage: int | None
    readings: list[ReadingPart]


class SidePart(msgspec.Struct, frozen=True, array_like=True):
    """One side of a row: an array in this order."""

    start: int
    end: int
    #: Stretches that agree and differ in turn, beginning with agreeing words, maybe none: the length of each, or its
    #: words where the file leaves any of them out of the text.
    turns: list[int | str]


class RowPart(Part, frozen=True, kw_only=True, omit_defaults=True):
    """One row of a comparison. Only aligned rows have two sides, an id and a closeness."""

    kind: str
    left: SidePart | None
    right: SidePart | None
    id: str | None = None
    closeness: str | None = None
    why: str = ""
    #: Aligned, but elsewhere in the order of the right text.
    moved: bool = False


class ComparisonPart(Part, frozen=True, kw_only=True):
    """Two reports side by side. Verdict, bits, score and shares are null where they were never compared in full."""

    verdict: str | None
    bits: float | None
    score: float | None
    shares: tuple[float | None, float | None]
    why: str
    rows: list[RowPart]


class EntityPart(msgspec.Struct, frozen=True, array_like=True):
    """Somebody or something that texts name: an array in this order."""

    id: str
    name: str
    type: str
    #: Numbers of the reports that name it.
    witnesses: list[int]


class AssertedPart(msgspec.Struct, frozen=True, array_like=True):
    """Where a value is asserted: an array in this order."""

    witness: int
    start: int
    end: int
    #: In whose words, empty where the text says so itself.
    speaker: str
    #: The word that makes it less than certain, if any.
    hedge: str | None


class ValuePart(msgspec.Struct, frozen=True, array_like=True):
    """One value of a claim: an array in this order."""

    value: str
    #: Independent origins that carry it.
    origins: int
    places: list[AssertedPart]


class ClaimRowPart(Part, frozen=True, kw_only=True):
    """One row of the table of claims."""

    id: str
    slot: str
    about: str
    #: How its values stand to one another, in words.
    verdict: str
    why: str
    values: list[ValuePart]


class LinkPart(Part, frozen=True, kw_only=True):
    """Two reports of different stories that share text."""

    left: int
    right: int
    #: Part of either body, 0..1, that stands in the other too.
    shares: tuple[float, float]
    #: Probability that one draws on the other, or both on a third.
    score: float
    why: str


class StoryData(Part, frozen=True, kw_only=True):
    """Everything that the page's script reads."""

    version: int
    #: Names of the roles of a stretch of text.
    roles: list[str]
    #: Lineage number to colour, 1 to 8; lineages of one report have none.
    colours: dict[int, int]
    witnesses: list[WitnessPart]
    #: Groups of reports that have the same passage.
    also: list[AlsoPart]
    archetypes: list[ArchetypePart]
    derivations: list[DerivationPart]
    lineages: list[LineagePart]
    variants: list[VariantPart]
    #: Everybody and everything that texts name.
    entities: list[EntityPart]
    #: Names of speakers who are none of the entities.
    speakers: list[str]
    #: What assertions are about.
    slots: list[str]
    #: Rows of the table of claims that the page shows.
    claims: list[ClaimRowPart]
    #: Text that leads from one story into another.
    links: list[LinkPart]
    #: "LEFT~RIGHT", numbers of reports: what each line of the block `comparisons` compares.
    compared: list[str]
