"""What lies over the texts as the script reads it: names, quotations and assertions in rows of numbers, and claims.

A large case has a hundred thousand of them; as flat numbers they take a third of the room, and no time until wanted.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

import msgspec

from stemma.report.claiming import LABELS
from stemma.report.shapes import AssertedPart, ClaimRowPart, RunPart, TextPart, ValuePart
from stemma.views.claims import ClaimPlace, PropositionLine
from stemma.views.layers import ClaimMark, Layers, MentionMark, NamedThing, QuotationMark

#: Who speaks where a text gives the words to nobody.
NARRATOR = "narrator"

M = TypeVar("M", bound=MentionMark | QuotationMark | ClaimMark)


class Overlays(msgspec.Struct, frozen=True, kw_only=True):
    """The layers of all texts, and the tables into which their numbers point."""

    layers: Mapping[str, Layers]
    slots: list[str]
    #: Names of speakers who are nobody else in the case.
    speakers: list[str]
    #: Places in the tables: entities and rows of claims by id, slots and speakers by their words.
    entity_places: Mapping[str, int]
    row_places: Mapping[str, int]
    slot_places: Mapping[str, int]
    speaker_places: Mapping[str, int]

    @classmethod
    def of(cls, named: Sequence[NamedThing], layers: Mapping[str, Layers], *, rows: Iterable[str]) -> "Overlays":
        """Return the overlays of a case; `rows` are the ids of the claims that its page shows."""
        entities = _places(one.id for one in named)
        slots = sorted({mark.slot for one in layers.values() for mark in one.claims})
        quoted = [mark for one in layers.values() for mark in one.quotations]
        speakers = sorted({one.named for one in quoted if one.named and one.speaker not in entities})
        return cls(
            layers=layers,
            slots=slots,
            speakers=speakers,
            entity_places=entities,
            row_places=_places(rows),
            slot_places=_places(slots),
            speaker_places=_places(speakers),
        )

    def text(self, witness: str, runs: list[RunPart]) -> TextPart:
        """Return one text with what lies over it."""
        found = self.layers.get(witness, Layers())
        return TextPart(
            runs=runs,
            mentions=_flat(found.mentions, self._mention),
            quotations=_flat(found.quotations, self._quotation),
            claims=_flat(found.claims, self._claim),
        )

    def _mention(self, mark: MentionMark) -> tuple[int, ...]:
        return self.entity_places.get(mark.entity or "", -1) + 1, round(100 * mark.score)

    def _quotation(self, mark: QuotationMark) -> tuple[int, ...]:
        speaker = self.entity_places.get(mark.speaker or "", -1) + 1
        if not speaker and mark.named:
            speaker = -1 - self.speaker_places[mark.named]
        return speaker, int(mark.direct), round(100 * mark.score)

    def _claim(self, mark: ClaimMark) -> tuple[int, ...]:
        return self.slot_places[mark.slot], self.row_places.get(mark.proposition, -1) + 1


def _places(keys: Iterable[str]) -> dict[str, int]:
    return {key: at for at, key in enumerate(keys)}


def _flat(marks: Iterable[M], told: Callable[[M], tuple[int, ...]]) -> list[int]:
    """Return marks as one row of numbers: distance from the start before, length, and what `told` says of each."""
    numbers: list[int] = []
    before = 0
    for mark in marks:
        numbers += [mark.start - before, mark.end - mark.start, *told(mark)]
        before = mark.start
    return numbers


def claim_rows(lines: Iterable[PropositionLine], index: Mapping[str, int]) -> list[ClaimRowPart]:
    """Return the rows of the table of claims, with every place where a value stands; `index` numbers the reports."""
    return [
        ClaimRowPart(
            id=line.id,
            slot=line.slot,
            about=line.about,
            verdict=LABELS[line.verdict].word,
            why=line.why,
            values=[ValuePart(one.value, one.origins, list(_asserted(one.places, index))) for one in line.values],
        )
        for line in lines
    ]


def _asserted(places: Iterable[ClaimPlace], index: Mapping[str, int]) -> Iterator[AssertedPart]:
    for place in places:
        if place.witness in index:
            speaker = "" if place.asserted_by == NARRATOR else place.asserted_by
            yield AssertedPart(index[place.witness], place.start, place.end, speaker, place.hedge)
