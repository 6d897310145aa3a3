"""Witnesses with several older neighbours: only one can be the parent, so an unseen text stands above."""

from collections.abc import Mapping

from stemma.stages.lineage.direction import Direction
from stemma.stages.lineage.placing import stand_above
from stemma.stages.lineage.skeleton import Skeleton

#: Log-odds at which a neighbour counts as older than the text whose child it seems to be.
OLDER = 1.0
#: Older neighbours that no text can have: one of them may be its parent.
CLASH = 2


def resolve_clashes(skeleton: Skeleton, directions: Mapping[tuple[int, int], Direction]) -> Skeleton:
    """Return the skeleton with an unseen text above every witness that has several older neighbours.

    Only one of them can be its parent, and the others cannot have taken the common text from it.
    """
    grown, kept, around = skeleton, kept_children(directions), skeleton.neighbours()
    for vertex in range(skeleton.leaves):
        near = [other for other in around[vertex] if other < skeleton.leaves]
        older = [other for other in near if _is_older(directions.get((other, vertex)))]
        if len(older) >= CLASH:
            grown, _ = stand_above(grown, vertex, kept)
            around = grown.neighbours()
    return grown


def _is_older(direction: Direction | None) -> bool:
    return direction is not None and direction.carried and direction.log_odds >= OLDER


def kept_children(directions: Mapping[tuple[int, int], Direction]) -> frozenset[tuple[int, int]]:
    """Return (parent, child) where more than the clock says that the child took its text from this very witness."""
    kept: set[tuple[int, int]] = set()
    for ends, direction in sorted(directions.items()):
        strongest = max((matter.log_odds for matter in direction.matters if matter.name != "published"), default=0.0)
        if direction.carried and direction.log_odds >= OLDER and strongest >= OLDER:
            kept.add(ends)
    return frozenset(kept)
