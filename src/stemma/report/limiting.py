"""What of names, claims and times one report holds: what tells most stays, and what is left out is said."""

from collections.abc import Sequence
from typing import NamedTuple

from stemma.model import Lookup, Verdict
from stemma.report.dating import weight
from stemma.report.settings import ReportSettings
from stemma.views.claims import PropositionLine, claim_lines
from stemma.views.story import counted
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
        (len(entities) - settings.entities, ("name", "names"), "stemma who CASE --all"),
        (len(propositions) - len(claims), ("row of claims", "rows of claims"), "stemma claims CASE"),
        (len(events) - len(moments), ("moment", "moments"), "stemma when CASE"),
    )
    return Told(
        entities[: settings.entities],
        claims,
        moments,
        [f"{counted(number, *what)}: use `{command}`." for number, what, command in sentences if number > 0],
    )


def shown_claims(lines: Sequence[PropositionLine], *, settings: ReportSettings) -> list[PropositionLine]:
    """Return conflicts, then what several lineages say, then lesser differences, then some of what one origin says.

    For sharing, what one origin alone says is left out: it is that report's own.
    """
    alone = 0 if settings.snippets_only else settings.single_source
    agreed = [line for line in lines if line.verdict is Verdict.AGREE][: settings.agreed]
    single = [line for line in lines if line.verdict is Verdict.SINGLE_SOURCE][:alone]
    differing = [line for line in lines if line.verdict not in (Verdict.AGREE, Verdict.SINGLE_SOURCE)]
    conflicts = [line for line in differing if line.conflict]
    lesser = [line for line in differing if not line.conflict]
    room = max(0, settings.claims - len(conflicts))
    return [*conflicts[: settings.claims], *agreed, *lesser[:room], *single]


def shown_moments(events: Sequence[EventLine], *, settings: ReportSettings) -> list[EventLine]:
    """Return the moments that tell most, in the order of time."""
    kept = {event.id for event in sorted(events, key=weight)[: settings.moments]}
    return [event for event in events if event.id in kept]
