"""Which reports are worth comparing: those that share telling terms, found through lists of who has a term.

Every report looks through lists of bounded length, so the cost grows with the pile and not with its square.
"""

from collections.abc import Iterator

import numpy as np

from stemma.stages.grouping.settings import StorySettings
from stemma.stages.grouping.vectors import DECIMALS, Floats, Integers, Vectors


def neighbours(vectors: Vectors, *, settings: StorySettings) -> Iterator[tuple[int, Integers, Floats]]:
    """Yield, for every row, rows after it or before it with which it shares telling terms, and their cosines.

    Rows stand in the order of time: of a term that many have, those nearest in time are looked at.
    """
    size = len(vectors.starts) - 1
    starts, holders, held = _postings(vectors, size=size)
    shared = np.zeros(size)
    full = np.zeros(len(vectors.carriers))
    for at in range(size):
        columns, weights = vectors.row(at)
        found = _found(at, columns, weights, settings=settings, postings=(starts, holders, held), shared=shared)
        if not found.size:
            continue
        full[columns] = weights
        yield at, found, _cosines(vectors, found, full)
        full[columns] = 0.0


def _postings(vectors: Vectors, *, size: int) -> tuple[Integers, Integers, Floats]:
    """Return who has each column: where its list starts, the rows in their order, and their weights."""
    rows = np.repeat(np.arange(size), np.diff(vectors.starts))
    order = np.argsort(vectors.columns, kind="stable")
    return np.r_[0, np.cumsum(vectors.carriers)], rows[order], vectors.weights[order]


def _found(
    at: int,
    columns: Integers,
    weights: Floats,
    *,
    settings: StorySettings,
    postings: tuple[Integers, Integers, Floats],
    shared: Floats,
) -> Integers:
    """Return the rows that share most with a row under its telling terms, sorted; `shared` is scratch of noughts."""
    starts, holders, held = postings
    if len(columns) > settings.telling:
        chosen = np.lexsort((columns, -weights))[: settings.telling]
        columns, weights = columns[chosen], weights[chosen]
    rows: list[Integers] = []
    for column, weight in zip(columns.tolist(), weights.tolist(), strict=True):
        first, last = int(starts[column]), int(starts[column + 1])
        if last - first > settings.postings:
            middle = first + int(np.searchsorted(holders[first:last], at))
            first = max(first, min(middle - settings.postings // 2, last - settings.postings))
            last = first + settings.postings
        shared[holders[first:last]] += weight * held[first:last]
        rows.append(holders[first:last])
    if not rows:
        return np.zeros(0, dtype=np.int64)
    found = np.unique(np.concatenate(rows))
    shared[at] = 0.0
    scores = np.round(shared[found], DECIMALS)
    shared[found] = 0.0
    found, scores = found[scores > 0], scores[scores > 0]
    best = np.lexsort((found, -scores))[: settings.neighbours]
    return np.sort(found[best])


def _cosines(vectors: Vectors, found: Integers, full: Floats) -> Floats:
    """Return the cosine of every row found with the row spread out in `full`."""
    sizes = vectors.starts[found + 1] - vectors.starts[found]
    ends = np.cumsum(sizes)
    places = np.arange(ends[-1]) + np.repeat(vectors.starts[found] - (ends - sizes), sizes)
    products = vectors.weights[places] * full[vectors.columns[places]]
    sums: Floats = np.add.reduceat(products, ends - sizes).astype(np.float64)
    return sums.round(DECIMALS)
