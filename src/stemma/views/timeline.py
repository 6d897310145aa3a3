"""The timeline: events in their order, with every moment that texts give them, on three clocks."""

from collections.abc import Mapping, Sequence

import msgspec

from stemma.model import Claim, Dating, Event, Lookup, Occasion, Precision
from stemma.views.cards import WitnessCard, witness_cards


class DatingPlace(msgspec.Struct, frozen=True, kw_only=True):
    """The words in which a witness places an event in time, as a half-open span of its text."""

    witness: str
    siglum: str
    start: int
    end: int


class DatingLine(msgspec.Struct, frozen=True, kw_only=True):
    """One moment that texts give to an event, and by how many independent origins."""

    value: str
    earliest: str | None
    latest: str | None
    origins: int
    places: list[DatingPlace] = []


class EventLine(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the timeline."""

    id: str
    story: str
    occasion: Occasion
    what: str
    earliest: str | None
    latest: str | None
    precision: Precision
    datings: list[DatingLine]
    origins: int
    sigla: list[str]
    why: str


def is_disputed(datings: Sequence[DatingLine]) -> bool:
    """Return whether two of the datings cannot both hold: both have a place in time, and no day in common."""
    placed = sorted((one.earliest, one.latest) for one in datings if one.earliest and one.latest)
    latest_start = max((first for first, _ in placed), default="")
    return any(last < latest_start for _, last in placed)


def event_lines(lookup: Lookup, *, published: bool = True) -> list[EventLine]:
    """Return the rows of the timeline, earliest first, those without a place in time last."""
    cards = witness_cards(lookup)
    claims = {claim.id: claim for claim in lookup.of(Claim)}
    lines = [
        EventLine(
            id=event.id,
            story=event.story,
            occasion=event.occasion,
            what=event.what,
            earliest=event.earliest,
            latest=event.latest,
            precision=event.precision,
            datings=[_dating(one, claims, cards) for one in event.datings],
            origins=event.lineages,
            sigla=sorted(cards[name].siglum for name in event.witnesses),
            why=event.why,
        )
        for event in lookup.of(Event)
        if published or event.occasion is not Occasion.PUBLISHED
    ]
    return sorted(lines, key=_moment)


def _dating(dating: Dating, claims: Mapping[str, Claim], cards: Mapping[str, WitnessCard]) -> DatingLine:
    places = [
        DatingPlace(witness=claim.witness, siglum=cards[claim.witness].siglum, start=claim.start, end=claim.end)
        for claim in (claims[one] for one in dating.claims if one in claims)
    ]
    return DatingLine(
        value=dating.value,
        earliest=dating.earliest,
        latest=dating.latest,
        origins=len(dating.lineages),
        places=sorted(places, key=lambda one: (one.siglum, one.start, one.end)),
    )


def _moment(line: EventLine) -> tuple[bool, str, str, str]:
    return line.earliest is None, line.earliest or "", line.latest or "", line.id
