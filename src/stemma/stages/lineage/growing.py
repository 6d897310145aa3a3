"""Unseen texts: where neighbours of a text share what it lacks, something stood between them."""

from collections.abc import Iterator, Sequence

import msgspec
import numpy as np

from stemma.stages.lineage.explaining import GAINED, GIVEN_UP, explaining_cost
from stemma.stages.lineage.texts import Matrix, Texts, chosen, median_text, neighbours, with_text

#: Nats that an unseen text must save: one sentence of the common stock, or forty words, that a witness cannot explain.
COST_OF_UNSEEN = 20.0
#: Neighbours that make a crowd: what most of them have is a better guess at a text unseen than what two have.
CROWD = 3
#: Nats below which a triple is not worth a trial.
LEAST_PROMISE = 3.0
#: Pairs of neighbours tried for each vertex, the most promising first.
TRIALS = 3


class Growth(msgspec.Struct, frozen=True):
    """A tree on its way: `parents` of all vertices, -1 for a root, and the nats that each edge to a parent leaves."""

    texts: Texts
    parents: list[int]
    paid: list[float]


class Trial(msgspec.Struct, frozen=True):
    """The median of a group as one more vertex."""

    group: Sequence[int]
    #: Vertex to the nats of its edge, for those whose parent it would be.
    paid: dict[int, float]
    #: Nats of its own edge to its parent.
    above: float
    #: Nats that the vertex saves.
    saved: float

    def grown(self, growth: Growth) -> Growth:
        """Return a tree with the text added."""
        added = growth.texts.vertices
        parents, paid = [*growth.parents, growth.parents[self.group[0]]], [*growth.paid, self.above]
        for child, nats in self.paid.items():
            parents[child], paid[child] = added, nats
        return Growth(with_text(growth.texts, median_text(growth.texts, self.group)), parents, paid)


class Memory(msgspec.Struct):
    """What was tried, and what the pairs around a vertex promise: few vertices change from one trial to the next."""

    tried: set[tuple[int, ...]]
    known: dict[tuple[int, tuple[int, ...]], list[tuple[float, int, int]]]

    def promises(
        self, texts: Texts, weights: Matrix, place: tuple[int, tuple[int, ...]]
    ) -> list[tuple[float, int, int]]:
        """Return (minus nats, first, second) for the pairs around a vertex that share most of what it lacks."""
        if place not in self.known:
            self.known[place] = _promises(texts, weights, place)
        return self.known[place]


def grow_unseen(growth: Growth, weights: Matrix) -> Growth:
    """Return the tree with unseen texts, each the median of a vertex and two neighbours, while they save enough."""
    memory = Memory(set(), {})
    most = 2 * growth.texts.leaves
    while growth.texts.vertices < most:
        better = next(_trials(growth, weights, memory), None)
        if better is None:
            return growth
        growth = better
    return growth


def _trials(growth: Growth, weights: Matrix, memory: Memory) -> Iterator[Growth]:
    """Yield trees with one more unseen text that saves more than it costs, the most promising triples first."""
    near = neighbours(growth.parents)
    promising = [
        (promise, vertex, first, second)
        for vertex, around in enumerate(near)
        if len(around) > 1
        for promise, first, second in memory.promises(growth.texts, weights, (vertex, tuple(around)))
    ]
    groups = [(vertex, *around) for vertex, around in enumerate(near) if len(around) >= CROWD]
    triples = [(vertex, first, second) for _, vertex, first, second in sorted(promising)]
    for group in [*sorted(groups, key=len, reverse=True), *triples]:
        known = (*group, -len(near[group[0]]))
        if known in memory.tried:
            continue
        memory.tried.add(known)
        trial = _stood_above(growth, weights, near, group=group)
        if trial.saved > COST_OF_UNSEEN:
            yield trial.grown(growth)


def _promises(texts: Texts, weights: Matrix, place: tuple[int, tuple[int, ...]]) -> list[tuple[float, int, int]]:
    """Return (minus nats, first, second) for the pairs around a vertex that share most of what it lacks."""
    vertex, around = place[0], list(place[1])
    has, words, frame = texts.has[around], texts.words[around], texts.frame
    here, mine = texts.has[vertex][frame.column_of], texts.words[vertex]
    lacked = has * (1 - texts.has[vertex])
    promise = (lacked * frame.missing) @ lacked.T
    gained = words * ((1 - mine) * here)
    promise += GAINED * ((gained * weights) @ gained.T)
    given_up = (has[:, frame.column_of] - words) * mine
    promise += GIVEN_UP * ((given_up * weights) @ given_up.T)
    promise = np.round(np.triu(promise, k=1), 4)
    best = np.argsort(-promise, axis=None, kind="stable")[:TRIALS].tolist()
    pairs = [divmod(flat, len(around)) for flat in best]
    return [
        (-float(promise[one, two]), around[one], around[two]) for one, two in pairs if promise[one, two] > LEAST_PROMISE
    ]


def _stood_above(growth: Growth, weights: Matrix, near: Sequence[Sequence[int]], *, group: Sequence[int]) -> Trial:
    """Return the trial of the median of a group above the first of it; `near` are the neighbours of every vertex.

    Its parent's other children and its own move to the unseen text where they are nearer to it.
    """
    vertex, upper = group[0], growth.parents[group[0]]
    around = {*near[vertex], *(near[upper] if upper >= 0 else [])}
    # Neighbours of the two are their children, themselves, and what the upper one hangs from.
    moved = sorted({vertex, *(child for child in around if growth.parents[child] in (vertex, upper))})
    # A trial looks at these few alone: the whole pile is long, and most trials save nothing.
    few = with_text(chosen(growth.texts, [*moved, *([upper] if upper >= 0 else [])]), median_text(growth.texts, group))
    unseen = few.vertices - 1
    down = explaining_cost(few, weights, parents=[unseen], children=range(len(moved)))[0].tolist()
    above = float(explaining_cost(few, weights, parents=[len(moved)], children=[unseen])[0, 0]) if upper >= 0 else 0.0
    paid = {}
    saved = -above
    for child, nats in zip(moved, down, strict=True):
        better = growth.paid[child] - nats
        if child == vertex or better > 0:
            saved += better
            paid[child] = nats
    return Trial(group, paid, above, saved)
