"""What plain methods make of the same texts: neighbour joining (Saitou and Nei 1987) and the minimum spanning tree."""

import math
from collections.abc import Mapping, Sequence
from itertools import combinations

from quality.trees import Edge

#: Words of a run by which the plain methods compare texts.
RUN = 3

Distances = dict[tuple[str, str], float]


def run_distances(texts: Mapping[str, Sequence[str]]) -> Distances:
    """Return minus the logarithm of the share of three-word runs that two texts have in common, both ways round."""
    runs = {name: set(zip(*(words[at:] for at in range(RUN)), strict=False)) for name, words in texts.items()}
    found: Distances = {}
    for left, right in combinations(sorted(texts), 2):
        alike = len(runs[left] & runs[right]) / max(1, len(runs[left] | runs[right]))
        found[left, right] = found[right, left] = -math.log(max(alike, 1e-3))
    return found


def spanning_tree(names: Sequence[str], distances: Distances) -> list[Edge]:
    """Return the minimum spanning tree (Prim); ties fall to the first by name."""
    first, *others = sorted(names)
    nearest = {name: (distances[first, name], first) for name in others}
    edges = []
    while nearest:
        name = min(nearest, key=lambda other: (nearest[other][0], other))
        edges.append(Edge(name, nearest.pop(name)[1], directed=False))
        nearest = {other: min(known, (distances[name, other], name)) for other, known in nearest.items()}
    return edges


def joined_neighbours(names: Sequence[str], distances: Distances) -> list[Edge]:
    """Return the tree of plain neighbour joining: every text a leaf, nothing contracted."""
    known, open_ends, edges = dict(distances), sorted(names), []
    while len(open_ends) > 2:  # noqa: PLR2004 - two ends are joined to one another
        size = len(open_ends)
        sums = {end: sum(known[end, other] for other in open_ends if other != end) for end in open_ends}
        left, right = min(
            combinations(open_ends, 2),
            key=lambda ends: ((size - 2) * known[ends] - sums[ends[0]] - sums[ends[1]], ends),
        )
        joint = f"({left},{right})"
        for other in open_ends:
            if other not in (left, right):
                way = (known[left, other] + known[right, other] - known[left, right]) / 2
                known[joint, other] = known[other, joint] = way
        open_ends = [end for end in open_ends if end not in (left, right)] + [joint]
        edges += [Edge(left, joint, directed=False), Edge(right, joint, directed=False)]
    if len(open_ends) > 1:
        edges.append(Edge(open_ends[0], open_ends[1], directed=False))
    return edges
