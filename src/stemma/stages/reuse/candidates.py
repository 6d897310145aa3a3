"""Anchor: which witnesses deserve a closer look, and how common every stem is in this pile."""

from collections.abc import Iterator, Sequence

import msgspec
import numpy as np
import numpy.typing as npt

from stemma.model import Candidate, Rows, Sketch, StemCount
from stemma.stages.reuse.counts import count_stems
from stemma.stages.reuse.shared_keys import by_key, pair_codes

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
    most = len(names) if small else settings.common_key
    pairs, held_by = pair_codes(keys, holders, size=len(names), common_key=most)
    codes, place = np.unique(pairs, return_inverse=True)
    shared = np.bincount(place, minlength=len(codes))
    weights = _weights(held_by, len(names))
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
    return by_key(keys, holders)


def _weights(held_by: Integers, size: int) -> Integers:
    """Return what a key is worth, in fractions of a bit, by how many of the pile hold it."""
    bits = np.log2((size + 1) / (np.arange(size + 1) + 0.5))
    steps: Integers = np.maximum(1, np.rint(bits * WEIGHT_STEPS)).astype(np.int64)
    return steps[held_by]


def _among_best(lefts: Integers, rights: Integers, weight: Integers, *, partners: int) -> npt.NDArray[np.bool_]:
    """Return which pairs are among the heaviest of either witness; equal weights are taken in the order of names."""
    ends = np.r_[lefts, rights]
    others = np.r_[rights, lefts]
    order = np.lexsort((others, -np.r_[weight, weight], ends))
    firsts = np.searchsorted(ends[order], ends[order], side="left")
    best = np.zeros(len(ends), dtype=bool)
    best[order] = np.arange(len(ends)) - firsts < partners
    return best[: len(lefts)] | best[len(lefts) :]
