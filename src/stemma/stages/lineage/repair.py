"""Ties that the evidence does not bear: the child hangs beside its parent, under what is above both, instead."""

from collections.abc import Mapping, Sequence

import msgspec

from stemma.stages.lineage.direction import Direction
from stemma.stages.lineage.rooting import Tie, Tree
from stemma.stages.lineage.skeleton import Skeleton, readings

#: Log-odds at which the evidence forbids a direction.
FORBIDDEN = -1.0
#: Readings that a child must share with its parent against the unseen text above them.
SHARED_CHANGES = 6


def repair_ties(
    skeleton: Skeleton, tree: Tree, directions: Mapping[tuple[int, int], Direction]
) -> tuple[Tree, list[frozenset[int]]]:
    """Return the tree without ties between witnesses whose evidence runs against them, and the texts of its vertices.

    The child goes to the parent's own parent where the evidence allows it; else an unseen text is set above the two.
    """
    above = {tie.child: tie for tie in tree.ties}
    root, texts = tree.root, readings(skeleton.texts)
    for child in [tie.child for tie in tree.ties]:
        tie = above[child]
        while _forbidden(directions, tie):
            upper = above.get(tie.parent)
            if upper is not None and not _forbidden(directions, Tie(child, upper.parent, 0.0, 0.0)):
                tie = Tie(child, upper.parent, tie.score, tie.reverse)
                continue
            beside, added = tie.parent, len(texts)
            texts.append(texts[beside])
            if upper is None:
                root = added
            else:
                above[added] = Tie(added, upper.parent, upper.score, upper.reverse)
            above[beside] = Tie(beside, added, tie.score, tie.reverse)
            tie = Tie(child, added, tie.score, tie.reverse)
        above[child] = tie
    ties = [above[child] for child in sorted(above)]
    return msgspec.structs.replace(tree, root=root, ties=_ordered(ties, root)), texts


def shared_changes(texts: Sequence[frozenset[int]], tie: Tie, upper: Tie) -> int:
    """Return how many readings a child and its parent share that the text above both does not have."""
    return len((texts[tie.child] & texts[tie.parent]) - texts[upper.parent])


def _forbidden(directions: Mapping[tuple[int, int], Direction], tie: Tie) -> bool:
    back = directions.get((tie.child, tie.parent))
    return back is not None and back.carried and back.log_odds >= -FORBIDDEN


def _ordered(ties: list[Tie], root: int) -> list[Tie]:
    """Return ties from the root down."""
    below: dict[int, list[Tie]] = {}
    for tie in ties:
        below.setdefault(tie.parent, []).append(tie)
    ordered: list[Tie] = []
    fresh = [root]
    for vertex in fresh:
        ordered += below.get(vertex, [])
        fresh += [tie.child for tie in below.get(vertex, [])]
    return ordered
