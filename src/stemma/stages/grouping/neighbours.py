"""Which reports are worth comparing: those that share telling terms, found through lists of who has a term.

Every report looks through lists of bounded length, so the cost grows with the pile and not with its square.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from stemma.stages.grouping.settings import StorySettings
from stemma.stages.grouping.vectors import DECIMALS, Floats, Integers, Vectors

#: Numbers below two thousand million, of which there are as many as terms in all reports.
Halves = npt.NDArray[np.int32]


class Postings(NamedTuple):
    """Who has each column: the rows in their order and their weights, one column after another."""

    #: Where the list of each column starts.
    starts: Integers
    rows: Halves
    weights: Floats
    #: For every entry of the matrix, its place in these lists.
    places: Halves


class Scratch(NamedTuple):
    """Room for one number a row, used for one row after another."""

    #: Noughts between two rows.
    shared: Floats
    met: Integers


def neighbours(vectors: Vectors, *, settings: StorySettings) -> Iterator[tuple[int, Integers, Floats]]:
    """Yield, for every row, rows after it or before it with which it shares telling terms, and their cosines.

    Rows stand in the order of time: of a term that many have, those nearest in time are looked at.
    """
    size = len(vectors.starts) - 1
    postings = _postings(vectors, size=size)
    scratch = Scratch(np.zeros(size), np.zeros(size, dtype=np.int64))
    full = np.zeros(len(vectors.carriers))
    for at in range(size):
        found = _found(at, vectors, settings=settings, postings=postings, scratch=scratch)
        if not found.size:
            continue
        columns, weights = vectors.row(at)
        full[columns] = weights
        yield at, found, _cosines(vectors, found, full)
        full[columns] = 0.0


def _postings(vectors: Vectors, *, size: int) -> Postings:
    rows = np.repeat(np.arange(size, dtype=np.int32), np.diff(vectors.starts))
    order = np.argsort(vectors.columns, kind="stable")
    places = np.empty(len(order), dtype=np.int32)
    places[order] = np.arange(len(order), dtype=np.int32)
    return Postings(np.r_[0, np.cumsum(vectors.carriers)], rows[order], vectors.weights[order], places)


def _found(at: int, vectors: Vectors, *, settings: StorySettings, postings: Postings, scratch: Scratch) -> Integers:
    """Return the rows that share most with a row under its telling terms, sorted."""
    shared = scratch.shared
    columns, weights = vectors.row(at)
    own = postings.places[vectors.starts[at] : vectors.starts[at + 1]]
    if len(columns) > settings.telling:
        chosen = np.lexsort((columns, -weights))[: settings.telling]
        columns, weights, own = columns[chosen], weights[chosen], own[chosen]
    firsts, lasts = postings.starts[columns], postings.starts[columns + 1]
    # Of a long list the rows around this one.
    near = np.minimum(own - settings.postings // 2, lasts - settings.postings)
    firsts = np.where(lasts - firsts > settings.postings, np.maximum(firsts, near), firsts)
    sizes = np.minimum(lasts - firsts, settings.postings)
    ends = np.cumsum(sizes)
    if not ends.size or not ends[-1]:
        return np.zeros(0, dtype=np.int64)
    places = np.arange(ends[-1]) + np.repeat(firsts - (ends - sizes), sizes)
    rows = postings.rows[places]
    # One after another, in the order of the terms: so that sums are the same wherever they are made.
    np.add.at(shared, rows, np.repeat(weights, sizes) * postings.weights[places])
    met = np.arange(len(rows))
    scratch.met[rows] = met
    found: Integers = rows[scratch.met[rows] == met].astype(np.int64)
    shared[at] = 0.0
    scores = shared[found].round(DECIMALS)
    shared[found] = 0.0
    found, scores = found[scores > 0], scores[scores > 0]
    if len(found) > settings.neighbours:
        found = found[np.lexsort((found, -scores))[: settings.neighbours]]
    found.sort()
    return found


def _cosines(vectors: Vectors, found: Integers, full: Floats) -> Floats:
    """Return the cosine of every row found with the row spread out in `full`."""
    sizes = vectors.starts[found + 1] - vectors.starts[found]
    ends = np.cumsum(sizes)
    places = np.arange(ends[-1]) + np.repeat(vectors.starts[found] - (ends - sizes), sizes)
    products = vectors.weights[places] * full[vectors.columns[places]]
    sums: Floats = np.add.reduceat(products, ends - sizes).astype(np.float64)
    return sums.round(DECIMALS)
