"""The timeline: events in their order, with every moment that texts give them, on three clocks."""

import msgspec

from stemma.model import Event, Lookup, Occasion, Precision
from stemma.views.cards import witness_cards


class DatingLine(msgspec.Struct, frozen=True, kw_only=True):
    """One moment that texts give to an event, and by how many independent origins."""

    value: str
    earliest: str | None
    latest: str | None
    origins: int


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


def event_lines(lookup: Lookup, *, published: bool = True) -> list[EventLine]:
    """Return the rows of the timeline, earliest first, those without a place in time last."""
    sigla = {name: card.siglum for name, card in witness_cards(lookup).items()}
    lines = [
        EventLine(
            id=event.id,
            story=event.story,
            occasion=event.occasion,
            what=event.what,
            earliest=event.earliest,
            latest=event.latest,
            precision=event.precision,
            datings=[
                DatingLine(value=one.value, earliest=one.earliest, latest=one.latest, origins=len(one.lineages))
                for one in event.datings
            ],
            origins=event.lineages,
            sigla=sorted(sigla[name] for name in event.witnesses),
            why=event.why,
        )
        for event in lookup.of(Event)
        if published or event.occasion is not Occasion.PUBLISHED
    ]
    return sorted(lines, key=_moment)


def _moment(line: EventLine) -> tuple[bool, str, str, str]:
    return line.earliest is None, line.earliest or "", line.latest or "", line.id
