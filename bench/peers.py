"""Candidate pairs side by side: ours, and MinHash as others do it, over one plain pile with known parents."""

import hashlib
import importlib
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import msgspec
from quality.running import run_stages
from tests.support.planted.bulk import bulk_texts

from bench.measuring import Cost, measured
from stemma.model import Candidate, Role, Rows, Witness, Zone, stable_id

#: MinHash as its users set it: word 5-shingles, 128 permutations in 32 bands.
SHINGLE, PERMUTATIONS, BANDS = 5, 128, 32
WORD = re.compile(r"\w+")

#: Pairs of places in the pile.
Pairs = set[tuple[int, int]]


class Race(msgspec.Struct, frozen=True, kw_only=True):
    """How one method did: recall of parent and child by edit, pairs proposed, cost; or why it did not run."""

    method: str
    recall: dict[str, float] = msgspec.field(default_factory=dict)
    pairs: int = 0
    cost: Cost | None = None
    absent: str = ""


def race(count: int) -> Iterator[Race]:
    """Yield every method's outcome over a plain pile of that many texts."""
    told = list(bulk_texts(seed=1, count=count))
    texts = [text for text, _, _ in told]
    true = [(parent, child, edit) for child, (_, parent, edit) in enumerate(told) if parent is not None]
    methods: tuple[tuple[str, Callable[[Sequence[str]], Pairs]], ...] = (
        ("stemma", _ours),
        ("rensa", _rensa),
        ("datasketch", _datasketch),
    )
    for name, method in methods:
        try:
            pairs, cost = measured(lambda method=method: method(texts))  # type: ignore[misc]
        except ImportError as error:
            yield Race(method=name, absent=f"not installed ({error})")
            continue
        yield Race(method=name, recall=_recall(true, pairs), pairs=len(pairs), cost=cost)


def _recall(true: Sequence[tuple[int, int, str]], pairs: Pairs) -> dict[str, float]:
    edits = sorted({edit for _, _, edit in true})
    families = {edit: [(parent, child) for parent, child, kind in true if kind == edit] for edit in edits}
    return {edit: sum(ends in pairs for ends in families[edit]) / len(families[edit]) for edit in edits}


def _ours(texts: Sequence[str]) -> Pairs:
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
    for place, text in enumerate(texts):
        sketch = rensa.RMinHash(num_perm=PERMUTATIONS, seed=1)
        sketch.update(_shingles(text))
        pairs |= {_ordered(other, place) for other in index.query(sketch)}
        index.insert(place, sketch)
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
