"""Independent origins: lineages, and how many there are where something is open."""

from collections.abc import Sequence

from stemma.graph import connected_components
from stemma.model import Lineage, OriginCount, stable_id
from stemma.stages.lineage.beside import count_publishers, count_speakers
from stemma.stages.lineage.contamination import OwnPart
from stemma.stages.lineage.evidence import Evidence
from stemma.stages.lineage.family import UNSEEN, Family, listed
from stemma.stages.lineage.kindred import is_own

#: Part of the shorter prose that two witnesses must share for their families to count as perhaps one.
MUCH = 0.3
#: Score of a pair below which what binds it may be chance.
FIRM = 0.8


def make_lineage(evidence: Evidence, family: Family) -> Lineage:
    """Return the lineage of one strand: its origin, everybody of the story that stands in it, and their kin."""
    members = [name for name in family.carriers if name not in evidence.kin]
    return Lineage(
        id=stable_id("lineage", evidence.story, family.origin, *members),
        story=evidence.story,
        origin=family.origin,
        witnesses=members,
        why=_why(evidence, family),
        kin=[name for name in family.carriers if name in evidence.kin],
    )


def _why(evidence: Evidence, family: Family) -> str:
    names = [evidence.bodies[member].name for member in family.carriers]
    kin = [evidence.bodies[member].name for member in family.carriers if member in evidence.kin]
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
    partly = [evidence.bodies[name].name for name in sorted({*family.guests, *family.heirs})]
    why += f"; {listed(partly)} with a part of the text only" if partly else ""
    return f"{why}; {listed(kin)} in {'another story' if len(kin) == 1 else 'other stories'}." if kin else f"{why}."


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
    evidence: Evidence, families: Sequence[Family], lineages: Sequence[Lineage], *, open_parts: Sequence[OwnPart]
) -> OriginCount:
    """Return how many origins the story has.

    The low end takes texts that share passages, and texts credited to one outlet, for one origin; the high end takes
    every large part that a copy has alone for an origin of its own.
    """
    best, low = len(lineages), _fewest(evidence, families)
    faint = sum(_faint_links(evidence, family) for family in families if is_own(evidence, family))
    high = best + len(open_parts) + faint
    elsewhere = sum(bool(lineage.kin) for lineage in lineages)
    why = f"{best} independent origin{'s' if best != 1 else ''} among {len(evidence.members)} witnesses"
    if elsewhere:
        why += f"; {elsewhere} of them {'stand' if elsewhere != 1 else 'stands'} in reports of other stories too"
    if low < best:
        why += f"; {low} if texts that share passages, or one agency's texts, count once"
    if high > best:
        names = listed([evidence.bodies[part.witness].name for part in open_parts])
        doubts = [f"what only {names} has is reporting of its own"] if open_parts else []
        doubts += ["faint likenesses are chance"] if faint else []
        why += f"; {high} if {' and '.join(doubts)}"
    publishers, speakers = count_publishers(evidence, lineages), count_speakers(evidence, lineages)
    if publishers < best:
        why += f"; {publishers} if one publisher's texts count once"
    if speakers < best:
        why += f"; {speakers} if reports of one speaker's words count once"
    return OriginCount(
        story=evidence.story,
        best=best,
        low=min(low, best),
        high=high,
        why=f"{why}.",
        publishers=publishers,
        speakers=speakers,
        elsewhere=elsewhere,
    )


def _faint_links(evidence: Evidence, family: Family) -> int:
    """Return into how many more parts the story's own in a family fall when bonds that may be chance are left out."""
    inside = set(family.members)
    firm = [ends for ends, bond in evidence.bonds.items() if inside.issuperset(ends) and bond.pair.score >= FIRM]
    parts = connected_components(family.members, firm)
    return max(0, sum(not evidence.kin.issuperset(part) for part in parts) - 1)


def _fewest(evidence: Evidence, families: Sequence[Family]) -> int:
    """Return how many origins are left when families of one credited outlet, and families that share much, are one."""
    places = [f"{number:09d}" for number in range(len(families))]
    core = {
        member: place
        for place, family in zip(places, families, strict=True)
        for member in family.members
        if member not in family.guests
    }
    twice = {partly for family in families for partly in (*family.guests, *family.heirs)}
    links = [
        (core[left], core[right])
        for (left, right), bond in evidence.bonds.items()
        if not twice & {left, right} and max(bond.left_share, bond.right_share) >= MUCH
    ]
    credited: dict[str, str] = {}
    for place, family in zip(places, families, strict=True):
        if family.credited and not family.credited.own:
            links.append((credited.setdefault(family.credited.name, place), place))
    own = {place for place, family in zip(places, families, strict=True) if is_own(evidence, family)}
    return sum(not own.isdisjoint(group) for group in connected_components(places, links))
