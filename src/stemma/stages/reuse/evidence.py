"""Copy, or the same event in the writer's own words? The bits that two witnesses' own words in common are worth."""

import msgspec
import numpy as np

from stemma.stages.reuse.background import BIT_PARTS
from stemma.stages.reuse.body import Body
from stemma.stages.reuse.runs import Runs, RunSettings, bits_by_sentence, phrasing, shared_runs, total_bits
from stemma.stages.reuse.similarity import Overlap


class EvidenceSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What counts as evidence that two texts hang together."""

    runs: RunSettings = RunSettings()
    #: Share of the poorer vocabulary that independent reports of one event have in common.
    usual_containment: float = 0.42
    #: Bits for every whole unit of containment above or below that.
    containment_bits: float = 60.0
    #: Vocabulary alone never says more than this, either way.
    most_containment_bits: float = 12.0
    #: Words of phrasing that two independent reports share when the shorter has `usual_words`; it grows as its root.
    usual_phrasing: float = 8.0
    usual_words: float = 300.0
    #: Bits for every natural logarithm of phrasing above or below that, and the most that its want takes away.
    phrasing_bits: float = 12.0
    most_missing_bits: float = 40.0
    #: Witnesses of an event from which the background is half to be trusted: two do not show what everyone must say.
    half_known_witnesses: float = 3.0


class Evidence(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """What the comparison of two witnesses found, in bits, and where."""

    passage_bits: float
    containment_bits: float
    phrasing_bits: float
    #: Runs of left words that the right text has too.
    runs: Runs

    @property
    def bits(self) -> float:
        """Return the sum of all kinds of evidence."""
        return self.passage_bits + self.containment_bits + self.phrasing_bits


def weigh_pair(left: Body, right: Body, overlap: Overlap, *, near: int = 0, settings: EvidenceSettings) -> Evidence:
    """Return the evidence that one of two witnesses draws on the other, or both on a third.

    `near` are the witnesses that may tell of the same event; where nobody counted them, all of the pile may.
    """
    telling = min(near or left.pile, left.pile)
    known = telling / (telling + settings.half_known_witnesses)
    left_runs, right_runs = shared_runs(left, right), shared_runs(right, left)
    sides = ((left, left_runs), (right, right_runs))
    words = min(phrasing(body, runs, settings=settings.runs) for body, runs in sides)
    extra = settings.containment_bits * (overlap.containment - settings.usual_containment)
    most = settings.most_containment_bits
    return Evidence(
        passage_bits=known * _passage_bits(sides, overlap, settings=settings.runs),
        # Single words are guessed far more easily than sentences where little is known of the subject.
        containment_bits=known**2 * min(max(extra, -most), most),
        phrasing_bits=_phrasing_bits(words, min(left.own_words, right.own_words), settings=settings),
        runs=left_runs,
    )


def _passage_bits(
    sides: tuple[tuple[Body, Runs], tuple[Body, Runs]], overlap: Overlap, *, settings: RunSettings
) -> float:
    """Return the bits of sentences, by shared runs or by shared words, whichever says more; the lesser side counts."""
    (left, left_runs), (right, right_runs) = sides
    place = settings.place_share * np.log2(max(2.0, float(left.own_words) * right.own_words))
    left_bits = bits_by_sentence(left, left_runs, place, settings=settings)
    right_bits = bits_by_sentence(right, right_runs, place, settings=settings)
    for row, column, bits in _best_partners(overlap):
        left_bits[row] = max(left_bits[row], bits)
        right_bits[column] = max(right_bits[column], bits)
    return min(total_bits(left, left_bits, settings=settings), total_bits(right, right_bits, settings=settings))


def _phrasing_bits(words: float, own_words: int, *, settings: EvidenceSettings) -> float:
    usual = settings.usual_phrasing * np.sqrt(own_words / settings.usual_words)
    bits = settings.phrasing_bits * (np.log1p(words) - np.log1p(usual))
    return float(np.round(max(bits, -settings.most_missing_bits) * BIT_PARTS) / BIT_PARTS)


def _best_partners(overlap: Overlap) -> list[tuple[int, int, float]]:
    """Return the best partners among sentences that are more alike than their subject makes them, each used once."""
    rows, columns = np.nonzero(overlap.bits > 0)
    values = overlap.bits[rows, columns]
    order = np.lexsort((columns, rows, -values))
    partners: list[tuple[int, int, float]] = []
    used_rows: set[int] = set()
    used_columns: set[int] = set()
    lefts, rights = overlap.rows[rows[order]].tolist(), overlap.columns[columns[order]].tolist()
    for row, column, value in zip(lefts, rights, values[order].tolist(), strict=True):
        if row not in used_rows and column not in used_columns:
            used_rows.add(row)
            used_columns.add(column)
            partners.append((row, column, value))
    return partners
