"""The undirected tree of a strand: who stands next to whom, with unseen texts where wording is shared past a witness.

A text draws on the one that leaves least of it unexplained, so a skeleton is the arborescence (Edmonds) that leaves the
least wording unexplained in all. What is lost costs almost nothing: wire copy is cut. Which way the edges run is not
read off it, since length alone never tells direction.
"""

from collections.abc import Sequence

import msgspec
import numpy as np
import numpy.typing as npt

from stemma.graph import best_arborescence, parent_marginals

Matrix = npt.NDArray[np.float64]

#: Nats for each shingle of the child that the parent does not have; one changed word makes up to three.
UNEXPLAINED = 0.25
#: Nats for each shingle of the parent that the child does not have.
LOST = 0.012
#: Shingles multiplied at a time, to bound memory at a few hundred texts.
COLUMNS = 1 << 14
#: Nats by which every further root is worse, so that a strand has one.
SECOND_ROOT = 20.0


class Skeleton(msgspec.Struct, frozen=True):
    """Vertices below `leaves` are witnesses, those above are unseen. `texts` are sets of shingles."""

    leaves: int
    texts: list[frozenset[int]]
    #: (lower, higher) vertex to the probability that the two stand next to one another.
    edges: dict[tuple[int, int], float]

    @property
    def vertices(self) -> int:
        """How many vertices there are."""
        return len(self.texts)

    def neighbours(self) -> list[list[int]]:
        """Return for each vertex those next to it, sorted."""
        around: list[list[int]] = [[] for _ in self.texts]
        for left, right in sorted(self.edges):
            around[left].append(right)
            around[right].append(left)
        return [sorted(near) for near in around]


def build_skeleton(texts: Sequence[frozenset[int]], lean: Matrix) -> Skeleton:
    """Return the skeleton of the witnesses' texts. `lean[parent, child]` is what direction adds, in nats."""
    count = len(texts)
    weights = np.full((count + 1, count + 1), -np.inf)
    weights[1:, 1:] = lean - explaining_cost(shared_counts(texts))
    weights[0, 1:] = np.where(np.isfinite(weights[1:, 1:]), weights[1:, 1:], 0.0).min() - SECOND_ROOT
    np.fill_diagonal(weights, -np.inf)
    parents = best_arborescence(weights)
    marginals = parent_marginals(weights)
    edges = {}
    for child in range(count):
        parent = parents[child + 1] - 1
        if parent >= 0:
            chance = float(marginals[parent + 1, child + 1] + marginals[child + 1, parent + 1])
            edges[min(parent, child), max(parent, child)] = min(1.0, chance)
    return Skeleton(count, list(texts), edges)


def explaining_cost(shared: Matrix) -> Matrix:
    """Return the nats [parent, child] that a parent leaves unexplained in a child."""
    lengths = np.diag(shared)
    unexplained = lengths[None, :] - shared
    return UNEXPLAINED * unexplained + LOST * unexplained.T


def shared_counts(texts: Sequence[frozenset[int]]) -> Matrix:
    """Return how many shingles each two texts share; the diagonal holds each text's own number."""
    lengths = [len(text) for text in texts]
    rows = np.repeat(np.arange(len(texts)), lengths)
    flat = np.fromiter((shingle for text in texts for shingle in sorted(text)), dtype=np.int64, count=sum(lengths))
    _, columns, counts = np.unique(flat, return_inverse=True, return_counts=True)
    # A shingle of one text adds nothing but to the diagonal, which is set below.
    place = np.cumsum(counts > 1) - 1
    kept = counts[columns] > 1
    rows, columns = rows[kept], place[columns[kept]]
    shared = np.zeros((len(texts), len(texts)))
    width = int(columns.max()) + 1 if len(columns) else 0
    for first in range(0, width, COLUMNS):
        chosen = (columns >= first) & (columns < first + COLUMNS)
        block = np.zeros((len(texts), min(COLUMNS, width - first)), dtype=np.float32)
        block[rows[chosen], columns[chosen] - first] = 1.0
        shared += block @ block.T
    np.fill_diagonal(shared, lengths)
    return shared
