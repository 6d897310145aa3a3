"""The tree itself: planted piles by the dozen, with and without dates, plain methods beside it, figures with intervals.

Texts of the same words count as one: nobody can say which of them was copied. No setting was read off these seeds.
"""

from collections.abc import Callable, Iterator, Sequence

import msgspec
from tests.support.planted import Plan

from quality.baselines import joined_neighbours, run_distances, spanning_tree
from quality.figures import Counts, Figure, Missing, mean, ratio, spread
from quality.gold import Gold
from quality.layers.lineage import (
    Judged,
    directed_parents,
    judge,
    mixed_witnesses,
    origins_found,
    same_lineage,
)
from quality.planted import from_zones
from quality.sets import Sets
from quality.trees import Edge, components, drawn_together, orientation_likeness, skeleton_likeness, star
from stemma.model import Derivation

LAYER = "tree"
#: Piles of each kind.
SEEDS = range(401, 421)
#: Shares of all texts that are not in the pile.
HIDDEN = (0.0, 0.2, 0.4)
#: Nothing but the texts.
BARE = Plan(undated=1.0, credited=0.0)
#: Kinds of bare piles: name, origins, share of the copies that have two parents.
KINDS = (
    ("planted bare", 5, BARE.merged),
    ("one tradition bare", 1, BARE.merged),
    ("one parent each bare", 5, 0.0),
)
SURE = 0.9
#: Witnesses of a story in which most pairs are not compared, and the true origins of each such pile.
LARGE, LARGE_ORIGINS = 120, (1, 3, 5)

Compare = Callable[[Sequence[Edge], Sequence[Edge], Sequence[str]], float | None]


def measure(sets: Sets) -> Iterator[Figure | Missing]:
    """Yield how near the trees come to the true ones."""
    del sets
    for hidden in HIDDEN:
        for name, origins, merged in KINDS:
            plan = msgspec.structs.replace(BARE, hidden=hidden, origins=origins, merged=merged)
            golds = _golds(plan, f"{name}, {hidden:.0%} hidden")
            yield _skeleton(golds)
    yield from _dated(_golds(Plan(), "planted dated"))
    yield from _large()


def _golds(plan: Plan, name: str) -> list[Gold]:
    return [from_zones(msgspec.structs.replace(plan, seed=seed), name, last="lineage") for seed in SEEDS]


def _figure(golds: Sequence[Gold], metric: str, value: float, *, detail: str) -> Figure:
    return Figure(layer=LAYER, measured_on=golds[0].name, metric=metric, value=value, detail=detail)


def _skeleton(golds: Sequence[Gold]) -> Figure:
    found = _likenesses(golds, _found, skeleton_likeness)
    plain = ", ".join(
        f"{name} {mean(_likenesses(golds, edges, skeleton_likeness)):.1f}"
        for name, edges in (
            ("neighbour joining", _joined),
            ("spanning tree", _spanning),
            ("a star", _star),
            ("the true tree without second parents", _first_parents),
        )
    )
    return _figure(golds, "skeleton sign distance", mean(found), detail=f"{_interval(found)}; {plain}")


def _dated(golds: Sequence[Gold]) -> Iterator[Figure]:
    yield _skeleton(golds)
    order = _likenesses(golds, _found, orientation_likeness)
    yield _figure(golds, "order of descent", mean(order), detail=_interval(order))
    parents, each = Counts(), []
    for gold in golds:
        each.append(directed_parents(gold).f1)
        parents.add(directed_parents(gold))
    yield _figure(golds, "directed parent F1", parents.f1, detail=f"{_interval(each)}; {parents}")
    exact = [float(low <= origins_found(gold) <= high) for gold in golds for low, high in [gold.origins]]
    yield _figure(golds, "origins exact", mean(exact), detail=_interval(exact))
    judged = [one for gold in golds for one in judge(gold)]
    sure = [float(one.right) for one in judged if one.score >= SURE]
    yield _figure(golds, "right when .9 or surer", ratio(sum(sure), len(sure)), detail=_table(judged))
    mixed = mixed_witnesses(golds)
    yield _figure(golds, "two parents precision", mixed.precision, detail=str(mixed))
    yield _figure(golds, "two parents recall", mixed.recall, detail=str(mixed))


def _large() -> Iterator[Figure]:
    """Yield whether large stories stay whole: ten copies must not be counted as several witnesses."""
    golds = [
        from_zones(
            Plan(seed=440 + origins, witnesses=LARGE, origins=origins), f"planted, {LARGE} witnesses", last="lineage"
        )
        for origins in LARGE_ORIGINS
    ]
    pairs = Counts()
    for gold in golds:
        pairs.add(same_lineage(gold))
    yield _figure(golds, "same-lineage pair F1", pairs.f1, detail=str(pairs))
    off = sum(abs(origins_found(gold) - gold.origins[0]) for gold in golds)
    counted = ", ".join(f"{origins_found(gold)} for {gold.origins[0]}" for gold in golds)
    figure = _figure(golds, "origins off by", float(off), detail=counted)
    yield msgspec.structs.replace(figure, low=True)


def _table(judged: Sequence[Judged]) -> str:
    """Return, by tenths of the scale, how often a derivation of that score is right."""
    parts = []
    for tenth in range(10):
        inside = [float(one.right) for one in judged if tenth <= one.score * 10 < tenth + 1]
        if inside:
            parts.append(f".{tenth}: {mean(inside):.2f} ± {spread(inside):.2f} of {len(inside)}")
    return ", ".join(parts)


def _interval(values: Sequence[float]) -> str:
    return f"± {spread(values):.3g} over {len(values)} piles"


def _likenesses(golds: Sequence[Gold], edges: Callable[[Gold], list[Edge]], compare: Compare) -> list[float]:
    """Return one likeness a pile: the mean over its families, by their distinct texts."""
    found = []
    for gold in golds:
        true = drawn_together(gold.edges, gold.same_words)
        drawn = drawn_together(edges(gold), gold.same_words)
        distinct = {gold.same_words[witness] for witness in gold.witnesses}
        weighed: list[float] = []
        for part in components(true):
            seen = sorted(part & distinct)
            like = compare(true, drawn, seen)
            weighed += [] if like is None else [like] * len(seen)
        found += [mean(weighed)] if weighed else []
    return found


def _found(gold: Gold) -> list[Edge]:
    return [Edge(one.child, one.parent, one.directed) for one in gold.found.of(Derivation)]


def _star(gold: Gold) -> list[Edge]:
    return star(gold.witnesses)


def _first_parents(gold: Gold) -> list[Edge]:
    """Return the true tree with one parent each: what is lost by it is lost by second parents alone."""
    first: dict[str, Edge] = {}
    for edge in sorted(gold.edges, key=lambda edge: (edge.child, edge.parent)):
        first.setdefault(edge.child, edge)
    return list(first.values())


def _joined(gold: Gold) -> list[Edge]:
    return _of_families(gold, joined_neighbours)


def _spanning(gold: Gold) -> list[Edge]:
    return _of_families(gold, spanning_tree)


def _of_families(gold: Gold, method: Callable[..., list[Edge]]) -> list[Edge]:
    """Return what a plain method draws of each true family, which it is told."""
    edges = []
    for part in components(drawn_together(gold.edges, gold.same_words)):
        seen = sorted(part & set(gold.same_words.values()))
        if len(seen) > 1:
            edges += method(seen, run_distances({name: gold.words[name] for name in seen}))
    return edges
