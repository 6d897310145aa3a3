"""Maximum spanning arborescence of a dense digraph (Chu and Liu 1965, Edmonds 1967), O(n²) a contraction."""

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float64]


def best_arborescence(weights: Matrix) -> list[int]:
    """Return the parent of each vertex in the heaviest tree that hangs from vertex 0 (whose own parent is -1).

    `weights[parent, child]` is the weight of an edge, -inf where there is none. Ties fall to the lower number.
    Raises ValueError where a vertex cannot be reached from vertex 0.
    """
    matrix = np.array(weights, dtype=np.float64)
    np.fill_diagonal(matrix, -np.inf)
    matrix[:, 0] = -np.inf
    if not _reaches_all(matrix):
        raise ValueError("no tree from vertex 0 reaches every vertex; add an edge from vertex 0 to each")
    return _solve(matrix)


def _reaches_all(matrix: Matrix) -> bool:
    seen, fresh = {0}, [0]
    while fresh:
        vertex = fresh.pop()
        for child in np.flatnonzero(matrix[vertex] > -np.inf).tolist():
            if child not in seen:
                seen.add(child)
                fresh.append(child)
    return len(seen) == len(matrix)


def _solve(matrix: Matrix) -> list[int]:
    # A loop and a list of what was contracted: large tangles nest deeper than Python calls may.
    contracted: list[tuple[list[int], tuple[list[int], list[int], list[int], list[int]]]] = []
    while True:
        parents = [-1, *np.argmax(matrix[:, 1:], axis=0).tolist()]
        cycle = _find_cycle(parents)
        if not cycle:
            break
        inside = set(cycle)
        outside = [vertex for vertex in range(len(matrix)) if vertex not in inside]
        matrix, entered, left = _contract(matrix, parents, (cycle, outside))
        contracted.append((parents, (cycle, outside, entered, left)))
    for inner, parts in reversed(contracted):
        parents = _expand(inner, parents, parts)
    return parents


def _find_cycle(parents: list[int]) -> list[int]:
    """Return one cycle of the parent pointers, in order of visit; empty where there is none."""
    state = [0] * len(parents)
    for start in range(1, len(parents)):
        path, vertex = [], start
        while vertex > 0 and state[vertex] == 0:
            state[vertex] = 1
            path.append(vertex)
            vertex = parents[vertex]
        if vertex > 0 and state[vertex] == 1:
            return path[path.index(vertex) :]
        for visited in path:
            state[visited] = 2
    return []


def _contract(
    matrix: Matrix, parents: list[int], split: tuple[list[int], list[int]]
) -> tuple[Matrix, list[int], list[int]]:
    """Return the digraph with the cycle as its last vertex, and for each outside vertex the best end in the cycle."""
    cycle, outside = split
    within = np.array([matrix[parents[vertex], vertex] for vertex in cycle])
    gain = matrix[np.ix_(outside, cycle)] - within[None, :]
    out = matrix[np.ix_(cycle, outside)]
    shrunk = np.full((len(outside) + 1, len(outside) + 1), -np.inf)
    shrunk[:-1, :-1] = matrix[np.ix_(outside, outside)]
    shrunk[:-1, -1] = gain.max(axis=1)
    shrunk[-1, :-1] = out.max(axis=0)
    entered = [cycle[place] for place in gain.argmax(axis=1).tolist()]
    left = [cycle[place] for place in out.argmax(axis=0).tolist()]
    return shrunk, entered, left


def _expand(
    parents: list[int], above: list[int], parts: tuple[list[int], list[int], list[int], list[int]]
) -> list[int]:
    """Return the parents of the full digraph from those of the shrunken one."""
    _cycle, outside, entered, left = parts
    solved = list(parents)
    knot = len(outside)
    for place, vertex in enumerate(outside):
        if above[place] >= 0:
            solved[vertex] = left[place] if above[place] == knot else outside[above[place]]
    solved[entered[above[knot]]] = outside[above[knot]]
    return solved
