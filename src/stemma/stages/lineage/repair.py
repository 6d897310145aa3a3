"""Ties that the clock forbids: a witness older than its parent in the tree hangs beside it instead."""

from collections.abc import Mapping

import msgspec

from stemma.stages.lineage.direction import Direction
from stemma.stages.lineage.rooting import Tie, Tree

#: Log-odds at which the evidence forbids a direction.
FORBIDDEN = -1.0


def repair_ties(tree: Tree, directions: Mapping[tuple[int, int], Direction]) -> Tree:
    """Return the tree without ties between witnesses whose evidence runs clearly against them.

    The child goes to the parent's own parent where the evidence allows it; else an unseen text is set above the two.
    """
    above = {tie.child: tie for tie in tree.ties}
    root, vertices = tree.root, tree.vertices
    for child in [tie.child for tie in tree.ties]:
        tie = above[child]
        while _forbidden(directions, tie):
            upper = above.get(tie.parent)
            if upper is not None and not _forbidden(directions, Tie(child, upper.parent, 0.0, 0.0)):
                tie = Tie(child, upper.parent, tie.score, tie.reverse)
                continue
            beside, added = tie.parent, vertices
            vertices += 1
            if upper is None:
                root = added
            else:
                above[added] = Tie(added, upper.parent, upper.score, upper.reverse)
            above[beside] = Tie(beside, added, tie.score, tie.reverse)
            tie = Tie(child, added, tie.score, tie.reverse)
        above[child] = tie
    ties = [above[child] for child in sorted(above)]
    return msgspec.structs.replace(tree, root=root, vertices=vertices, ties=_ordered(ties, root))


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
