"""Keys under which witnesses are brought together: shared wording, shared rare words, shared quotations."""

import itertools
from collections.abc import Sequence

import msgspec

from stemma.text.hashing import hash_keys

VERBATIM, PARAPHRASE, QUOTATION = 1, 2, 3


class KeySettings(msgspec.Struct, frozen=True, kw_only=True):
    """How many keys a sentence leaves."""

    #: Words in a shingle; five words in a row are rarely shared by chance.
    shingle: int = 5
    #: Shingles in a window that leaves one key: a shared run of `shingle + window - 1` = 12 words leaves a common one.
    window: int = 8
    #: Stems of a sentence that are paired; six give 15 keys, and two rewrites of one sentence share about half of them.
    paired_stems: int = 6
    #: Content stems in a row inside quotation marks that make a key.
    quoted_stems: int = 3


def verbatim_keys(words: Sequence[int], *, settings: KeySettings) -> set[int]:
    """Return the winnowed shingles of a run of hashed words (Schleimer, Wilkerson and Aiken 2003)."""
    size = settings.shingle
    shingles = [hash_keys(VERBATIM, *words[at : at + size]) for at in range(len(words) - size + 1)]
    if len(shingles) <= settings.window:
        return {min(shingles)} if shingles else set()
    return {min(shingles[at : at + settings.window]) for at in range(len(shingles) - settings.window + 1)}


def paraphrase_keys(stems: Sequence[tuple[int, int]], *, settings: KeySettings) -> set[int]:
    """Return keys for unordered pairs of the longest stems, given as (letters, hash): long words are rare words."""
    chosen = sorted(set(stems), key=lambda stem: (-stem[0], stem[1]))[: settings.paired_stems]
    hashes = sorted({stem for _, stem in chosen})
    return {hash_keys(PARAPHRASE, *pair) for pair in itertools.combinations(hashes, 2)}


def quotation_keys(stems: Sequence[int], *, settings: KeySettings) -> set[int]:
    """Return keys for every few content stems in a row inside quotation marks: short quotations slip by the others."""
    size = settings.quoted_stems
    return {hash_keys(QUOTATION, *stems[at : at + size]) for at in range(len(stems) - size + 1)}
