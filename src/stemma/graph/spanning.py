"""Minimum spanning tree of a dense distance matrix (Prim)."""

import numpy as np
import numpy.typing as npt


def minimum_spanning_tree(distances: npt.NDArray[np.float64]) -> list[tuple[int, int]]:
    """Return the edges (nearer, added) of a minimum spanning tree grown from 0; ties fall to the lower number."""
    count = len(distances)
    if count == 0:
        return []
    nearest = distances[0].copy()
    attached = np.zeros(count, dtype=np.int64)
    outside = np.ones(count, dtype=bool)
    outside[0] = False
    edges = []
    for _ in range(count - 1):
        added = int(np.argmin(np.where(outside, nearest, np.inf)))
        if not outside[added]:
            # Only infinite distances are left: argmin fell on a vertex that is inside already.
            added = int(np.flatnonzero(outside)[0])
        edges.append((int(attached[added]), added))
        outside[added] = False
        closer = outside & (distances[added] < nearest)
        nearest[closer] = distances[added][closer]
        attached[closer] = added
    return edges
