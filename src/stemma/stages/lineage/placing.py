"""Where in a skeleton the text of a credited outlet stands, though nobody handed it in."""

from collections.abc import Collection, Sequence

import msgspec

from stemma.stages.lineage.skeleton import Skeleton
from stemma.stages.lineage.texts import doubled


def place_archetype(
    skeleton: Skeleton, voices: Sequence[int], kept: Collection[tuple[int, int]]
) -> tuple[Skeleton, int]:
    """Return the skeleton and the vertex of the credited text: the one fewest steps from all witnesses that credit it.

    Where a witness is nearest, an unseen vertex with its text is set above it and takes its neighbours over, but for
    those that the witness keeps, given as (witness, neighbour).
    """
    around = skeleton.neighbours()
    steps = [_steps(around, voice) for voice in voices]

    def reach(vertex: int) -> tuple[int, bool, int, int]:
        return (sum(far[vertex] for far in steps), vertex < skeleton.leaves, -len(around[vertex]), vertex)

    nearest = min(range(skeleton.vertices), key=reach)
    if nearest >= skeleton.leaves:
        return skeleton, nearest
    return stand_above(skeleton, nearest, kept)


def stand_above(skeleton: Skeleton, witness: int, kept: Collection[tuple[int, int]]) -> tuple[Skeleton, int]:
    """Return the skeleton with an unseen vertex of a witness's own text set above it, and that vertex.

    It takes over the neighbours of the witness, but for those that the witness keeps, given as (witness, neighbour).
    """
    added = skeleton.vertices
    edges = {(witness, added)}
    for left, right in skeleton.edges:
        other = right if left == witness else left
        moved = witness in (left, right) and (witness, other) not in kept
        edges.add((other, added) if moved else (left, right))
    texts = doubled(skeleton.texts, witness)
    return msgspec.structs.replace(skeleton, texts=texts, edges=frozenset(edges)), added


def _steps(around: list[list[int]], start: int) -> dict[int, int]:
    """Return how many edges each vertex is away from one."""
    steps, fresh = {start: 0}, [start]
    for vertex in fresh:
        for other in around[vertex]:
            if other not in steps:
                steps[other] = steps[vertex] + 1
                fresh.append(other)
    return steps
