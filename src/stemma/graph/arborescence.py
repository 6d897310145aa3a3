"""Maximum spanning arborescence of a dense digraph (Chu and Liu 1965, Edmonds 1967), contracted in place."""

from collections import deque
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int64]

#: Stands in the order of places for one that is no longer there.
GONE = np.iinfo(np.int64).max


def best_arborescence(weights: Matrix) -> list[int]:
    """Return the parent of each vertex in the heaviest tree that hangs from vertex 0 (whose own parent is -1).

    `weights[parent, child]` is the weight of an edge, -inf where there is none. Ties fall to the lower number.
    Raises ValueError where a vertex cannot be reached from vertex 0.
    """
    # One row a child: what is looked for again and again is the best parent of one.
    matrix = np.array(np.transpose(weights), dtype=np.float64, order="C")
    np.fill_diagonal(matrix, -np.inf)
    matrix[0] = -np.inf
    if not _reaches_all(matrix):
        raise ValueError("no tree from vertex 0 reaches every vertex; add an edge from vertex 0 to each")
    return _solve(matrix)


def _reaches_all(matrix: Matrix) -> bool:
    seen = np.zeros(len(matrix), dtype=bool)
    seen[0] = True
    fresh = [0]
    while fresh and not seen.all():
        found = np.flatnonzero((matrix[:, fresh.pop()] > -np.inf) & ~seen)
        seen[found] = True
        fresh += found.tolist()
    return bool(seen.all())


class _Contracted(NamedTuple):
    """A cycle made one place, the place of its first vertex."""

    cycle: Numbers
    #: The parents of the cycle's vertices inside it.
    inside: Numbers
    #: By place outside: the vertex of the cycle that its best edge enters, and the one that its best parent there is.
    entered: Numbers
    left: Numbers


def _solve(matrix: Matrix) -> list[int]:
    """Return the parents from weights [child, parent], which are overwritten: a cycle takes the place of its first."""
    count = len(matrix)
    # Where edges weigh the same, what was there first goes first; what is contracted counts as new.
    order = np.arange(count)
    parents = np.concatenate([[-1], np.argmax(matrix[1:], axis=1)]).astype(np.int64)
    contracted: list[_Contracted] = []
    clear = [False] * count
    clear[0] = True
    waiting = deque((vertex, vertex) for vertex in range(1, count))
    while waiting:
        start, turn = waiting[0]
        cycle = _find_cycle(parents, start, clear) if order[start] == turn else []
        if not cycle:
            waiting.popleft()
            continue
        contracted.append(_contract(matrix, parents, np.array(cycle)))
        order[cycle] = GONE
        order[cycle[0]] = count + len(contracted)
        waiting.append((cycle[0], count + len(contracted)))
        _choose_again(matrix, parents, order, cycle=cycle)
    for step in reversed(contracted):
        _expand(parents, step)
    found: list[int] = parents.tolist()
    return found


def _find_cycle(parents: Numbers, start: int, clear: list[bool]) -> list[int]:
    """Return the cycle that a vertex leads to, in order of visit; empty, and the way clear, where that is vertex 0."""
    path: dict[int, None] = {}
    vertex = start
    while not clear[vertex]:
        if vertex in path:
            visited = list(path)
            return visited[visited.index(vertex) :]
        path[vertex] = None
        vertex = int(parents[vertex])
    for visited_vertex in path:
        clear[visited_vertex] = True
    return []


def _contract(matrix: Matrix, parents: Numbers, cycle: Numbers) -> _Contracted:
    """Make a cycle one place: the best way into it, over what that way saves inside, and the best way out."""
    inside = parents[cycle]
    gain = matrix[cycle] - matrix[cycle, inside][:, None]
    out = matrix[:, cycle]
    entered, left = cycle[gain.argmax(axis=0)], cycle[out.argmax(axis=1)]
    into, onward = gain.max(axis=0), out.max(axis=1)
    knot = cycle[0]
    matrix[cycle] = -np.inf
    matrix[:, cycle] = -np.inf
    into[cycle] = onward[cycle] = -np.inf
    matrix[knot], matrix[:, knot] = into, onward
    parents[cycle[1:]] = -1
    return _Contracted(cycle, inside, entered, left)


def _choose_again(matrix: Matrix, parents: Numbers, order: Numbers, *, cycle: list[int]) -> None:
    """Choose the best parents of a contracted cycle and of all whose best parent was in it."""
    inside = np.zeros(len(parents) + 1, dtype=bool)
    inside[cycle] = True
    # A place that is gone has -1 for its parent, the last mark, which is never set.
    orphans = np.flatnonzero(inside[parents] & (order != GONE))
    children = np.union1d(orphans, cycle[:1])
    rows = matrix[children]
    best = rows.argmax(axis=1)
    same = rows == rows[np.arange(len(rows)), best][:, None]
    tied = np.flatnonzero(same.sum(axis=1) > 1)
    best[tied] = np.where(same[tied], order, GONE).argmin(axis=1)
    parents[children] = best


def _expand(parents: Numbers, step: _Contracted) -> None:
    """Put the vertices of a cycle in their places again, and open it where its parent enters."""
    knot = step.cycle[0]
    upper = parents[knot]
    below = np.flatnonzero(parents == knot)
    parents[step.cycle] = step.inside
    parents[step.entered[upper]] = upper
    parents[below] = step.left[below]
