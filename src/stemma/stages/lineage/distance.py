"""How far two bodies lie apart: −log of the part of their wording that they share."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from stemma.stages.lineage.evidence import Body

Matrix = npt.NDArray[np.float64]

#: Shingles added to every body's length and half a one to every overlap: a three-sentence brief cannot come very near.
PSEUDO_LENGTH = 6.0
PSEUDO_SHARED = 0.5
#: Shingle columns multiplied at a time, to bound memory at a few hundred bodies.
COLUMNS = 1 << 14


def shared_shingles(bodies: Sequence[Body]) -> Matrix:
    """Return how many shingles each two bodies share; the diagonal holds each body's own number."""
    lengths = [len(body.shingles) for body in bodies]
    rows = np.repeat(np.arange(len(bodies)), lengths)
    flat = np.fromiter((shingle for body in bodies for shingle in body.shingles), dtype=np.int64, count=sum(lengths))
    _distinct, columns, counts = np.unique(flat, return_inverse=True, return_counts=True)
    # A shingle of one body adds nothing but to the diagonal, which is set below.
    place = np.cumsum(counts > 1) - 1
    kept = counts[columns] > 1
    rows, columns = rows[kept], place[columns[kept]]
    shared = np.zeros((len(bodies), len(bodies)))
    width = int(columns.max()) + 1 if len(columns) else 0
    for first in range(0, width, COLUMNS):
        chosen = (columns >= first) & (columns < first + COLUMNS)
        block = np.zeros((len(bodies), min(COLUMNS, width - first)), dtype=np.float32)
        block[rows[chosen], columns[chosen] - first] = 1.0
        shared += block @ block.T
    np.fill_diagonal(shared, lengths)
    return shared


def distances(bodies: Sequence[Body]) -> Matrix:
    """Return −log(shared / geometric mean of lengths): additive along a line of copies that each change a part."""
    shared = shared_shingles(bodies)
    lengths = np.diag(shared) + PSEUDO_LENGTH
    likeness = (shared + PSEUDO_SHARED) / np.sqrt(np.outer(lengths, lengths))
    apart = -np.log(np.clip(likeness, 1e-9, 1.0))
    np.fill_diagonal(apart, 0.0)
    return (apart + apart.T) / 2
