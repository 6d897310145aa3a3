"""Which candidate pairs truly share wording: every shingle is looked at, and formulas of the pile weigh nothing."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

import msgspec
import numpy as np
import numpy.typing as npt
import pyarrow as pa

from stemma.stages.reuse.fingerprints import FingerprintSettings, Kernel, best_kernel
from stemma.stages.reuse.pairing import PairCount, keys_of

Integers = npt.NDArray[np.int64]

#: Texts whose shingles are kept at hand; pairs come sorted by their left text.
REMEMBERED_TEXTS = 4096


class ConfirmSettings(msgspec.Struct, frozen=True, kw_only=True):
    """How much wording two texts must share."""

    fingerprints: FingerprintSettings = FingerprintSettings()
    #: Shared shingles, formulas left out, that show common text: as many as twenty words in a row have.
    least_shingles: int = 16
    #: Or so many that hardly anybody else has: fifteen words in a row, a quotation of two sentences.
    least_rare: int = 11
    #: Or this share of the shorter text's shingles, formulas or not: all of a wire story that everybody prints is hot.
    least_share: float = 0.5
    #: A key of more holders is not rare.
    rare_holders: int = 10
    #: A key of more holders is a formula: of so many witnesses, and of more than this share of the pile.
    formula_holders: int = 50
    formula_share: float = 0.001


DEFAULTS = ConfirmSettings()


class Confirmed(NamedTuple):
    """A pair that shares wording: distinct shingles of both, less those of formulas; all, as a share of the shorter."""

    left: str
    right: str
    shingles: int
    share: float


class CommonKeys(NamedTuple):
    """Keys that more than a few stretches of text hold, and those among them that are formulas; each sorted."""

    widespread: Integers
    formulas: Integers


def common_keys(fingerprints: pa.Table, *, settings: ConfirmSettings = DEFAULTS) -> CommonKeys:
    """Return the keys of a pile that show little: set phrases, forms and furniture."""
    keys, holders = np.unique(keys_of(fingerprints), return_counts=True)
    most = max(settings.formula_holders, int(settings.formula_share * fingerprints.num_rows))
    return CommonKeys(keys[holders > settings.rare_holders], keys[holders > most])


def confirm_pairs(
    pairs: Iterable[PairCount],
    text_of: Callable[[str], str],
    *,
    common: CommonKeys,
    settings: ConfirmSettings = DEFAULTS,
    kernel: Kernel | None = None,
) -> Iterator[Confirmed]:
    """Yield the pairs that hold, in their order; `text_of` gives a witness's text by its id."""
    shape, run = settings.fingerprints, kernel or best_kernel()

    @lru_cache(REMEMBERED_TEXTS)
    def shingles_of(name: str) -> tuple[Integers, Integers, Integers]:
        shingles, _ = run([text_of(name)], shingle=shape.shingle, window=1)
        return shingles, _within(shingles, common.widespread), _within(shingles, common.formulas)

    # A common key was the lowest of its window; so many shingles lie between two lowest ones on average.
    stands_for = (shape.window + 1) / 2
    for pair in pairs:
        (left, widespread, formulas), (right, _, _) = shingles_of(pair.left), shingles_of(pair.right)
        shared = _within(left, right)
        own = len(shared) - int(stands_for * len(_within(formulas, shared)))
        rare = len(shared) - int(stands_for * len(_within(widespread, shared)))
        share = len(shared) / max(1, min(len(left), len(right)))
        if own >= settings.least_shingles or rare >= settings.least_rare or share >= settings.least_share:
            yield Confirmed(pair.left, pair.right, max(own, 0), round(share, 4))


def _within(some: Integers, others: Integers) -> Integers:
    """Return those of some sorted numbers that stand among other sorted ones."""
    if not others.size:
        return others
    places = np.searchsorted(others, some)
    places[places == len(others)] = 0
    found: Integers = some[others[places] == some]
    return found
