"""The undirected tree of a strand: who stands next to whom, with unseen texts where the witnesses are not nested.

The arborescence (Edmonds) that leaves least to be explained gives the edges. Words that many edges change are weighed
down (successive weighting, Farris 1969), for rewriters coincide. Unseen texts are added where they save more than they
cost, and told anew from the tree that they stand in (structural EM, as Semstem: Roos and Zou 2011). Which way the edges
run is not read off the skeleton, since length alone never tells direction.
"""

from collections.abc import Mapping, Sequence

import msgspec
import numpy as np

from stemma.graph import best_arborescence, parent_marginals
from stemma.stages.lineage.explaining import Floats, explaining_cost, grown_cost
from stemma.stages.lineage.growing import Growth, grow_unseen
from stemma.stages.lineage.texts import Matrix, Texts, changed_texts, chosen, retold

#: Nats by which every further root is worse, so that a strand has one.
SECOND_ROOT = 1e5
#: Rounds in which the words are weighed by the tree and the tree is drawn anew.
ROUNDS = 2
#: Rounds in which unseen texts are told anew and the tree is drawn through them.
SETTLING = 3
#: How much of a nat of wording counts as a nat of probability: the edits of one desk are not independent.
SOFTNESS = 0.35
#: Neighbours that show an unseen text.
SHOWING = 3
#: Nats of wording by which a credited text that is not in the pile is the likelier parent: agencies are copied most.
ROOT_PULL = 3.0


class Skeleton(msgspec.Struct, frozen=True):
    """Vertices below `texts.leaves` are witnesses, those above are unseen."""

    texts: Texts
    #: By word of `texts`: how much a change of it says.
    weights: Matrix
    #: What direction adds between witnesses [parent, child], in nats.
    lean: Floats
    #: (lower, higher) vertices that stand next to one another.
    edges: frozenset[tuple[int, int]]
    #: Nats [parent, child] between the first vertices, all witnesses among them, as `explaining_cost` gives them.
    known: Floats

    @property
    def leaves(self) -> int:
        """How many vertices are witnesses."""
        return self.texts.leaves

    @property
    def vertices(self) -> int:
        """How many vertices there are."""
        return self.texts.vertices

    def neighbours(self) -> list[list[int]]:
        """Return for each vertex those next to it, sorted."""
        around: list[list[int]] = [[] for _ in range(self.vertices)]
        for left, right in sorted(self.edges):
            around[left].append(right)
            around[right].append(left)
        return [sorted(near) for near in around]


def build_skeleton(texts: Texts, lean: Floats, *, unweighted: Floats, wordless: Floats) -> Skeleton:
    """Return the skeleton of some texts. `lean[parent, child]` is what direction adds between witnesses, in nats.

    `unweighted` is the cost [parent, child] where every word weighs one, `wordless` the part that no word changes.
    """
    weights = reweigh(texts, _draw(unweighted, lean))
    for _ in range(ROUNDS - 1):
        weights = reweigh(texts, _draw(explaining_cost(texts, weights, wordless=wordless), lean))
    cost = explaining_cost(texts, weights, wordless=wordless)
    parents = _draw(cost, lean)
    paid = [float(cost[parent, child]) if parent >= 0 else 0.0 for child, parent in enumerate(parents)]
    growth = grow_unseen(Growth(texts, parents, paid), weights)
    bare = Skeleton(growth.texts, weights, lean, frozenset(), cost)
    return settled(bare, growth.parents)[0]


def reweigh(texts: Texts, parents: Sequence[int]) -> Matrix:
    """Return the weight of each word: one, divided by the number of edges that change it where that is above one."""
    changes = np.zeros(texts.words.shape[1])
    for child, parent in enumerate(parents):
        if parent >= 0:
            both = texts.has[child] * texts.has[parent]
            changes += both[texts.frame.column_of] * np.abs(texts.words[child] - texts.words[parent])
    return (1 / np.maximum(changes, 1)).astype(np.float32)


def _draw(cost: Floats, lean: Floats, root: int | None = None) -> list[int]:
    """Return the parent of each vertex in the best tree, -1 for its root."""
    return [parent - 1 for parent in best_arborescence(_weights(cost, lean, root))[1:]]


def _weights(cost: Floats, lean: Floats, root: int | None) -> Floats:
    """Return log weights with a vertex 0 above every root that may be."""
    count = len(cost)
    weights = np.full((count + 1, count + 1), -np.inf)
    weights[1:, 1:] = -cost
    seen = slice(1, len(lean) + 1)
    weights[seen, seen] += lean
    np.fill_diagonal(weights, -np.inf)
    weights[0, 1:] = -SECOND_ROOT
    if root is not None:
        weights[1:, root + 1] = -np.inf
        weights[root + 1, 1:] += ROOT_PULL if root >= len(lean) else 0.0
        weights[root + 1, root + 1] = -np.inf
    return weights


def settled(
    skeleton: Skeleton, parents: Sequence[int], root: int | None = None, *, rounds: int = SETTLING
) -> tuple[Skeleton, list[int], list[int]]:
    """Return the skeleton, its tree and the vertices kept, once unseen texts and tree agree.

    Unseen texts with two neighbours are dropped, but for the root that is given.
    """
    texts, weights, cost = skeleton.texts, skeleton.weights, skeleton.known
    parents, kept = list(parents), list(range(texts.vertices))
    for _ in range(rounds):
        before, former = parents, texts
        texts = retold(texts, parents)
        cost = grown_cost(texts, weights, cost, changed=changed_texts(former, texts))
        parents = _draw(cost, skeleton.lean, root)
        texts, parents, left = pruned(texts, parents, root)
        cost = cost if len(left) == len(cost) else cost[np.ix_(left, left)]
        kept, root = [kept[vertex] for vertex in left], None if root is None else left.index(root)
        if parents == before:
            break
    edges = frozenset((min(child, parent), max(child, parent)) for child, parent in enumerate(parents) if parent >= 0)
    return Skeleton(texts, weights, skeleton.lean, edges, cost), parents, kept


def parent_chances(skeleton: Skeleton, root: int | None = None) -> Floats:
    """Return P[parent, child] over all trees, under one root where it is given. Vertex 0 stands above the roots."""
    cost = grown_cost(skeleton.texts, skeleton.weights, skeleton.known)
    return parent_marginals(_weights(cost * SOFTNESS, skeleton.lean * SOFTNESS, root))


def pruned(texts: Texts, parents: Sequence[int], root: int | None) -> tuple[Texts, list[int], list[int]]:
    """Return the tree without unseen texts that have fewer than three neighbours, and the vertices kept."""
    above = dict(enumerate(parents))
    while True:
        degree = dict.fromkeys(above, 0)
        for child, parent in above.items():
            if parent >= 0:
                degree[child] += 1
                degree[parent] += 1
        bare = next((vertex for vertex in sorted(above) if _bare(texts, degree, vertex=vertex, root=root)), None)
        if bare is None:
            break
        upper = above.pop(bare)
        orphans = [child for child in sorted(above) if above[child] == bare]
        for child in orphans:
            above[child] = upper if upper >= 0 else orphans[0]
        if upper < 0 and orphans:
            above[orphans[0]] = -1
    kept = sorted(above)
    number = {vertex: place for place, vertex in enumerate(kept)} | {-1: -1}
    return chosen(texts, kept), [number[above[vertex]] for vertex in kept], kept


def _bare(texts: Texts, degree: Mapping[int, int], *, vertex: int, root: int | None) -> bool:
    """Return whether nothing shows an unseen text: the third neighbour is what does."""
    return vertex >= texts.leaves and vertex != root and degree[vertex] < SHOWING


def readings(texts: Texts) -> list[frozenset[int]]:
    """Return the numbered sentences and words that each vertex has."""
    wide = texts.has.shape[1]
    return [
        frozenset([*np.flatnonzero(has).tolist(), *(np.flatnonzero(words) + wide).tolist()])
        for has, words in zip(texts.has, texts.words, strict=True)
    ]
