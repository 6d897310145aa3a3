"""Which holders share keys: a key of few holders pairs all of them, one of many binds each to its earliest holder.

Whole numbers only, counted by sorting, so that neither order of arrival nor cutting changes a count.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Integers = npt.NDArray[np.int64]


class Counted(NamedTuple):
    """Pairs of holders by number, `left` < `right`, each once in order, with the number of keys that both hold."""

    left: Integers
    right: Integers
    shared: Integers


def count_pairs(
    keys: Integers, holders: Integers, *, size: int, common_key: int, least_shared: int, fresh: int = 0
) -> Counted:
    """Return which holders (numbers below `size`) share at least so many keys; lower numbers are earlier.

    Only pairs whose later holder has number `fresh` or above are counted.
    """
    keys, holders = by_key(keys, holders)
    codes, _ = pair_codes(keys, holders, size=size, common_key=common_key)
    if fresh:
        codes = codes[codes % size >= fresh]
    codes, shared = np.unique(codes, return_counts=True)
    keep = shared >= least_shared
    return Counted(codes[keep] // size, codes[keep] % size, shared[keep])


def by_key(keys: Integers, holders: Integers) -> tuple[Integers, Integers]:
    """Return keys and their holders sorted by key, then holder, each once."""
    ascending = bool((holders[1:] >= holders[:-1]).all())
    order = np.argsort(keys, kind="stable") if ascending else np.lexsort((holders, keys))
    keys, holders = keys[order], holders[order]
    once = np.ones(len(keys), dtype=bool)
    once[1:] = (keys[1:] != keys[:-1]) | (holders[1:] != holders[:-1])
    return keys[once], holders[once]


def pair_codes(keys: Integers, holders: Integers, *, size: int, common_key: int) -> tuple[Integers, Integers]:
    """Return every pair that a key makes, as left * size + right, and parallel to it how many hold that key.

    Keys and holders as `by_key` sorts them.
    """
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]]) if keys.size else np.zeros(0, dtype=np.int64)
    counts = np.diff(np.r_[starts, len(keys)])
    codes: list[Integers] = [np.zeros(0, dtype=np.int64)]
    held_by: list[Integers] = [np.zeros(0, dtype=np.int64)]
    for count in np.unique(counts[counts > 1]):
        held = holders[starts[counts == count][:, None] + np.arange(count)]
        if count <= common_key:
            first, second = np.triu_indices(count, 1)
        else:
            first, second = np.zeros(count - 1, dtype=np.int64), np.arange(1, count)
        made = (held[:, first] * size + held[:, second]).ravel()
        codes.append(made)
        held_by.append(np.full(len(made), count, dtype=np.int64))
    return np.concatenate(codes), np.concatenate(held_by)
