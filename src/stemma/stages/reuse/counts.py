"""How common every stem, and every few stems in a row, is in this pile: copies of one sentence count once."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from stemma.model import Sketch, StemCount
from stemma.text.content import NO_STEM

Integers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

#: Share of the sentences from which a stem is too common to tell one sentence from another.
COMMON_SHARE = 0.03

#: Sentences from which two stems in a row are a set phrase of the event; rarer ones are not written down.
SET_PHRASE_SENTENCES = 3

_SPREAD = np.uint64(6364136223846793005)


def count_stems(sketches: Sequence[Sketch]) -> Iterator[StemCount]:
    """Yield counts of stems, of set phrases (under their pair key), and of all sentences (under NO_STEM).

    Sentences that are copies of one another, as far as their rarer stems tell, are counted as one.
    """
    filled = [sketch for sketch in sketches if sketch.stems]
    if not filled:
        return
    stems = np.array([stem for sketch in filled for stem in sketch.stems], dtype=np.int64)
    sentence = np.repeat(np.arange(len(filled)), [len(sketch.stems) for sketch in filled])
    names = {name: number for number, name in enumerate(sorted({sketch.witness for sketch in filled}))}
    witness = np.array([names[sketch.witness] for sketch in filled], dtype=np.int64)
    signs = _signs(stems, sentence, len(filled))
    yield StemCount(stem=NO_STEM, sentences=int(min(len(np.unique(sign)) for sign in signs)), witnesses=len(names))
    together = sentence[:-1] == sentence[1:]
    pairs, at = pair_keys(stems[:-1], stems[1:])[together], sentence[:-1][together]
    yield from _counted(stems, sentence, witness, signs=signs, least=1)
    yield from _counted(pairs, at, witness, signs=signs, least=SET_PHRASE_SENTENCES)
    quoted = np.array([flag for sketch in filled for flag in sketch.quoted], dtype=bool)
    yield from _spoken(stems, quoted, places=(sentence, witness))


def triple_keys(stems: Integers) -> Integers:
    """Return a key, unlike any stem or pair, for every three stems in a row."""
    return pair_keys(pair_keys(stems[:-2], stems[1:-1]), stems[2:])


def _spoken(stems: Integers, quoted: Flags, *, places: tuple[Integers, Integers]) -> Iterator[StemCount]:
    """Yield every three stems in a row of a sentence that stand inside quotation marks somewhere in the pile."""
    sentence, witness = places
    whole = sentence[:-2] == sentence[2:]
    inside = (quoted[:-2] & quoted[1:-1] & quoted[2:])[whole]
    keys, at = triple_keys(stems)[whole], sentence[:-2][whole]
    spoken = np.unique(keys[inside])
    chosen = np.isin(keys, spoken)
    keys, at, inside = keys[chosen], at[chosen], inside[chosen]
    _, place = np.unique(keys, return_inverse=True)
    columns = [_distinct(place, marks, len(spoken)) for marks in (at, witness[at])]
    columns.append(_distinct(place[inside], witness[at][inside], len(spoken)))
    for key, sentences, witnesses, speaking in zip(spoken, *columns, strict=True):
        yield StemCount(stem=int(key), sentences=int(sentences), witnesses=int(witnesses), spoken=int(speaking))


def pair_keys(first: Integers, second: Integers) -> Integers:
    """Return a key, unlike any stem, for every two stems in a row."""
    mixed = (first.astype(np.uint64) * _SPREAD) ^ second.astype(np.uint64)
    mixed = (mixed ^ (mixed >> np.uint64(29))) * _SPREAD
    return (mixed >> np.uint64(1)).astype(np.int64)


def _signs(stems: Integers, sentence: Integers, size: int) -> tuple[Integers, Integers]:
    """Return two signs of every sentence, each the same for most copies of it: its least and greatest rare stem."""
    _, place = np.unique(stems, return_inverse=True)
    common = np.bincount(place)[place] > max(SET_PHRASE_SENTENCES, COMMON_SHARE * size)
    least, greatest = np.full(size, np.iinfo(np.int64).max), np.full(size, -1, dtype=np.int64)
    np.minimum.at(least, sentence[~common], stems[~common])
    np.maximum.at(greatest, sentence[~common], stems[~common])
    return least, greatest


def _counted(
    keys: Integers, sentence: Integers, witness: Integers, *, signs: tuple[Integers, Integers], least: int
) -> Iterator[StemCount]:
    values, place = np.unique(keys, return_inverse=True)
    sentences = np.minimum(*(_distinct(place, sign[sentence], len(values)) for sign in signs))
    witnesses = _distinct(place, witness[sentence], len(values))
    for at in np.flatnonzero(sentences >= least):
        yield StemCount(stem=int(values[at]), sentences=int(sentences[at]), witnesses=int(witnesses[at]))


def _distinct(place: Integers, marks: Integers, size: int) -> Integers:
    """Return, for every key, how many different marks stand beside it."""
    order = np.lexsort((marks, place))
    places, sorted_marks = place[order], marks[order]
    fresh = np.ones(len(places), dtype=bool)
    fresh[1:] = (places[1:] != places[:-1]) | (sorted_marks[1:] != sorted_marks[:-1])
    return np.bincount(places[fresh], minlength=size)
