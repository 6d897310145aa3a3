"""Fingerprints of whole texts, for piles of any size: winnowed word shingles, one short list of keys a stretch of text.

Winnowing is Schleimer, Wilkerson and Aiken's (2003): a run of `shingle + window - 1` shared words always leaves a
common key, and one of `shingle + 2 * window - 1` leaves two.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Protocol

import msgspec
import numpy as np
import numpy.typing as npt
import pyarrow as pa

from stemma.stages.reuse import winnow_plain

Integers = npt.NDArray[np.int64]

#: Texts that are fingerprinted together.
BATCH = 5000

#: Texts up to which the plain kernel is done before the compiled one is loaded.
FEW = 200

#: One row a stretch of text: the witness's id, the number of the stretch in it, its keys sorted and each once.
FINGERPRINT_SCHEMA = pa.schema(
    [
        pa.field("witness", pa.string(), nullable=False),
        pa.field("stretch", pa.int32(), nullable=False),
        pa.field("keys", pa.list_(pa.field("item", pa.int64(), nullable=False)), nullable=False),
    ]
)


class FingerprintSettings(msgspec.Struct, frozen=True, kw_only=True):
    """How a text is reduced to keys."""

    #: Words in a shingle; five words in a row are rarely shared by chance.
    shingle: int = 5
    #: Shingles in a window that leaves one key: eleven shared words leave a common one, eighteen leave two.
    window: int = 7
    #: Characters after which a text is cut into stretches, or a book would share keys with everybody.
    stretch: int = 12_000
    #: Characters that two stretches have in common, so that nothing short is cut in two.
    overlap: int = 400


DEFAULTS = FingerprintSettings()


class Kernel(Protocol):
    """What makes keys of texts, text after text, each text's sorted and each once."""

    def __call__(self, texts: Sequence[str], *, shingle: int, window: int) -> tuple[Integers, Integers]:
        """Return the keys of all texts, and how many each text has."""
        ...


def fingerprint_texts(
    texts: Iterable[tuple[str, str]], *, settings: FingerprintSettings = DEFAULTS, kernel: Kernel | None = None
) -> Iterator[pa.RecordBatch]:
    """Yield the fingerprints of (id, text) in batches under FINGERPRINT_SCHEMA, in the order of the texts.

    A text without a single shingle gives a row without keys. Any `kernel` gives the same rows.
    """
    waiting = iter(texts)
    while batch := list(islice(waiting, BATCH)):
        yield _fingerprint_batch(batch, settings=settings, kernel=kernel or _kernel_for(len(batch)))


def stretches(text: str, *, settings: FingerprintSettings = DEFAULTS) -> list[str]:
    """Return a text cut into overlapping stretches between words; most texts are one."""
    if len(text) <= settings.stretch:
        return [text]
    cut, start = [], 0
    while len(text) - start > settings.stretch:
        end = _gap(text, start + settings.stretch, least=start + settings.stretch // 2)
        cut.append(text[start:end])
        start = _gap(text, end - settings.overlap, least=start + 1)
    return [*cut, text[start:]]


def _kernel_for(texts: int) -> Kernel:
    return winnow_plain.winnow if texts <= FEW else best_kernel()


@cache
def best_kernel() -> Kernel:
    """Return the compiled kernel where numba is installed (the extra `fast`) and works, else the plain one."""
    try:
        from stemma.stages.reuse import winnow_compiled  # noqa: PLC0415 - optional, and takes a second to load
    except (ImportError, RuntimeError):
        # RuntimeError: numba finds no folder in which it may keep what it has compiled.
        return winnow_plain.winnow
    return winnow_compiled.winnow


def _fingerprint_batch(
    batch: Sequence[tuple[str, str]], *, settings: FingerprintSettings, kernel: Kernel
) -> pa.RecordBatch:
    pieces = [stretches(text, settings=settings) for _, text in batch]
    keys, counts = kernel([piece for cut in pieces for piece in cut], shingle=settings.shingle, window=settings.window)
    columns = [
        pa.array([name for (name, _), cut in zip(batch, pieces, strict=True) for _ in cut], pa.string()),
        pa.array([number for cut in pieces for number in range(len(cut))], pa.int32()),
        pa.ListArray.from_arrays(pa.array(np.r_[0, np.cumsum(counts)], pa.int32()), pa.array(keys, pa.int64())),
    ]
    return pa.RecordBatch.from_arrays(
        [column.cast(field.type) for column, field in zip(columns, FINGERPRINT_SCHEMA, strict=True)],
        schema=FINGERPRINT_SCHEMA,
    )


def _gap(text: str, wanted: int, *, least: int) -> int:
    """Return the last place before `wanted` where a word ends, or `wanted` where none does."""
    found = max(text.rfind(" ", least, wanted), text.rfind("\n", least, wanted))
    return found + 1 if found >= least else max(wanted, least)
