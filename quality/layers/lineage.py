"""Lineage: the tree against the true one, parents with direction, origins counted, doubt that means something."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import msgspec

from quality.figures import Counts, Figure, Missing, mean, ratio
from quality.gold import Gold
from quality.piles import pile_figures
from quality.sets import Sets
from quality.trees import Edge, components, orientation_likeness, skeleton_likeness, star
from stemma.model import Archetype, Derivation, Lineage
from stemma.views.kin import joined_lineages

LAYER = "lineage"

#: An unseen ancestor is the true one when its descendants are mostly the true one's.
SAME_ARCHETYPE = 0.5


class Judged(msgspec.Struct, frozen=True):
    """One derivation found: how sure the product is, whether it names a true parent, whether it has an arrow."""

    score: float
    right: bool
    directed: bool
    named: bool


def measure(sets: Sets) -> Iterator[Figure | Missing]:
    """Yield how the family tree found compares with the true one."""
    for golds in sets.golds:
        for metric, value, low, detail in _figures(golds):
            yield Figure(layer=LAYER, measured_on=golds[0].name, metric=metric, value=value, low=low, detail=detail)
    yield from pile_figures(sets, LAYER)


def _figures(golds: Sequence[Gold]) -> Iterator[tuple[str, float, bool, str]]:
    judged = [one for gold in golds for one in judge(gold)]
    pairs, parents = Counts(), Counts()
    for gold in golds:
        pairs.add(same_lineage(gold))
        parents.add(directed_parents(gold))
    yield "same-lineage pair F1", pairs.f1, False, str(pairs)
    yield "directed parent F1", parents.f1, False, str(parents)
    true_arrows = Counts()
    for gold in golds:
        true_arrows.add(arrows_to_ancestors(gold))
    detail = f"{true_arrows.right} of {true_arrows.right + true_arrows.wrong} arrows"
    yield "arrows to an ancestor", true_arrows.precision, False, detail
    yield from _likeness(golds)
    exact = [low <= count <= high for gold in golds for low, high, count in [(*gold.origins, origins_found(gold))]]
    off = ", ".join(f"{origins_found(gold)} for {gold.origins[0]}" for gold in golds)
    yield "origins counted right", ratio(sum(exact), len(exact)), False, off
    brier = mean([(one.score - one.right) ** 2 for one in judged])
    yield "Brier of derivations", brier, True, _calibration(judged)
    mixed = mixed_witnesses(golds)
    yield "two parents F1", mixed.f1, False, str(mixed)
    bare = sum(one.directed and not one.named for one in judged)
    yield "arrows without a matter", float(bare), True, f"of {sum(one.directed for one in judged)} arrows"


def _likeness(golds: Sequence[Gold]) -> Iterator[tuple[str, float, bool, str]]:
    for metric, compare in (
        ("skeleton sign distance", skeleton_likeness),
        ("order of descent", orientation_likeness),
    ):
        found: list[float] = []
        chance: list[float] = []
        for gold in golds:
            edges = [Edge(one.child, one.parent, one.directed) for one in gold.found.of(Derivation)]
            for part in components(gold.edges):
                seen = sorted(part & set(gold.witnesses))
                like, unlike = compare(gold.edges, edges, seen), compare(gold.edges, star(seen), seen)
                # A family weighs by its witnesses.
                found += [] if like is None else [like] * len(seen)
                chance += [] if unlike is None else [unlike] * len(seen)
        yield metric, mean(found), False, f"a star has {mean(chance):.1f}"


def same_lineage(gold: Gold) -> Counts:
    """Count pairs of witnesses that share an origin."""
    found = _lineages(gold)
    true, claimed = _bound(gold.lineages), _bound(found)
    pairs = set(combinations(gold.witnesses, 2))
    return Counts(
        right=len(true & claimed & pairs), wrong=len(claimed & pairs - true), missed=len(true & pairs - claimed)
    )


def _lineages(gold: Gold) -> list[frozenset[str]]:
    """Return the witnesses of each lineage found; one that stands in several stories is one."""
    found = {lineage.id: lineage for lineage in gold.found.of(Lineage)}
    groups = joined_lineages(list(found.values()))
    return [frozenset(witness for name in group for witness in found[name].witnesses) for group in groups]


def _bound(lineages: Sequence[frozenset[str]]) -> set[tuple[str, str]]:
    return {ends for lineage in lineages for ends in combinations(sorted(lineage), 2)}


def origins_found(gold: Gold) -> int:
    """Return how many origins the lineages found come to, over all stories of the pile."""
    lineages = set(_lineages(gold))
    alone = set(gold.witnesses) - {witness for lineage in lineages for witness in lineage}
    return len(lineages) + len(alone)


def judge(gold: Gold) -> list[Judged]:
    """Return every derivation of a witness with whether its parent is right."""
    same = same_archetypes(gold)
    parents = _true_parents(gold)
    return [
        Judged(
            score=one.score,
            right=same.get(one.parent, one.parent) in parents.get(one.child, frozenset()),
            directed=one.directed,
            named=bool(one.matters),
        )
        for one in gold.found.of(Derivation)
        if one.child in gold.witnesses
    ]


def directed_parents(gold: Gold) -> Counts:
    """Count arrows to witnesses: right ones, wrong ones, and true parents that no arrow names."""
    same = same_archetypes(gold)
    parents = _true_parents(gold)
    arrows = [
        (one.child, same.get(one.parent, one.parent))
        for one in gold.found.of(Derivation)
        if one.directed and one.child in gold.witnesses
    ]
    right = sum(parent in parents.get(child, frozenset()) for child, parent in arrows)
    named = {child for child, parent in arrows if parent in parents.get(child, frozenset())}
    wanted = sum(
        edge.child in gold.witnesses and (edge.child in named or edge.child not in gold.rootlike) for edge in gold.edges
    )
    return Counts(right=right, wrong=len(arrows) - right, missed=max(0, wanted - right))


def arrows_to_ancestors(gold: Gold) -> Counts:
    """Count arrows whose parent is any true ancestor, near or far: "draws on" is true of both."""
    same = same_archetypes(gold)
    parents = _true_parents(gold)
    counts = Counts()
    for one in gold.found.of(Derivation):
        if one.directed and one.child in gold.witnesses:
            above = _ancestors(parents, one.child)
            right = same.get(one.parent, one.parent) in above
            counts.add(Counts(right=int(right), wrong=int(not right)))
    return counts


def _ancestors(parents: Mapping[str, frozenset[str]], name: str) -> set[str]:
    above: set[str] = set()
    waiting = sorted(parents.get(name, frozenset()))
    while waiting:
        parent = waiting.pop()
        if parent not in above and parent != name:
            above.add(parent)
            waiting += sorted(parents.get(parent, frozenset()))
    return above


def _true_parents(gold: Gold) -> dict[str, frozenset[str]]:
    parents: dict[str, frozenset[str]] = dict(gold.accepted)
    for edge in gold.edges:
        parents[edge.child] = parents.get(edge.child, frozenset()) | {edge.parent}
    return parents


def same_archetypes(gold: Gold) -> dict[str, str]:
    """Return for each unseen ancestor found the true one whose descendants it mostly shares."""
    found = [Edge(one.child, one.parent) for one in gold.found.of(Derivation)]
    seen = set(gold.witnesses)
    unseen = sorted({edge.parent for edge in gold.edges} - seen)
    true = {name: descendants(gold.edges, name) & seen for name in unseen}
    same = {}
    for archetype in gold.found.of(Archetype):
        below = descendants(found, archetype.id) & seen
        likeness = {name: ratio(len(below & other), len(below | other)) for name, other in true.items()}
        best = max(sorted(likeness), key=lambda name: likeness[name], default=None)
        if best is not None and likeness[best] >= SAME_ARCHETYPE:
            same[archetype.id] = best
    return same


def descendants(edges: Sequence[Edge], name: str) -> set[str]:
    """Return all that stand below a name."""
    below: set[str] = set()
    waiting = [name]
    while waiting:
        above = waiting.pop()
        fresh = {edge.child for edge in edges if edge.parent == above} - below
        below |= fresh
        waiting += sorted(fresh)
    return below


def mixed_witnesses(golds: Sequence[Gold]) -> Counts:
    """Count witnesses that are said to have more than one parent."""
    counts = Counts()
    for gold in golds:
        true = _more_than_one([(edge.child, edge.parent) for edge in gold.edges])
        found = _more_than_one([(one.child, one.parent) for one in gold.found.of(Derivation)])
        seen = set(gold.witnesses)
        counts.add(
            Counts(right=len(true & found & seen), wrong=len(found & seen - true), missed=len(true & seen - found))
        )
    return counts


def _more_than_one(edges: Sequence[tuple[str, str]]) -> set[str]:
    children = [child for child, _ in sorted(set(edges))]
    return {child for child in children if children.count(child) > 1}


def _calibration(judged: Sequence[Judged]) -> str:
    """Return, for fifths of the scale, how often a derivation of that score is right."""
    parts = []
    for low in (0.0, 0.2, 0.4, 0.6, 0.8):
        inside = [one.right for one in judged if low <= one.score < low + 0.2 or (one.score == 1.0 and low == 0.8)]  # noqa: PLR2004 - fifths
        if inside:
            parts.append(f"{low:.1f}+: {mean([float(right) for right in inside]):.2f} of {len(inside)}")
    return "right when the score is " + ", ".join(parts)
