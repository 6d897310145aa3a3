"""How alike the sentences of two witnesses are: stemmed IDF-Dice, and the bits that alike sentences are worth."""

import msgspec
import numpy as np

from stemma.stages.reuse.background import Floats
from stemma.stages.reuse.body import Body

#: Bits taken off every shared stem: sentences on one subject share its words far more often than chance would have it.
SUBJECT_BITS = 2.0


class Similarity(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """Matrices over left sentences (rows) and right sentences (columns)."""

    #: IDF-Dice of all stems, 0..1.
    dice: Floats
    #: Bits of all shared stems.
    shared: Floats
    #: Bits by which the writer's own words in common exceed what sentences on one subject share; may be negative.
    bits: Floats


def compare_sentences(left: Body, right: Body) -> Similarity:
    """Return how alike every two sentences are."""
    size = (len(left.sentences), len(right.sentences))
    shape = (max(size[0], 1), max(size[1], 1))
    vocabulary, place = np.unique(left.stems, return_inverse=True)
    if not len(vocabulary) or not len(right.stems):
        empty = np.zeros(size)
        return Similarity(dice=empty, shared=empty, bits=empty - np.inf)
    at = np.minimum(np.searchsorted(vocabulary, right.stems), len(vocabulary) - 1)
    known = vocabulary[at] == right.stems
    held = np.zeros((shape[0], len(vocabulary)))
    weighted = np.zeros_like(held)
    own = np.zeros_like(held)
    own_weighted = np.zeros_like(held)
    held[left.rows, place] = 1.0
    weighted[left.rows, place] = left.stem_bits
    own[left.rows, place] = left.stem_own
    own_weighted[left.rows, place] = np.maximum(left.stem_bits - SUBJECT_BITS, 0.0) * left.stem_own
    other = np.zeros((len(vocabulary), shape[1]))
    other[at[known], right.rows[known]] = 1.0
    other_own = np.zeros_like(other)
    other_own[at[known], right.rows[known]] = right.stem_own[known]
    shared = weighted @ other
    left_all = np.bincount(left.rows, weights=left.stem_bits, minlength=size[0])
    right_all = np.bincount(right.rows, weights=right.stem_bits, minlength=size[1])
    total = left_all[:, None] + right_all[None, :]
    dice = np.divide(2 * shared, total, out=np.zeros_like(shared), where=total > 0)
    bits = own_weighted @ other_own - _choice_bits(own @ other_own, left, right)
    return Similarity(dice=dice, shared=shared, bits=bits)


def _choice_bits(common: Floats, left: Body, right: Body) -> Floats:
    """Return the bits it takes to say which sentences are meant and which of their words are shared."""
    left_count = np.bincount(left.rows, weights=left.stem_own, minlength=common.shape[0])
    right_count = np.bincount(right.rows, weights=right.stem_own, minlength=common.shape[1])
    most = np.maximum(np.maximum(left_count[:, None], right_count[None, :]), 1.0)
    share = np.clip(common / most, 1e-9, 1 - 1e-9)
    entropy = -share * np.log2(share) - (1 - share) * np.log2(1 - share)
    return most * entropy + np.log2(common.size)
