"""A story as trees to walk: every point once, under the parent from which it takes most, the earliest first."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from stemma.views.lineage import DerivationLine, LineageView, Point
from stemma.views.times import moment


class Branch(msgspec.Struct, frozen=True, kw_only=True):
    """A point, the derivation by which it hangs on its parent (null on top), and what hangs below it."""

    point: Point
    line: DerivationLine | None
    #: Derivations from further parents.
    seconds: list[DerivationLine]
    branches: list["Branch"]


def forest(view: LineageView) -> list[Branch]:
    """Return the trees of a story, in the order of their lineages. A circle starts at its first point."""
    order = sorted(view.points, key=_reading_order)
    points = {point.id: point for point in order}
    lines = [line for line in view.derivations if line.child in points and line.parent in points]
    main = {line.child: line for line in lines if not line.second}
    roots = _roots(order, main)
    below: dict[str, list[DerivationLine]] = {}
    for point in order:
        if point.id in main and point.id not in roots:
            below.setdefault(main[point.id].parent, []).append(main[point.id])
    seconds: dict[str, list[DerivationLine]] = {}
    for line in lines:
        if line.second:
            seconds.setdefault(line.child, []).append(line)
    return [_branch(points[root], None, below=below, points=points, seconds=seconds) for root in roots]


def walk(branches: Iterable[Branch]) -> Iterator[Branch]:
    """Yield every branch, parents before children."""
    for branch in branches:
        yield branch
        yield from walk(branch.branches)


def _reading_order(point: Point) -> tuple[float, float, str, str]:
    lineage = point.lineages[0] if point.lineages else math.inf
    return lineage, moment(point.published), point.name, point.id


def _roots(order: Sequence[Point], main: Mapping[str, DerivationLine]) -> list[str]:
    """Return the points without parent, and of each circle of derivations the first point."""
    roots: list[str] = []
    safe: set[str] = set()
    for point in order:
        path: list[str] = []
        here = point.id
        while here not in safe and here not in path and here in main:
            path.append(here)
            here = main[here].parent
        if here not in safe:
            roots.append(here)
        safe.update([*path, here])
    return roots


def _branch(
    point: Point,
    line: DerivationLine | None,
    *,
    below: Mapping[str, Sequence[DerivationLine]],
    points: Mapping[str, Point],
    seconds: Mapping[str, Sequence[DerivationLine]],
) -> Branch:
    branches = [
        _branch(points[one.child], one, below=below, points=points, seconds=seconds) for one in below.get(point.id, [])
    ]
    return Branch(point=point, line=line, seconds=list(seconds.get(point.id, [])), branches=branches)
