"""Candidate pairs side by side: ours, and MinHash as others do it, over one plain pile with known parents."""

import gc
import hashlib
import importlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import msgspec
import pyarrow as pa
from quality.running import run_stages

from bench.measuring import Cost, measured, peak_memory
from bench.reading import Pairs, Score, read_pile, score
from stemma.model import Candidate, Role, Rows, Witness, Zone, stable_id
from stemma.stages.reuse import winnow_plain
from stemma.stages.reuse.confirming import common_keys, confirm_pairs
from stemma.stages.reuse.fingerprints import Kernel, fingerprint_texts
from stemma.stages.reuse.pairing import DEFAULTS, pair_fingerprints
from stemma.store.pairing import pairs_on_disk

#: MinHash as its users set it: word 5-shingles, 128 permutations in 32 bands.
SHINGLE, PERMUTATIONS, BANDS = 5, 128, 32
WORD = re.compile(r"\w+")

#: Texts that a peer is given at a time.
BATCH = 5000


class Race(msgspec.Struct, frozen=True, kw_only=True):
    """How one method did, or why it did not run. `grown` is MiB beyond the pile itself."""

    method: str
    score: Score | None = None
    cost: Cost | None = None
    grown: float = 0.0
    absent: str = ""


def race(method: str, count: int) -> Race:
    """Return one method's outcome over a plain pile of that many texts; in a process that does nothing else."""
    pile = read_pile(count)
    work = METHODS[method]
    try:
        work(pile.texts[:16])
    except ImportError as error:
        return Race(method=method, absent=f"not installed ({error})")
    gc.collect()
    before = peak_memory()
    pairs, cost = measured(lambda: work(pile.texts))
    return Race(method=method, score=score(pile, pairs), cost=cost, grown=cost.peak - before)


def _named(texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    return ((f"{place:08}", text) for place, text in enumerate(texts))


def _places(pairs: Iterable[Sequence[Any]]) -> Pairs:
    return {(int(pair[0]), int(pair[1])) for pair in pairs}


def _fingerprints(texts: Sequence[str], kernel: Kernel | None = None) -> pa.Table:
    return pa.Table.from_batches(fingerprint_texts(_named(texts), kernel=kernel))


def _ours(texts: Sequence[str]) -> Pairs:
    return _places(pair_fingerprints(_fingerprints(texts)))


def _plain(texts: Sequence[str]) -> Pairs:
    return _places(pair_fingerprints(_fingerprints(texts, winnow_plain.winnow)))


def _disk(texts: Sequence[str]) -> Pairs:
    batches = fingerprint_texts(_named(texts))
    return _places(pairs_on_disk(batches, common_key=DEFAULTS.common_key, least_shared=DEFAULTS.least_shared))


def _confirmed(texts: Sequence[str]) -> Pairs:
    """Return what is left of our pairs once every shingle was looked at."""
    table = _fingerprints(texts)
    found = confirm_pairs(pair_fingerprints(table), lambda name: texts[int(name)], common=common_keys(table))
    return _places(found)


def _stages(texts: Sequence[str]) -> Pairs:
    """Return the candidates of the stages that serve a pile of one event."""
    witnesses = [_witness(place, text) for place, text in enumerate(texts)]
    bodies = [
        Zone(witness=one.id, start=0, end=one.chars, role=Role.BODY, score=1.0, why="plain text") for one in witnesses
    ]
    found = run_stages(Rows([*witnesses, *bodies]), last="candidates")
    places = {one.id: place for place, one in enumerate(witnesses)}
    return {_ordered(places[pair.left], places[pair.right]) for pair in found.of(Candidate)}


def _witness(place: int, text: str) -> Witness:
    return Witness(
        id=stable_id("witness", place),
        path=f"{place}.txt",
        siglum=str(place),
        language="en",
        media_type="text/plain",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        chars=len(text),
        text=text,
    )


def _rensa(texts: Sequence[str]) -> Pairs:
    rensa: Any = importlib.import_module("rensa")
    index = rensa.RMinHashLSH(threshold=0.5, num_perm=PERMUTATIONS, num_bands=BANDS)
    pairs: Pairs = set()
    place = 0
    for start in range(0, len(texts), BATCH):
        shingles = [_shingles(text) for text in texts[start : start + BATCH]]
        for sketch in rensa.RMinHash.from_token_sets(shingles, PERMUTATIONS, 1):
            pairs |= {_ordered(other, place) for other in index.query(sketch)}
            index.insert(place, sketch)
            place += 1
    return pairs


def _datasketch(texts: Sequence[str]) -> Pairs:
    datasketch: Any = importlib.import_module("datasketch")
    index = datasketch.MinHashLSH(num_perm=PERMUTATIONS, params=(BANDS, PERMUTATIONS // BANDS))
    pairs: Pairs = set()
    for place, text in enumerate(texts):
        sketch = datasketch.MinHash(num_perm=PERMUTATIONS)
        sketch.update_batch([shingle.encode() for shingle in _shingles(text)])
        pairs |= {_ordered(other, place) for other in index.query(sketch)}
        index.insert(place, sketch)
    return pairs


def _shingles(text: str) -> list[str]:
    spoken = WORD.findall(text.lower())
    return [" ".join(spoken[at : at + SHINGLE]) for at in range(len(spoken) - SHINGLE + 1)]


def _ordered(one: int, two: int) -> tuple[int, int]:
    return min(one, two), max(one, two)


#: Every method by name: what it makes of texts. Ours first: candidates, the same on disk, and what is then confirmed.
METHODS: dict[str, Callable[[Sequence[str]], Pairs]] = {
    "stemma": _ours,
    "on disk": _disk,
    "confirmed": _confirmed,
    "rensa": _rensa,
    "plain": _plain,
    "stages": _stages,
    "datasketch": _datasketch,
}

#: Methods that are not asked above so many texts: they take minutes there.
MOST = {"plain": 10_000, "stages": 1000, "datasketch": 10_000}
