"""One strand on its way to becoming a family: twins drawn together, the tree grown, its vertices named."""

from collections.abc import Mapping, Sequence

import msgspec
import numpy as np

from stemma.model import stable_id
from stemma.stages.lineage.clashes import kept_children, resolve_clashes
from stemma.stages.lineage.credited import Credited, find_credited
from stemma.stages.lineage.direction import Direction, agreement, weigh_directions
from stemma.stages.lineage.evidence import Body, Evidence
from stemma.stages.lineage.explaining import Floats, explaining_cost, wordless_cost
from stemma.stages.lineage.placing import place_archetype
from stemma.stages.lineage.repair import repair_ties
from stemma.stages.lineage.rooting import Roots, Tree, root_skeleton
from stemma.stages.lineage.settings import LineageSettings
from stemma.stages.lineage.skeleton import Skeleton, build_skeleton
from stemma.stages.lineage.texts import read_texts
from stemma.stages.lineage.twins import group_twins

#: Nats in favour of a witness as root for each witness that credits its outlet, and at most.
OWN_TEXT, MOST_OWN_TEXT = 1.5, 4.0
#: Nats of wording that a nat of direction is worth when neighbours are chosen.
LEAN = 3.0
#: Nats of what a person has decided.
CERTAIN = 1e4


class Visits(msgspec.Struct, frozen=True):
    """What binds a strand to others."""

    #: Witnesses of other strands that draw on this one with a part of their text, sorted.
    guests: Sequence[str] = ()
    #: By witness of two strands: the columns that came into it from another.
    entering: Mapping[str, frozenset[int]] = {}


class Draft(msgspec.Struct, frozen=True):
    """A strand with its tree; vertices below `len(twins)` are witnesses, the rest unseen."""

    evidence: Evidence
    members: list[str]
    #: Witnesses with the same words, one list a vertex, the lead first.
    twins: list[list[Body]]
    credited: Credited | None
    tree: Tree
    #: The readings of each vertex; of unseen ones, what can be told of them.
    texts: list[frozenset[int]]
    #: Between witnesses, by (parent, child), both ways.
    directions: dict[tuple[int, int], Direction]
    #: The vertex that stands for the credited text, if there is one.
    fixed: int | None
    #: Vertex to witness or archetype id.
    names: dict[int, str]
    #: Witnesses of other strands that draw on this one.
    guests: Sequence[str]

    def seen(self, vertex: int) -> bool:
        """Return whether a vertex is a witness."""
        return vertex < len(self.twins)


def draft_strand(evidence: Evidence, members: Sequence[str], *, visits: Visits, settings: LineageSettings) -> Draft:
    """Return the best tree of a strand. Guests draw on it with a part of their text; their credits say nothing here."""
    guests = visits.guests
    bodies = [evidence.bodies[member] for member in members]
    twins = group_twins(bodies, judged=evidence.decided.pairs)
    leads = [group[0] for group in twins]
    texts = read_texts(leads, evidence.columns, visits.entering)
    wordless = wordless_cost(texts)
    unweighted = explaining_cost(texts, np.ones(texts.words.shape[1], dtype=np.float32), wordless=wordless)
    directions = _directions(leads, unweighted, evidence, most=settings.parents)
    lean = np.zeros((len(leads), len(leads)))
    for (parent, child), direction in sorted(directions.items()):
        lean[parent, child] = LEAN * agreement(direction.log_odds)
    visiting = _places(twins, guests)
    hosts = [place for place in range(len(leads)) if place not in visiting]
    lean[np.ix_(visiting, hosts)] = -CERTAIN
    _obey(lean, twins, evidence)
    skeleton = build_skeleton(texts, lean, unweighted=unweighted, wordless=wordless)
    for left, right in sorted(skeleton.edges):
        if right < skeleton.leaves:
            _weigh(directions, leads, evidence, ends=(left, right))
    skeleton = resolve_clashes(skeleton, directions)
    credited = find_credited(evidence, [member for member in members if member not in guests])
    skeleton, roots = _roots(skeleton, twins, credited, evidence=evidence, directions=directions)
    roots = roots if roots.decided else roots.without(visiting)
    skeleton, tree = root_skeleton(skeleton, directions, roots)
    fixed = tree.root if roots.fixed is not None else None
    # Where a person chose the origin, nothing is set above it.
    tree, readings = repair_ties(skeleton, tree, {} if roots.decided else directions)
    names = {place: lead.id for place, lead in enumerate(leads)}
    for vertex in range(len(leads), len(readings)):
        below = descendants(tree, vertex, twins)
        names[vertex] = stable_id("archetype", evidence.story, *members, "above", vertex - len(leads), *below)
    return Draft(evidence, list(members), twins, credited, tree, readings, directions, fixed, names, guests)


def _obey(lean: Floats, twins: Sequence[Sequence[Body]], evidence: Evidence) -> None:
    """Write into the lean what persons confirmed and rejected."""
    place = {body.id: number for number, group in enumerate(twins) for body in group}
    for decided, nats in ((evidence.decided.confirmed, CERTAIN), (evidence.decided.rejected, -CERTAIN)):
        for parent, child in decided:
            if parent in place and child in place:
                lean[place[parent], place[child]] = nats


def _directions(
    leads: Sequence[Body], cost: Floats, evidence: Evidence, *, most: int
) -> dict[tuple[int, int], Direction]:
    """Return the directions, both ways, between each witness and those that explain it at the least cost."""
    directions: dict[tuple[int, int], Direction] = {}
    for child in range(len(leads)):
        ranked = np.argsort(cost[:, child], kind="stable").tolist()
        for parent in [one for one in ranked if one != child][:most]:
            _weigh(directions, leads, evidence, ends=(parent, child))
    return directions


def _weigh(
    directions: dict[tuple[int, int], Direction], leads: Sequence[Body], evidence: Evidence, *, ends: tuple[int, int]
) -> None:
    left, right = ends
    if (left, right) not in directions:
        both = weigh_directions(leads[left], leads[right], evidence)
        directions[left, right], directions[right, left] = both


def _roots(
    skeleton: Skeleton,
    twins: list[list[Body]],
    credited: Credited | None,
    *,
    evidence: Evidence,
    directions: dict[tuple[int, int], Direction],
) -> tuple[Skeleton, Roots]:
    """Return what a credit says about the root, and the skeleton with the credited text in its place."""
    decided = _places(twins, sorted(evidence.decided.roots))
    if decided:
        return skeleton, Roots(favoured={decided[0]: CERTAIN}, decided=True)
    if credited is None:
        return skeleton, Roots()
    if credited.own:
        nats = min(MOST_OWN_TEXT, OWN_TEXT * credited.votes)
        return skeleton, Roots(favoured=dict.fromkeys(_places(twins, credited.own), nats))
    voices = _places(twins, [credit.witness for credit in credited.credits])
    skeleton, fixed = place_archetype(skeleton, voices, kept_children(directions))
    return skeleton, Roots(fixed=fixed)


def _places(twins: list[list[Body]], witnesses: Sequence[str]) -> list[int]:
    return [place for place, group in enumerate(twins) if any(body.id in witnesses for body in group)]


def descendants(tree: Tree, vertex: int, twins: list[list[Body]]) -> list[str]:
    """Return the ids of the witnesses at and under a vertex, sorted."""
    reached = {vertex}
    for tie in tree.ties:
        if tie.parent in reached:
            reached.add(tie.child)
    return sorted(body.id for place in reached if place < len(twins) for body in twins[place])
