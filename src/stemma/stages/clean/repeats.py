"""Lines that stand in several texts of one outlet: counted whole where texts are few, by hashes where they are many."""

import hashlib
from array import array
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from stemma.stages.clean.lines import Line
from stemma.stages.clean.setting import SENTENCE_WORDS, is_prose

#: So many hashes are counted at once.
COUNTED_AT_ONCE = 1 << 16


def repeated_lines(texts: Iterable[Sequence[Line]], *, least: int) -> frozenset[str]:
    """Return the folded short lines that are no sentence and stand in so many texts or more."""
    count = Counter(fold for lines in texts for fold in _folds(lines))
    return frozenset(fold for fold, texts_with in count.items() if texts_with >= least)


def repeated_hashes(texts: Iterable[Sequence[Line]], *, least: int) -> "HashedLines":
    """Return the same, holding twelve bytes a different line."""
    known, counts = np.empty(0, np.uint64), np.empty(0, np.uint32)
    fresh = array("Q")
    for lines in texts:
        fresh.extend(sorted(map(_hashed, _folds(lines))))
        if len(fresh) >= COUNTED_AT_ONCE:
            known, counts = _added(known, counts, fresh)
            fresh = array("Q")
    known, counts = _added(known, counts, fresh)
    return HashedLines(frozenset(known[counts >= least].tolist()))


class HashedLines(Container[str]):
    """Folded lines by their hashes: sixty-four bits, so that two lines of a large outlet hardly ever share one."""

    def __init__(self, hashes: frozenset[int]) -> None:
        self._hashes = hashes

    def __contains__(self, fold: object) -> bool:
        return isinstance(fold, str) and fold != "" and _hashed(fold) in self._hashes


def _folds(lines: Sequence[Line]) -> Iterator[str]:
    """Yield each short line of a text that is no sentence, once."""
    folds = {line.fold for line in lines if line.length < SENTENCE_WORDS and not is_prose(line)}
    yield from sorted(folds - {""})


def _added(
    known: npt.NDArray[np.uint64], counts: npt.NDArray[np.uint32], fresh: "array[int]"
) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.uint32]]:
    """Return hashes and counts with fresh hashes, each of which counts one."""
    hashes = np.concatenate([known, np.array(fresh, np.uint64)])
    weights = np.concatenate([counts, np.ones(len(fresh), np.uint32)])
    merged, places = np.unique(hashes, return_inverse=True)
    return merged, np.bincount(places, weights=weights, minlength=len(merged)).astype(np.uint32)


def _hashed(fold: str) -> int:
    return int.from_bytes(hashlib.blake2b(fold.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")
