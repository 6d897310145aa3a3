"""Which of very many texts share wording, told by their fingerprints; known fingerprints are never made again."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec
import numpy as np
import numpy.typing as npt
import pyarrow as pa

from stemma.stages.reuse.fingerprints import FINGERPRINT_SCHEMA, FingerprintSettings, fingerprint_texts
from stemma.stages.reuse.shared_keys import Counted, count_pairs

Integers = npt.NDArray[np.int64]


class PairingSettings(msgspec.Struct, frozen=True, kw_only=True):
    """Which shared keys make a pair."""

    fingerprints: FingerprintSettings = FingerprintSettings()
    #: A key with more holders binds each to the first of them only, never all to all: a star, not a clique.
    common_key: int = 50
    #: Keys that two stretches of text must share; eighteen words in a row leave two.
    least_shared: int = 2


DEFAULTS = PairingSettings()


class PairCount(NamedTuple):
    """Two witnesses, and the most keys that a stretch of one shares with a stretch of the other; `left` < `right`."""

    left: str
    right: str
    shared: int


def fingerprint_pairs(texts: Iterable[tuple[str, str]], *, settings: PairingSettings = DEFAULTS) -> Iterator[PairCount]:
    """Yield which of many (id, text) share wording, sorted by ids. The ids must differ.

    The order of the texts matters in one way: a key that many hold binds them to the first of them that came, so give
    the earliest first, in an order that does not change. Texts are not kept in memory; their keys are (700 B a text).
    """
    found = pa.Table.from_batches(fingerprint_texts(texts, settings=settings.fingerprints), FINGERPRINT_SCHEMA)
    yield from pair_fingerprints(found, settings=settings)


def pair_fingerprints(
    fingerprints: pa.Table, *, known: pa.Table | None = None, settings: PairingSettings = DEFAULTS
) -> Iterator[PairCount]:
    """Yield the pairs among fingerprints, and with `known` also those between them and known ones, sorted by ids.

    Both are tables under FINGERPRINT_SCHEMA (write them to Parquet to keep them); known ones came before. What this
    yields is what all of them together would, less the pairs among the known.
    """
    pairs = paired(fingerprints, known=known, settings=settings)
    for left, right, shared in zip(pairs.left.tolist(), pairs.right.tolist(), pairs.shared.tolist(), strict=True):
        yield PairCount(pairs.names[left], pairs.names[right], shared)


class Paired(NamedTuple):
    """Pairs as numbers, for piles whose pairs are too many for objects: places in `names`, sorted; left < right."""

    names: Sequence[str]
    left: Integers
    right: Integers
    shared: Integers


def paired(fingerprints: pa.Table, *, known: pa.Table | None = None, settings: PairingSettings = DEFAULTS) -> Paired:
    """Return what `pair_fingerprints` yields, as numbers."""
    table = fingerprints if known is None else pa.concat_tables([known, fingerprints])
    names, holders = _numbered(table.column("witness"))
    keys, stretch = _keys(table.column("keys"))
    fresh = 0 if known is None else known.num_rows
    pairs = count_pairs(
        keys,
        stretch,
        size=len(holders),
        common_key=settings.common_key,
        least_shared=settings.least_shared,
        fresh=fresh,
    )
    return _by_name(pairs, names, holders)


def _numbered(column: pa.ChunkedArray) -> tuple[Sequence[str], Integers]:
    """Return the distinct names in the order in which they come, and for every row the place of its name."""
    coded = column.combine_chunks().dictionary_encode()
    if isinstance(coded, pa.ChunkedArray):
        coded = coded.combine_chunks()
    return coded.dictionary.to_pylist(), coded.indices.to_numpy(zero_copy_only=False).astype(np.int64)


def keys_of(fingerprints: pa.Table) -> Integers:
    """Return all keys of fingerprints, stretch after stretch."""
    return _keys(fingerprints.column("keys"))[0]


def _keys(column: pa.ChunkedArray) -> tuple[Integers, Integers]:
    """Return all keys of all rows, and for every key the number of its row."""
    lists = [chunk for chunk in column.chunks if len(chunk)]
    counts = [np.diff(chunk.offsets.to_numpy()) for chunk in lists]
    keys = [chunk.flatten().to_numpy() for chunk in lists]
    rows = np.repeat(np.arange(len(column)), np.concatenate([np.zeros(0, dtype=np.int32), *counts]))
    return np.concatenate([np.zeros(0, dtype=np.int64), *keys]), rows


def _by_name(pairs: Counted, names: Sequence[str], holders: Integers) -> Paired:
    """Return pairs of stretches as pairs of witnesses in the order of their names, with the best of their stretches."""
    rank = np.empty(len(names), dtype=np.int64)
    rank[sorted(range(len(names)), key=names.__getitem__)] = np.arange(len(names))
    one, two = rank[holders[pairs.left]], rank[holders[pairs.right]]
    left, right = np.minimum(one, two), np.maximum(one, two)
    order = np.lexsort((-pairs.shared, right, left))
    left, right, shared = left[order], right[order], pairs.shared[order]
    first = left != right
    first[1:] &= (left[1:] != left[:-1]) | (right[1:] != right[:-1])
    return Paired(sorted(names), left[first], right[first], shared[first])
