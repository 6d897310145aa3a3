"""Kin: reports of other stories that share text with this one. They explain its lineages and add none to it.

What kin tell of is another event. So they join witnesses that go back to one text, and never part any; a text from
which a witness has a part only, and which nobody in the story has for its main one, is a parent and no origin of it.
"""

import itertools
from collections import Counter
from collections.abc import Sequence

import msgspec

from stemma.graph import connected_components
from stemma.model import Derivation
from stemma.stages.lineage.derive import COMES_DOWN_NAME, derivation_why
from stemma.stages.lineage.evidence import Evidence
from stemma.stages.lineage.family import UNSEEN, Family
from stemma.stages.lineage.strands import find_strands

#: Part of a strand of the story's own that a text of kin must bind for it to be the text of that strand.
MOST = 0.5

#: Branches with witnesses of the story that an unseen text needs.
BRANCHES = 2


def strands_with_kin(evidence: Evidence, leads: Sequence[str], *, bound: Sequence[tuple[str, str]]) -> list[list[str]]:
    """Return the strands of witnesses and kin: those of the story by itself, joined where kin have the text of both.

    A text of kin joins the strands of which it binds most: where it binds less, those few have a part from it.
    """
    wide = find_strands(evidence, leads, bound=bound)
    if not evidence.kin:
        return wide
    own = [lead for lead in leads if lead not in evidence.kin]
    inside = [pair for pair in bound if not evidence.kin.intersection(pair)]
    alone = find_strands(evidence, own, bound=inside)
    home = {lead: number for number, strand in enumerate(alone) for lead in strand}
    links = list(bound) + [pair for strand in alone for pair in itertools.pairwise(strand)]
    for strand in wide:
        held = Counter(home[lead] for lead in strand if lead in home)
        main = {number for number, count in held.items() if MOST * len(alone[number]) < count}
        links += itertools.pairwise(lead for lead in strand if lead not in home or home[lead] in main)
    return connected_components(leads, links)


def is_own(evidence: Evidence, family: Family) -> bool:
    """Return whether a family is the main one of a witness of the story."""
    return not evidence.kin.union(family.guests).issuperset(family.members)


def as_told(evidence: Evidence, family: Family) -> Family:
    """Return a family with the derivations of the story's own witnesses alone, and the unseen texts that these need.

    Whom a report draws on is told in its own story, so that no two stories say different things of it.
    """
    if not evidence.kin.intersection(family.carriers):
        return family
    names = {one.id: one.name for one in family.archetypes}
    kept = [one for one in family.derivations if one.child not in evidence.kin]
    while True:
        branches = Counter(one.parent for one in kept)
        # An unseen text over one branch alone is inferred from what kin have.
        idle = {key for key, name in names.items() if branches[key] < (BRANCHES if name == UNSEEN else 1)}
        fewer = [one for one in kept if one.parent not in idle and one.child not in idle]
        if len(fewer) == len(kept):
            break
        kept = fewer
    return msgspec.structs.replace(
        family,
        origin=_origin(evidence, family, kept) if family.origin in idle else family.origin,
        archetypes=[one for one in family.archetypes if one.id not in idle],
        derivations=[_checked(evidence, one) for one in kept],
    )


def _origin(evidence: Evidence, family: Family, kept: Sequence[Derivation]) -> str:
    """Return where a family begins as far as the story shows: above whom most of its witnesses stand, kin or not."""
    parent = {one.child: one.parent for one in reversed(kept)}
    tops: Counter[str] = Counter()
    for member in sorted(set(family.members) - evidence.kin) or family.members:
        top = member
        while top in parent:
            top = parent[top]
        tops[top] += 1
    return min(tops, key=lambda top: (-tops[top], top))


def _checked(evidence: Evidence, derivation: Derivation) -> Derivation:
    """Return a derivation whose arrow does not rest on where kin have their text from: that is told elsewhere."""
    matters = [matter for matter in derivation.matters if matter.name != COMES_DOWN_NAME]
    if derivation.parent not in evidence.kin or len(matters) == len(derivation.matters):
        return derivation
    ends = derivation.child, derivation.parent
    why = derivation_why(evidence, ends, derivation.share, basis=(matters, False))
    return msgspec.structs.replace(derivation, directed=False, matters=matters, why=why)
