"""Where in a skeleton the text of a credited outlet stands, though nobody handed it in."""

from collections.abc import Sequence

import msgspec

from stemma.stages.lineage.skeleton import Skeleton


def place_archetype(skeleton: Skeleton, credited: Sequence[int]) -> tuple[Skeleton, int]:
    """Return the skeleton and the vertex that stands for the credited text: the one nearest to all that credit it.

    Where a witness is nearest, an unseen vertex is set in its very place, and the witness hangs from it.
    """

    def reach(vertex: int) -> tuple[float, bool, int]:
        total = sum(skeleton.paths[vertex][leaf] for leaf in credited)
        return (round(total, 9), vertex < skeleton.leaves, vertex)

    nearest = min(range(skeleton.vertices), key=reach)
    if nearest >= skeleton.leaves:
        return skeleton, nearest
    added = skeleton.vertices
    paths = [[*row, row[nearest]] for row in skeleton.paths]
    paths.append([*skeleton.paths[nearest], 0.0])
    edges = [*skeleton.edges, (nearest, added, 0.0)]
    return msgspec.structs.replace(skeleton, vertices=added + 1, edges=edges, paths=paths), added
