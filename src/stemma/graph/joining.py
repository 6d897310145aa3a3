"""Neighbour joining (Saitou and Nei 1987; criterion of Studier and Keppler 1988)."""

import msgspec
import numpy as np
import numpy.typing as npt

#: Two vertices are the last pair: nothing is left to choose.
LAST_PAIR = 2


class Branch(msgspec.Struct, frozen=True):
    """One branch of an unrooted tree; numbers from the count of leaves upwards are inner vertices."""

    left: int
    right: int
    length: float


def join_neighbours(distances: npt.NDArray[np.float64]) -> list[Branch]:
    """Return the branches of the unrooted tree that neighbour joining builds on a symmetric distance matrix.

    Leaves are 0..n-1, inner vertices n..2n-3. Lengths below nought are set to nought. Ties fall to the lower numbers.
    O(n³) time, so meant for a few hundred leaves.
    """
    active = list(range(len(distances)))
    matrix = np.array(distances, dtype=np.float64)
    branches: list[Branch] = []
    fresh = len(distances)
    while len(active) > LAST_PAIR:
        first, second, lengths = _closest(matrix)
        branches.append(Branch(active[first], fresh, lengths[0]))
        branches.append(Branch(active[second], fresh, lengths[1]))
        matrix = _merge(matrix, first, second)
        active = [vertex for place, vertex in enumerate(active) if place not in (first, second)]
        active.append(fresh)
        fresh += 1
    if len(active) == LAST_PAIR:
        branches.append(Branch(active[0], active[1], max(0.0, float(matrix[0, 1]))))
    return branches


def _closest(matrix: npt.NDArray[np.float64]) -> tuple[int, int, tuple[float, float]]:
    """Return the places of the pair to join and the lengths of its two branches."""
    count = len(matrix)
    totals = matrix.sum(axis=1)
    criterion = (count - 2) * matrix - totals[:, None] - totals[None, :]
    # Rounding makes equal sums differ in the last bits, which would let the machine choose.
    criterion = np.round(criterion, 9)
    criterion[np.tril_indices(count)] = np.inf
    first, second = (int(place) for place in np.unravel_index(int(np.argmin(criterion)), criterion.shape))
    gap = float(totals[first] - totals[second]) / (2 * (count - 2))
    span = float(matrix[first, second])
    left = min(max(0.0, span / 2 + gap), max(span, 0.0))
    return first, second, (left, max(0.0, span - left))


def _merge(matrix: npt.NDArray[np.float64], first: int, second: int) -> npt.NDArray[np.float64]:
    """Return the matrix with two vertices replaced by their junction, as last row and column."""
    row = (matrix[first] + matrix[second] - matrix[first, second]) / 2
    keep = [place for place in range(len(matrix)) if place not in (first, second)]
    merged = np.zeros((len(keep) + 1, len(keep) + 1))
    merged[:-1, :-1] = matrix[np.ix_(keep, keep)]
    merged[-1, :-1] = merged[:-1, -1] = np.maximum(row[keep], 0.0)
    return merged
