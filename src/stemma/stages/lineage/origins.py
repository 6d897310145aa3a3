"""Independent origins: lineages, and how many there are where something is open."""

from collections.abc import Sequence

from stemma.graph import connected_components
from stemma.model import Lineage, OriginCount, stable_id
from stemma.stages.lineage.evidence import Evidence
from stemma.stages.lineage.family import UNSEEN, Family, listed


def make_lineage(evidence: Evidence, family: Family) -> Lineage:
    """Return the lineage of one strand: its origin and everybody that stands in it."""
    names = [evidence.bodies[member].name for member in family.members]
    archetype = next((archetype for archetype in family.archetypes if archetype.id == family.origin), None)
    if len(names) == 1:
        why = f"{names[0]} shares no copied text with any other witness of the story."
        if archetype:
            why = f"{names[0]} shares no copied text with any other, and says that it is from {archetype.name}."
    elif archetype and archetype.name != UNSEEN:
        why = f"{listed(names)} share copied text, which is credited to {archetype.name}."
    elif archetype:
        why = f"{listed(names)} share copied text of an ancestor that is not in the pile."
    else:
        why = f"{listed(names)} share copied text; the earliest state of it in the pile is {_name(evidence, family)}."
    return Lineage(
        id=stable_id("lineage", evidence.story, family.origin, *family.members),
        story=evidence.story,
        origin=family.origin,
        witnesses=family.members,
        why=why,
    )


def _name(evidence: Evidence, family: Family) -> str:
    return evidence.bodies[family.origin].name


def count_origins(evidence: Evidence, lineages: Sequence[Lineage]) -> OriginCount:
    """Return how many origins the story has; the low end takes every trace of shared text for one origin."""
    best = len(lineages)
    links = [*evidence.bonds]
    links += [(lineage.witnesses[0], other) for lineage in lineages for other in lineage.witnesses[1:]]
    low = len(connected_components(evidence.bodies, links))
    why = f"{best} independent origins for {len(evidence.bodies)} witnesses."
    if low < best:
        why = f"{best} origins, or {low} if texts that share some passages go back to one."
    return OriginCount(story=evidence.story, best=best, low=min(low, best), high=best, why=why)
