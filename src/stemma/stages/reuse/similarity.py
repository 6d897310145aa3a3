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
    """What two witnesses have in common: matrices over left sentences (rows) and right sentences (columns)."""

    #: Positions, in either vocabulary, of the stems that both hold.
    lefts: Integers
    rights: Integers
    #: Bits by which the writers' own words in common exceed what sentences on one subject share; often negative.
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
    _, lefts, rights = np.intersect1d(left.vocabulary, right.vocabulary, assume_unique=True, return_indices=True)
    own, other = left.held_own[:, lefts], right.held_own[:, rights]
    weights = left.bits[lefts]
    common = _product(own, np.ones(len(lefts)), other)
    gained = _product(own, np.maximum(weights - SUBJECT_BITS, 0.0), other)
    both = own.any(axis=0) & other.any(axis=0)
    least = min(left.own_bits, right.own_bits)
    return Overlap(
        lefts=lefts,
        rights=rights,
        bits=gained - _choice_bits(common, left, right),
        containment=float(weights[both].sum()) / least if least > 0 else 0.0,
    )


def compare_sentences(left: Body, right: Body, overlap: Overlap) -> Similarity:
    """Return how alike every two sentences are."""
    held, other = left.held[:, overlap.lefts], right.held[:, overlap.rights]
    shared = _product(held, left.bits[overlap.lefts], other)
    total = left.sentence_bits[:, None] + right.sentence_bits[None, :]
    return Similarity(dice=np.divide(2 * shared, total, out=np.zeros_like(shared), where=total > 0), shared=shared)


def _product(held: Flags, weights: Floats, other: Flags) -> Floats:
    """Return, for every two sentences, the sum of the weights of the stems that both hold."""
    weighted, turned = held * weights, other.T.astype(np.float64)
    step = max(1, ONE_THREAD // max(1, turned.size))
    blocks = [weighted[at : at + step] @ turned for at in range(0, len(weighted), step)]
    return np.concatenate(blocks) if blocks else np.zeros((0, len(other)))


def _choice_bits(common: Floats, left: Body, right: Body) -> Floats:
    """Return the bits it takes to say which sentences are meant and which of their words are shared."""
    most = np.maximum(np.maximum(left.own_count[:, None], right.own_count[None, :]), 1).astype(np.float64)
    share = np.clip(common / most, 1e-9, 1 - 1e-9)
    entropy = -share * np.log2(share) - (1 - share) * np.log2(1 - share)
    choices: Floats = most * entropy + np.log2(max(common.size, 1))
    return choices
