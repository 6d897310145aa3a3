"""How closely a text follows another, told by a small model over what the aligner says of the two."""

from collections.abc import Sequence

import msgspec
import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

#: The bits of a pair say nothing more beyond these.
LEAST_BITS, MOST_BITS = -40.0, 100.0
#: Penalty on squared weights, and steps and pace of the descent; the loss is convex, so the end is the same for others.
PENALTY, STEPS, PACE = 0.003, 4000, 0.5


class Followed(msgspec.Struct, frozen=True):
    """What the aligner says of a text against another: bits of the pair, the rest of its aligned characters."""

    bits: float
    #: Part of the aligned characters that stand in sentences taken over word for word, 0..1.
    verbatim: float
    #: Mean score of the alignments, by characters, 0..1.
    fidelity: float


def told_ways(taught: Sequence[tuple[Followed, str]], asked: Sequence[Followed]) -> list[str]:
    """Return the likeliest label of each text asked, by a logistic regression over the labels of those taught."""
    if not taught:
        raise ValueError("nothing to learn from: give texts whose label is known")
    labels = sorted({label for _, label in taught})
    seen = _features([one for one, _ in taught])
    middle, spread = seen.mean(axis=0), np.maximum(seen.std(axis=0), 1e-9)
    truth = np.array([[label == other for other in labels] for _, label in taught], dtype=np.float64)
    weights = _learnt(_scaled(seen, middle, spread), truth)
    scores = _scaled(_features(asked), middle, spread) @ weights
    return [labels[int(best)] for best in scores.argmax(axis=1)]


def _features(texts: Sequence[Followed]) -> Floats:
    rows = [(min(max(one.bits, LEAST_BITS), MOST_BITS), one.verbatim, one.fidelity) for one in texts]
    return np.array(rows, dtype=np.float64).reshape(-1, 3)


def _scaled(features: Floats, middle: Floats, spread: Floats) -> Floats:
    return np.hstack([(features - middle) / spread, np.ones((len(features), 1))])


def _learnt(features: Floats, truth: Floats) -> Floats:
    """Return the weights [feature, label] of a multinomial logistic regression."""
    weights = np.zeros((features.shape[1], truth.shape[1]))
    for _ in range(STEPS):
        scores = features @ weights
        chances = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        weights -= PACE * (features.T @ (chances - truth) / len(features) + PENALTY * weights)
    return weights
