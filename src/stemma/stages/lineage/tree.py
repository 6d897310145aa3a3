"""The tree of one strand: witnesses, unseen ancestors and a virtual root; the best tree and the doubt in it."""

import math
from collections.abc import Sequence

import msgspec
import numpy as np
import numpy.typing as npt

from stemma.graph import best_arborescence, parent_marginals
from stemma.stages.lineage.direction import Direction, agreement, weigh_direction
from stemma.stages.lineage.evidence import Body, Evidence
from stemma.stages.lineage.settings import LineageSettings
from stemma.stages.lineage.skeleton import Skeleton

Matrix = npt.NDArray[np.float64]

#: Nats that an edge of one yardstick's length costs; a detour over a wrong parent costs about that much.
STEEPNESS = 4.0
#: Nats that one edge costs at most, so that direction can still speak about witnesses far apart.
DEAREST = 12.0
#: Nats by which a second root is worse than the dearest edge: a strand has one root.
SECOND_ROOT = 6.0
#: An unseen vertex is an ancestor by what it is for; this is how much that says before any evidence.
UNSEEN_ABOVE = 0.4
#: Children without which an unseen ancestor explains nothing.
FORK = 2


class Tie(msgspec.Struct, frozen=True):
    """A vertex and its parent in the best tree. `score` is the marginal, `reverse` that of the opposite way."""

    child: int
    parent: int
    score: float
    reverse: float


class Tree(msgspec.Struct, frozen=True):
    """Vertices below `leaves` are witnesses, the rest unseen. The root has no tie."""

    leaves: int
    root: int
    root_score: float
    ties: list[Tie]
    #: Between witnesses, by (parent, child), both ways.
    directions: dict[tuple[int, int], Direction]


class Roots(msgspec.Struct, frozen=True):
    """What credits say of the root: an unseen vertex that must be it, or witnesses that are likely to be it."""

    fixed: int | None = None
    #: Vertex to nats in its favour.
    favoured: dict[int, float] = {}


def grow_tree(
    bodies: Sequence[Body], skeleton: Skeleton, evidence: Evidence, *, roots: Roots, settings: LineageSettings
) -> Tree:
    """Return the best tree over a skeleton, with the probability of every tie in it."""
    directions = _directions(bodies, skeleton, evidence, settings.parents)
    weights = _root(_weights(skeleton, directions), roots)
    parents = best_arborescence(weights)
    marginals = parent_marginals(weights)
    root = parents.index(0, 1) - 1
    ties = [
        Tie(child, parents[child + 1] - 1, float(marginals[parents[child + 1], child + 1]),
            float(marginals[child + 1, parents[child + 1]]))
        for child in range(skeleton.vertices)
        if child != root
    ]  # fmt: skip
    tree = Tree(skeleton.leaves, root, float(marginals[0, root + 1]), ties, directions)
    return prune(tree, keep=roots.fixed)


def _directions(
    bodies: Sequence[Body], skeleton: Skeleton, evidence: Evidence, most: int
) -> dict[tuple[int, int], Direction]:
    """Return the directions between each witness and its nearest ones, both ways."""
    directions = {}
    for child in range(skeleton.leaves):
        near = sorted((skeleton.paths[child][other], other) for other in range(skeleton.leaves) if other != child)
        for _, parent in near[:most]:
            if (parent, child) not in directions:
                directions[parent, child] = weigh_direction(bodies[parent], bodies[child], evidence)
                directions[child, parent] = weigh_direction(bodies[child], bodies[parent], evidence)
    return directions


def _weights(skeleton: Skeleton, directions: dict[tuple[int, int], Direction]) -> Matrix:
    """Return log weights [parent, child], vertex 0 being the virtual root and vertex v + 1 the skeleton's v."""
    paths = np.array(skeleton.paths)
    cost = np.minimum(STEEPNESS * paths / skeleton.yardstick, DEAREST)
    lean = np.zeros_like(cost)
    for (parent, child), direction in sorted(directions.items()):
        lean[parent, child] = agreement(direction.log_odds)
    for vertex in range(skeleton.leaves, skeleton.vertices):
        for leaf in range(skeleton.leaves):
            lean[vertex, leaf] = UNSEEN_ABOVE
            lean[leaf, vertex] = _above_unseen(skeleton, directions, leaf, vertex)
    weights = np.full((skeleton.vertices + 1, skeleton.vertices + 1), -np.inf)
    weights[1:, 1:] = lean - cost
    weights[0, 1:] = -DEAREST - SECOND_ROOT
    weights[0, 1 + skeleton.leaves :] += UNSEEN_ABOVE
    np.fill_diagonal(weights, -np.inf)
    return weights


def _root(weights: Matrix, roots: Roots) -> Matrix:
    if roots.fixed is not None:
        weights[:, roots.fixed + 1] = -np.inf
        weights[0, 1:] -= DEAREST
        weights[0, roots.fixed + 1] = 0.0
    for vertex, nats in sorted(roots.favoured.items()):
        weights[0, vertex + 1] += nats
    return weights


def _above_unseen(skeleton: Skeleton, directions: dict[tuple[int, int], Direction], leaf: int, vertex: int) -> float:
    """Return how a witness leans to being above an unseen vertex: as it leans to the witnesses on its far side."""
    paths = skeleton.paths
    beyond = [
        agreement(directions[leaf, other].log_odds)
        for other in range(skeleton.leaves)
        if (leaf, other) in directions and math.isclose(paths[leaf][vertex] + paths[vertex][other], paths[leaf][other])
    ]
    return math.fsum(beyond) / len(beyond) - UNSEEN_ABOVE if beyond else -UNSEEN_ABOVE


def prune(tree: Tree, *, keep: int | None = None) -> Tree:
    """Return the tree without unseen vertices that explain nothing: those with no child or, but for a star, one."""
    ties = {tie.child: tie for tie in tree.ties}
    root, root_score = tree.root, tree.root_score
    while True:
        children: dict[int, list[Tie]] = {}
        for tie in ties.values():
            children.setdefault(tie.parent, []).append(tie)
        hidden = sorted({vertex for vertex in [root, *ties] if vertex >= tree.leaves})
        idle = next((vertex for vertex in hidden if vertex != keep and len(children.get(vertex, [])) < FORK), None)
        if idle is None:
            break
        below = children.get(idle, [])
        above = ties.pop(idle, None)
        for tie in below:
            if above is None:
                del ties[tie.child]
                root, root_score = tie.child, max(root_score, tie.reverse)
            else:
                ties[tie.child] = Tie(
                    tie.child, above.parent, min(tie.score, above.score), max(tie.reverse, above.reverse)
                )
    ordered = [ties[child] for child in sorted(ties)]
    return Tree(tree.leaves, root, root_score, ordered, tree.directions)
