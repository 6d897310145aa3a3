"""Winnowed shingles of whole texts, compiled by numba: no object a word, and the same keys as the plain twin."""

from collections.abc import Sequence

import numba
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
from stemma.text.letters import PARTS_WORDS, RARE_HAN, UNSEEN, letter_table

Integers = npt.NDArray[np.int64]

_ONE = np.uint64(1)
_SHIFT_29, _SHIFT_32 = np.uint64(29), np.uint64(32)

#: UTF-8: first bytes from which a code point takes two, three and four bytes, and the bits that a further byte adds.
TWO_BYTES, THREE_BYTES, FOUR_BYTES = np.uint32(0x80), np.uint32(0xE0), np.uint32(0xF0)
LOW_BITS = np.uint32(0x3F)

# numba infers the types of what it compiles; annotations would only be read by people, and be wrong about integers.


def winnow(texts: Sequence[str], *, shingle: int, window: int) -> tuple[Integers, Integers]:
    """Return the keys of all texts, text after text, each text's sorted and each once; and how many each text has."""
    encoded = [text.encode("utf-8", "surrogatepass") for text in texts]
    raw = np.frombuffer(b"".join(encoded), dtype=np.uint8)
    ends = np.cumsum([len(text) for text in encoded], dtype=np.int64)
    # A word takes a byte and what parts it from the next, so this is room for all; pages never touched cost nothing.
    keys = np.empty(raw.size // 2 + len(texts) + 1, dtype=np.int64)
    counts = np.zeros(len(texts), dtype=np.int64)
    total = _winnow_all(raw, ends, (keys, counts), table=letter_table(), shingle=shingle, window=window)
    return keys[:total].copy(), counts


@numba.njit(cache=True, nogil=True)
def _winnow_all(raw, ends, out, *, table, shingle, window):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202 - numba infers
    """Fill `out` = (keys, counts) text after text; return the number of keys."""
    keys, counts = out
    words = np.zeros(shingle, dtype=np.uint64)
    shingles = np.zeros(window, dtype=np.uint64)
    begin, total = 0, 0
    for text in range(len(ends)):
        end = ends[text]
        found = _winnow_one(raw[begin:end], table, (words, shingles, keys[total:]))
        counts[text] = found
        total += found
        begin = end
    return total


@numba.njit(cache=True, nogil=True)
def _winnow_one(raw, table, room):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202 - numba infers
    """Write the keys of one text into `room` = (words, shingles, keys); return how many, sorted and each once."""
    at, length = 0, len(raw)
    so_far = (0, 0, -1, np.uint64(0))
    mixed, power, inside = np.uint64(0), _ONE, False
    while at <= length:
        letter, width = _letter(raw, at, table)
        at += width
        if letter == UNSEEN:
            continue
        alone = (letter & ALONE_FLAG) != 0
        if inside and (letter == PARTS_WORDS or alone):
            so_far = _heard(mixed, so_far, room)
            inside = False
        if letter == PARTS_WORDS:
            continue
        if not inside:
            mixed, power, inside = np.uint64(0), _ONE, True
        mixed += np.uint64(letter) * power
        power *= BASE
        if alone:
            so_far = _heard(mixed, so_far, room)
            inside = False
    spoken, found, _, lowest = so_far
    words, shingles, keys = room
    if 0 < spoken - len(words) + 1 < len(shingles):
        keys[found] = np.int64(lowest)
        found += 1
    return _distinct(keys, found)


@numba.njit(cache=True, nogil=True, inline="always")
def _letter(raw, at, table):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202 - numba infers
    """Return what the code point at a byte counts as, and its width in bytes; the end of a text parts words too."""
    if at == len(raw):
        return np.uint32(PARTS_WORDS), 1
    first = np.uint32(raw[at])
    if first < TWO_BYTES:
        return table[first], 1
    if first < THREE_BYTES:
        return table[((first & np.uint32(0x1F)) << np.uint32(6)) | (raw[at + 1] & LOW_BITS)], 2
    if first < FOUR_BYTES:
        middle = (raw[at + 1] & LOW_BITS) << np.uint32(6)
        return table[((first & np.uint32(0x0F)) << np.uint32(12)) | middle | (raw[at + 2] & LOW_BITS)], 3
    code = ((first & np.uint32(0x07)) << np.uint32(18)) | ((raw[at + 1] & LOW_BITS) << np.uint32(12))
    code |= ((raw[at + 2] & LOW_BITS) << np.uint32(6)) | (raw[at + 3] & LOW_BITS)
    if RARE_HAN[0] <= code <= RARE_HAN[1]:
        return np.uint32(code | ALONE_FLAG), 4
    return np.uint32(PARTS_WORDS), 4


@numba.njit(cache=True, nogil=True, inline="always")
def _heard(mixed, so_far, room):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202 - numba infers
    """Take in one word: its shingle, and the lowest shingle of its window where that is a new one.

    `so_far` is how many words were heard, how many keys found, and the lowest shingle of the window: its place, itself.
    """
    words, shingles, keys = room
    spoken, found, lowest_at, lowest = so_far
    size, window = len(words), len(shingles)
    mixed ^= mixed >> _SHIFT_32
    mixed *= MIX
    words[spoken % size] = mixed ^ (mixed >> _SHIFT_29)
    spoken += 1
    place = spoken - size
    if place < 0:
        return spoken, found, lowest_at, lowest
    key = SHINGLE_START
    for step in range(size):
        key = (key ^ words[(spoken + step) % size]) * SHINGLE_MULTIPLIER + SHINGLE_INCREMENT
        key ^= key >> _SHIFT_29
    key &= KEY_MASK
    shingles[place % window] = key
    if lowest_at < 0 or key <= lowest:
        lowest, lowest_at = key, place
    elif lowest_at <= place - window:
        lowest, lowest_at = key, place
        for back in range(1, window):
            if shingles[(place - back) % window] < lowest:
                lowest, lowest_at = shingles[(place - back) % window], place - back
    if place >= window - 1 and (found == 0 or keys[found - 1] != np.int64(lowest)):
        keys[found] = np.int64(lowest)
        found += 1
    return spoken, found, lowest_at, lowest


@numba.njit(cache=True, nogil=True)
def _distinct(keys, found):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202 - numba infers
    """Sort the first keys, keep each once, and return how many are left."""
    keys[:found].sort()
    kept = 0
    for at in range(found):
        if at == 0 or keys[at] != keys[at - 1]:
            keys[kept] = keys[at]
            kept += 1
    return kept
