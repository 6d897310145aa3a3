"""Sites become variants: the lineage they stand in, and how well each reading is attested on its tree.

A reading in two branches that do not descend from one another is better attested than one in ten copies of one witness.
Nothing here says which reading is right.
"""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from stemma.model import Derivation, Lineage, Reading, Site, Variant
from stemma.stages.lineage.evidence import Evidence
from stemma.stages.lineage.family import listed

#: Part of a site's witnesses that one lineage must hold for the variant to be a matter of that lineage.
MOST = 0.5
#: Witnesses of one lineage without which a difference says nothing about its transmission.
TWO = 2


class Support(msgspec.Struct, frozen=True):
    """Who has a reading: the witnesses, and those among them whose reading is not taken from another of them."""

    witnesses: list[str]
    heads: list[str]
    #: Steps from the origin to the nearest of them.
    depth: int


def rank_readings(
    evidence: Evidence, lineages: Sequence[Lineage], derivations: Sequence[Derivation]
) -> Iterator[Variant | Reading]:
    """Yield each site as a variant, followed by its readings; rank 1 is best attested."""
    parents: dict[str, list[str]] = {}
    for derivation in derivations:
        parents.setdefault(derivation.child, []).append(derivation.parent)
    depths = _depths(parents)
    for site in evidence.sites:
        lineage = _home(site, lineages)
        yield Variant(id=site.id, story=site.story, lineage=lineage.id if lineage else None, kind=site.kind)
        yield from _rank(evidence, site, (parents, depths))


def _rank(evidence: Evidence, site: Site, tree: tuple[Mapping[str, list[str]], Mapping[str, int]]) -> Iterator[Reading]:
    held: dict[str, list[str]] = {}
    for reading in site.readings:
        held.setdefault(reading.normalised, []).append(reading.witness)
    supports = {normalised: _support(witnesses, *tree) for normalised, witnesses in held.items()}

    def standing(normalised: str) -> tuple[int, int, int]:
        support = supports[normalised]
        return (-len(support.heads), support.depth, -len(support.witnesses))

    ranks = {place: number for number, place in enumerate(sorted({standing(form) for form in supports}), start=1)}
    for reading in sorted(site.readings, key=lambda reading: (reading.witness, reading.start, reading.end)):
        yield Reading(
            variant=site.id,
            witness=reading.witness,
            start=reading.start,
            end=reading.end,
            text=reading.text,
            normalised=reading.normalised,
            rank=ranks[standing(reading.normalised)],
            why=_why(evidence, supports[reading.normalised]),
        )


def _support(witnesses: Sequence[str], parents: Mapping[str, list[str]], depths: Mapping[str, int]) -> Support:
    held = sorted(set(witnesses))
    heads = [witness for witness in held if not any(parent in held for parent in parents.get(witness, []))]
    return Support(held, heads or held[:1], min(depths.get(witness, 0) for witness in held))


def _why(evidence: Evidence, support: Support) -> str:
    heads = listed([evidence.bodies[head].name for head in support.heads if head in evidence.bodies])
    copies = len(support.witnesses) - len(support.heads)
    if len(support.heads) > 1:
        why = f"Stands in {len(support.heads)} branches that do not copy one another: {heads}"
    else:
        why = f"Stands in {heads} alone" if copies == 0 else f"Stands in {heads}"
    return f"{why}, and in {copies} that copy {'it' if len(support.heads) == 1 else 'them'}." if copies else f"{why}."


def _depths(parents: Mapping[str, list[str]]) -> dict[str, int]:
    """Return how many derivations each vertex is away from an origin, by the shortest way."""
    depths: dict[str, int] = {}

    def depth(vertex: str) -> int:
        if vertex not in depths:
            depths[vertex] = 0
            above = [depth(parent) for parent in parents.get(vertex, [])]
            depths[vertex] = 1 + min(above) if above else 0
        return depths[vertex]

    for vertex in sorted(parents):
        depth(vertex)
    return depths


def _home(site: Site, lineages: Sequence[Lineage]) -> Lineage | None:
    """Return the lineage that holds all or most of the witnesses of a site, and at least two of them."""
    witnesses = {reading.witness for reading in site.readings}
    shared = [(len(witnesses.intersection(lineage.witnesses)), lineage.id) for lineage in lineages]
    most, best = max(shared, default=(0, ""))
    if most < TWO or most <= MOST * len(witnesses):
        return None
    return next(lineage for lineage in lineages if lineage.id == best)
