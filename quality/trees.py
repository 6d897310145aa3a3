"""How like two family trees are: average sign distance, for the skeleton and for the order of descent."""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

import msgspec

from quality.figures import mean

#: Stands for "no way from one to the other": longer than any way.
APART = 10**6


class Edge(msgspec.Struct, frozen=True):
    """A derivation as far as a tree goes."""

    child: str
    parent: str
    directed: bool = True


def components(edges: Iterable[Edge]) -> list[set[str]]:
    """Return the parts of the graph that hang together, each with all its ends."""
    found: list[set[str]] = []
    for edge in edges:
        ends = {edge.child, edge.parent}
        touching = [part for part in found if part & ends]
        found = [part for part in found if not part & ends]
        found.append(ends.union(*touching))
    return sorted(found, key=min)


def skeleton_likeness(true: Sequence[Edge], found: Sequence[Edge], witnesses: Sequence[str]) -> float | None:
    """Return the average sign distance ×100 over ordered triples; None with fewer than three witnesses."""
    if len(witnesses) < 3:  # noqa: PLR2004 - a triple has three
        return None
    one, two = _distances(true, witnesses), _distances(found, witnesses)
    agreed = [
        1 - abs(_sign(one[x][y] - one[x][z]) - _sign(two[x][y] - two[x][z])) / 2
        for x in witnesses
        for y, z in combinations([other for other in witnesses if other != x], 2)
    ]
    return 100 * mean(agreed)


def orientation_likeness(true: Sequence[Edge], found: Sequence[Edge], witnesses: Sequence[str]) -> float | None:
    """Return the share ×100 of pairs whose order of descent agrees; None with fewer than two witnesses."""
    if len(witnesses) < 2:  # noqa: PLR2004 - a pair has two
        return None
    one, two = depths(true), depths(found)
    agreed = [
        1 - abs(_sign(one.get(x, 0) - one.get(y, 0)) - _sign(two.get(x, 0) - two.get(y, 0))) / 2
        for x, y in combinations(witnesses, 2)
    ]
    return 100 * mean(agreed)


def depths(edges: Sequence[Edge]) -> dict[str, int]:
    """Return how many directed steps each end stands below a root, by the shortest way; undirected steps are free."""
    parents: dict[str, list[tuple[str, int]]] = {}
    for edge in edges:
        parents.setdefault(edge.child, []).append((edge.parent, int(edge.directed)))
        parents.setdefault(edge.parent, [])
    known = {name: 0 for name, above in parents.items() if not above}
    waiting = deque(sorted(set(parents) - set(known)))
    patience = len(waiting) ** 2
    while waiting and patience >= 0:
        patience -= 1
        name = waiting.popleft()
        if all(parent in known for parent, _ in parents[name]):
            known[name] = min(known[parent] + step for parent, step in parents[name])
        else:
            waiting.append(name)
    return known


def drawn_together(edges: Iterable[Edge], same: Mapping[str, str]) -> list[Edge]:
    """Return the edges with texts of the same words taken for one: nobody can tell which of them was copied."""
    drawn = [Edge(same.get(one.child, one.child), same.get(one.parent, one.parent), one.directed) for one in edges]
    return sorted({one for one in drawn if one.child != one.parent}, key=lambda one: (one.child, one.parent))


def star(witnesses: Sequence[str]) -> list[Edge]:
    """Return the tree of somebody who knows nothing: all under one unseen ancestor."""
    return [Edge(witness, "*") for witness in witnesses]


def _distances(edges: Sequence[Edge], witnesses: Sequence[str]) -> Mapping[str, Mapping[str, int]]:
    beside: dict[str, list[str]] = {name: [] for name in witnesses}
    for edge in edges:
        beside.setdefault(edge.child, []).append(edge.parent)
        beside.setdefault(edge.parent, []).append(edge.child)
    return {start: _steps(beside, start, witnesses) for start in witnesses}


def _steps(beside: Mapping[str, Sequence[str]], start: str, witnesses: Sequence[str]) -> dict[str, int]:
    steps = {start: 0}
    waiting = deque([start])
    while waiting:
        name = waiting.popleft()
        for other in beside[name]:
            if other not in steps:
                steps[other] = steps[name] + 1
                waiting.append(other)
    return {witness: steps.get(witness, APART) for witness in witnesses}


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)
