"""Words in a row that two witnesses share, and what they tell: bits by sentence, and phrasing that nobody needs."""

import msgspec
import numpy as np

from stemma.stages.reuse.background import Floats, Integers
from stemma.stages.reuse.body import RUN_SHINGLE, Body

#: Content words from which a run carries the formulas inside it: "playlists in response to reports of assault".
CARRYING_STEMS = 3


class RunSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What a shared run of words is worth."""

    #: Bits that a shared run of words must exceed, as a share of those needed to name its place in both texts.
    place_share: float = 0.6
    #: Bits that one sentence can bring at most: a formula, a cited line or a caption is not yet a copy.
    most_sentence_bits: float = 24.0
    #: Words of a usual sentence: one shared run brings no more than its sentences would, however short they are.
    sentence_words: float = 20.0
    #: What a caption's evidence is worth: pictures travel with their words, whoever wrote the text.
    caption_share: float = 0.25
    #: Words from which a shared run of plain words is phrasing that nobody needs rather than grammar.
    phrase_words: int = 4
    #: Content words that such a run must have.
    phrase_stems: int = 2


class Runs(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """Runs of one text's own words that the other has too: half-open ranges of words, in order, and their bits."""

    starts: Integers
    ends: Integers
    bits: Floats

    def most_telling(self, count: int) -> list[tuple[int, int]]:
        """Return the ranges with the most bits."""
        order = np.lexsort((self.starts, -self.bits))[:count]
        return list(zip(self.starts[order].tolist(), self.ends[order].tolist(), strict=True))


def shared_runs(body: Body, other: Body) -> Runs:
    """Return the runs of the writer's own words that the other text has too."""
    shared = np.zeros(len(body.shingles) + 2, dtype=np.int8)
    # The sieve leaves a few in a hundred that are looked up, and looks nothing up in vain.
    (likely,) = other.sieve[body.slots].nonzero()
    if len(likely) and len(other.distinct_shingles):
        wanted = body.shingles[likely]
        place = np.minimum(other.distinct_shingles.searchsorted(wanted), len(other.distinct_shingles) - 1)
        shared[likely + 1] = other.distinct_shingles[place] == wanted
    (edges,) = (shared[1:] != shared[:-1]).nonzero()
    starts, ends = edges[::2], edges[1::2] + min(RUN_SHINGLE, len(body.word_rows)) - 1
    carrying = body.plain_stems_reach[ends] - body.plain_stems_reach[starts] >= CARRYING_STEMS
    bits = body.reach[ends] - body.reach[starts]
    bits = np.where(carrying, body.full_reach[ends] - body.full_reach[starts], bits)
    return Runs(starts=starts, ends=ends, bits=bits)


def bits_by_sentence(body: Body, runs: Runs, place: float, *, settings: RunSettings) -> Floats:
    """Return, per sentence, the bits of its shared runs beyond those that name their place."""
    bits = np.zeros(len(body.sentences))
    (telling,) = (runs.bits > place).nonzero()
    if not len(telling):
        return bits
    starts, ends = runs.starts[telling], runs.ends[telling]
    most = settings.most_sentence_bits * np.maximum(1.0, (ends - starts) / settings.sentence_words)
    gained = np.minimum(runs.bits[telling] - place, most)
    first, last = body.word_rows[starts], body.word_rows[ends - 1]
    for low, high, gain in zip(first.tolist(), last.tolist(), gained.tolist(), strict=True):
        bits[low : high + 1] += gain / (high + 1 - low)
    return bits


def total_bits(body: Body, bits: Floats, *, settings: RunSettings) -> float:
    """Return the sum of the bits of sentences: each has a ceiling, captions count in part, repetitions not at all."""
    return float(np.add.reduce(np.minimum(bits, settings.most_sentence_bits) * body.shares(settings.caption_share)))


def phrasing(body: Body, runs: Runs, *, settings: RunSettings) -> float:
    """Return the words of shared phrasing: those of long runs of plain words beyond the first few of each."""
    stems = body.plain_stems_reach[runs.ends] - body.plain_stems_reach[runs.starts]
    (held,) = (stems >= settings.phrase_stems).nonzero()
    if not len(held):
        return 0.0
    starts, ends = runs.starts[held], runs.ends[held]
    carried = body.phrase_reach[ends] - body.phrase_reach[starts]
    plain = body.plain_reach[ends] - body.plain_reach[starts]
    beyond = np.where(stems[held] >= CARRYING_STEMS, carried, plain) - settings.phrase_words + 1
    shares = body.shares(settings.caption_share)[body.word_rows[starts]]
    return float(np.add.reduce(np.maximum(beyond, 0) * shares))
