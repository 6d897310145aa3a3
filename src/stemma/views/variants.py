"""What differs: the places where witnesses disagree, each with its readings and who has them."""

from collections.abc import Iterable, Sequence

import msgspec

from stemma.model import Lookup, Reading, Variant, VariantKind
from stemma.text.numbers import number_values
from stemma.text.tokens import tokenise
from stemma.views.cards import lineage_cards

#: What a reporter wants to see first: facts before names, names before style.
TELLING_ORDER = (
    VariantKind.NUMBER,
    VariantKind.DATE,
    VariantKind.NAME,
    VariantKind.NEGATION,
    VariantKind.MODALITY,
    VariantKind.ADDITION,
    VariantKind.OMISSION,
    VariantKind.ORDER,
    VariantKind.WORDING,
    VariantKind.SPELLING,
)


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """Where a reading stands; half-open, in code points of the witness's text."""

    witness: str
    start: int
    end: int


class ReadingLine(msgspec.Struct, frozen=True, kw_only=True):
    """One reading and all who have it. Empty text: they have nothing at this place."""

    text: str
    rank: int
    spans: list[Span]
    why: str


class VariantLine(msgspec.Struct, frozen=True, kw_only=True):
    """One place where witnesses differ; best attested reading first. `lineage` is the number of the lineage."""

    id: str
    story: str
    kind: VariantKind
    lineage: int | None
    readings: list[ReadingLine]


def variant_lines(lookup: Lookup, story: str | None = None) -> list[VariantLine]:
    """Return the variants of one story, or of all, the most telling first."""
    numbers = {card.id: card.number for card in lineage_cards(lookup)}
    variants = lookup.of(Variant) if story is None else lookup.of(Variant, story=story)
    readings: dict[str, list[Reading]] = {}
    for reading in lookup.of(Reading):
        readings.setdefault(reading.variant, []).append(reading)
    lines = [
        VariantLine(
            id=variant.id,
            story=variant.story,
            kind=variant.kind,
            lineage=numbers.get(variant.lineage or ""),
            readings=_reading_lines(readings.get(variant.id, [])),
        )
        for variant in variants
    ]
    return sorted(lines, key=_telling)


def _reading_lines(readings: Iterable[Reading]) -> list[ReadingLine]:
    groups: dict[tuple[int, str], list[Reading]] = {}
    for reading in readings:
        groups.setdefault((reading.rank, reading.normalised), []).append(reading)
    return [_reading_line(rank, group) for (rank, _), group in sorted(groups.items())]


def _reading_line(rank: int, group: Sequence[Reading]) -> ReadingLine:
    ordered = sorted(group, key=lambda reading: (reading.witness, reading.start))
    spans = [Span(witness=reading.witness, start=reading.start, end=reading.end) for reading in ordered]
    return ReadingLine(text=ordered[0].text, rank=rank, spans=spans, why=ordered[0].why)


def _telling(line: VariantLine) -> tuple[int, int, str]:
    carriers = sum(len(reading.spans) for reading in line.readings)
    kind = VariantKind.WORDING if _one_figure(line) else line.kind
    return TELLING_ORDER.index(kind), -carriers, line.id


def _one_figure(line: VariantLine) -> bool:
    """Return whether a number is only told otherwise: "11 km (7 miles)" and "seven miles" share a figure."""
    figures = [{*number_values([token.fold for token in tokenise(reading.text)])} for reading in line.readings]
    if line.kind is not VariantKind.NUMBER or not figures or not all(figures):
        return False
    joined, *rest = figures
    while near := [one for one in rest if one & joined]:
        joined = joined.union(*near)
        rest = [one for one in rest if not one & joined]
    return not rest
