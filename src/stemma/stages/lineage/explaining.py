"""What it costs to take one text for the parent of another: the nats that a copy's edits leave to be explained.

Words that are swapped cost little, sentences that a parent lacks and others have cost much, and what is cut from the
end costs once. So two texts of which each has a part of the common stock are no parent and child, alike as they may be.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from stemma.stages.lineage.texts import Matrix, Texts, sentence_starts, wordings

Floats = npt.NDArray[np.float64]

#: Nats for a word of a shared sentence that the parent does not have, and for one that the child has given up.
GAINED = GIVEN_UP = 0.1
#: Nats for a sentence left out, and at most for all that is cut from the end.
LEFT_OUT, CUT = 2.0, 2.0
#: Nats for another headline: headlines are the first thing that a desk changes.
HEADLINE = 3.0
#: Nats for a changed order, for each doubling of the pairs of sentences that stand the other way round.
TURNED = 2.0
#: Nats for each sentence that is not word for word the parent's, besides those for its words.
ALTERED = 0.7
#: Nats by which a parent is better for each sentence more: of two that explain a text alike, the fuller was copied.
FULLER = 0.05


def explaining_cost(
    texts: Texts,
    weights: Matrix,
    *,
    parents: Sequence[int] | None = None,
    children: Sequence[int] | None = None,
    wordless: Floats | None = None,
) -> Floats:
    """Return the nats [parent, child] for some vertices, all where none are named. `weights` are those of words.

    `wordless` is what `wordless_cost` gives for the same vertices, where that is known.
    """
    above, below = _chosen(texts, parents), _chosen(texts, children)
    if wordless is None:
        wordless = wordless_cost(texts, parents=parents, children=children)
    weighted, worded = texts.words[above] * weights, texts.words[below]
    common = weighted @ worded.T
    # Words are summed by sentence first: whoever has the sentence has all or none of its sum to explain.
    gained = texts.has[above] @ _by_sentence(texts, worded * weights).T - common
    given_up = _by_sentence(texts, weighted) @ texts.has[below].T - common
    cost: Floats = (GAINED * gained + GIVEN_UP * given_up).astype(np.float64)
    # Rounded, so that the same texts in another order give the same tree.
    rounded: Floats = np.round(cost + wordless, 4)
    return rounded


def wordless_cost(
    texts: Texts, *, parents: Sequence[int] | None = None, children: Sequence[int] | None = None
) -> Floats:
    """Return the part of the nats [parent, child] that no weight of a word changes."""
    above, below = _chosen(texts, parents), _chosen(texts, children)
    frame = texts.frame
    has_above, has_below = texts.has[above], texts.has[below]
    owed = texts.owed[below]
    cost: Floats = ((owed @ frame.missing)[None, :] - (has_above * frame.missing) @ owed.T).astype(np.float64)
    cost += _left_out(has_above, has_below)
    titles = texts.headline
    cost += HEADLINE * (
        (titles[above][:, None] != titles[below][None, :])
        & (titles[above][:, None] >= 0)
        & (titles[below][None, :] >= 0)
    )
    cost += TURNED * np.log2(1 + _turned(texts.order[above], texts.order[below]))
    varied = frame.varied
    cost += ALTERED * ((has_above[:, varied] @ has_below[:, varied].T) - _alike(texts, above, below))
    cost -= FULLER * has_above.sum(axis=1)[:, None]
    return cost


def grown_cost(texts: Texts, weights: Matrix, known: Floats, *, changed: Sequence[int] = ()) -> Floats:
    """Return the nats [parent, child] for all; `known` holds those between the first, but for those changed."""
    count = len(known)
    fresh = sorted({*changed, *range(count, texts.vertices)})
    if not fresh:
        return known
    cost = np.empty((texts.vertices, texts.vertices))
    cost[:count, :count] = known
    cost[fresh] = explaining_cost(texts, weights, parents=fresh)
    others = sorted({*range(texts.vertices)}.difference(fresh))
    cost[np.ix_(others, fresh)] = explaining_cost(texts, weights, parents=others, children=fresh)
    return cost


def _chosen(texts: Texts, vertices: Sequence[int] | None) -> list[int]:
    return list(range(texts.vertices) if vertices is None else vertices)


def _by_sentence(texts: Texts, words: Matrix) -> Matrix:
    """Return by row what its words come to in each sentence."""
    sums = np.zeros((len(words), texts.has.shape[1]), dtype=np.float32)
    starts = sentence_starts(texts)
    if len(starts):
        sums[:, texts.frame.column_of[starts]] = np.add.reduceat(words, starts, axis=1)
    return sums


def _alike(texts: Texts, above: Sequence[int], below: Sequence[int]) -> Floats:
    """Return how many sentences two texts have in the same words, of those that are not the same everywhere."""
    vertices = sorted({*above, *below})
    states = wordings(texts, vertices)
    rows = np.repeat(vertices, [len(states[vertex]) for vertex in vertices])
    _, number, carriers = np.unique(
        np.concatenate([states[vertex] for vertex in vertices]), return_inverse=True, return_counts=True
    )
    # What one text alone has is alike in no two; it counts where a text is compared with itself.
    alone = np.bincount(rows[carriers[number] == 1], minlength=texts.vertices)
    wide = np.cumsum(carriers > 1) - 1
    shared = carriers[number] > 1
    marks = np.zeros((texts.vertices, int(wide[-1]) + 1 if len(wide) else 0), dtype=np.float32)
    marks[rows[shared], wide[number[shared]]] = 1.0
    upper = marks[above]
    found: Floats = (upper @ (upper if above == below else marks[below]).T).astype(np.float64)
    places = {vertex: column for column, vertex in enumerate(below)}
    for row, vertex in enumerate(above):
        if vertex in places:
            found[row, places[vertex]] += alone[vertex]
    return found


def _turned(above: Matrix, below: Matrix) -> Matrix:
    """Return how many pairs of sentences two texts have the other way round. Few texts have any out of order."""
    turned = np.zeros((len(above), len(below)), dtype=np.float32)
    for one, other, told in ((above, below, turned), (below, above, turned.T)):
        rows = np.flatnonzero((other < 0).any(axis=1))
        pairs = np.flatnonzero((other[rows] < 0).any(axis=0))
        back = (other[np.ix_(rows, pairs)] < 0).astype(np.float32)
        told[:, rows] += (one[:, pairs] > 0).astype(np.float32) @ back.T
    return turned


def _left_out(above: Matrix, below: Matrix) -> Floats:
    """Return the nats for sentences of the parent that the child lacks; those at the end count as one cut."""
    lost = above.sum(axis=1)[:, None] - above @ below.T
    upper, lower = _packed(above), _packed(below)
    after = np.concatenate([np.cumsum(above[:, ::-1], axis=1)[:, ::-1], np.zeros((len(above), 1))], axis=1)
    cut = np.zeros_like(lost)
    for row, has in enumerate(upper):
        cut[row] = after[row, _last_common(has, lower)]
    nats: Floats = (LEFT_OUT * (lost - cut) + np.minimum(CUT, LEFT_OUT * cut)).astype(np.float64)
    return nats


#: Bits of a number that a float holds exactly.
PACKED_BITS = 32


def _packed(has: Matrix) -> npt.NDArray[np.uint32]:
    """Return rows of marks as bits, the first mark as the lowest bit of the first number."""
    numbers = -(-has.shape[1] // PACKED_BITS)
    marks = np.zeros((len(has), numbers * PACKED_BITS), dtype=np.uint8)
    marks[:, : has.shape[1]] = has > 0
    return np.packbits(marks, axis=1, bitorder="little").view("<u4").astype(np.uint32)


def _last_common(has: npt.NDArray[np.uint32], others: npt.NDArray[np.uint32]) -> npt.NDArray[np.int64]:
    """Return by row of others the number of the last mark, from one, that it has in common; 0 where none."""
    if not others.shape[1]:
        return np.zeros(len(others), dtype=np.int64)
    # The exponent of a number is the place of its highest bit.
    _, highest = np.frexp((others & has).astype(np.float64))
    places = np.where(highest > 0, highest + PACKED_BITS * np.arange(others.shape[1]), 0)
    last: npt.NDArray[np.int64] = places.max(axis=1).astype(np.int64)
    return last
