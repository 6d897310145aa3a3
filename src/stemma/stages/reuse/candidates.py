"""Anchor: which witnesses deserve a closer look, and how common every stem is in this pile."""

from collections.abc import Iterator, Sequence

import msgspec
import numpy as np
import numpy.typing as npt

from stemma.model import Candidate, Rows, Sketch, StemCount
from stemma.stages.reuse.counts import count_stems

Integers = npt.NDArray[np.int64]

#: Weights are whole numbers of this fraction of a bit, so that sums do not depend on the order of addition.
WEIGHT_STEPS = 16


class CandidateSettings(msgspec.Struct, frozen=True, kw_only=True):
    """How many comparisons are made."""

    #: Up to this many witnesses every two that share a key are compared: a cap would delete the story.
    small_pile: int = 60
    #: In a larger pile, a key with more holders binds each to the first of them only, never all to all.
    common_key: int = 50
    #: Partners that a witness of a larger pile is compared with, those that share the rarest keys first.
    partners: int = 30
    #: Keys that two witnesses of a larger pile must share: four in a thousand copies share fewer, half of the rest do.
    least_shared: int = 6


DEFAULTS = CandidateSettings()


def find_candidates(rows: Rows, *, settings: CandidateSettings = DEFAULTS) -> Iterator[Candidate | StemCount]:
    """Yield the pairs of witnesses to compare, and the stem counts of the whole pile."""
    sketches = sorted(rows.of(Sketch), key=lambda sketch: (sketch.witness, sketch.sentence))
    yield from _candidates(sketches, settings=settings)
    yield from count_stems(sketches)


def _candidates(sketches: Sequence[Sketch], *, settings: CandidateSettings) -> Iterator[Candidate]:
    names = sorted({sketch.witness for sketch in sketches})
    if len(names) < 2:  # noqa: PLR2004  (it takes two)
        return
    keys, holders = _held_keys(sketches, names)
    small = len(names) <= settings.small_pile
    pairs, weights = _pairs_by_key(keys, holders, size=len(names), settings=settings)
    codes, place = np.unique(pairs, return_inverse=True)
    shared = np.bincount(place, minlength=len(codes))
    weight = np.bincount(place, weights=weights, minlength=len(codes)).astype(np.int64)
    lefts, rights = codes // len(names), codes % len(names)
    keep = shared >= (1 if small else settings.least_shared)
    if not small:
        keep &= _among_best(lefts, rights, np.where(keep, weight, -1), partners=settings.partners)
    for left, right, count in zip(lefts[keep], rights[keep], shared[keep], strict=True):
        yield Candidate(left=names[left], right=names[right], shared=int(count))


def _held_keys(sketches: Sequence[Sketch], names: Sequence[str]) -> tuple[Integers, Integers]:
    """Return keys and the number of the witness that holds each, sorted by key, then witness, each once."""
    number = {name: at for at, name in enumerate(names)}
    keys = np.array([key for sketch in sketches for key in sketch.keys], dtype=np.int64)
    holders = np.repeat(
        np.array([number[sketch.witness] for sketch in sketches], dtype=np.int64),
        np.array([len(sketch.keys) for sketch in sketches], dtype=np.int64),
    )
    order = np.lexsort((holders, keys))
    keys, holders = keys[order], holders[order]
    fresh = np.ones(len(keys), dtype=bool)
    fresh[1:] = (keys[1:] != keys[:-1]) | (holders[1:] != holders[:-1])
    return keys[fresh], holders[fresh]


def _pairs_by_key(
    keys: Integers, holders: Integers, *, size: int, settings: CandidateSettings
) -> tuple[Integers, Integers]:
    """Return every pair that a key makes, as left * size + right, with the weight of that key."""
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
    counts = np.diff(np.r_[starts, len(keys)])
    most = size if size <= settings.small_pile else settings.common_key
    pairs: list[Integers] = []
    weights: list[Integers] = []
    for count in np.unique(counts[counts > 1]):
        held = holders[starts[counts == count][:, None] + np.arange(count)]
        if count <= most:
            first, second = np.triu_indices(count, 1)
        else:
            first, second = np.zeros(count - 1, dtype=np.int64), np.arange(1, count)
        codes = (held[:, first] * size + held[:, second]).ravel()
        bits = np.log2((size + 1) / (count + 0.5))
        pairs.append(codes)
        weights.append(np.full(len(codes), max(1, round(bits * WEIGHT_STEPS)), dtype=np.int64))
    if not pairs:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    return np.concatenate(pairs), np.concatenate(weights)


def _among_best(lefts: Integers, rights: Integers, weight: Integers, *, partners: int) -> npt.NDArray[np.bool_]:
    """Return which pairs are among the heaviest of either witness; equal weights are taken in the order of names."""
    ends = np.r_[lefts, rights]
    others = np.r_[rights, lefts]
    order = np.lexsort((others, -np.r_[weight, weight], ends))
    firsts = np.searchsorted(ends[order], ends[order], side="left")
    best = np.zeros(len(ends), dtype=bool)
    best[order] = np.arange(len(ends)) - firsts < partners
    return best[: len(lefts)] | best[len(lefts) :]
