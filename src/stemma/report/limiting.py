"""What of names, claims and times one report holds: what tells most stays, and what is left out is said."""

from collections.abc import Sequence
from typing import NamedTuple

from stemma.model import Lookup, Verdict
from stemma.report.dating import weight
from stemma.report.settings import ReportSettings
from stemma.views.claims import PropositionLine, claim_lines
from stemma.views.timeline import EventLine, event_lines
from stemma.views.who import EntityView, entity_views


class Told(NamedTuple):
    """Names, claims and moments that the page shows, and sentences about those that it does not."""

    entities: list[EntityView]
    claims: list[PropositionLine]
    events: list[EventLine]
    left_out: list[str]


def told(lookup: Lookup, *, settings: ReportSettings) -> Told:
    """Return what the page tells of names, claims and times."""
    entities = entity_views(lookup)
    propositions = claim_lines(lookup)
    events = event_lines(lookup, published=False)
    claims = shown_claims(propositions, settings=settings)
    moments = shown_moments(events, settings=settings)
    sentences = (
        (len(entities) - settings.entities, "names: use `stemma who CASE --all`."),
        (len(propositions) - len(claims), "rows of claims: use `stemma claims CASE`."),
        (len(events) - len(moments), "moments: use `stemma when CASE`."),
    )
    return Told(
        entities[: settings.entities],
        claims,
        moments,
        [f"{number:,} {sentence}" for number, sentence in sentences if number > 0],
    )


def shown_claims(lines: Sequence[PropositionLine], *, settings: ReportSettings) -> list[PropositionLine]:
    """Return conflicts, then what several lineages say, then lesser differences, then some of what one origin says.

    For sharing, what one origin alone says is left out: it is that report's own.
    """
    alone = 0 if settings.snippets_only else settings.single_source
    several = sorted((line for line in lines if line.verdict is not Verdict.SINGLE_SOURCE), key=_rank)
    single = [line for line in lines if line.verdict is Verdict.SINGLE_SOURCE]
    return several[: settings.claims] + single[:alone]


def _rank(line: PropositionLine) -> int:
    return 0 if line.conflict else 1 if line.verdict is Verdict.AGREE else 2


def shown_moments(events: Sequence[EventLine], *, settings: ReportSettings) -> list[EventLine]:
    """Return the moments that tell most, in the order of time."""
    kept = {event.id for event in sorted(events, key=weight)[: settings.moments]}
    return [event for event in events if event.id in kept]
