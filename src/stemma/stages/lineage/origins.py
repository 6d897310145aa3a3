"""Independent origins: lineages, and how many there are where something is open."""

from collections.abc import Sequence

from stemma.graph import connected_components
from stemma.model import Lineage, OriginCount, stable_id
from stemma.stages.lineage.contamination import OwnPart
from stemma.stages.lineage.evidence import Evidence
from stemma.stages.lineage.family import UNSEEN, Family, listed


def make_lineage(evidence: Evidence, family: Family) -> Lineage:
    """Return the lineage of one strand: its origin and everybody that stands in it."""
    return Lineage(
        id=stable_id("lineage", evidence.story, family.origin, *family.members),
        story=evidence.story,
        origin=family.origin,
        witnesses=family.members,
        why=_why(evidence, family),
    )


def _why(evidence: Evidence, family: Family) -> str:
    names = [evidence.bodies[member].name for member in family.members]
    archetype = next((archetype for archetype in family.archetypes if archetype.id == family.origin), None)
    if len(names) == 1:
        alone = f"{names[0]} shares no copied text with any other witness of the story"
        return f"{alone}, and says that it is from {archetype.name}." if archetype else f"{alone}."
    if archetype and archetype.name != UNSEEN:
        why = f"{listed(names)} share copied text, which is credited to {archetype.name}"
    elif archetype:
        why = f"{listed(names)} share copied text of an ancestor that is not in the pile"
    else:
        why = f"{listed(names)} share copied text, and no earlier state of it than {_origin(evidence, family)} is known"
    guests = [evidence.bodies[guest].name for guest in family.guests]
    return f"{why}; {listed(guests)} with a part of the text only." if guests else f"{why}."


def _origin(evidence: Evidence, family: Family) -> str:
    return evidence.bodies[family.origin].name


def own_lineage(evidence: Evidence, part: OwnPart) -> Lineage:
    """Return the lineage in which a copy stands alone, with what it adds to the text it copied."""
    name = evidence.bodies[part.witness].name
    return Lineage(
        id=stable_id("lineage", evidence.story, part.witness, "own part"),
        story=evidence.story,
        origin=part.witness,
        witnesses=[part.witness],
        why=f"{part.share:.0%} of {name} stands in no other witness, and there it names “{part.telling}”.",
    )


def count_origins(
    evidence: Evidence, families: Sequence[Family], lineages: Sequence[Lineage], open_parts: Sequence[OwnPart]
) -> OriginCount:
    """Return how many origins the story has.

    The low end takes texts that share passages, and texts credited to one outlet, for one origin; the high end takes
    every large part that a copy has alone for an origin of its own.
    """
    best, low = len(lineages), _fewest(evidence, families)
    high = best + len(open_parts)
    why = f"{best} independent origin{'s' if best != 1 else ''} among {len(evidence.bodies)} witnesses"
    if low < best:
        why += f"; {low} if texts that share passages or a credit go back to one"
    if high > best:
        names = listed([evidence.bodies[part.witness].name for part in open_parts])
        why += f"; {high} if what only {names} has is reporting of its own"
    return OriginCount(story=evidence.story, best=best, low=min(low, best), high=high, why=f"{why}.")


def _fewest(evidence: Evidence, families: Sequence[Family]) -> int:
    links = list(evidence.bonds)
    credited: dict[str, str] = {}
    for family in families:
        links += [(family.members[0], other) for other in family.members[1:]]
        if family.credited and not family.credited.own:
            links.append((credited.setdefault(family.credited.name, family.members[0]), family.members[0]))
    return len(connected_components(evidence.bodies, links))
