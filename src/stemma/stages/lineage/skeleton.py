"""The undirected tree of a strand: neighbours joined, short branches contracted so that witnesses can be parents."""

from collections.abc import Sequence

import msgspec
import numpy as np
import numpy.typing as npt

from stemma.graph import Branch, join_neighbours, minimum_spanning_tree

Matrix = npt.NDArray[np.float64]

#: Branches shorter than this are within the noise of tokens and furniture: about one changed word in a hundred.
NOISE = 0.03


class Skeleton(msgspec.Struct, frozen=True):
    """Vertices 0..leaves-1 are witnesses, those above are unseen. `paths` are lengths along the tree."""

    leaves: int
    vertices: int
    edges: list[tuple[int, int, float]]
    paths: list[list[float]]
    #: The usual distance from a witness to its nearest: the yardstick for all lengths.
    yardstick: float

    def neighbours(self, vertex: int) -> list[int]:
        """Return the vertices that share an edge with one, sorted."""
        ends = [(left, right) for left, right, _ in self.edges if vertex in (left, right)]
        return sorted(right if left == vertex else left for left, right in ends)


def build_skeleton(apart: Matrix, *, contraction: float) -> Skeleton:
    """Return the contracted tree of a symmetric distance matrix."""
    leaves = len(apart)
    nearest = [float(apart[left, right]) for left, right in minimum_spanning_tree(apart)]
    yardstick = max(float(np.median(nearest)), NOISE) if nearest else NOISE
    cut = max(contraction * yardstick, NOISE)
    edges = _contract(join_neighbours(apart), leaves, cut)
    vertices = leaves + len({vertex for left, right, _ in edges for vertex in (left, right) if vertex >= leaves})
    return Skeleton(leaves, vertices, edges, _paths(vertices, edges), yardstick)


def _contract(branches: Sequence[Branch], leaves: int, cut: float) -> list[tuple[int, int, float]]:
    """Return the edges left after short branches are drawn together; two witnesses are never drawn into one."""
    leader = {vertex: vertex for branch in branches for vertex in (branch.left, branch.right)}

    def find(vertex: int) -> int:
        while leader[vertex] != vertex:
            vertex = leader[vertex]
        return vertex

    for branch in sorted(branches, key=lambda branch: (branch.length, branch.left, branch.right)):
        first, second = sorted((find(branch.left), find(branch.right)))
        if branch.length < cut and second >= leaves:
            # The lower number leads, so that a group with a witness is led by it.
            leader[second] = first
    ends = [(find(branch.left), find(branch.right), branch.length) for branch in branches]
    kept = [(min(left, right), max(left, right), size) for left, right, size in ends if left != right]
    hidden = sorted({vertex for left, right, _ in kept for vertex in (left, right) if vertex >= leaves})
    number = {vertex: leaves + place for place, vertex in enumerate(hidden)}
    return sorted((number.get(left, left), number.get(right, right), size) for left, right, size in kept)


def _paths(vertices: int, edges: Sequence[tuple[int, int, float]]) -> list[list[float]]:
    around: list[list[tuple[int, float]]] = [[] for _ in range(vertices)]
    for left, right, size in edges:
        around[left].append((right, size))
        around[right].append((left, size))
    paths = np.full((vertices, vertices), np.inf)
    seen: list[int] = []
    fresh = [(0, -1, 0.0)] if vertices else []
    while fresh:
        vertex, above, size = fresh.pop()
        if above >= 0:
            paths[vertex, seen] = paths[seen, vertex] = paths[above, seen] + size
        paths[vertex, vertex] = 0.0
        seen.append(vertex)
        fresh += [(other, vertex, step) for other, step in around[vertex] if other != above]
    lengths: list[list[float]] = paths.tolist()
    return lengths
