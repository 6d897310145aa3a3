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
#: Reports that are weighed together, so that memory holds no second copy of all their terms.
AT_ONCE = 20_000


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
    known, carriers = _shared_terms(profiles)
    rarity = np.log((len(profiles) + ELSEWHERE) / (np.r_[carriers, 1] + 0.5))
    counts: list[Integers] = []
    columns: list[Integers] = []
    weights: list[Floats] = []
    for first in range(0, len(profiles), AT_ONCE):
        few = profiles[first : first + AT_ONCE]
        terms = _flat([profile.terms for profile in few], np.int64)
        rows = np.repeat(np.arange(len(few)), [len(profile.terms) for profile in few])
        # The last place stands for all terms that one report alone has.
        places = np.searchsorted(known, terms)
        places[places == len(known)] = -1
        kept = known[places] == terms if known.size else np.zeros(len(terms), dtype=bool)
        places = np.where(kept, places, len(known))
        weighed = np.log1p(_flat([profile.counts for profile in few], np.float64)) * rarity[places]
        lengths = np.sqrt(np.bincount(rows, weights=weighed * weighed, minlength=len(few)))
        counts.append(np.bincount(rows[kept], minlength=len(few)))
        columns.append(places[kept])
        weights.append(np.round(weighed[kept] / lengths[rows[kept]], DECIMALS))
    starts = np.r_[0, np.cumsum(_flat(counts, np.int64))]
    return Vectors(starts, _flat(columns, np.int64), _flat(weights, np.float64), carriers)


def _shared_terms(profiles: Sequence[Profile]) -> tuple[Integers, Integers]:
    """Return the terms that several reports have, sorted, and how many have each."""
    terms = _flat([profile.terms for profile in profiles], np.int64)
    terms.sort()
    firsts = np.flatnonzero(np.r_[True, terms[1:] != terms[:-1]]) if terms.size else np.zeros(0, dtype=np.int64)
    carriers = np.diff(np.r_[firsts, len(terms)])
    return terms[firsts[carriers > 1]], carriers[carriers > 1]


def _flat(lists: Sequence[Sequence[float] | Integers | Floats], kind: type[np.generic]) -> npt.NDArray[Any]:
    return np.concatenate([np.zeros(0, dtype=kind), *(np.asarray(one, dtype=kind) for one in lists)])
