"""How alike the subjects of witnesses are: weighted stems, faded by the time between them."""

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from stemma.model import Sketch, StemCount, Witness
from stemma.stages.lineage.moments import read_moment

Matrix = npt.NDArray[np.float64]

DAY = 86400.0
#: Witnesses that must hold a stem for its rarity to speak: a word of one witness binds nobody, it only adds length.
SHARED = 2
#: Weight of the words of one witness.
LONE = 1.0
#: Columns multiplied at a time, to bound memory.
COLUMNS = 1 << 13


def topic_likeness(witnesses: Sequence[Witness], sketches: Sequence[Sketch], counts: Sequence[StemCount]) -> Matrix:
    """Return the cosine of the witnesses' weighted stems, 0..1, in the order of the witnesses.

    A stem weighs (1 + log of its frequency) × (1 + log of its rarity): the second part never falls to nought, because
    in a pile about one event the event's own words are in every witness and are what binds them.
    """
    place = {witness.id: row for row, witness in enumerate(witnesses)}
    tallies: list[Counter[int]] = [Counter() for _ in witnesses]
    for sketch in sketches:
        if sketch.witness in place:
            tallies[place[sketch.witness]].update(sketch.stems)
    carriers = {count.stem: count.witnesses for count in counts}
    columns = {stem: column for column, stem in enumerate(sorted({stem for tally in tallies for stem in tally}))}
    weights = np.zeros((len(witnesses), len(columns)), dtype=np.float32)
    for row, tally in enumerate(tallies):
        for stem, times in tally.items():
            held = carriers.get(stem, 1)
            rarity = 1 + math.log((len(witnesses) + 1) / (held + 1)) if held >= SHARED else LONE
            weights[row, columns[stem]] = (1 + math.log(times)) * rarity
    lengths = np.sqrt(np.einsum("ij,ij->i", weights, weights))
    weights /= np.where(lengths > 0, lengths, 1.0)[:, None]
    likeness = np.zeros((len(witnesses), len(witnesses)))
    for first in range(0, len(columns), COLUMNS):
        block = weights[:, first : first + COLUMNS]
        likeness += block @ block.T
    return np.clip((likeness + likeness.T) / 2, 0.0, 1.0)


def time_fade(witnesses: Sequence[Witness], *, days: float) -> Matrix:
    """Return the factor by which likeness fades with time apart; 1 where either time is unknown."""
    moments = [read_moment(witness.published) or read_moment(witness.retrieved) for witness in witnesses]
    middles = np.array([moment.middle if moment else np.nan for moment in moments])
    spreads = np.array([moment.spread if moment else np.nan for moment in moments])
    apart = np.maximum(np.abs(middles[:, None] - middles[None, :]) - spreads[:, None] - spreads[None, :], 0.0)
    fade = np.exp(-((apart / (days * DAY)) ** 2) / 2)
    return np.where(np.isnan(fade), 1.0, fade)
