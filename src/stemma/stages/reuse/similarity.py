"""How alike the sentences of two witnesses are: stemmed IDF-Dice, and the bits that alike sentences are worth."""

import msgspec
import numpy as np

from stemma.stages.reuse.background import Flags, Floats, Integers
from stemma.stages.reuse.body import Body

#: Bits taken off every shared stem: sentences on one subject share its words far more often than chance would have it.
SUBJECT_BITS = 1.5


#: Multiplications that the matrix library does in one thread; splitting small products costs more than it saves.
ONE_THREAD = 1 << 18


class Overlap(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """What two witnesses have in common."""

    #: Positions, in either vocabulary, of the stems that both hold.
    lefts: Integers
    rights: Integers
    #: Left and right sentences that hold enough of these to be more alike than their subject makes them.
    rows: Integers
    columns: Integers
    #: Rows by columns: bits by which the writers' own words in common exceed what sentences on one subject share.
    bits: Floats
    #: Share of the poorer vocabulary, in bits and in the writers' own words, that the other text has too, 0..1.
    containment: float


class Similarity(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """How alike every two sentences are, quotations and all: matrices as in Overlap."""

    #: IDF-Dice of all stems, 0..1.
    dice: Floats
    #: Bits of all shared stems.
    shared: Floats


def find_overlap(left: Body, right: Body) -> Overlap:
    """Return what the writers' own words in two witnesses have in common."""
    place = np.minimum(right.vocabulary.searchsorted(left.vocabulary), max(len(right.vocabulary) - 1, 0))
    lefts = (right.vocabulary[place] == left.vocabulary).nonzero()[0] if len(right.vocabulary) else place[:0]
    rights = place[lefts]
    own, other = left.held_own[:, lefts], right.held_own[:, rights]
    weights = left.bits[lefts]
    gains = np.maximum(weights - SUBJECT_BITS, 0.0)
    least = float(np.log2(max(len(own) * len(other), 1)))
    rows, columns = ((held @ gains > least).nonzero()[0] for held in (own, other))
    common = _product(own[rows], None, other[columns])
    gained = _product(own[rows], gains, other[columns])
    most = np.maximum(left.own_count[rows][:, None], right.own_count[columns][None, :])
    both = np.logical_or.reduce(own, axis=0) & np.logical_or.reduce(other, axis=0)
    poorer = min(left.own_bits, right.own_bits)
    return Overlap(
        lefts=lefts,
        rights=rights,
        rows=rows,
        columns=columns,
        bits=gained - _choice_bits(common, most) - least,
        containment=float(np.add.reduce(weights[both])) / poorer if poorer > 0 else 0.0,
    )


def compare_sentences(left: Body, right: Body, overlap: Overlap) -> Similarity:
    """Return how alike every two sentences are."""
    held, other = left.held[:, overlap.lefts], right.held[:, overlap.rights]
    shared = _product(held, left.bits[overlap.lefts], other)
    total = left.sentence_bits[:, None] + right.sentence_bits[None, :]
    return Similarity(dice=np.divide(2 * shared, total, out=np.zeros_like(shared), where=total > 0), shared=shared)


def _product(held: Flags, weights: Floats | None, other: Flags) -> Floats:
    """Return, for every two sentences, the sum of the weights of the stems that both hold; each weighs 1 without any.

    Bits are multiples of 1/1024 and a sentence has few hundred words, so that sums are exact in 24 binary places.
    """
    if not held.size or not other.size:
        return np.zeros((len(held), len(other)))
    weighted, turned = held.astype(np.float32), other.T.astype(np.float32)
    if weights is not None:
        weighted *= weights.astype(np.float32)
    step = max(1, ONE_THREAD // max(1, turned.size))
    blocks = [weighted[at : at + step] @ turned for at in range(0, len(weighted), step)]
    product = blocks[0] if len(blocks) == 1 else np.concatenate(blocks)
    return product.astype(np.float64)


def _choice_bits(common: Floats, most: Integers) -> Floats:
    """Return the bits it takes to say which words of the longer sentence are shared."""
    words = np.maximum(most, 1).astype(np.float64)
    share = np.clip(common / words, 1e-9, 1 - 1e-9)
    entropy = -share * np.log2(share) - (1 - share) * np.log2(1 - share)
    choices: Floats = words * entropy
    return choices
