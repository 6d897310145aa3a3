"""Unseen texts: where two neighbours of a text share wording that it lacks, something stood between the three."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import msgspec

from stemma.stages.lineage.direction import Direction
from stemma.stages.lineage.placing import stand_above
from stemma.stages.lineage.skeleton import Skeleton

#: Shingles that an unseen text must explain, at least, and as a part of the shorter of the two that share them.
LEAST_SHARED, LEAST_PART = 18, 0.08
#: Shingles by which another neighbour must be nearer to the unseen text to move to it.
NEARER = 3
#: How sure an unseen text is that explains just enough, and how fast that grows with what it explains.
JUST_ENOUGH, GROWTH = 0.7, 0.5
MOST_SURE = 0.97
#: Log-odds at which a neighbour counts as older than the text whose child it seems to be.
OLDER = 1.0
#: Older neighbours that no text can have: one of them may be its parent.
CLASH = 2


def add_unseen(skeleton: Skeleton) -> Skeleton:
    """Return the skeleton with unseen texts added, the one that explains most first, until none explains enough."""
    grown = skeleton
    while True:
        best = max(_candidates(grown), default=None)
        if best is None:
            return grown
        _, explained, *triple = best
        grown = _insert(grown, (-triple[0], -triple[1], -triple[2]), explained)


def _candidates(skeleton: Skeleton) -> Iterator[tuple[float, float, int, int, int]]:
    """Yield (shingles, ratio to those asked, middle, first, second), vertices negated so that low numbers win ties."""
    for middle, near in enumerate(skeleton.neighbours()):
        text = skeleton.texts[middle]
        beyond = {other: skeleton.texts[other] - text for other in near}
        for first, second in combinations(near, 2):
            shared = len(beyond[first] & beyond[second])
            asked = max(LEAST_SHARED, LEAST_PART * min(len(skeleton.texts[first]), len(skeleton.texts[second])))
            if shared >= asked:
                yield (shared, shared / asked, -middle, -first, -second)


def _insert(skeleton: Skeleton, triple: tuple[int, int, int], explained: float) -> Skeleton:
    """Return the skeleton with the median of three texts between them; neighbours that are nearer to it move."""
    middle, first, second = triple
    text = median([skeleton.texts[vertex] for vertex in triple])
    added = skeleton.vertices
    edges = dict(skeleton.edges)
    moved = {first, second}
    for other in skeleton.neighbours()[middle]:
        theirs = skeleton.texts[other]
        if len(theirs & text) >= len(theirs & skeleton.texts[middle]) + NEARER:
            moved.add(other)
    for other in sorted(moved):
        edges[other, added] = edges.pop((min(middle, other), max(middle, other)))
    edges[middle, added] = min(MOST_SURE, JUST_ENOUGH + (1 - JUST_ENOUGH) * (1 - explained**-GROWTH))
    return msgspec.structs.replace(skeleton, texts=[*skeleton.texts, text], edges=edges)


def median(texts: Sequence[frozenset[int]]) -> frozenset[int]:
    """Return what stands in at least two of three texts."""
    first, second, third = texts
    return (first & second) | (first & third) | (second & third)


def resolve_clashes(skeleton: Skeleton, directions: Mapping[tuple[int, int], Direction]) -> Skeleton:
    """Return the skeleton with an unseen text above every witness that has several older neighbours.

    Only one of them can be its parent, and the others cannot have taken the common text from it.
    """
    grown = skeleton
    for vertex in range(skeleton.leaves):
        near = [other for other in grown.neighbours()[vertex] if other < skeleton.leaves]
        older = [other for other in near if _is_older(directions.get((other, vertex)))]
        if len(older) >= CLASH:
            grown, _ = stand_above(grown, vertex, kept_children(directions))
    return grown


def _is_older(direction: Direction | None) -> bool:
    return direction is not None and direction.carried and direction.log_odds >= OLDER


def kept_children(directions: Mapping[tuple[int, int], Direction]) -> list[tuple[int, int]]:
    """Return (parent, child) where more than the clock says that the child took its text from this very witness."""
    kept = []
    for ends, direction in sorted(directions.items()):
        strongest = max((matter.log_odds for matter in direction.matters if matter.name != "published"), default=0.0)
        if direction.carried and direction.log_odds >= OLDER and strongest >= OLDER:
            kept.append(ends)
    return kept
