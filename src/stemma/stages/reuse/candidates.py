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
#: Keys that two witnesses, or two sentences, share at least before they count as near at all.
FAINT = 2


class CandidateSettings(msgspec.Struct, frozen=True, kw_only=True):
    """How many comparisons are made."""

    #: Up to this many witnesses every two that share a key are compared: a cap would delete the story.
    small_pile: int = 60
    #: In a larger pile, a key with more holders binds each to the first of them only, never all to all.
    common_key: int = 50
    #: Partners that a witness of a larger pile is compared with, those that share the rarest keys first.
    partners: int = 30
    #: Partners besides for each of its sentences, of those that share most of it: so that a text made of two is
    #: compared with copies of both.
    sentence_partners: int = 2
    #: Keys that two witnesses of a larger pile must share: four in a thousand copies share fewer, half of the rest do.
    least_shared: int = 6
    #: Keys that two witnesses share where they may tell of one event, copied or not.
    near_keys: int = 3
    #: Partners of any witness that need share two keys only: a short rewrite shares no more with anybody.
    faint_partners: int = 4


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
    small = len(names) <= settings.small_pile
    keys, sentences, holders = _held_keys(sketches, names)
    # The holders of a key are rows here, which lead to the witness and to its sentence.
    most = len(names) if small else settings.common_key
    rows, held_by = pair_codes(keys, np.arange(len(keys)), size=max(len(keys), 1), common_key=most)
    left_rows, right_rows = rows // max(len(keys), 1), rows % max(len(keys), 1)
    codes, place = np.unique(holders[left_rows] * len(names) + holders[right_rows], return_inverse=True)
    shared = np.bincount(place, minlength=len(codes))
    weight = np.bincount(place, weights=_weights(held_by, len(names)), minlength=len(codes)).astype(np.int64)
    lefts, rights = codes // len(names), codes % len(names)
    near = _near(lefts, rights, shared >= settings.near_keys, size=len(names))
    keep = np.ones(len(codes), dtype=bool)
    if not small:
        enough, faint = shared >= settings.least_shared, shared >= FAINT
        keep = enough & _among_best(lefts, rights, np.where(enough, weight, -1), partners=settings.partners)
        keep |= faint & _among_best(lefts, rights, np.where(faint, weight, -1), partners=settings.faint_partners)
        for told in (sentences[left_rows], sentences[right_rows]):
            keep |= enough & _among_best_of_sentences(told, place, weight, partners=settings.sentence_partners)
    for left, right, count in zip(lefts[keep], rights[keep], shared[keep], strict=True):
        about = int(max(near[left], near[right], 2))
        yield Candidate(left=names[left], right=names[right], shared=int(count), near=about)


def _near(lefts: Integers, rights: Integers, alike: npt.NDArray[np.bool_], *, size: int) -> Integers:
    """Return of every witness how many may tell of its event, itself among them."""
    counted: Integers = np.bincount(np.r_[lefts[alike], rights[alike]], minlength=size).astype(np.int64)
    return counted + 1


def _held_keys(sketches: Sequence[Sketch], names: Sequence[str]) -> tuple[Integers, Integers, Integers]:
    """Return keys, the number of the sketch that holds each and that of its witness, sorted.

    A key stands once for each witness, with the first sketch that has it; sketches come in the order of witnesses.
    """
    number = {name: at for at, name in enumerate(names)}
    witness = np.array([number[sketch.witness] for sketch in sketches], dtype=np.int64)
    keys, sentences = by_key(
        np.array([key for sketch in sketches for key in sketch.keys], dtype=np.int64),
        np.repeat(np.arange(len(sketches), dtype=np.int64), [len(sketch.keys) for sketch in sketches]),
    )
    holders = witness[sentences]
    once = np.ones(len(keys), dtype=bool)
    once[1:] = (keys[1:] != keys[:-1]) | (holders[1:] != holders[:-1])
    return keys[once], sentences[once], holders[once]


def _among_best_of_sentences(
    sentences: Integers, pairs: Integers, weight: Integers, *, partners: int
) -> npt.NDArray[np.bool_]:
    """Return which pairs are among the heaviest of those that share at least half of what any shares of a sentence.

    `sentences` and `pairs` give the sentence and the pair of each shared key, `weight` what each pair shares in all.
    """
    best = np.zeros(len(weight), dtype=bool)
    cells, counts = np.unique(sentences * len(weight) + pairs, return_counts=True)
    of, pair = cells // max(len(weight), 1), cells % max(len(weight), 1)
    most = np.zeros(int(of.max(initial=-1)) + 1, dtype=np.int64)
    np.maximum.at(most, of, counts)
    telling = (counts >= FAINT) & (2 * counts >= most[of])
    of, pair = of[telling], pair[telling]
    order = np.lexsort((pair, -weight[pair], of))
    firsts = np.searchsorted(of[order], of[order], side="left")
    best[pair[order][np.arange(len(order)) - firsts < partners]] = True
    return best


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
