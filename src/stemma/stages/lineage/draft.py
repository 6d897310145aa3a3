"""One strand on its way to becoming a family: twins drawn together, the tree grown, its vertices named."""

import math
from collections.abc import Sequence

import msgspec

from stemma.model import stable_id
from stemma.stages.lineage.credited import Credited, find_credited
from stemma.stages.lineage.distance import distances
from stemma.stages.lineage.evidence import Body, Evidence
from stemma.stages.lineage.placing import place_archetype
from stemma.stages.lineage.settings import LineageSettings
from stemma.stages.lineage.skeleton import Skeleton, build_skeleton
from stemma.stages.lineage.tree import Roots, Tie, Tree, grow_tree
from stemma.stages.lineage.twins import group_twins

#: Nats in favour of a witness as root for each witness that credits its outlet, and at most.
OWN_TEXT, MOST_OWN_TEXT = 1.5, 4.0


class Draft(msgspec.Struct, frozen=True):
    """A strand with its tree; vertices below `len(twins)` are witnesses, the rest unseen."""

    evidence: Evidence
    members: list[str]
    #: Witnesses with the same words, one list a vertex, the lead first.
    twins: list[list[Body]]
    credited: Credited | None
    tree: Tree
    #: The vertex that stands for the credited text, if there is one.
    fixed: int | None
    #: Vertex to witness or archetype id.
    names: dict[int, str]

    def seen(self, vertex: int) -> bool:
        """Return whether a vertex is a witness."""
        return vertex < len(self.twins)


def draft_strand(evidence: Evidence, members: Sequence[str], *, settings: LineageSettings) -> Draft:
    """Return the best tree of a strand."""
    twins = [_led(group) for group in group_twins(evidence.bodies[member] for member in members)]
    leads = [group[0] for group in twins]
    credited = find_credited(evidence, members)
    skeleton = build_skeleton(distances(leads), contraction=settings.contraction)
    skeleton, roots = _roots(skeleton, twins, credited)
    tree = grow_tree(leads, skeleton, evidence, roots=roots, settings=settings)
    names = {place: lead.id for place, lead in enumerate(leads)}
    for vertex in sorted({tree.root, *(tie.parent for tie in tree.ties)} - set(names)):
        below = descendants(tree, vertex, twins)
        names[vertex] = stable_id("archetype", evidence.story, *members, "above", *below)
    return Draft(evidence, list(members), twins, credited, tree, roots.fixed, names)


def _roots(skeleton: Skeleton, twins: list[list[Body]], credited: Credited | None) -> tuple[Skeleton, Roots]:
    """Return what a credit says about the root, and the skeleton with the credited text in its place."""
    if credited is None:
        return skeleton, Roots()
    if credited.own:
        nats = min(MOST_OWN_TEXT, OWN_TEXT * credited.votes)
        return skeleton, Roots(favoured=dict.fromkeys(_places(twins, credited.own), nats))
    voices = [credit.witness for credit in credited.credits]
    skeleton, fixed = place_archetype(skeleton, _places(twins, voices))
    return skeleton, Roots(fixed=fixed)


def _places(twins: list[list[Body]], witnesses: Sequence[str]) -> list[int]:
    return [place for place, group in enumerate(twins) if any(body.id in witnesses for body in group)]


def _led(group: list[Body]) -> list[Body]:
    """Return twins with the one that came first by its stated time in front; by id where a time is missing."""

    def stated(body: Body) -> tuple[float, str]:
        return (body.published.middle if body.published else math.inf, body.id)

    return sorted(group, key=stated) if all(body.published for body in group) else group


def downward(tree: Tree) -> list[Tie]:
    """Return the ties of a tree, each after the one above it."""
    children: dict[int, list[Tie]] = {}
    for tie in tree.ties:
        children.setdefault(tie.parent, []).append(tie)
    ordered, fresh = [], [tree.root]
    while fresh:
        below = children.get(fresh.pop(0), [])
        ordered += below
        fresh += [tie.child for tie in below]
    return ordered


def descendants(tree: Tree, vertex: int, twins: list[list[Body]]) -> list[str]:
    """Return the ids of the witnesses at and under a vertex, sorted."""
    reached = {vertex}
    for tie in downward(tree):
        if tie.parent in reached:
            reached.add(tie.child)
    return sorted(body.id for place in reached if place < len(twins) for body in twins[place])
