"""Which holders share keys: a key of few holders pairs all of them, one of many binds each to its earliest holder.

Whole numbers only, counted by sorting, so that neither order of arrival nor cutting changes a count.
"""

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Integers = npt.NDArray[np.int64]

#: Meetings of two holders that are counted together: a quarter of a gigabyte, and as much again to sort them.
AT_ONCE = 1 << 25


class Counted(NamedTuple):
    """Pairs of holders by number, `left` < `right`, each once in order, with the number of keys that both hold."""

    left: Integers
    right: Integers
    shared: Integers


def count_pairs(
    keys: Integers,
    holders: Integers,
    *,
    size: int,
    common_key: int,
    least_shared: int,
    fresh: int = 0,
    at_once: int = AT_ONCE,
) -> Counted:
    """Return which holders (numbers below `size`) share at least so many keys; lower numbers are earlier.

    Only pairs whose later holder has number `fresh` or above are counted. Memory holds about `at_once` meetings of two
    holders at a time, however many there are; the outcome is the same.
    """
    keys, holders = by_key(keys, holders)
    parts = [
        _counted(
            [
                _between(codes, first * size, last * size, fresh=fresh, size=size)
                for codes, _ in _meetings(keys, holders, size=size, common_key=common_key, at_once=at_once)
            ],
            least_shared=least_shared,
        )
        for first, last in _shares(keys, holders, size=size, common_key=common_key, at_once=at_once)
    ]
    codes = np.concatenate([np.zeros(0, dtype=np.int64), *(part[0] for part in parts)])
    shared = np.concatenate([np.zeros(0, dtype=np.int64), *(part[1] for part in parts)])
    return Counted(codes // size, codes % size, shared)


def _between(codes: Integers, first: int, last: int, *, fresh: int, size: int) -> Integers:
    """Return the pairs whose earlier holder is of a share, and whose later one is fresh."""
    kept = (codes >= first) & (codes < last)
    return codes[kept & (codes % size >= fresh) if fresh else kept]


def _counted(meetings: Sequence[Integers], *, least_shared: int) -> tuple[Integers, Integers]:
    codes, shared = np.unique(np.concatenate([np.zeros(0, dtype=np.int64), *meetings]), return_counts=True)
    keep = shared >= least_shared
    return codes[keep], shared[keep]


def _shares(keys: Integers, holders: Integers, *, size: int, common_key: int, at_once: int) -> list[tuple[int, int]]:
    """Return ranges of earlier holders that meet others about `at_once` times each, in order; one is mostly enough."""
    counts = np.diff(np.r_[_starts(keys), len(keys)])
    few = np.minimum(counts, common_key + 1)
    meetings = int(np.where(counts > common_key, counts - 1, few * (few - 1) // 2).sum())
    if meetings <= at_once:
        return [(0, size)]
    met = np.zeros(size, dtype=np.int64)
    for codes, _ in _meetings(keys, holders, size=size, common_key=common_key, at_once=at_once):
        met += np.bincount(codes // size, minlength=size)
    total = np.cumsum(met)
    wanted = np.arange(at_once, meetings, at_once)
    borders = [0, *np.unique(np.searchsorted(total, wanted) + 1).tolist(), size]
    return [(first, last) for first, last in itertools.pairwise(borders) if first < last]


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
    made = list(_meetings(keys, holders, size=size, common_key=common_key))
    codes = [np.zeros(0, dtype=np.int64), *(codes for codes, _ in made)]
    held_by = [np.zeros(0, dtype=np.int64), *(np.full(len(codes), count, dtype=np.int64) for codes, count in made)]
    return np.concatenate(codes), np.concatenate(held_by)


def _meetings(
    keys: Integers, holders: Integers, *, size: int, common_key: int, at_once: int = AT_ONCE
) -> Iterator[tuple[Integers, int]]:
    """Yield the pairs that keys make, some keys of one number of holders at a time, and that number."""
    starts = _starts(keys)
    counts = np.diff(np.r_[starts, len(keys)])
    for count in np.unique(counts[counts > 1]).tolist():
        if count <= common_key:
            first, second = np.triu_indices(count, 1)
        else:
            first, second = np.zeros(count - 1, dtype=np.int64), np.arange(1, count)
        alike = starts[counts == count]
        step = max(1, at_once // len(first))
        for at in range(0, len(alike), step):
            held = holders[alike[at : at + step, None] + np.arange(count)]
            yield (held[:, first] * size + held[:, second]).ravel(), count


def _starts(keys: Integers) -> Integers:
    """Return where the run of each of some sorted keys begins."""
    return np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]]) if keys.size else np.zeros(0, dtype=np.int64)
