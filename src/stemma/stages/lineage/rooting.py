"""Where the root of a skeleton lies: every vertex in turn, scored by how the edges then run against the evidence."""

import math
from collections.abc import Mapping, Sequence

import msgspec

from stemma.stages.lineage.direction import Direction, agreement
from stemma.stages.lineage.skeleton import SETTLING, Skeleton, parent_chances, settled
from stemma.stages.lineage.texts import downward

#: An unseen vertex is an ancestor by what it is for; this is how much that says before any evidence.
UNSEEN_ABOVE = 0.4
#: Nats in favour of a root that cannot be one.
NEVER = -1e4


class Tie(msgspec.Struct, frozen=True):
    """A vertex and its parent. `score` is the probability of this edge in this direction, `reverse` of the other."""

    child: int
    parent: int
    score: float
    reverse: float


class Roots(msgspec.Struct, frozen=True):
    """What credits say of the root: an unseen vertex that must be it, or witnesses that are likely to be it."""

    fixed: int | None = None
    #: Vertex to nats in its favour.
    favoured: dict[int, float] = {}
    #: A person said which witness it is.
    decided: bool = False

    def without(self, barred: Sequence[int]) -> "Roots":
        """Return the same where some vertices cannot be the root."""
        return msgspec.structs.replace(self, favoured=self.favoured | dict.fromkeys(barred, NEVER))


class Tree(msgspec.Struct, frozen=True):
    """A skeleton with a root. Ties stand in order from the root down."""

    leaves: int
    root: int
    root_score: float
    ties: list[Tie]


def root_skeleton(
    skeleton: Skeleton, directions: Mapping[tuple[int, int], Direction], roots: Roots
) -> tuple[Skeleton, Tree]:
    """Return the tree under the most probable root, drawn anew from there, and its skeleton.

    The score of a tie is how probable its parent is under that root, times the probability of its direction over all.
    """
    around = skeleton.neighbours()
    lean = _leans(skeleton, around, directions)
    chances = _root_chances(skeleton, around, lean, roots=roots)
    root = max(range(skeleton.vertices), key=lambda vertex: (round(chances[vertex], 9), -vertex))
    parents = [-1] * skeleton.vertices
    for child, parent in _downward(around, root):
        parents[child] = parent
    grown, parents, kept = settled(
        skeleton, parents, root, rounds=SETTLING if roots.fixed is not None or roots.decided else 0
    )
    marginals = parent_chances(grown, root=kept.index(root))
    below = [chances[vertex] for vertex in kept]
    root_score, root = chances[root], kept.index(root)
    ordered = [vertex for vertex in downward(parents) if vertex != root]
    for child in reversed(ordered):
        below[parents[child]] += below[child]
    ties = []
    for child in ordered:
        parent = parents[child]
        chance, inside = float(marginals[parent + 1, child + 1]), min(1.0, below[child])
        ties.append(Tie(child, parent, chance * (1 - inside), chance * inside))
    return grown, Tree(skeleton.leaves, root, root_score, ties)


def _downward(around: Sequence[Sequence[int]], root: int) -> list[tuple[int, int]]:
    """Return (child, parent) from a root down, parents first."""
    ordered: list[tuple[int, int]] = []
    fresh = [(root, -1)]
    for vertex, above in fresh:
        below = [(other, vertex) for other in around[vertex] if other != above]
        ordered += below
        fresh += below
    return ordered


def _leans(
    skeleton: Skeleton, around: Sequence[Sequence[int]], directions: Mapping[tuple[int, int], Direction]
) -> dict[tuple[int, int], float]:
    """Return, for both ways of every edge, how far the evidence agrees with it."""
    leans = {}
    for left, right in sorted(skeleton.edges):
        for parent, child in ((left, right), (right, left)):
            if parent >= skeleton.leaves:
                leans[parent, child] = UNSEEN_ABOVE if child < skeleton.leaves else 0.0
            elif child < skeleton.leaves:
                leans[parent, child] = _agreement(directions, parent, child)
            else:
                beyond = [
                    _agreement(directions, parent, other)
                    for other in _seen_beyond(skeleton, around, ends=(parent, child))
                ]
                leans[parent, child] = math.fsum(beyond) / max(len(beyond), 1) - UNSEEN_ABOVE
    return leans


def _agreement(directions: Mapping[tuple[int, int], Direction], parent: int, child: int) -> float:
    known = directions.get((parent, child))
    return agreement(known.log_odds) if known else 0.0


def _seen_beyond(skeleton: Skeleton, around: Sequence[Sequence[int]], *, ends: tuple[int, int]) -> list[int]:
    """Return the first witnesses met on every way from a witness through an unseen vertex, given as `ends`."""
    start, unseen = ends
    met, fresh = [], [(unseen, start)]
    for vertex, above in fresh:
        for other in around[vertex]:
            if other != above:
                (met.append(other) if other < skeleton.leaves else fresh.append((other, vertex)))
    return sorted(met)


def _root_chances(
    skeleton: Skeleton, around: Sequence[Sequence[int]], lean: Mapping[tuple[int, int], float], *, roots: Roots
) -> list[float]:
    if roots.fixed is not None:
        return [1.0 if vertex == roots.fixed else 0.0 for vertex in range(skeleton.vertices)]
    ordered = _downward(around, 0)
    scores = [0.0] * skeleton.vertices
    # Moving the root over one edge turns that edge round and no other.
    for child, parent in ordered:
        scores[child] = scores[parent] - lean[parent, child] + lean[child, parent]
    scores = [score + roots.favoured.get(vertex, 0.0) for vertex, score in enumerate(scores)]
    top = max(scores)
    strengths = [math.exp(score - top) for score in scores]
    total = math.fsum(strengths)
    return [strength / total for strength in strengths]
