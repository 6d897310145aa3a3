"""Winnowed shingles of whole texts in numpy: the twin of the compiled kernel, which gives the same keys."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from stemma.stages.reuse.shingling import (
    ALONE_FLAG,
    BASE,
    KEY_MASK,
    MIX,
    SHINGLE_INCREMENT,
    SHINGLE_MULTIPLIER,
    SHINGLE_START,
)
from stemma.text.letters import ALONE, PARTS_WORDS, PLANE, RARE_HAN, UNSEEN, letter_table

Integers = npt.NDArray[np.int64]
Unsigned = npt.NDArray[np.uint64]


def winnow(texts: Sequence[str], *, shingle: int, window: int) -> tuple[Integers, Integers]:
    """Return the keys of all texts, text after text, each text's sorted and each once; and how many each text has."""
    words, text_of = _words(texts)
    shingles, held = _shingles(words, text_of, shingle)
    chosen, owner = _lowest(shingles, held, window=window, texts=len(texts))
    order = np.lexsort((chosen, owner))
    chosen, owner = chosen[order], owner[order]
    fresh = np.ones(len(chosen), dtype=bool)
    fresh[1:] = (chosen[1:] != chosen[:-1]) | (owner[1:] != owner[:-1])
    return chosen[fresh], np.bincount(owner[fresh], minlength=len(texts)).astype(np.int64)


def _words(texts: Sequence[str]) -> tuple[Unsigned, Integers]:
    """Return the hash of every word, and the number of its text."""
    letters = _seen("\n".join([*texts, ""]))
    text_of = np.repeat(np.arange(len(texts)), [len(text) + 1 for text in texts])
    kept = letters != UNSEEN
    letters, text_of = letters[kept], text_of[kept]
    inside = letters != PARTS_WORDS
    alone = (letters & np.uint32(ALONE)) != 0
    starts = inside.copy()
    starts[1:] &= ~inside[:-1] | alone[1:] | alone[:-1]
    text_of, begins = text_of[starts], starts[inside]
    if not begins.size:
        return np.zeros(0, dtype=np.uint64), text_of
    at = np.flatnonzero(begins)
    lengths = np.diff(np.r_[at, begins.size])
    place = np.arange(begins.size) - np.repeat(at, lengths)
    hashes = np.add.reduceat(letters[inside].astype(np.uint64) * _powers(int(lengths.max()))[place], at)
    hashes ^= hashes >> np.uint64(32)
    hashes *= MIX
    return hashes ^ (hashes >> np.uint64(29)), text_of


def _seen(text: str) -> npt.NDArray[np.uint32]:
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    beyond = codes >= PLANE
    letters = letter_table()[np.where(beyond, 0, codes)]
    han = beyond & (codes >= RARE_HAN[0]) & (codes <= RARE_HAN[1])
    letters[han] = codes[han] | ALONE_FLAG
    return letters


def _powers(count: int) -> Unsigned:
    powers = np.full(count, BASE, dtype=np.uint64)
    powers[0] = 1
    return np.cumprod(powers, dtype=np.uint64)


def _shingles(words: Unsigned, text_of: Integers, size: int) -> tuple[Integers, Integers]:
    count = max(0, len(words) - size + 1)
    mixed = np.full(count, SHINGLE_START, dtype=np.uint64)
    for step in range(size):
        mixed = (mixed ^ words[step : step + count]) * SHINGLE_MULTIPLIER + SHINGLE_INCREMENT
        mixed ^= mixed >> np.uint64(29)
    whole = text_of[:count] == text_of[size - 1 : size - 1 + count]
    return (mixed & KEY_MASK).astype(np.int64)[whole], text_of[:count][whole]


def _lowest(shingles: Integers, held: Integers, *, window: int, texts: int) -> tuple[Integers, Integers]:
    """Return the lowest shingle of every window of a text; a text shorter than a window is one."""
    counts = np.bincount(held, minlength=texts)
    short = (counts[held] < window) if held.size else np.zeros(0, dtype=bool)
    lows, owners = shingles[:0], held[:0]
    if held.size >= window:
        lows = np.lib.stride_tricks.sliding_window_view(shingles, window).min(axis=1)
        owners = held[: len(lows)]
        whole = owners == held[window - 1 :]
        lows, owners = lows[whole], owners[whole]
    few = np.flatnonzero((counts > 0) & (counts < window))
    if few.size:
        starts = np.searchsorted(held[short], few)
        lows = np.r_[lows, np.minimum.reduceat(shingles[short], starts)]
        owners = np.r_[owners, few]
    return lows, owners
