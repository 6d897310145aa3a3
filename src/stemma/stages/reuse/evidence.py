"""Copy, or the same event in the writer's own words? The bits that two witnesses' own words in common are worth."""

import msgspec
import numpy as np

from stemma.stages.reuse.background import Floats, Integers
from stemma.stages.reuse.body import RUN_SHINGLE, Body, Flags
from stemma.stages.reuse.similarity import Similarity


class EvidenceSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What counts as evidence that two texts hang together."""

    #: Bits that a shared run of words must exceed, as a share of those needed to name its place in both texts.
    place_share: float = 0.8
    #: Shared stems of a sentence below which word order and wording are not looked at.
    least_stems: int = 3
    #: Share of the shorter text's vocabulary that independent reports of one event have in common.
    usual_containment: float = 0.42
    #: Bits for every whole unit of containment above or below that.
    containment_bits: float = 60.0
    #: Vocabulary alone never says more than this, either way.
    most_containment_bits: float = 12.0


class Evidence(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """What the comparison of two witnesses found, in bits, and where."""

    run_bits: float
    sentence_bits: float
    containment_bits: float
    #: Left words that stand in shared runs: start and end in words, and bits; the longest first.
    runs: list[tuple[int, int, float]]

    @property
    def bits(self) -> float:
        """Return the sum of all kinds of evidence."""
        return self.run_bits + self.sentence_bits + self.containment_bits


def weigh_pair(left: Body, right: Body, similarity: Similarity, *, settings: EvidenceSettings) -> Evidence:
    """Return the evidence that one of two witnesses draws on the other, or both on a third."""
    place = settings.place_share * np.log2(max(2.0, float(left.own.sum()) * float(right.own.sum())))
    left_runs = _runs(left, right.distinct_shingles)
    right_runs = _runs(right, left.distinct_shingles)
    left_bits, right_bits = (_run_bits(runs, place) for runs in (left_runs, right_runs))
    covered = _covered(left, left_runs, place), _covered(right, right_runs, place)
    return Evidence(
        run_bits=min(left_bits, right_bits),
        sentence_bits=_sentence_bits(similarity.bits, *covered),
        containment_bits=_containment_bits(left, right, settings=settings),
        runs=sorted(left_runs, key=lambda run: (-run[2], run[0])),
    )


def _runs(body: Body, other: Integers) -> list[tuple[int, int, float]]:
    """Return the runs of the writer's own words that the other text has too."""
    if not len(other) or not len(body.shingles):
        return []
    place = np.minimum(np.searchsorted(other, body.shingles), len(other) - 1)
    shared = np.r_[False, other[place] == body.shingles, False]
    edges = np.flatnonzero(shared[1:] != shared[:-1])
    starts, ends = edges[::2], edges[1::2] + RUN_SHINGLE - 1
    sums = np.r_[0.0, np.cumsum(body.weights)]
    return [(int(start), int(end), float(sums[end] - sums[start])) for start, end in zip(starts, ends, strict=True)]


def _run_bits(runs: list[tuple[int, int, float]], place: float) -> float:
    return sum(max(0.0, bits - place) for _, _, bits in runs)


def _covered(body: Body, runs: list[tuple[int, int, float]], place: float) -> Flags:
    """Return which sentences have words in a run that already counts."""
    covered = np.zeros(len(body.sentences), dtype=bool)
    for start, end, bits in runs:
        if bits > place:
            first, last = np.searchsorted(body.ends, [start, end - 1], side="right")
            covered[first : last + 1] = True
    return covered


def _sentence_bits(bits: Floats, left_covered: Flags, right_covered: Flags) -> float:
    """Return the bits of the best partners among sentences that share no long run, each used once."""
    rows, columns = np.nonzero((bits > 0) & ~left_covered[:, None] & ~right_covered[None, :])
    values = bits[rows, columns]
    used_rows: set[int] = set()
    used_columns: set[int] = set()
    total = 0.0
    for at in np.lexsort((columns, rows, -values)):
        row, column = int(rows[at]), int(columns[at])
        if row not in used_rows and column not in used_columns:
            used_rows.add(row)
            used_columns.add(column)
            total += float(values[at])
    return total


def _containment_bits(left: Body, right: Body, *, settings: EvidenceSettings) -> float:
    """Return the bits for the share of the poorer vocabulary that the other text has too."""
    left_stems, left_at = np.unique(left.stems[left.stem_own], return_index=True)
    right_stems, right_at = np.unique(right.stems[right.stem_own], return_index=True)
    left_bits, right_bits = left.stem_bits[left.stem_own][left_at], right.stem_bits[right.stem_own][right_at]
    least = min(left_bits.sum(), right_bits.sum())
    if least <= 0:
        return -settings.most_containment_bits
    common = left_bits[np.isin(left_stems, right_stems, assume_unique=True)].sum()
    bits = settings.containment_bits * (common / least - settings.usual_containment)
    return float(np.clip(bits, -settings.most_containment_bits, settings.most_containment_bits))
