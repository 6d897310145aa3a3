"""How surprising it is that two texts share a word: learnt from the pile, so that what everyone says weighs nothing."""

from collections.abc import Iterable

import msgspec
import numpy as np
import numpy.typing as npt

from stemma.model import StemCount
from stemma.stages.reuse.words import NO_STEM

Integers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


#: Bits are whole multiples of this part of a bit, so that their sums are exact in any order, on any machine.
BIT_PARTS = 1024


class BackgroundSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of words before the pile is seen, so that two witnesses suffice and six hundred overrule it."""

    #: Sentences of ordinary news that the pile is imagined to hold besides its own.
    prior_sentences: float = 100.0
    #: Share of those that hold any given content word.
    prior_share: float = 0.001


class Background(msgspec.Struct, frozen=True, kw_only=True):
    """Sorted stems and, parallel to them, the bits that one more sentence with this stem is worth."""

    stems: Integers
    bits: Floats

    def weigh(self, stems: Integers) -> Floats:
        """Return the bits of each stem; a stem that the pile does not know, or NO_STEM, is worth nothing."""
        if not len(self.stems):
            return np.zeros(len(stems))
        place = np.minimum(np.searchsorted(self.stems, stems), len(self.stems) - 1)
        return np.where(self.stems[place] == stems, self.bits[place], 0.0)


def learn_background(counts: Iterable[StemCount], *, settings: BackgroundSettings) -> Background:
    """Return the background of a pile; the count of NO_STEM is that of all its sentences."""
    ordered = sorted(counts, key=lambda count: count.stem)
    stems = np.array([count.stem for count in ordered], dtype=np.int64)
    sentences = np.array([count.sentences for count in ordered], dtype=np.float64)
    total = max((count.sentences for count in ordered), default=0)
    prior = settings.prior_sentences
    bits = np.round(np.log2((total + prior) / (sentences + prior * settings.prior_share)) * BIT_PARTS) / BIT_PARTS
    bits[stems == NO_STEM] = 0.0
    return Background(stems=stems, bits=bits)
