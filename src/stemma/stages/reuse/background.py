"""How surprising it is that two texts share a word: learnt from the pile, so that what everyone says weighs nothing."""

from collections.abc import Iterable

import msgspec
import numpy as np
import numpy.typing as npt

from stemma.model import StemCount
from stemma.stages.reuse.counts import pair_keys
from stemma.text.content import NO_STEM

Integers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


#: Bits are whole multiples of this part of a bit, so that their sums are exact in any order, on any machine.
BIT_PARTS = 1024


class BackgroundSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of words before the pile is seen, so that two witnesses suffice and six hundred overrule it."""

    #: Sentences of ordinary news that the pile is imagined to hold besides its own.
    prior_sentences: float = 100.0
    #: Share of those that hold any given content word.
    prior_share: float = 0.001
    #: Share of the witnesses with three stems in a row that quote them, from which they are a speaker's words.
    spoken_share: float = 0.2


class Background(msgspec.Struct, frozen=True, kw_only=True):
    """Sorted keys of stems and set phrases and, parallel to them, how often each stands in the pile."""

    keys: Integers
    #: The bits that one more sentence with this stem is worth.
    bits: Floats
    sentences: Floats
    #: Sorted keys of three stems in a row that are a speaker's words, with quotation marks or without.
    spoken: Integers
    #: Witnesses of the pile.
    witnesses: int

    def weigh(self, stems: Integers) -> Floats:
        """Return the bits of each stem; a stem that the pile does not know, or NO_STEM, is worth nothing."""
        return self._look_up(stems, self.bits)

    def weigh_after(self, stems: Integers, before: Integers) -> Floats:
        """Return the bits of each stem given the one before it: the rest of a set phrase is easy to guess."""
        together = self._look_up(pair_keys(before, stems), self.sentences)
        alone = self._look_up(before, self.sentences)
        given = np.log2((alone + 1.0) / np.maximum(together, 0.5))
        given = np.round(np.maximum(given, 0.0) * BIT_PARTS) / BIT_PARTS
        bits = self.weigh(stems)
        return np.where(together > 0, np.minimum(bits, given), bits)

    def are_spoken(self, triples: Integers) -> Flags:
        """Return which keys of three stems in a row are a speaker's words."""
        if not len(self.spoken):
            return np.zeros(len(triples), dtype=bool)
        place = np.minimum(np.searchsorted(self.spoken, triples), len(self.spoken) - 1)
        spoken: Flags = self.spoken[place] == triples
        return spoken

    def _look_up(self, keys: Integers, values: Floats) -> Floats:
        if not len(self.keys):
            return np.zeros(len(keys))
        place = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        return np.where(self.keys[place] == keys, values[place], 0.0)


def learn_background(counts: Iterable[StemCount], *, settings: BackgroundSettings) -> Background:
    """Return the background of a pile; the count of NO_STEM is that of all its sentences."""
    ordered = sorted(counts, key=lambda count: count.stem)
    keys = np.array([count.stem for count in ordered], dtype=np.int64)
    sentences = np.array([count.sentences for count in ordered], dtype=np.float64)
    total = float(sentences[keys == NO_STEM].sum())
    told = [count.stem for count in ordered if count.spoken > settings.spoken_share * count.witnesses]
    prior = settings.prior_sentences
    bits = np.log2((total + prior) / (sentences + prior * settings.prior_share))
    bits = np.round(np.maximum(bits, 0.0) * BIT_PARTS) / BIT_PARTS
    bits[keys == NO_STEM] = 0.0
    return Background(
        keys=keys,
        bits=bits,
        sentences=sentences,
        spoken=np.array(told, dtype=np.int64),
        witnesses=max((count.witnesses for count in ordered), default=0),
    )
