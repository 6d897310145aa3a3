"""Copy, or the same event in the writer's own words? The bits that two witnesses' own words in common are worth."""

from typing import NamedTuple

import msgspec
import numpy as np

from stemma.stages.reuse.background import BIT_PARTS, Floats, Integers
from stemma.stages.reuse.body import RUN_SHINGLE, Body
from stemma.stages.reuse.similarity import Overlap


#: Content words from which a run carries the formulas inside it: "playlists in response to reports of assault".
CARRYING_STEMS = 3


class Run(NamedTuple):
    """Words of one text that the other has too: a half-open range of its words, and the bits they are worth."""

    start: int
    end: int
    bits: float


class EvidenceSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What counts as evidence that two texts hang together."""

    #: Bits that a shared run of words must exceed, as a share of those needed to name its place in both texts.
    place_share: float = 0.6
    #: Bits that one sentence can bring at most: a formula, a cited line or a caption is not yet a copy.
    most_sentence_bits: float = 24.0
    #: Words of a usual sentence: one shared run brings no more than its sentences would, however short they are.
    sentence_words: float = 20.0
    #: What a caption's evidence is worth: pictures travel with their words, whoever wrote the text.
    caption_share: float = 0.25
    #: Share of the poorer vocabulary that independent reports of one event have in common.
    usual_containment: float = 0.42
    #: Bits for every whole unit of containment above or below that.
    containment_bits: float = 60.0
    #: Vocabulary alone never says more than this, either way.
    most_containment_bits: float = 12.0
    #: Words from which a shared run of plain words is phrasing that nobody needs rather than grammar.
    phrase_words: int = 4
    #: Content words that such a run must have.
    phrase_stems: int = 2
    #: Words of phrasing that two independent reports share when the shorter has `usual_words`; it grows as its root.
    usual_phrasing: float = 8.0
    usual_words: float = 300.0
    #: Bits for every natural logarithm of phrasing above or below that, and the most that its want takes away.
    phrasing_bits: float = 12.0
    most_missing_bits: float = 40.0
    #: Witnesses whose text the background must have seen to be trusted half: two reports do not show what is common.
    half_known_witnesses: float = 3.0


class Evidence(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """What the comparison of two witnesses found, in bits, and where."""

    passage_bits: float
    containment_bits: float
    phrasing_bits: float
    #: Runs of left words that the right text has too, the most telling first.
    runs: list[Run]

    @property
    def bits(self) -> float:
        """Return the sum of all kinds of evidence."""
        return self.passage_bits + self.containment_bits + self.phrasing_bits


def weigh_pair(left: Body, right: Body, overlap: Overlap, *, settings: EvidenceSettings) -> Evidence:
    """Return the evidence that one of two witnesses draws on the other, or both on a third."""
    place = settings.place_share * np.log2(max(2.0, float(left.own_words) * right.own_words))
    left_runs, right_runs = _runs(left, right.distinct_shingles), _runs(right, left.distinct_shingles)
    left_bits, right_bits = (
        _bits_by_run(body, runs, place, settings=settings) for body, runs in ((left, left_runs), (right, right_runs))
    )
    for row, column, bits in _best_partners(overlap.bits):
        left_bits[row] = max(left_bits[row], bits)
        right_bits[column] = max(right_bits[column], bits)
    extra = settings.containment_bits * (overlap.containment - settings.usual_containment)
    most = settings.most_containment_bits
    known = left.pile / (left.pile + settings.half_known_witnesses)
    passages = min(_total(left, left_bits, settings=settings), _total(right, right_bits, settings=settings))
    phrasing = min(_phrasing(left, left_runs, settings=settings), _phrasing(right, right_runs, settings=settings))
    return Evidence(
        passage_bits=known * passages,
        # Single words are guessed far more easily than sentences where little is known of the subject.
        containment_bits=known**2 * float(np.clip(extra, -most, most)),
        phrasing_bits=_phrasing_bits(phrasing, min(left.own_words, right.own_words), settings=settings),
        runs=sorted(left_runs, key=lambda run: (-run.bits, run.start)),
    )


def _phrasing(body: Body, runs: list[Run], *, settings: EvidenceSettings) -> float:
    """Return the words of shared phrasing: those of long runs of plain words beyond the first few of each."""
    words = 0.0
    for start, end, _ in runs:
        stems = body.plain_stems_reach[end] - body.plain_stems_reach[start]
        reach = body.phrase_reach if stems >= CARRYING_STEMS else body.plain_reach
        length = int(reach[end] - reach[start]) - settings.phrase_words + 1
        if length > 0 and stems >= settings.phrase_stems:
            row = int(np.searchsorted(body.ends, start, side="right"))
            share = 1.0 if body.proper[row] else settings.caption_share
            words += length * share * (not body.repeated[row])
    return words


def _phrasing_bits(phrasing: float, own_words: int, *, settings: EvidenceSettings) -> float:
    usual = settings.usual_phrasing * np.sqrt(own_words / settings.usual_words)
    bits = settings.phrasing_bits * (np.log1p(phrasing) - np.log1p(usual))
    return float(np.round(max(bits, -settings.most_missing_bits) * BIT_PARTS) / BIT_PARTS)


def _runs(body: Body, other: Integers) -> list[Run]:
    """Return the runs of the writer's own words that the other text has too."""
    if not len(other) or not len(body.shingles):
        return []
    place = np.minimum(np.searchsorted(other, body.shingles), len(other) - 1)
    shared = np.zeros(len(body.shingles) + 2, dtype=np.int8)
    shared[1:-1] = other[place] == body.shingles
    edges = np.flatnonzero(np.diff(shared))
    starts, ends = edges[::2], edges[1::2] + RUN_SHINGLE - 1
    weights = body.reach[ends] - body.reach[starts]
    carrying = body.plain_stems_reach[ends] - body.plain_stems_reach[starts] >= CARRYING_STEMS
    weights = np.where(carrying, body.full_reach[ends] - body.full_reach[starts], weights)
    return list(map(Run, starts.tolist(), ends.tolist(), weights.tolist()))


def _bits_by_run(body: Body, runs: list[Run], place: float, *, settings: EvidenceSettings) -> Floats:
    """Return, per sentence, the bits of its shared runs beyond those that name their place."""
    bits = np.zeros(len(body.sentences))
    for start, end, weight in runs:
        if weight > place:
            first, last = np.searchsorted(body.ends, [start, end - 1], side="right")
            most = settings.most_sentence_bits * max(1.0, (end - start) / settings.sentence_words)
            bits[first : last + 1] += min(weight - place, most) / (last + 1 - first)
    return bits


def _best_partners(bits: Floats) -> list[tuple[int, int, float]]:
    """Return the best partners among sentences that are more alike than their subject makes them, each used once."""
    rows, columns = np.nonzero(bits > 0)
    values = bits[rows, columns]
    partners: list[tuple[int, int, float]] = []
    used_rows: set[int] = set()
    used_columns: set[int] = set()
    for at in np.lexsort((columns, rows, -values)):
        row, column = int(rows[at]), int(columns[at])
        if row not in used_rows and column not in used_columns:
            used_rows.add(row)
            used_columns.add(column)
            partners.append((row, column, float(values[at])))
    return partners


def _total(body: Body, bits: Floats, *, settings: EvidenceSettings) -> float:
    shares = np.where(body.proper, 1.0, settings.caption_share) * ~body.repeated
    return float((np.minimum(bits, settings.most_sentence_bits) * shares).sum())
