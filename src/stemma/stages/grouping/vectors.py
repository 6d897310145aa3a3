"""Profiles as unit vectors: a term weighs more the fewer reports of the pile have it."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from stemma.stages.grouping.profiles import Profile

Integers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

#: Reports of other subjects that are imagined beside a pile: in a pile about one event, its own words still bind.
ELSEWHERE = 50
#: Decimals kept of a weight, so that no order of addition shows.
DECIMALS = 9


class Vectors(NamedTuple):
    """A sparse matrix of terms that two reports share: row i is columns[starts[i]:starts[i + 1]], sorted."""

    starts: Integers
    columns: Integers
    weights: Floats
    #: How many rows have each column.
    carriers: Integers

    def row(self, at: int) -> tuple[Integers, Floats]:
        """Return the columns and weights of one row."""
        first, last = self.starts[at], self.starts[at + 1]
        return self.columns[first:last], self.weights[first:last]


def weigh(profiles: Sequence[Profile]) -> Vectors:
    """Return one vector a profile: (1 + log of the count) times the log of the rarity, of unit length.

    Terms of one report alone add to the length and are left out: they bind nobody.
    """
    sizes = np.array([len(profile.terms) for profile in profiles], dtype=np.int64)
    rows = np.repeat(np.arange(len(profiles)), sizes)
    known, columns = np.unique(_flat([profile.terms for profile in profiles], np.int64), return_inverse=True)
    carriers = np.bincount(columns, minlength=len(known))
    rarity = np.log((len(profiles) + ELSEWHERE) / (carriers + 0.5))
    weights = np.log1p(_flat([profile.counts for profile in profiles], np.float64)) * rarity[columns]
    lengths = np.sqrt(np.bincount(rows, weights=weights * weights, minlength=len(profiles)))
    shared = carriers > 1
    kept = shared[columns]
    number = np.cumsum(shared) - 1
    starts = np.r_[0, np.cumsum(np.bincount(rows[kept], minlength=len(profiles)))]
    weights = np.round(weights[kept] / lengths[rows[kept]], DECIMALS)
    return Vectors(starts, number[columns[kept]], weights, carriers[shared])


def _flat(lists: Sequence[Sequence[float] | Integers | Floats], kind: type[np.generic]) -> npt.NDArray[Any]:
    return np.concatenate([np.zeros(0, dtype=kind), *(np.asarray(one, dtype=kind) for one in lists)])
